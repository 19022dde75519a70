// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ProfileGraph.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/plot/ColorLimits.h"

namespace h5scout::ui
{

namespace
{
constexpr double kOutside = 50.0; // pixels beyond the axes: no pen shows, and the painter's numbers stay exact
}

ProfileGraph::ProfileGraph(QCPAxis* keyAxis, QCPAxis* valueAxis)
    : QCPAbstractPlottable(keyAxis, valueAxis)
{
    setSelectable(QCP::stNone);
    setAntialiased(true);
}

std::optional<Span> ProfileGraph::values() const
{
    if (!m_profile)
        return {};
    const ValueCensus census = united(censusOf(m_profile->minimum), censusOf(m_profile->maximum));
    return isLogarithmic() ? census.positive : census.finite;
}

double ProfileGraph::selectTest(const QPointF&, bool, QVariant*) const
{
    return -1; // not selectable
}

QCPRange ProfileGraph::getKeyRange(bool& foundRange, QCP::SignDomain) const
{
    const Span edges = m_scale.edges();
    foundRange = m_profile.has_value();
    return {edges.lower, edges.upper};
}

QCPRange ProfileGraph::getValueRange(bool& foundRange, QCP::SignDomain, const QCPRange&) const
{
    const auto span = values();
    foundRange = span.has_value();
    return span ? QCPRange(span->lower, span->upper) : QCPRange();
}

QPointF ProfileGraph::pixel(double key, double value) const
{
    const QRect rect = mValueAxis->axisRect()->rect();
    const bool isLying = mKeyAxis->orientation() == Qt::Horizontal;
    const double lowest = (isLying ? rect.top() : rect.left()) - kOutside;
    const double highest = (isLying ? rect.bottom() : rect.right()) + kOutside;
    const double along = mKeyAxis->coordToPixel(key);
    const double across = std::clamp(mValueAxis->coordToPixel(value), lowest, highest);
    return isLying ? QPointF(along, across) : QPointF(across, along);
}

std::vector<QPolygonF> ProfileGraph::lines() const
{
    std::vector<QPolygonF> lines;
    QPolygonF line;
    const Span view{mKeyAxis->range().lower, mKeyAxis->range().upper};
    const auto canBeDrawn = [this](double value) { return !std::isnan(value) && (!isLogarithmic() || value > 0); };
    // Beyond the edges one column more, so that the line runs on to the edge.
    const auto [lowest, highest] = std::minmax({m_scale.indexAt(view.lower), m_scale.indexAt(view.upper)});
    double previous = 0;
    for (std::size_t column = 0; column < m_profile->columns(); ++column) {
        const quint64 first = m_profile->columnStart(column);
        const quint64 end = m_profile->columnStart(column + 1);
        if (first == end)
            continue; // more columns than samples: this one holds none
        const double middle = (static_cast<double>(first) + static_cast<double>(end - 1)) / 2;
        const double width = static_cast<double>(end - first);
        if (middle < lowest - width - 1 || middle > highest + width + 1)
            continue;
        double near = m_profile->minimum[column];
        double far = column < m_profile->maximum.size() ? m_profile->maximum[column] : near;
        if (!canBeDrawn(near) || !canBeDrawn(far)) {
            if (!line.isEmpty())
                lines.push_back(std::exchange(line, {}));
            continue;
        }
        if (!line.isEmpty() && std::abs(previous - far) < std::abs(previous - near))
            std::swap(near, far); // the shorter way on
        line << pixel(m_scale.at(middle), near);
        if (far != near)
            line << pixel(m_scale.at(middle), far);
        previous = far;
    }
    if (!line.isEmpty())
        lines.push_back(line);
    return lines;
}

void ProfileGraph::draw(QCPPainter* painter)
{
    const QRectF rect = mKeyAxis->axisRect()->rect();
    if (m_marker) {
        painter->setAntialiasing(false);
        painter->setPen(QPen(m_markerColor, 1));
        const double along = mKeyAxis->coordToPixel(*m_marker);
        painter->drawLine(mKeyAxis->orientation() == Qt::Horizontal ? QLineF(along, rect.top(), along, rect.bottom())
                                                                    : QLineF(rect.left(), along, rect.right(), along));
    }
    if (!m_profile || m_scale.count() == 0)
        return;
    painter->setAntialiasing(true);
    for (const QPolygonF& line : lines()) {
        if (line.size() == 1) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(mPen.color());
            painter->drawEllipse(line.first(), mPen.widthF() * 1.5, mPen.widthF() * 1.5);
            continue;
        }
        // Piece by piece: several times faster than a smooth path of the same points.
        QVector<QLineF> pieces;
        pieces.reserve(line.size() - 1);
        for (qsizetype i = 1; i < line.size(); ++i)
            pieces.append({line[i - 1], line[i]});
        painter->setPen(mPen);
        painter->drawLines(pieces);
    }
}

void ProfileGraph::drawLegendIcon(QCPPainter* painter, const QRectF& rect) const
{
    painter->setPen(mPen);
    painter->drawLine(QLineF(rect.left(), rect.center().y(), rect.right(), rect.center().y()));
}

} // namespace h5scout::ui
