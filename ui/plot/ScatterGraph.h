// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include <optional>
#include <vector>

#include "ui/plot/ColorMap.h"
#include "ui/plot/ColorNorm.h"

#include <qcustomplot.h>

namespace h5scout::ui
{

/// Discs coloured by value, hollow where there is none, and a ring around one of them. The more points the smaller;
/// many are painted from one picture a colour.
class ScatterGraph : public QCPAbstractPlottable
{
    Q_OBJECT
public:
    ScatterGraph(QCPAxis* xAxis, QCPAxis* yAxis);

    /// Of the same length.
    void setPlaces(std::vector<double> x, std::vector<double> y);
    /// Missing ones count as NaN.
    void setValues(std::vector<double> values) { m_values = std::move(values); }
    void setNorm(const ColorNorm& norm) { m_norm = norm; }
    void setColorTable(const ColorTable& colors) { m_colors = colors; }
    void setInk(const QColor& background, const QColor& outline, const QColor& ring);
    void setCursor(std::optional<std::size_t> point) { m_cursor = point; }

    std::size_t count() const { return m_x.size(); }
    double valueOf(std::size_t point) const;
    const std::vector<double>& values() const { return m_values; }
    QPointF placeOf(std::size_t point) const { return {m_x[point], m_y[point]}; }
    /// The point nearest to a place in pixels, within `reach` pixels; linear time.
    std::optional<std::size_t> nearest(const QPointF& pixel, double reach) const;
    double radius() const;

    double selectTest(const QPointF& pos, bool onlySelectable, QVariant* details = nullptr) const override;
    QCPRange getKeyRange(bool& foundRange, QCP::SignDomain inSignDomain = QCP::sdBoth) const override;
    QCPRange getValueRange(bool& foundRange, QCP::SignDomain inSignDomain = QCP::sdBoth,
                           const QCPRange& inKeyRange = QCPRange()) const override;

protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;

private:
    /// A disc in one of the 256 colours, or hollow (`color` null).
    void drawDisc(QPainter* painter, const QPointF& center, double radius, const QRgb* color) const;
    QImage discPicture(double radius, double resolution, const QRgb* color) const;
    void drawFew(QCPPainter* painter) const;
    void drawMany(QCPPainter* painter) const;
    void drawCursor(QCPPainter* painter) const;
    /// Calls `draw` for each point in view; hollow ones first, so that they cover no value.
    template <typename Draw>
    void forEachVisible(double margin, const Draw& draw) const;

    std::vector<double> m_x;
    std::vector<double> m_y;
    std::vector<double> m_values;
    std::optional<std::size_t> m_cursor;
    ColorNorm m_norm;
    ColorTable m_colors{};
    QColor m_background = Qt::white;
    QColor m_outline = Qt::gray;
    QColor m_ring = Qt::black;
};

} // namespace h5scout::ui
