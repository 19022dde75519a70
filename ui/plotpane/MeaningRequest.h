// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QObject>

#include "h5scout/client/FileClient.h"

namespace h5scout::ui
{

/// Asks what the numbers of a node mean (FileClient::data), one question at a time: a newer one replaces the one
/// before, whose answer is dropped.
class MeaningRequest : public QObject
{
    Q_OBJECT
public:
    /// `file` is null if it has gone meanwhile.
    using Answer = std::function<void(FileClient* file, const Result<DataInfo>& meaning)>;

    explicit MeaningRequest(QObject* parent = nullptr);

    void ask(FileClient* file, const QByteArray& path, DataScope scope, Answer answer);
    /// There will be no answer.
    void stop();
    bool isBusy() const noexcept { return m_isBusy; }

Q_SIGNALS:
    /// Before the answer is told.
    void busyChanged();

private:
    OwnerId m_owner;
    Request<DataInfo> m_request;
    quint64 m_generation = 0; ///< counts what is asked for: answers for something older are dropped
    bool m_isBusy = false;
};

} // namespace h5scout::ui
