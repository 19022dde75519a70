// SPDX-License-Identifier: GPL-3.0-or-later
// How the parts of a line plot follow its curves, its style and its view.
#include "ui/plot/LinePlotPrivate.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QStringList>

#include "ui/plot/AxisTicker.h"
#include "ui/plot/DateTicker.h"
#include "ui/plot/LineNotes.h"
#include "ui/plot/NameTicker.h"

namespace h5scout::ui
{

namespace
{

constexpr double kPenWidth = 1.5;
constexpr double kValueRoom = 0.05;
constexpr double kClosestValues = 1e-6; // of the size of all
constexpr double kResolved = 64 * 0x1p-52;

/// The first stage may hold nothing but NaN because nothing has been read yet.
bool hasNumbers(const Envelope& envelope)
{
    return std::any_of(envelope.minimum.begin(), envelope.minimum.end(), [](double v) { return !std::isnan(v); });
}

/// Beyond the palette's colours the same ones again with other lines, then darker, then lighter.
QPen curvePen(const PlotColors& colors, std::size_t index)
{
    constexpr std::array kLines{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
    const auto size = static_cast<std::size_t>(colors.curves.size());
    QColor color = colors.curves[static_cast<qsizetype>(index % size)];
    const std::size_t shade = index / (size * kLines.size()) % 3;
    if (shade != 0)
        color = shade == 1 ? color.darker(150) : color.lighter(135);
    return QPen(color, kPenWidth, kLines.at(index / size % kLines.size()));
}

} // namespace

LinePlot::Private::Private(LinePlot* plot, PlotCanvas* canvas)
    : m_plot(plot)
    , m_canvas(canvas)
    , m_legend(canvas)
    , m_line(new LineCursor(canvas))
    , m_marks(new CursorMarks(canvas))
{
    m_marks->setColors(canvas->colors().selection, canvas->colors().background);
    m_nextRepaint.setSingleShot(true);
    QObject::connect(&m_nextRepaint, &QTimer::timeout, plot, [this] {
        m_sinceRepaint.start();
        repaintNow();
    });
    applyXAxis();
    applyYAxis();
}

void LinePlot::Private::applyPens()
{
    for (std::size_t i = 0; i < m_curves.size(); ++i)
        m_curves[i].graph->setPen(curvePen(m_canvas->colors(), i));
}

void LinePlot::Private::applyColors()
{
    applyPens();
    m_legend.applyColors();
    m_line->applyColors();
    m_marks->setColors(m_canvas->colors().selection, m_canvas->colors().background);
    showLegend();
}

void LinePlot::Private::applyStyle()
{
    for (const Curve& curve : m_curves) {
        curve.graph->setStyle(m_style);
        curve.graph->setLineShape(curve.info.isStepped ? LineShape::Steps : LineShape::Straight);
    }
    showLegend();
}

void LinePlot::Private::applyScales(const XScales& scales)
{
    for (std::size_t i = 0; i < m_curves.size(); ++i)
        m_curves[i].graph->setScale(scales.scales[i]);
    m_isAgainstIndex = scales.isAgainstIndex;
    m_x = xAxisOf(scales.scales, m_style.isXLogarithmic);
    applyXAxis();
    applyLabels();
    showCursor();
}

void LinePlot::Private::applyXAxis()
{
    QCPAxis* axis = m_canvas->xAxis;
    const bool isLogarithmic = m_x.kind == AxisKind::Logarithmic;
    if (isLogarithmic != (axis->scaleType() == QCPAxis::stLogarithmic)) {
        const QSignalBlocker blocker(axis); // the range is brought into the bounds below
        axis->setScaleType(isLogarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    }
    setTicker(axis, m_x.kind);
    m_canvas->setBounds(axis, m_x.whole, m_x.closest);
}

void LinePlot::Private::applyYAxis()
{
    QCPAxis* axis = m_canvas->yAxis;
    axis->setScaleType(m_style.isYLogarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    const auto isLikeFirst = [this](const Curve& curve) {
        return curve.info.valueNames == m_curves.front().info.valueNames;
    };
    const auto isStepped = [](const Curve& curve) { return curve.info.isStepped; };
    const bool hasNames = !m_curves.empty() && !m_curves.front().info.valueNames.empty() &&
                          std::all_of(m_curves.begin(), m_curves.end(), isLikeFirst);
    if (hasNames)
        axis->setTicker(QSharedPointer<NameTicker>::create(axis, m_curves.front().info.valueNames));
    else if (m_style.isYLogarithmic)
        setTicker(axis, AxisKind::Logarithmic);
    else if (!m_curves.empty() && std::all_of(m_curves.begin(), m_curves.end(), isStepped))
        setTicker(axis, AxisKind::Index);
    else
        setTicker(axis, AxisKind::Number);
}

void LinePlot::Private::applyLabels()
{
    m_canvas->setTitle(m_labels.title);
    QString x = m_isAgainstIndex ? LinePlot::tr("index") : m_labels.x;
    if (m_x.kind == AxisKind::Date)
        x = localTimeLabel(x, m_x.whole.upper);
    m_canvas->xAxis->setLabel(x);
    m_canvas->yAxis->setLabel(m_labels.y);
}

void LinePlot::Private::showWholeX()
{
    m_canvas->xAxis->setRange(m_x.whole.lower, m_x.whole.upper);
}

void LinePlot::Private::showLegend()
{
    std::vector<EnvelopeGraph*> graphs;
    QStringList names;
    if (m_curves.size() > 1 && m_style.hasLegend)
        for (const Curve& curve : m_curves) {
            graphs.push_back(curve.graph);
            names << curve.info.name;
        }
    m_legend.setCurves(graphs, names);
}

void LinePlot::Private::showCursor()
{
    if (m_curves.empty() || m_curves.front().info.x.count() == 0)
        m_cursor.reset();
    if (!m_cursor) {
        markCursor();
        m_line->setPosition({});
        return;
    }
    const AxisScale& scale = m_curves.front().graph->scale();
    m_cursor = std::min(*m_cursor, scale.count() - 1);
    markCursor();
    const double position = scale.at(static_cast<double>(*m_cursor));
    const bool canShow = m_x.kind == AxisKind::Logarithmic ? position > 0 : std::isfinite(position);
    m_line->setPosition(canShow ? std::optional(position) : std::nullopt);
}

std::vector<CurveInfo> LinePlot::Private::infos() const
{
    std::vector<CurveInfo> infos;
    for (const Curve& curve : m_curves)
        infos.push_back(curve.info);
    return infos;
}

LinePlot::Private::Curve* LinePlot::Private::curveFor(std::size_t index, const Envelope& envelope, bool isComplete)
{
    if (index >= m_curves.size())
        return nullptr;
    Curve& curve = m_curves[index];
    if (curve.isOld) {
        if (!isComplete && !hasNumbers(envelope))
            return nullptr; // nothing to show yet
        curve.graph->data().clear();
        curve.isOld = false;
    }
    return &curve;
}

std::optional<Span> LinePlot::Private::valuesIn(const QCPRange& positions) const
{
    std::optional<Span> data;
    for (const Curve& curve : m_curves) {
        bool isFound = false;
        const QCPRange range =
            curve.graph->getValueRange(isFound, m_style.isYLogarithmic ? QCP::sdPositive : QCP::sdBoth, positions);
        if (isFound)
            data = united(data, Span{range.lower, range.upper});
    }
    return data;
}

void LinePlot::Private::leaveEmptyView()
{
    const auto isThere = [](const Curve& curve) { return !curve.isOld && curve.graph->data().isOverviewComplete(); };
    if (!m_isViewDoubtful || !std::all_of(m_curves.begin(), m_curves.end(), isThere))
        return;
    m_isViewDoubtful = false;
    const QCPRange values = m_canvas->yAxis->range();
    const auto inView = valuesIn(m_canvas->xAxis->range());
    const bool isEmpty = !inView || (!m_valuesFollow && (inView->upper < values.lower || inView->lower > values.upper));
    if (!isEmpty)
        return;
    m_valuesFollow = true;
    showWholeX();
}

void LinePlot::Private::boundValues()
{
    if (m_isViewDoubtful)
        return; // it is not to be moved to where the data are
    const auto data = valuesIn({m_x.whole.lower, m_x.whole.upper});
    m_canvas->clearBounds(m_canvas->yAxis);
    if (!data)
        return;
    const Span whole = m_style.isYLogarithmic ? paddedLogSpan(*data, kValueRoom) : paddedSpan(*data, kValueRoom);
    const double magnitude = std::max(std::abs(whole.lower), std::abs(whole.upper));
    const double smallest = m_style.isYLogarithmic ? whole.lower * kClosestValues : whole.size() * kClosestValues;
    m_canvas->setBounds(m_canvas->yAxis, whole,
                        m_style.isYLogarithmic ? smallest : std::max(smallest, magnitude * kResolved));
}

void LinePlot::Private::fitValues()
{
    if (!m_valuesFollow)
        return;
    const auto data = valuesIn(m_canvas->xAxis->range());
    if (!data)
        return; // nothing finite in view: what was shown before stays
    const Span span = m_style.isYLogarithmic ? paddedLogSpan(*data, kValueRoom) : paddedSpan(*data, kValueRoom);
    m_canvas->yAxis->setRange(span.lower, span.upper);
}

void LinePlot::Private::repaint()
{
    if (m_nextRepaint.isActive())
        return;
    if (!m_sinceRepaint.isValid() || m_sinceRepaint.elapsed() >= repaintInterval()) {
        m_sinceRepaint.start();
        repaintNow();
    } else {
        m_nextRepaint.start(static_cast<int>(repaintInterval() - m_sinceRepaint.elapsed()));
    }
}

qint64 LinePlot::Private::repaintInterval() const
{
    constexpr qint64 kShortest = 30; // ms
    // Half of the time remains for the data that arrive, however long one picture takes.
    return std::max(kShortest, static_cast<qint64>(2 * m_canvas->replotTime()));
}

void LinePlot::Private::repaintNow()
{
    m_nextRepaint.stop();
    boundValues();
    fitValues();
    markCursor();
    m_plot->setNote(note());
    m_canvas->replot(QCustomPlot::rpQueuedReplot);
}

QString LinePlot::Private::note() const
{
    LineNotes notes;
    for (const Curve& curve : m_curves) {
        if (!curve.graph->data().isOverviewComplete())
            return {};
        notes.add(*curve.graph->data().overview());
        notes.isByPosition |= curve.graph->joining() == Joining::ByPosition;
        notes.isUnjoined |= curve.graph->joining() == Joining::None;
    }
    notes.isYLogarithmic = m_style.isYLogarithmic;
    notes.hasHiddenPositions = m_x.hasHidden;
    notes.hasPlaceless = m_x.hasPlaceless && !m_isAgainstIndex;
    if (m_style.isXLogarithmic && m_x.kind != AxisKind::Logarithmic)
        notes.linearX = m_x.kind == AxisKind::Date ? LineNotes::LinearX::Times : LineNotes::LinearX::NothingPositive;
    notes.isAgainstIndex = m_isAgainstIndex;
    return notes.text();
}

} // namespace h5scout::ui
