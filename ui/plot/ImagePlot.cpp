// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ImagePlot.h"

#include <algorithm>
#include <cmath>

#include "ui/plot/ImageGraph.h"
#include "ui/plot/NumberTicker.h"
#include "ui/plot/PlotCanvas.h"

namespace h5scout::ui
{

namespace
{

constexpr double kClosestView = 3.0; // elements
constexpr int kBarWidth = 14;

ImageGraph::Stage stageOf(bool isComplete)
{
    return isComplete ? ImageGraph::Stage::Complete : ImageGraph::Stage::Partial;
}

Range elementsWithin(const QCPRange& view, quint64 extent)
{
    const double last = static_cast<double>(extent) - 1;
    const auto first = static_cast<quint64>(std::clamp(std::floor(view.lower + 0.5), 0.0, last));
    const auto end = std::min(static_cast<quint64>(std::clamp(std::ceil(view.upper - 0.5), 0.0, last)) + 1, extent);
    return {first, std::max(end, first + 1) - first, 1};
}

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

QCPColorGradient gradientOf(ColorMap map)
{
    const auto anchors = colorAnchors(map);
    QCPColorGradient gradient;
    gradient.clearColorStops();
    for (std::size_t i = 0; i < anchors.size(); ++i)
        gradient.setColorStopAt(static_cast<double>(i) / static_cast<double>(anchors.size() - 1),
                                QColor::fromRgb(anchors[i]));
    return gradient;
}

} // namespace

class ImagePlot::Private
{
public:
    Private(ImagePlot* plot, PlotCanvas* canvas);

    void applyColors();
    void takeLevels(const Image& image);
    void showLevels();
    void repaint();
    QString note() const;
    QString hintAt(const QPointF& place) const;

    ImagePlot* m_plot;
    PlotCanvas* m_canvas;
    ImageGraph* m_graph;
    QCPColorScale* m_bar;
    QCPMarginGroup* m_margins;
    quint64 m_rows = 0;
    quint64 m_columns = 0;
    bool m_isOverviewComplete = false;
    std::optional<Span> m_levels;
    ImageStyle m_style;
    Range m_askedRows;
    Range m_askedColumns;
};

ImagePlot::Private::Private(ImagePlot* plot, PlotCanvas* canvas)
    : m_plot(plot)
    , m_canvas(canvas)
    , m_graph(new ImageGraph(canvas->xAxis, canvas->yAxis))
    , m_bar(new QCPColorScale(canvas))
    , m_margins(new QCPMarginGroup(canvas))
{
    using Numbers = NumberTicker::Numbers;
    canvas->xAxis->setTicker(QSharedPointer<NumberTicker>::create(canvas->xAxis, Numbers::Index));
    canvas->yAxis->setTicker(QSharedPointer<NumberTicker>::create(canvas->yAxis, Numbers::Index));
    canvas->yAxis->setRangeReversed(true);
    for (QCPAxis* axis : {canvas->xAxis, canvas->yAxis})
        axis->grid()->setVisible(false);
    canvas->axisRect()->setBackground(QBrush(canvas->colors().background));

    m_bar->setType(QCPAxis::atRight);
    m_bar->setBarWidth(kBarWidth);
    m_bar->setRangeDrag(false);
    m_bar->setRangeZoom(false);
    m_bar->axis()->setTicker(QSharedPointer<NumberTicker>::create(m_bar->axis(), Numbers::Real));
    m_bar->setMargins(QMargins(8, 0, 12, 0));
    m_bar->setMinimumMargins(QMargins(8, 0, 12, 0));
    canvas->plotLayout()->addElement(0, 1, m_bar);
    for (QCPLayoutElement* element :
         {static_cast<QCPLayoutElement*>(canvas->axisRect()), static_cast<QCPLayoutElement*>(m_bar)})
        element->setMarginGroup(QCP::msTop | QCP::msBottom, m_margins);
    m_bar->setGradient(gradientOf(m_style.map));
    m_graph->setColorTable(colorTable(m_style.map));
    applyColors();
}

void ImagePlot::Private::applyColors()
{
    const PlotColors& colors = m_canvas->colors();
    m_graph->setMissingColors(colors.background, colors.missing);
    m_canvas->axisRect()->setBackground(QBrush(colors.background));
    m_canvas->styleAxis(m_bar->axis());
    for (QCPAxis* axis : m_bar->axis()->axisRect()->axes())
        axis->setBasePen(QPen(colors.axes, 1));
}

void ImagePlot::Private::takeLevels(const Image& image)
{
    m_levels = united(m_levels, finiteSpan(image.values, image.values));
    showLevels();
}

void ImagePlot::Private::showLevels()
{
    const Span levels = m_levels.value_or(Span{0, 1});
    m_graph->setLevels(levels);
    // The bar needs a range even where all values are the same.
    const Span shown = levels.size() > 0 ? paddedSpan(levels, 0) : paddedSpan(levels, 0.1);
    m_bar->setDataRange(QCPRange(shown.lower, shown.upper));
}

void ImagePlot::Private::repaint()
{
    m_plot->setNote(note());
    m_canvas->replot(QCustomPlot::rpQueuedRefresh);
}

QString ImagePlot::Private::note() const
{
    const Image* overview = m_graph->overview();
    if (!overview || !m_isOverviewComplete)
        return {};
    const auto isInfinite = [](double value) { return std::isinf(value); };
    const bool hasInfinities = std::any_of(overview->values.begin(), overview->values.end(), isInfinite);
    if (!m_levels && !hasInfinities)
        return ImagePlot::tr("All values shown are NaN: there is nothing to draw.");
    if (hasInfinities)
        return ImagePlot::tr("Infinite values take the colours at the ends of the bar.");
    return {};
}

QString ImagePlot::Private::hintAt(const QPointF& place) const
{
    const double column = std::round(place.x());
    const double row = std::round(place.y());
    if (row < 0 || column < 0 || row >= static_cast<double>(m_rows) || column >= static_cast<double>(m_columns))
        return {};
    const QString where =
        ImagePlot::tr("row = %1, column = %2").arg(static_cast<quint64>(row)).arg(static_cast<quint64>(column));
    const auto value = m_graph->valueAt(static_cast<quint64>(row), static_cast<quint64>(column));
    return value ? ImagePlot::tr("%1, value = %2").arg(where, formatNumber(*value)) : where;
}

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
}

ImagePlot::~ImagePlot() = default;

void ImagePlot::begin(const ImageInfo& info, ViewPolicy)
{
    const quint64 rows = info.rows.count();
    const quint64 columns = info.columns.count();
    m_d->m_graph->clear();
    m_d->m_rows = rows;
    m_d->m_columns = columns;
    m_d->m_isOverviewComplete = false;
    m_d->m_askedRows = {};
    m_d->m_askedColumns = {};
    m_d->m_levels.reset();
    m_d->m_graph->setExtent({{-0.5, static_cast<double>(rows) - 0.5}, {-0.5, static_cast<double>(columns) - 0.5}});
    m_d->showLevels();
    resetView();
}

void ImagePlot::setOverview(const Image& image, bool isComplete)
{
    m_d->m_graph->setOverview(image, stageOf(isComplete));
    m_d->m_isOverviewComplete = isComplete;
    m_d->takeLevels(image);
    m_d->repaint();
    if (isComplete)
        detailMayBeNeeded();
}

void ImagePlot::setDetail(const Image& image, bool isComplete)
{
    m_d->m_graph->setDetail(image, stageOf(isComplete));
    if (isComplete) {
        m_d->m_askedRows = {};
        m_d->m_askedColumns = {};
    }
    m_d->takeLevels(image);
    m_d->repaint();
}

const ImageStyle& ImagePlot::style() const
{
    return m_d->m_style;
}

void ImagePlot::setStyle(const ImageStyle& style)
{
    m_d->m_style = style;
    m_d->m_graph->setColorTable(colorTable(style.map));
    m_d->m_bar->setGradient(gradientOf(style.map));
    m_d->repaint();
}

void ImagePlot::setLabels(const PlotLabels& labels)
{
    canvas()->setTitle(labels.title);
    canvas()->xAxis->setLabel(labels.x);
    canvas()->yAxis->setLabel(labels.y);
    m_d->m_bar->setLabel(labels.value);
    canvas()->replot(QCustomPlot::rpQueuedRefresh);
}

void ImagePlot::resetView()
{
    const Span rows{-0.5, std::max(static_cast<double>(m_d->m_rows), 1.0) - 0.5};
    const Span columns{-0.5, std::max(static_cast<double>(m_d->m_columns), 1.0) - 0.5};
    canvas()->setBounds(canvas()->yAxis, rows, std::min(kClosestView, rows.size()));
    canvas()->setBounds(canvas()->xAxis, columns, std::min(kClosestView, columns.size()));
    canvas()->yAxis->setRange(rows.lower, rows.upper);
    canvas()->xAxis->setRange(columns.lower, columns.upper);
    m_d->repaint();
    detailMayBeNeeded();
}

void ImagePlot::clear()
{
    begin({}, ViewPolicy::Reset);
    setLabels({});
}

void ImagePlot::requestDetail()
{
    if (m_d->m_rows == 0 || m_d->m_columns == 0 || !m_d->m_graph->overview())
        return; // the overview is on its way
    const Range rows = elementsWithin(canvas()->yAxis->range(), m_d->m_rows);
    const Range columns = elementsWithin(canvas()->xAxis->range(), m_d->m_columns);
    const QSize pixels = drawingSize();
    if (isFineEnough(m_d->m_graph->overview(), rows, columns, pixels) ||
        isFineEnough(m_d->m_graph->detail(), rows, columns, pixels))
        return;
    if (rows == m_d->m_askedRows && columns == m_d->m_askedColumns)
        return;
    m_d->m_askedRows = rows;
    m_d->m_askedColumns = columns;
    emit detailNeeded(rows, columns, pixels);
}

} // namespace h5scout::ui
