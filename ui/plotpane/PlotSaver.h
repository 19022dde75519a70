// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>

#include "ui/save/SaveSubject.h"

namespace h5scout::ui
{

class DataExport;
class PlotPane;
class PlotView;

/// Answers a plot pane's wishes to save and to copy: opens the dialog for what is shown, puts its numbers on the
/// clipboard. Lives as long as the pane, whose errorRaised() tells what went wrong.
class PlotSaver : public QObject
{
    Q_OBJECT
public:
    explicit PlotSaver(PlotPane* pane);

Q_SIGNALS:
    /// What has been done, in a sentence, for the status bar.
    void told(const QString& sentence);

private:
    void openDialog();
    void copyNumbers();
    static SaveSubject subjectOf(const PlotView* view, const QString& name);

    PlotPane* m_pane;
    QPointer<DataExport> m_copying;
};

} // namespace h5scout::ui
