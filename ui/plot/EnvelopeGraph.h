// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include "ui/plot/CurveData.h"
#include "ui/plot/CurveInfo.h"
#include "ui/plot/EnvelopeShape.h"

#include <qcustomplot.h>

namespace h5scout::ui
{

/// A curve of any length, painted from what has been loaded of it.
class EnvelopeGraph : public QCPAbstractPlottable
{
    Q_OBJECT
public:
    EnvelopeGraph(QCPAxis* keyAxis, QCPAxis* valueAxis);

    /// Where the samples lie, and in how wide steps: may differ from CurveInfo::x.
    void setScale(const AxisScale& scale) { m_scale = scale; }
    const AxisScale& scale() const { return m_scale; }
    void setLineShape(LineShape shape) { m_lineShape = shape; }
    void setStyle(const LineStyle& style) { m_style = style; }

    CurveData& data() { return m_data; }
    const CurveData& data() const { return m_data; }

    /// The samples in view, as fractions; everything where the axis is scattered.
    SampleWindow windowInView() const;
    /// The axes as they are now.
    PixelMap pixelMap(double resolution = 1) const;
    /// How much of the curve lies within `area`.
    double inkWithin(const QRectF& area) const;

    double selectTest(const QPointF& pos, bool onlySelectable, QVariant* details = nullptr) const override;
    QCPRange getKeyRange(bool& foundRange, QCP::SignDomain inSignDomain = QCP::sdBoth) const override;
    QCPRange getValueRange(bool& foundRange, QCP::SignDomain inSignDomain = QCP::sdBoth,
                           const QCPRange& inKeyRange = QCPRange()) const override;

protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;

private:
    std::vector<CurveData::Piece> visiblePieces() const;
    void drawErrors(QCPPainter* painter, const PixelMap& map, const CurveData::Piece& piece, double spacing) const;
    void drawShape(QCPPainter* painter, const PixelMap& map, const EnvelopeShape& shape, double spacing) const;
    void drawBars(QCPPainter* painter, std::vector<QRectF> bars) const;
    void drawLine(QCPPainter* painter, const QVector<QLineF>& pieces) const;
    void drawPattern(QCPPainter* painter, const QVector<QLineF>& pieces) const;
    void drawMarkers(QCPPainter* painter, const QRectF& area, const QPolygonF& points, double radius) const;

    AxisScale m_scale;
    LineShape m_lineShape = LineShape::Straight;
    LineStyle m_style;
    CurveData m_data;
};

} // namespace h5scout::ui
