// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ImagePlot.h"

#include <algorithm>
#include <utility>

#include "ui/plot/ImageAxes.h"
#include "ui/plot/ImagePlotPrivate.h"

namespace h5scout::ui
{

namespace
{

bool covers(const Range& loaded, const Range& wanted)
{
    return wanted.start >= loaded.start && wanted.start + wanted.count <= loaded.start + loaded.count * loaded.stride;
}

/// True if no picture of that size could show the wanted part finer than `image` does.
bool isFineEnough(const Image* image, const Range& rows, const Range& columns, const QSize& pixels)
{
    if (!image || !covers(image->rows, rows) || !covers(image->columns, columns))
        return false;
    const auto isFine = [](const Range& loaded, const Range& wanted, int room) {
        const auto pixelCount = static_cast<quint64>(std::max(room, 1));
        return loaded.stride <= (wanted.count + pixelCount - 1) / pixelCount;
    };
    return isFine(image->rows, rows, pixels.height()) && isFine(image->columns, columns, pixels.width());
}

} // namespace

ImagePlot::ImagePlot(QWidget* parent)
    : PlotWidget(parent)
    , m_d(std::make_unique<Private>(this, canvas()))
{
    setObjectName(QStringLiteral("imagePlot"));
    setAccessibleName(tr("Image plot"));
    connect(canvas(), &PlotCanvas::colorsChanged, this, [this] { m_d->applyColors(); });
    connect(canvas(), &PlotCanvas::pointedAt, this,
            [this](const QPointF& place) { emit hintChanged(m_d->hintAt(place)); });
    connect(canvas(), &PlotCanvas::pointerLeft, this, [this] { emit hintChanged({}); });
    connect(canvas(), &PlotCanvas::pointerGone, this, [this] { emit hintChanged(m_d->crosshairHint()); });
    connect(m_d->m_graph, &ImageGraph::recolored, this, [this] { m_d->repaint(); });
    connect(m_d->m_frame, &ViewFrame::fitted, this, [this] { detailMayBeNeeded(); });
    connect(m_d->m_control, &CursorControl::dragged, this,
            [this](const QPointF& pixel, CursorControl::Handles handles) { m_d->dragCrosshair(pixel, handles); });
    connect(m_d->m_control, &CursorControl::clicked, this,
            [this](const QPointF& pixel) { m_d->dragCrosshair(pixel, CursorControl::both()); });
    connect(m_d->m_control, &CursorControl::stepped, this,
            [this](int rightward, int upward) { m_d->stepCrosshair(rightward, upward); });
    connect(&m_d->m_profileTimer, &QTimer::timeout, this, [this] {
        if (const auto place = m_d->m_place)
            emit profilesNeeded(place->first, place->second);
    });
}

ImagePlot::~ImagePlot() = default;

void ImagePlot::begin(const ImageInfo& info, ViewPolicy policy)
{
    const AxisScale rows = imageScale(info.rows);
    const AxisScale columns = imageScale(info.columns);
    const bool isKept = policy == ViewPolicy::Keep && !m_d->isEmpty() && isCompatible(rows, m_d->m_rows) &&
                        isCompatible(columns, m_d->m_columns);
    m_d->m_given = info;
    m_d->m_rows = rows;
    m_d->m_columns = columns;
    m_d->m_isOverviewComplete = false;
    m_d->m_asked = {};
    m_d->m_isStale = true;
    m_d->m_shown.fill(m_d->m_received); // what is still in preparation is not wanted any more
    if (!isKept) {
        m_d->dropStalePicture();
        m_d->m_profiles->clear();
        m_d->m_toldView = {};
        m_d->showLimits();
    }
    m_d->applyAxes();
    m_d->applyLabels();
    m_d->placeCrosshair(isKept ? m_d->m_place : std::nullopt);
    m_d->askForProfiles();
    if (isKept)
        m_d->repaint();
    else
        resetView();
}

void ImagePlot::setOverview(Image image, bool isComplete)
{
    m_d->receive(ImagePart::Overview, std::move(image), isComplete);
}

void ImagePlot::setDetail(Image image, bool isComplete)
{
    if (!m_d->m_isStale) // else an answer for what was shown before
        m_d->receive(ImagePart::Detail, std::move(image), isComplete);
}

void ImagePlot::setStyle(const ImageStyle& style)
{
    const ImageStyle before = std::exchange(m_d->m_style, style);
    if (style == before)
        return;
    if (style.map != before.map || style.isMapReversed != before.isMapReversed)
        m_d->applyMap();
    m_d->applyAxes();
    m_d->m_profiles->setShown(style.hasProfiles);
    m_d->m_profiles->setLogarithmic(m_d->colorStyle().isLogarithmic);
    m_d->placeCrosshair(m_d->m_place);
    if (style.hasProfiles && !before.hasProfiles)
        m_d->askForProfiles();
    m_d->showLimits();
    m_d->repaint();
    detailMayBeNeeded();
}

const ImageStyle& ImagePlot::style() const
{
    return m_d->m_style;
}

void ImagePlot::setCrosshair(std::optional<std::pair<quint64, quint64>> place)
{
    const auto before = m_d->m_place;
    m_d->placeCrosshair(place);
    if (m_d->m_place != before)
        m_d->askForProfiles();
}

std::optional<std::pair<quint64, quint64>> ImagePlot::crosshair() const
{
    return m_d->m_place;
}

void ImagePlot::setRowProfile(const Envelope& profile)
{
    m_d->m_profiles->setRowProfile(profile);
    m_d->repaint();
}

void ImagePlot::setColumnProfile(const Envelope& profile)
{
    m_d->m_profiles->setColumnProfile(profile);
    m_d->repaint();
}

Range ImagePlot::visibleRows() const
{
    const QCPRange view = canvas()->yAxis->range();
    return elementsWithin(m_d->m_rows, {view.lower, view.upper});
}

Range ImagePlot::visibleColumns() const
{
    const QCPRange view = canvas()->xAxis->range();
    return elementsWithin(m_d->m_columns, {view.lower, view.upper});
}

void ImagePlot::setLabels(const PlotLabels& labels)
{
    m_d->m_labels = labels;
    m_d->applyLabels();
    canvas()->replot(QCustomPlot::rpQueuedReplot);
}

void ImagePlot::resetView()
{
    m_d->m_frame->showAll();
    m_d->repaint();
    detailMayBeNeeded();
}

void ImagePlot::clear()
{
    begin({AxisScale(), AxisScale()}, ViewPolicy::Reset);
    setLabels({});
}

void ImagePlot::requestDetail()
{
    if (m_d->isEmpty())
        return;
    const Range rows = visibleRows();
    const Range columns = visibleColumns();
    const std::pair view(rows, columns);
    if (view != std::exchange(m_d->m_toldView, view))
        emit viewChanged();
    if (m_d->m_isStale || !m_d->m_graph->overview())
        return; // the overview is on its way
    const QSize pixels = drawingSize();
    if (isFineEnough(m_d->m_graph->overview().get(), rows, columns, pixels) ||
        isFineEnough(m_d->m_graph->detail().get(), rows, columns, pixels))
        return;
    if (view == std::exchange(m_d->m_asked, view))
        return;
    emit detailNeeded(rows, columns, pixels);
}

} // namespace h5scout::ui
