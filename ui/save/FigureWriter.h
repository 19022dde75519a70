// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>
#include <optional>

#include <QObject>
#include <QPointer>
#include <QString>

#include "h5scout/client/Result.h"
#include "ui/export/FileSave.h"
#include "ui/plot/FigureExport.h"

namespace h5scout::ui
{

/// Saves a plot as a figure: laid out in the window's thread, which cannot be otherwise, painted, encoded and written
/// in another. One figure an object; when it dies early nothing is left behind (deleteLater() from within its signals).
class FigureWriter : public QObject
{
    Q_OBJECT
public:
    FigureWriter(PlotWidget* plot, const FigureSettings& settings, const QString& title, QObject* parent = nullptr);
    ~FigureWriter() override;

    /// Ends with exactly one of finished(), failed(), cancelled(), never within this call.
    void saveTo(const QString& path, Overwrite overwrite);
    /// Leaves nothing behind. Too late when the file gets its name: then it is finished.
    void cancel();

Q_SIGNALS:
    void finished(const QString& path);
    void failed(const h5scout::UserError& error);
    void cancelled();

private:
    struct Target
    {
        QString path;
        Overwrite overwrite = Overwrite::Refuse;
        enum class State : std::uint8_t { Encoding, Committing, Cancelled };
        std::atomic<State> state = State::Encoding; ///< both threads change it, one of them first

        bool leaveEncoding(State next);
    };

    void paint();
    void write(const FigureEncoder& encode);
    static std::optional<UserError> writeFile(Target& target, const FigureEncoder& encode);

    QPointer<PlotWidget> m_plot;
    FigureSettings m_settings;
    QString m_title;
    std::shared_ptr<Target> m_target; ///< null: not running
};

} // namespace h5scout::ui
