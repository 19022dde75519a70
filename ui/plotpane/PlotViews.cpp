// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/PlotViews.h"

#include <algorithm>

#include "ui/plot/ImagePlot.h"
#include "ui/plot/ScatterPlot.h"
#include "ui/plotpane/PlotSession.h"
#include "ui/plotpane/PlotView.h"

namespace h5scout::ui
{

namespace
{

/// The same picture, whatever the index in the dimensions that it shows or summarises.
bool isSamePicture(const PlotPart& before, const PlotPart& now)
{
    if (!isSameView(before, now) || before.index.size() != now.index.size())
        return false;
    for (quint32 dimension = 0; dimension < now.index.size(); ++dimension) {
        const auto isAmong = [dimension](const std::vector<quint32>& dimensions) {
            return std::ranges::find(dimensions, dimension) != dimensions.end();
        };
        if (!isAmong(now.view.shown) && !isAmong(now.reduced) && before.index[dimension] != now.index[dimension])
            return false;
    }
    return true;
}

} // namespace

PlotViews::PlotViews(QWidget* parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_navigation(new PlotView)
    , m_signal(new PlotView)
{
    m_navigation->setObjectName(QStringLiteral("navigationView"));
    m_signal->setObjectName(QStringLiteral("signalView"));
    addWidget(m_navigation);
    addWidget(m_signal);
    setStretchFactor(0, 1);
    setStretchFactor(1, 1);
    setSizes({500, 500});
    setChildrenCollapsible(false);
    m_navigation->hide();

    for (const PlotView* view : {m_signal, m_navigation}) {
        connect(view, &PlotView::hintChanged, this, &PlotViews::hintChanged);
        connect(view, &PlotView::failed, this, &PlotViews::failed);
        connect(view, &PlotView::busyChanged, this, &PlotViews::busyChanged);
        connect(view, &PlotView::progressed, this, &PlotViews::progressed);
        connect(view, &PlotView::changed, this, &PlotViews::changed);
    }
    connect(m_signal->imagePlot(), &ImagePlot::limitsChanged, this, &PlotViews::limitsChanged);
    connect(m_signal->scatterPlot(), &ScatterPlot::limitsChanged, this, &PlotViews::limitsChanged);
    connect(m_navigation, &PlotView::noteChanged, this, &PlotViews::mapNoteChanged);
    connect(m_navigation, &PlotView::cursorMoved, this, &PlotViews::navigated);
}

bool PlotViews::isNavigated() const
{
    return !m_navigation->isHidden();
}

bool PlotViews::isBusy() const
{
    return m_signal->isBusy() || (isNavigated() && m_navigation->isBusy());
}

void PlotViews::begin(const PlotSession& session, ViewPolicy policy)
{
    m_map.reset();
    const bool isNavigated = session.plan().navigation.has_value();
    m_navigation->setVisible(isNavigated);
    if (!isNavigated) {
        m_navigation->stop();
        Q_EMIT mapNoteChanged({});
    }
    show(session, policy);
}

void PlotViews::show(const PlotSession& session, ViewPolicy policy)
{
    m_signal->show(session.signalParts(), policy);
    const std::optional<PlotPart> map = session.navigationPart();
    if (!map)
        return;
    if (!m_map || !isSamePicture(*m_map, *map)) {
        m_map = map;
        m_navigation->show({*map}, policy);
    }
    m_navigation->setCursor(session.navigationIndex());
}

void PlotViews::showWords(const QString& words)
{
    m_navigation->stop();
    m_navigation->hide();
    m_map.reset();
    Q_EMIT mapNoteChanged({});
    m_signal->showWords(words);
}

void PlotViews::stop()
{
    m_signal->stop();
    m_navigation->stop();
}

void PlotViews::clear()
{
    m_signal->linePlot()->clear();
    m_signal->imagePlot()->clear();
    m_signal->scatterPlot()->clear();
}

void PlotViews::setLineStyle(const LineStyle& style)
{
    m_signal->linePlot()->setStyle(style);
    m_navigation->linePlot()->setStyle({.hasMarkers = style.hasMarkers, .hasLegend = false});
}

void PlotViews::setImageStyle(const ImageStyle& style)
{
    m_signal->imagePlot()->setStyle(style);
    m_signal->scatterPlot()->setStyle(style);
    ImageStyle ofMap; // the map keeps to its own limits: other numbers than the signal's
    ofMap.map = style.map;
    ofMap.isMapReversed = style.isMapReversed;
    m_navigation->imagePlot()->setStyle(ofMap);
    m_navigation->scatterPlot()->setStyle(ofMap);
}

void PlotViews::resetView()
{
    for (const PlotView* view : {m_signal, m_navigation})
        if (PlotWidget* plot = view->currentPlot())
            plot->resetView();
}

QPixmap PlotViews::picture()
{
    const PlotWidget* plot = m_signal->currentPlot();
    return plot && !isNavigated() ? plot->picture() : grab();
}

} // namespace h5scout::ui
