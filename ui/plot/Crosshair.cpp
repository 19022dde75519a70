// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/Crosshair.h"

#include <cmath>

namespace h5scout::ui
{

namespace
{
constexpr double kReach = 5.0; // pixels from a line at which it can be taken
}

Crosshair::Crosshair(QCPAxis* xAxis, QCPAxis* yAxis)
    : QCPLayerable(xAxis->parentPlot(), QStringLiteral("overlay"))
    , m_xAxis(xAxis)
    , m_yAxis(yAxis)
{
    setVisible(false);
}

void Crosshair::setPlace(std::optional<QPointF> place)
{
    m_place = place;
    setVisible(place.has_value());
}

QPointF Crosshair::pixel() const
{
    return {m_xAxis->coordToPixel(m_place->x()), m_yAxis->coordToPixel(m_place->y())};
}

CursorControl::Handles Crosshair::handlesAt(const QPointF& place) const
{
    CursorControl::Handles handles;
    if (!m_place || !clipRect().contains(place.toPoint()))
        return handles;
    handles.setFlag(CursorControl::Column, std::abs(pixel().x() - place.x()) <= kReach);
    handles.setFlag(CursorControl::Row, std::abs(pixel().y() - place.y()) <= kReach);
    return handles;
}

QRect Crosshair::clipRect() const
{
    return m_xAxis->axisRect()->rect();
}

void Crosshair::applyDefaultAntialiasingHint(QCPPainter* painter) const
{
    painter->setAntialiasing(false);
}

void Crosshair::draw(QCPPainter* painter)
{
    if (!m_place)
        return;
    const QRectF rect = clipRect();
    const QPointF center = pixel();
    QVector<QLineF> lines;
    if (center.x() >= rect.left() && center.x() <= rect.right())
        lines.append(QLineF(center.x(), rect.top(), center.x(), rect.bottom()));
    if (center.y() >= rect.top() && center.y() <= rect.bottom())
        lines.append(QLineF(rect.left(), center.y(), rect.right(), center.y()));
    drawOnAnyColor(painter, lines);
}

void drawOnAnyColor(QCPPainter* painter, const QVector<QLineF>& lines)
{
    painter->setPen(QPen(QColor(0, 0, 0, 130), 3, Qt::SolidLine, Qt::FlatCap));
    painter->drawLines(lines);
    painter->setPen(QPen(QColor(255, 255, 255, 230), 1, Qt::SolidLine, Qt::FlatCap));
    painter->drawLines(lines);
}

} // namespace h5scout::ui
