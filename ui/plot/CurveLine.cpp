// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/CurveLine.h"

#include <cmath>

namespace h5scout::ui
{

namespace
{

constexpr double kLongestWideLine = 20000.0; // pixels

double lengthOf(const QVector<QLineF>& pieces)
{
    double length = 0;
    for (const QLineF& piece : pieces)
        length += std::abs(piece.dx()) + std::abs(piece.dy());
    return length;
}

/// Longer than Qt's, which are hard to see with a thin pen.
QList<qreal> patternOf(Qt::PenStyle style)
{
    switch (style) {
    case Qt::DotLine:
        return {2, 2};
    case Qt::DashDotLine:
        return {8, 3, 2, 3};
    default:
        return {8, 4};
    }
}

void drawPattern(QCPPainter* painter, const QVector<QLineF>& pieces, const QPen& curve)
{
    QPen pen(curve.color(), 1, Qt::SolidLine, Qt::FlatCap); // a wider one takes ten times as long
    pen.setDashPattern(patternOf(curve.style()));
    painter->setPen(pen);
    QPolygonF line; // a pattern begins anew with each
    for (const QLineF& piece : pieces) {
        if (line.isEmpty() || line.last() != piece.p1()) {
            painter->drawPolyline(line);
            line = {piece.p1()};
        }
        line << piece.p2();
    }
    painter->drawPolyline(line);
}

} // namespace

void drawCurveLine(QCPPainter* painter, const QVector<QLineF>& pieces, const QPen& pen)
{
    // Piece by piece: the painter is several times faster with lines than with a smooth path of the same points, and
    // with a one-pixel pen than with a wider one, which is kept for curves that do not swing all the time.
    const bool isLong = lengthOf(pieces) > kLongestWideLine;
    painter->setBrush(Qt::NoBrush);
    if (!isLong && pen.style() != Qt::SolidLine) {
        drawPattern(painter, pieces, pen);
        return;
    }
    painter->setPen(isLong ? QPen(pen.color(), 0) : QPen(pen.color(), pen.widthF(), Qt::SolidLine, Qt::SquareCap));
    painter->drawLines(pieces);
}

} // namespace h5scout::ui
