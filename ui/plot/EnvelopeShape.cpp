// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/EnvelopeShape.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

namespace h5scout::ui
{

namespace
{

/// So far outside that no pen shows, so near that the painter's numbers stay exact.
constexpr double kOutside = 50.0;
constexpr double kLonelyWidth = 3.0; // of an error band of one sample

/// Calls visit(column, sample) for each sample of an exact envelope in the window, in the order in which they are
/// joined.
template <typename Visit>
void forEachSample(const Envelope& envelope, const PixelMap& map, const SampleWindow& window, Visit visit)
{
    if (map.order && map.order->joining == Joining::ByPosition) {
        for (const quint64 sample : map.order->samples)
            if (const double place = static_cast<double>(sample); sample >= envelope.start &&
                                                                  sample - envelope.start < envelope.count &&
                                                                  place >= window.first && place < window.end)
                visit(columnOf(envelope, sample), place);
        return;
    }
    for (std::size_t column = 0; column < envelope.columns(); ++column) {
        const quint64 sample = envelope.columnStart(column);
        if (sample == envelope.columnStart(column + 1))
            continue; // more columns than samples: this one holds none
        const double place = static_cast<double>(sample);
        if (place >= window.first && place < window.end)
            visit(column, place);
    }
}

bool areJoined(const PixelMap& map)
{
    return !map.order || map.order->joining != Joining::None;
}

QPolygonF stepped(const QPolygonF& points)
{
    QPolygonF steps;
    steps.reserve(points.size() * 2);
    for (const QPointF& point : points) {
        if (!steps.isEmpty())
            steps << QPointF(point.x(), steps.last().y());
        steps << point;
    }
    return steps;
}

bool isPlace(const PixelMap& map, double position)
{
    return std::isfinite(position) && map.x.canShow(position);
}

/// True if no axis reaches so far: it is drawn at the edge.
bool isBeyondAll(double value)
{
    return std::abs(value) > kLargestShown;
}

double edgeOf(const PixelMap& map, double value)
{
    return value > 0 ? map.area.top() + 1 : map.area.bottom() - 1;
}

EnvelopeShape linesOf(const Envelope& envelope, const PixelMap& map, const SampleWindow& window, LineShape lineShape)
{
    EnvelopeShape shape;
    QPolygonF line;
    const auto endLine = [&] {
        if (!line.isEmpty())
            shape.lines.push_back(std::exchange(line, {}));
    };
    forEachSample(envelope, map, window, [&](std::size_t column, double sample) {
        const double position = map.scale.at(sample);
        const double value = envelope.minimum[column];
        if (!map.y.canShow(value) || !isPlace(map, position))
            endLine();
        else
            line << QPointF(map.x.pixel(position), isBeyondAll(value) ? edgeOf(map, value) : map.y.pixel(value));
    });
    endLine();
    if (!areJoined(map)) {
        shape.points = std::exchange(shape.lines, {});
    } else if (lineShape == LineShape::Steps) {
        shape.points = shape.lines;
        for (QPolygonF& points : shape.lines)
            points = stepped(points);
    }
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

/// Bars between `low` and `high` of each column, from left to right.
std::vector<QRectF> barsOf(const Envelope& envelope, std::span<const double> low, std::span<const double> high,
                           const PixelMap& map, const SampleWindow& window)
{
    std::vector<QRectF> bars;
    std::size_t firstOfRun = 0;
    bool wasGap = true;
    const auto leftOf = [&map](double first, double end) {
        const double x = std::min(map.xOf(first), map.xOf(end));
        return std::floor(std::clamp(x, map.area.left() - kOutside, map.area.right() + kOutside) * map.resolution) /
               map.resolution;
    };
    const auto rightOf = [&map](double first, double end) {
        const double x = std::max(map.xOf(first), map.xOf(end));
        return std::floor(std::clamp(x, map.area.left() - kOutside, map.area.right() + kOutside) * map.resolution) /
               map.resolution;
    };
    const auto yOf = [&map](double value) {
        return std::clamp(map.y.pixel(value), map.area.top() - kOutside, map.area.bottom() + kOutside);
    };
    const double last = static_cast<double>(map.scale.count()) - 1;
    const std::size_t columns = envelope.columns();
    for (std::size_t i = 0; i < columns; ++i) {
        const std::size_t column = map.scale.isRising() ? i : columns - 1 - i;
        double first = static_cast<double>(envelope.columnStart(column));
        double end = static_cast<double>(envelope.columnStart(column + 1));
        if (end <= window.first || first >= window.end)
            continue;
        if (std::isnan(low[column]) || !map.y.canShow(high[column])) {
            if (!wasGap)
                joinBars(bars, firstOfRun);
            wasGap = true;
            continue;
        }
        first = std::max(first, window.first);
        end = std::max(first, std::min({end, window.end, last}));
        const double left = leftOf(first, end);
        const double right = std::max(rightOf(first, end), left + 1.0 / map.resolution);
        // Of a bar that lies beyond the edge with both ends something is to be seen too.
        const bool isBelow = high[column] < 0 && isBeyondAll(high[column]);
        const bool isAbove = low[column] > 0 && isBeyondAll(low[column]);
        const double top = isBelow ? edgeOf(map, high[column]) : yOf(high[column]);
        const double bottom = isAbove ? edgeOf(map, low[column]) : yOf(low[column]);
        if (!bars.empty() && left < bars.back().right()) { // the same pixel: one bar
            QRectF& bar = bars.back();
            bar.setTop(std::min(bar.top(), top));
            bar.setBottom(std::max(bar.bottom(), bottom));
            bar.setRight(std::max(bar.right(), right));
            wasGap = false;
            continue;
        }
        if (wasGap)
            firstOfRun = bars.size();
        wasGap = false;
        bars.emplace_back(QPointF(left, top), QPointF(right, bottom));
    }
    if (!wasGap)
        joinBars(bars, firstOfRun);
    return bars;
}

} // namespace

bool isExact(const Envelope& envelope)
{
    return envelope.columns() >= envelope.count;
}

EnvelopeShape envelopeShape(const Envelope& envelope, const PixelMap& map, const SampleWindow& window,
                            LineShape lineShape)
{
    if (isExact(envelope))
        return linesOf(envelope, map, window, lineShape);
    EnvelopeShape shape;
    shape.bars = barsOf(envelope, envelope.minimum, envelope.maximum, map, window);
    return shape;
}

namespace
{

/// An error that is not a number comes as limits that are the value itself.
bool hasError(const Envelope& envelope, std::size_t column)
{
    return !std::isnan(envelope.lower[column]) &&
           (envelope.lower[column] < envelope.minimum[column] || envelope.upper[column] > envelope.maximum[column]);
}

/// From one end to the other, some pixels wide.
QPolygonF widened(const QPointF& first, const QPointF& second)
{
    const QPointF half(kLonelyWidth / 2, 0);
    return QPolygonF({first - half, first + half, second + half, second - half});
}

} // namespace

BandShape errorBand(const Envelope& envelope, const PixelMap& map, const SampleWindow& window, LineShape lineShape)
{
    BandShape band;
    if (envelope.lower.size() != envelope.columns() || envelope.upper.size() != envelope.columns())
        return band;
    if (!isExact(envelope)) {
        band.bars = barsOf(envelope, envelope.lower, envelope.upper, map, window);
        return band;
    }
    QPolygonF low;
    QPolygonF high;
    const auto endArea = [&] {
        if (lineShape == LineShape::Steps) {
            low = stepped(low);
            high = stepped(high);
        }
        std::reverse(low.begin(), low.end());
        if (high.size() == 1) // between two gaps
            band.areas.push_back(widened(high.first(), low.first()));
        else if (!high.isEmpty())
            band.areas.push_back(high + low);
        low.clear();
        high.clear();
    };
    // Painters fill areas with points far outside slowly; a little outside is far enough for a pale band.
    const auto yOf = [&map](double value) {
        return std::clamp(map.y.pixel(value), map.area.top() - kOutside, map.area.bottom() + kOutside);
    };
    forEachSample(envelope, map, window, [&](std::size_t column, double sample) {
        const double position = map.scale.at(sample);
        if (!hasError(envelope, column) || !map.y.canShow(envelope.upper[column]) || !isPlace(map, position)) {
            endArea();
            return;
        }
        const double x = map.x.pixel(position);
        high << QPointF(x, yOf(envelope.upper[column]));
        low << QPointF(x, yOf(envelope.lower[column]));
    });
    endArea();
    return band;
}

QVector<QLineF> errorBars(const Envelope& envelope, const PixelMap& map, double capWidth, const SampleWindow& window)
{
    QVector<QLineF> lines;
    if (envelope.lower.size() != envelope.columns() || envelope.upper.size() != envelope.columns())
        return lines;
    const QRectF area = map.area.adjusted(-kOutside, -kOutside, kOutside, kOutside);
    const auto addCap = [&](double x, double y) {
        if (y >= area.top() && y <= area.bottom())
            lines << QLineF(x - capWidth / 2, y, x + capWidth / 2, y);
    };
    forEachSample(envelope, map, window, [&](std::size_t column, double sample) {
        const double position = map.scale.at(sample);
        const double low = envelope.lower[column];
        const double high = envelope.upper[column];
        if (std::isnan(low) || !map.y.canShow(high) || !isPlace(map, position))
            return;
        const double x = map.x.pixel(position);
        const double top = map.y.pixel(high);
        const double bottom = map.y.pixel(low);
        if (x < area.left() || x > area.right() || bottom < area.top() || top > area.bottom())
            return;
        lines << QLineF(x, std::max(top, area.top()), x, std::min(bottom, area.bottom()));
        addCap(x, top);
        addCap(x, bottom);
    });
    return lines;
}

QVector<QLineF> clippedPieces(const QPolygonF& line, const QRectF& area)
{
    QVector<QLineF> pieces;
    pieces.reserve(std::max<qsizetype>(line.size() - 1, 0));
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QPointF from = line[i - 1];
        const QPointF to = line[i];
        const QPointF way = to - from;
        double begin = 0; // shares of the way: Liang and Barsky
        double end = 1;
        const auto keep = [&](double distance, double limit) {
            if (distance == 0)
                return limit >= 0;
            if (distance < 0)
                begin = std::max(begin, limit / distance);
            else
                end = std::min(end, limit / distance);
            return begin <= end;
        };
        if (!keep(-way.x(), from.x() - area.left()) || !keep(way.x(), area.right() - from.x()) ||
            !keep(-way.y(), from.y() - area.top()) || !keep(way.y(), area.bottom() - from.y()))
            continue;
        pieces.append({begin > 0 ? from + way * begin : from, end < 1 ? from + way * end : to});
    }
    return pieces;
}

double inkWithin(const EnvelopeShape& shape, const QRectF& area)
{
    double ink = 0;
    for (const QPolygonF& line : shape.lines)
        for (const QLineF& piece : clippedPieces(line, area))
            ink += piece.length() + 1;
    if (shape.lines.empty())
        for (const QPolygonF& points : shape.points)
            ink +=
                kLonelyWidth * static_cast<double>(std::count_if(points.begin(), points.end(),
                                                                 [&](const QPointF& p) { return area.contains(p); }));
    for (const QRectF& bar : shape.bars) {
        const double width = std::min(bar.right(), area.right()) - std::max(bar.left(), area.left());
        const double height = std::min(bar.bottom(), area.bottom()) - std::max(bar.top(), area.top());
        if (width > 0 && height >= 0)
            ink += width * (height + 1);
    }
    return ink;
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
