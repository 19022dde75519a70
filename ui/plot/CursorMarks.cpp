// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/CursorMarks.h"

#include "ui/plot/PointSize.h"

namespace h5scout::ui
{

namespace
{
constexpr double kRoom = 2.5; // pixels between a point of the largest size and its ring
constexpr double kRingWidth = 2.0;
constexpr double kHaloWidth = 5.0;
} // namespace

CursorMarks::CursorMarks(QCustomPlot* plot)
    : QCPLayerable(plot, QStringLiteral("overlay"))
{}

void CursorMarks::setColors(const QColor& ring, const QColor& halo)
{
    m_ring = ring;
    m_halo = halo;
    m_halo.setAlphaF(0.8F);
}

void CursorMarks::applyDefaultAntialiasingHint(QCPPainter* painter) const
{
    applyAntialiasingHint(painter, mAntialiased, QCP::aeItems);
}

QRect CursorMarks::clipRect() const
{
    return mParentPlot->axisRect()->rect();
}

void CursorMarks::draw(QCPPainter* painter)
{
    const double radius = (kApartRadius + kRoom) * pointScale(*mParentPlot);
    painter->setAntialiasing(true);
    painter->setBrush(Qt::NoBrush);
    for (const QPointF& point : m_points) {
        const QPointF center(mParentPlot->xAxis->coordToPixel(point.x()), mParentPlot->yAxis->coordToPixel(point.y()));
        for (const QPen& pen : {QPen(m_halo, kHaloWidth), QPen(m_ring, kRingWidth)}) {
            painter->setPen(pen);
            painter->drawEllipse(center, radius, radius);
        }
    }
}

} // namespace h5scout::ui
