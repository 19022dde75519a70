// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/EnvelopeShape.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace h5scout::ui
{

namespace
{

/// So far outside that no pen shows, so near that the painter's numbers stay exact.
constexpr double kOutside = 50.0;

EnvelopeShape linesOf(const Envelope& envelope, const PixelMap& map, const SampleWindow& window)
{
    EnvelopeShape shape;
    QPolygonF line;
    const auto endLine = [&] {
        if (!line.isEmpty())
            shape.lines.push_back(std::exchange(line, {}));
    };
    for (std::size_t column = 0; column < envelope.columns(); ++column) {
        const quint64 sample = envelope.columnStart(column);
        if (sample == envelope.columnStart(column + 1))
            continue; // more columns than samples: this one holds none
        const double place = static_cast<double>(sample);
        if (place < window.first || place >= window.end)
            continue;
        const double value = envelope.minimum[column];
        if (std::isnan(value))
            endLine();
        else
            line << QPointF(map.x(place), map.y(value));
    }
    endLine();
    return shape;
}

/// Bars between two gaps are made to touch: where one ends above the next, it reaches down to it.
void joinBars(std::vector<QRectF>& bars, std::size_t firstOfRun)
{
    for (std::size_t i = firstOfRun + 1; i < bars.size(); ++i) {
        const QRectF& left = bars[i - 1];
        QRectF& bar = bars[i];
        if (bar.top() > left.bottom())
            bar.setTop(left.bottom());
        else if (bar.bottom() < left.top())
            bar.setBottom(left.top());
    }
}

EnvelopeShape barsOf(const Envelope& envelope, const PixelMap& map, const SampleWindow& window)
{
    EnvelopeShape shape;
    std::size_t firstOfRun = 0;
    bool wasGap = true;
    const auto toGrid = [&map](double x) { return std::floor(x * map.resolution) / map.resolution; };
    for (std::size_t column = 0; column < envelope.columns(); ++column) {
        const double first = static_cast<double>(envelope.columnStart(column));
        const double end = static_cast<double>(envelope.columnStart(column + 1));
        if (end <= window.first || first >= window.end)
            continue;
        if (std::isnan(envelope.minimum[column]) || std::isnan(envelope.maximum[column])) {
            if (!wasGap)
                joinBars(shape.bars, firstOfRun);
            wasGap = true;
            continue;
        }
        const double left = toGrid(map.x(std::max(first, window.first)));
        const double right = std::max(toGrid(map.x(std::min(end, window.end))), left + 1.0 / map.resolution);
        const double top = map.y(envelope.maximum[column]);
        const double bottom = map.y(envelope.minimum[column]);
        if (!shape.bars.empty() && left < shape.bars.back().right()) { // the same pixel: one bar
            QRectF& bar = shape.bars.back();
            bar.setTop(std::min(bar.top(), top));
            bar.setBottom(std::max(bar.bottom(), bottom));
            bar.setRight(std::max(bar.right(), right));
            wasGap = false;
            continue;
        }
        if (wasGap)
            firstOfRun = shape.bars.size();
        wasGap = false;
        shape.bars.emplace_back(QPointF(left, top), QPointF(right, bottom));
    }
    if (!wasGap)
        joinBars(shape.bars, firstOfRun);
    return shape;
}

} // namespace

double PixelMap::y(double value) const
{
    return std::clamp(yOrigin + yScale * value, top - kOutside, bottom + kOutside);
}

bool isExact(const Envelope& envelope)
{
    return envelope.columns() >= envelope.count;
}

EnvelopeShape envelopeShape(const Envelope& envelope, const PixelMap& map, const SampleWindow& window)
{
    return isExact(envelope) ? linesOf(envelope, map, window) : barsOf(envelope, map, window);
}

std::size_t columnOf(const Envelope& envelope, quint64 sample)
{
    // columnStart rounds down, so the guess is at most one column off.
    const double share = static_cast<double>(sample - envelope.start) / static_cast<double>(envelope.count);
    auto column =
        std::min(static_cast<std::size_t>(share * static_cast<double>(envelope.columns())), envelope.columns() - 1);
    while (column > 0 && envelope.columnStart(column) > sample)
        --column;
    while (column + 1 < envelope.columns() && envelope.columnStart(column + 1) <= sample)
        ++column;
    return column;
}

} // namespace h5scout::ui
