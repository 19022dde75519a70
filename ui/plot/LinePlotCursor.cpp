// SPDX-License-Identifier: GPL-3.0-or-later
// What the pointer and the cursor of a line plot stand on.
#include <algorithm>
#include <cmath>
#include <limits>

#include <QStringList>

#include "ui/plot/LinePlotPrivate.h"
#include "ui/plot/LineReadout.h"
#include "ui/plot/PointSteps.h"

namespace h5scout::ui
{

namespace
{
constexpr std::size_t kMostReadouts = 4; // curves in the cursor's hint
} // namespace

quint64 LinePlot::Private::sampleNear(const EnvelopeGraph& graph, const QPointF& pixel) const
{
    const AxisScale& scale = graph.scale();
    const Envelope* overview = graph.data().overview();
    if (scale.isMonotonic() || !overview || !isExact(*overview))
        return scale.nearest(m_canvas->xAxis->pixelToCoord(pixel.x()));
    const PixelMap map = graph.pixelMap();
    quint64 nearest = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t column = 0; column < overview->columns(); ++column) {
        const quint64 sample = overview->columnStart(column);
        const double dx = map.xOf(static_cast<double>(sample)) - pixel.x();
        const double dy = map.y.pixel(overview->minimum[column]) - pixel.y();
        if (const double distance = dx * dx + dy * dy; distance < least) {
            least = distance;
            nearest = sample;
        }
    }
    return nearest;
}

QString LinePlot::Private::hintAt(const QPointF& place) const
{
    const QPointF pixel(m_canvas->xAxis->coordToPixel(place.x()), m_canvas->yAxis->coordToPixel(place.y()));
    const Curve* nearest = nullptr;
    quint64 nearestSample = 0;
    double least = std::numeric_limits<double>::infinity();
    for (const Curve& curve : m_curves) {
        const AxisScale& scale = curve.graph->scale();
        const double index = scale.isMonotonic() ? std::round(scale.indexAt(place.x())) : 0;
        if (!(index >= 0 && index < static_cast<double>(scale.count())))
            continue;
        const quint64 sample = sampleNear(*curve.graph, pixel);
        double distance = 1e9; // no value here: a curve that has one is nearer
        if (const Envelope* envelope = curve.graph->data().finestAt(sample)) {
            const PixelMap map = curve.graph->pixelMap();
            const std::size_t column = columnOf(*envelope, sample);
            const double top = map.y.pixel(envelope->maximum[column]);
            const double bottom = map.y.pixel(envelope->minimum[column]);
            if (!std::isnan(top) && !std::isnan(bottom))
                distance = std::max({top - pixel.y(), pixel.y() - bottom, 0.0});
        }
        if (distance < least) {
            least = distance;
            nearest = &curve;
            nearestSample = sample;
        }
    }
    return nearest ? readout(nearest->info, nearest->graph->scale(), nearest->graph->data(), nearestSample) : QString();
}

quint64 LinePlot::Private::sampleAtCursor(const Curve& curve) const
{
    const AxisScale& own = curve.graph->scale();
    if (&curve == &m_curves.front() || !own.isMonotonic())
        return *m_cursor;
    return own.nearest(m_curves.front().graph->scale().at(static_cast<double>(*m_cursor)));
}

QString LinePlot::Private::cursorHint() const
{
    if (!m_cursor || m_curves.empty())
        return {};
    const Curve& first = m_curves.front();
    QStringList texts{readout(first.info, first.graph->scale(), first.graph->data(), *m_cursor)};
    for (std::size_t i = 1; i < std::min(m_curves.size(), kMostReadouts); ++i) {
        const quint64 sample = sampleAtCursor(m_curves[i]);
        if (const Envelope* envelope = m_curves[i].graph->data().finestAt(sample))
            texts << valueReadout(m_curves[i].info, *envelope, sample);
    }
    return texts.join(QStringLiteral(", "));
}

void LinePlot::Private::markCursor()
{
    std::vector<QPointF> points;
    for (std::size_t i = 0; m_cursor && i < std::min(m_curves.size(), kMostReadouts); ++i) {
        const EnvelopeGraph& graph = *m_curves[i].graph;
        const quint64 sample = sampleAtCursor(m_curves[i]);
        const Envelope* envelope = graph.data().finestAt(sample);
        if (!envelope || !isExact(*envelope))
            continue; // a column of several samples is no point
        const QPointF place(graph.scale().at(static_cast<double>(sample)),
                            envelope->minimum[columnOf(*envelope, sample)]);
        const PixelMap map = graph.pixelMap();
        if (std::isfinite(place.x()) && map.x.canShow(place.x()) && map.y.canShow(place.y()))
            points.push_back(place);
    }
    m_marks->setPoints(std::move(points));
}

void LinePlot::Private::moveCursorTo(quint64 index)
{
    if (m_cursor == index) {
        emit m_plot->hintChanged(cursorHint());
        return;
    }
    m_cursor = index;
    showCursor();
    emit m_plot->cursorMoved(index);
    emit m_plot->hintChanged(cursorHint()); // whoever heard of it may have begun other curves
}

void LinePlot::Private::stepCursor(int steps)
{
    if (!m_cursor || m_curves.empty())
        return;
    const EnvelopeGraph& graph = *m_curves.front().graph;
    moveCursorTo(steppedSample(graph.scale(), graph.order(), graph.data().overview(), *m_cursor, steps));
}

} // namespace h5scout::ui
