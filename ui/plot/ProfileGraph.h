// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include <optional>
#include <vector>

#include <QPolygonF>

#include "h5scout/client/NodeTypes.h"
#include "ui/plot/AxisScale.h"

#include <qcustomplot.h>

namespace h5scout::ui
{

/// A curve beside an image, along one of its axes, lying or standing. Where a column of the envelope stands for many
/// samples the curve goes through their minimum and maximum, so that no peak is lost.
class ProfileGraph : public QCPAbstractPlottable
{
    Q_OBJECT
public:
    /// The key axis has the positions of the image's axis.
    ProfileGraph(QCPAxis* keyAxis, QCPAxis* valueAxis);

    void setScale(const AxisScale& scale) { m_scale = scale; }
    void setProfile(Envelope profile) { m_profile = std::move(profile); }
    void clear() { m_profile.reset(); }
    /// The position of the crosshair: a line across.
    void setMarker(std::optional<double> position) { m_marker = position; }
    void setMarkerColor(const QColor& color) { m_markerColor = color; }
    /// What the value axis should show: the finite values, of a logarithmic axis those above zero.
    std::optional<Span> values() const;

    double selectTest(const QPointF& pos, bool onlySelectable, QVariant* details = nullptr) const override;
    QCPRange getKeyRange(bool& foundRange, QCP::SignDomain inSignDomain = QCP::sdBoth) const override;
    QCPRange getValueRange(bool& foundRange, QCP::SignDomain inSignDomain = QCP::sdBoth,
                           const QCPRange& inKeyRange = QCPRange()) const override;

protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;

private:
    bool isLogarithmic() const { return mValueAxis->scaleType() == QCPAxis::stLogarithmic; }
    /// In pixels; broken where there is no number.
    std::vector<QPolygonF> lines() const;
    QPointF pixel(double key, double value) const;

    AxisScale m_scale;
    std::optional<Envelope> m_profile;
    std::optional<double> m_marker;
    QColor m_markerColor = Qt::gray;
};

} // namespace h5scout::ui
