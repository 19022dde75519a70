// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "ui/plot/BarColumns.h"
#include "ui/plot/CurveData.h"
#include "ui/plot/CurveInfo.h"
#include "ui/plot/EnvelopeShape.h"

#include <qcustomplot.h>

namespace h5scout::ui
{

/// A curve of any length, painted from what has been loaded of it. Where dense curves lie over one another only what
/// will be seen of each is painted: many of them cost little more than one.
class EnvelopeGraph : public QCPAbstractPlottable
{
    Q_OBJECT
public:
    EnvelopeGraph(QCPAxis* keyAxis, QCPAxis* valueAxis);

    /// Where the samples lie, and in how wide steps: may differ from CurveInfo::x.
    void setScale(const AxisScale& scale);
    const AxisScale& scale() const { return m_scale; }
    Joining joining() const { return m_order->joining; }
    const PointOrder& order() const { return *m_order; }
    /// The positions go back and forth.
    bool isSwept() const { return !m_scale.isMonotonic() && joining() == Joining::AsRecorded; }
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
    /// What a frame shows of the curve.
    struct Part
    {
        CurveData::Piece piece;
        EnvelopeShape shape;
        BarColumns columns; ///< where it is painted on pixels
    };
    struct Frame
    {
        std::vector<Part> parts;
        BarCover hidden; ///< by the curves above
    };

    std::vector<CurveData::Piece> visiblePieces() const;
    /// Makes the frames of this curve and of those above it that the next painting needs.
    void prepareFrames(QCPPainter* painter);
    /// `cover`: what the curves above cover, then what this one covers too.
    Frame frameFor(const QCPPainter* painter, BarCover& cover) const;
    void drawErrors(QCPPainter* painter, const PixelMap& map, const CurveData::Piece& piece, double spacing) const;
    void drawShape(QCPPainter* painter, const PixelMap& map, const EnvelopeShape& shape, double spacing) const;
    std::vector<QRectF> penBars(const EnvelopeShape& shape) const;
    void drawBars(QCPPainter* painter, const Part& part, const BarCover& hidden) const;
    double markerRadius(const QRectF& area, const EnvelopeShape& shape, double spacing) const;
    void drawMarkers(QCPPainter* painter, const QRectF& area, const QPolygonF& points, double radius) const;

    AxisScale m_scale;
    std::shared_ptr<const PointOrder> m_order = std::make_shared<const PointOrder>();
    LineShape m_lineShape = LineShape::Straight;
    LineStyle m_style;
    CurveData m_data;
    std::optional<Frame> m_frame; ///< between prepareFrames() and draw()
};

} // namespace h5scout::ui
