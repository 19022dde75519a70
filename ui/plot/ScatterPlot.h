// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "ui/plot/AxisScale.h"
#include "ui/plot/ImageStyle.h"
#include "ui/plot/PlotWidget.h"

namespace h5scout::ui
{

/// Points coloured by value with a colour bar: a scan whose places make no grid.
class ScatterPlot : public PlotWidget
{
    Q_OBJECT
public:
    explicit ScatterPlot(QWidget* parent = nullptr);
    ~ScatterPlot() override;

    /// The places of the points, up to 200 000; of two different counts only the first points are shown. Keep as
    /// ImagePlot::begin().
    void begin(const AxisScale& x, const AxisScale& y, ViewPolicy policy);
    /// One a point; a NaN, and a point without a value, is hollow.
    void setValues(std::vector<double> values);
    /// Read-outs write the values out; false at first.
    void setIntegers(bool areIntegers);

    /// Colours, limits and aspect, and rowsUpward and columnsLeftward; positions rise upwards unless told otherwise.
    void setStyle(const ImageStyle& style);
    const ImageStyle& style() const;

    /// A ring around a point; beyond the last one: none. Says nothing.
    void setCursor(std::optional<quint64> point);
    std::optional<quint64> cursor() const;

    void setLabels(const PlotLabels& labels) override;
    void resetView() override;
    void clear() override;

Q_SIGNALS:
    /// By the user: the point nearest to a click or to where the ring is dragged, or the next one in that direction by
    /// arrow keys, as neighbourOf() says.
    void cursorMoved(quint64 point);
    /// What the colours span now.
    void limitsChanged(const h5scout::ui::Span& limits);
    /// The visible part has changed and settled.
    void viewChanged();

protected:
    void requestDetail() override;

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace h5scout::ui
