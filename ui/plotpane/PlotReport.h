// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "h5scout/client/NodeTypes.h"

class QWidget;

namespace h5scout::ui
{

class MeaningRequest;
class PaintWatcher;
class PlotViews;
class ProgressLine;
class StatisticsBar;

/// What is being read for a plot, in the progress line; and when all of it has been painted. Traces view_requested,
/// view_first and view_final. While the pane is hidden, finished() does not wait for painting.
class PlotReport : public QObject
{
    Q_OBJECT
public:
    /// Everybody outlives the report. `pane` is what the user sees or does not.
    PlotReport(QWidget* pane, const MeaningRequest* meaning, const PlotViews* views, const StatisticsBar* statistics,
               ProgressLine* progress);

    /// Another node is asked for.
    void start(const NodeInfo& node);
    /// More is asked for beside what is shown.
    void startAddition();
    /// Nothing is asked for, and nothing is told.
    void silence();

Q_SIGNALS:
    void finished();

private:
    bool isBusy() const;
    void follow();
    void painted();
    void finish();

    QWidget* m_pane;
    const MeaningRequest* m_meaning;
    const PlotViews* m_views;
    const StatisticsBar* m_statistics;
    ProgressLine* m_progress;
    PaintWatcher* m_signalWatcher;
    PaintWatcher* m_navigationWatcher;
    NodeInfo m_node;
    bool m_wasFirstPainted = true;
    bool m_wasFinalPainted = true;
    bool m_wasFinished = true;
};

} // namespace h5scout::ui
