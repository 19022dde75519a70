// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <span>
#include <utility>

#include <QObject>

#include "h5scout/client/FileClient.h"

namespace h5scout::ui
{

/// The requests behind one plot: asks for its data, hands them on as they arrive, forgets what has become stale.
/// Derived classes know which data a line, an image ... needs.
class PlotFeed : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    bool isBusy() const { return m_running > 0; }
    /// Ends all requests; nothing of them arrives any more.
    void stop();

Q_SIGNALS:
    /// The number of running requests has become 0, or is no longer.
    void busyChanged();
    void progressed(const h5scout::Progress& progress);
    /// Something has been handed to the plot.
    void shown();
    /// `isNothingShown`: what failed was the picture itself, not a detail of it.
    void failed(const h5scout::UserError& error, bool isNothingShown);
    /// The reading of the picture was stopped by somebody else (the file was reloaded).
    void cancelled();
    /// 64-bit integers have come that a double cannot hold.
    void integersRounded();

protected:
    /// What a request is for. A newer request of the same purpose and number replaces the older one.
    enum class Purpose : std::uint8_t { Picture, Detail, Profile };

    RequestOptions options(Purpose purpose, std::size_t number = 0);
    /// Joins a request to the feed: `show` gets its parts and its answer until stop().
    template <typename T>
    void track(const Request<T>& request, Purpose purpose, std::size_t number,
               std::function<void(T, bool isComplete)> show);

    /// Looks whether what came from the array of `node` has been rounded.
    void checkIntegers(const NodeInfo& node, std::span<const double> minimum, std::span<const double> maximum);

private:
    using Key = std::pair<Purpose, std::size_t>;

    void began(Key key, std::function<void()> cancel);
    void ended();

    std::map<Key, OwnerId> m_owners;
    std::map<Key, std::function<void()>> m_cancel;
    quint64 m_generation = 0;
    int m_running = 0;
};

template <typename T>
void PlotFeed::track(const Request<T>& request, Purpose purpose, std::size_t number, std::function<void(T, bool)> show)
{
    began({purpose, number}, [request] { request.cancel(); });
    const quint64 generation = m_generation;
    request
        .onPart([this, generation, show](const T& part) {
            if (generation != m_generation)
                return;
            show(part, false);
            Q_EMIT shown();
        })
        .onProgress([this, generation](const Progress& progress) {
            if (generation == m_generation)
                Q_EMIT progressed(progress);
        })
        .then(this, [this, generation, purpose, show](Result<T> result) {
            if (generation != m_generation)
                return;
            if (result.hasValue()) {
                show(std::move(result.value()), true); // may ask for a detail
                ended();
                Q_EMIT shown();
                return;
            }
            ended();
            if (result.hasError())
                Q_EMIT failed(result.error(), purpose == Purpose::Picture);
            else if (purpose == Purpose::Picture)
                Q_EMIT cancelled();
        });
}

} // namespace h5scout::ui
