// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/PlotReport.h"

#include <utility>

#include <QWidget>

#include "h5scout/client/Trace.h"
#include "ui/models/Format.h"
#include "ui/panes/PaintWatcher.h"
#include "ui/panes/ProgressLine.h"
#include "ui/plotpane/MeaningRequest.h"
#include "ui/plotpane/PlotView.h"
#include "ui/plotpane/PlotViews.h"
#include "ui/plotpane/StatisticsBar.h"

namespace h5scout::ui
{

namespace
{

void traceView(const char* event, const NodeInfo& node)
{
    trace::instant(event, {{"node", displayName(node.path)}, {"view", QStringLiteral("plot")}});
}

} // namespace

PlotReport::PlotReport(QWidget* pane, const MeaningRequest* meaning, const PlotViews* views,
                       const StatisticsBar* statistics, ProgressLine* progress)
    : QObject(pane)
    , m_pane(pane)
    , m_meaning(meaning)
    , m_views(views)
    , m_statistics(statistics)
    , m_progress(progress)
    , m_signalWatcher(new PaintWatcher(this))
    , m_navigationWatcher(new PaintWatcher(this))
{
    connect(meaning, &MeaningRequest::busyChanged, this, [this] { m_progress->setBusy(isBusy()); });
    connect(views, &PlotViews::busyChanged, this, [this] {
        m_progress->setBusy(isBusy());
        follow();
    });
    connect(views, &PlotViews::progressed, progress, &ProgressLine::setProgress);
    connect(views, &PlotViews::changed, this, &PlotReport::follow);
    connect(statistics, &StatisticsBar::busyChanged, this, &PlotReport::follow);
    connect(m_signalWatcher, &PaintWatcher::painted, this, &PlotReport::painted);
    connect(m_navigationWatcher, &PaintWatcher::painted, this, &PlotReport::painted);
}

void PlotReport::start(const NodeInfo& node)
{
    m_node = node;
    m_wasFirstPainted = m_wasFinalPainted = m_wasFinished = false;
    traceView("view_requested", node);
}

void PlotReport::startAddition()
{
    m_wasFinalPainted = m_wasFinished = false;
}

void PlotReport::silence()
{
    m_wasFirstPainted = m_wasFinalPainted = m_wasFinished = true;
}

bool PlotReport::isBusy() const
{
    return m_meaning->isBusy() || m_views->isBusy() || m_statistics->isBusy();
}

void PlotReport::follow()
{
    if (m_wasFinalPainted)
        return;
    m_signalWatcher->expect(m_views->signalView()->paintedWidget());
    if (m_views->isNavigated())
        m_navigationWatcher->expect(m_views->navigationView()->paintedWidget());
    if (!isBusy() && !m_pane->isVisible())
        QMetaObject::invokeMethod(
            this, [this] { finish(); }, Qt::QueuedConnection);
    else if (!isBusy())
        m_views->signalView()->paintedWidget()->update(); // what came last may not have changed the picture
}

void PlotReport::painted()
{
    if (!m_views->signalView()->hasPicture() || m_meaning->isBusy())
        return; // so far only labels
    if (!std::exchange(m_wasFirstPainted, true))
        traceView("view_first", m_node);
    if (isBusy())
        return;
    if (!std::exchange(m_wasFinalPainted, true))
        traceView("view_final", m_node);
    finish();
}

void PlotReport::finish()
{
    if (!isBusy() && !std::exchange(m_wasFinished, true))
        Q_EMIT finished();
}

} // namespace h5scout::ui
