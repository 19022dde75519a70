// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include <vector>

#include <QColor>
#include <QPointF>

#include <qcustomplot.h>

namespace h5scout::ui
{

/// Rings around the points that a cursor stands on, above everything else. Does not replot.
class CursorMarks : public QCPLayerable
{
    Q_OBJECT
public:
    explicit CursorMarks(QCustomPlot* plot);

    /// In coordinates of the plot's axes.
    void setPoints(std::vector<QPointF> points) { m_points = std::move(points); }
    void setColors(const QColor& ring, const QColor& halo);

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;
    QRect clipRect() const override;

private:
    std::vector<QPointF> m_points;
    QColor m_ring;
    QColor m_halo;
};

} // namespace h5scout::ui
