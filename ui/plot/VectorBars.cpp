// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/VectorBars.h"

#include <cmath>

#include <QPolygonF>

#include <qcustomplot.h>

namespace h5scout::ui
{

namespace
{

constexpr double kTouching = 1e-6;

/// The outline of bars that touch: along their upper ends to the right, along the lower ones back.
QPolygonF outlineOf(const QRectF* begin, const QRectF* end, double halfPen)
{
    QPolygonF outline;
    for (const QRectF* bar = begin; bar != end; ++bar)
        outline << QPointF(bar->left(), bar->top() - halfPen) << QPointF(bar->right(), bar->top() - halfPen);
    for (const QRectF* bar = end; bar-- != begin;)
        outline << QPointF(bar->right(), bar->bottom() + halfPen) << QPointF(bar->left(), bar->bottom() + halfPen);
    return outline;
}

} // namespace

bool isVector(const QCPPainter* painter)
{
    return painter->modes().testFlag(QCPPainter::pmVectorized);
}

double resolutionOf(const QCPPainter* painter)
{
    return isVector(painter) ? kVectorResolution : painter->device()->devicePixelRatioF();
}

void fillAsArea(QCPPainter* painter, const std::vector<QRectF>& bars, double penWidth, const QColor& color)
{
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    const QRectF* begin = bars.data();
    const QRectF* const last = begin + bars.size();
    while (begin != last) {
        const QRectF* end = begin + 1;
        while (end != last && std::abs(end->left() - end[-1].right()) < kTouching)
            ++end;
        painter->drawPolygon(outlineOf(begin, end, penWidth / 2), Qt::WindingFill);
        begin = end;
    }
    painter->setBrush(Qt::NoBrush);
}

} // namespace h5scout::ui
