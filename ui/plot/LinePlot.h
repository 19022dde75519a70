// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "h5scout/client/NodeTypes.h"
#include "ui/plot/CurveInfo.h"
#include "ui/plot/PlotWidget.h"

namespace h5scout::ui
{

/// Curves of any length over one x axis, drawn from min/max envelopes. The y axis follows the visible data until the
/// user moves it; a reset gives it back. A scattered x axis is drawn through the points in their order, if there are
/// not too many; else, and this is noted, against the index.
class LinePlot : public PlotWidget
{
    Q_OBJECT
public:
    explicit LinePlot(QWidget* parent = nullptr);
    ~LinePlot() override;

    /// Begins new curves. Reset shows all of them. With Keep the zoom stays if the x positions are the same as before,
    /// and the old data stay visible until the first stage of their curve's new ones arrives.
    void begin(std::vector<CurveInfo> curves, ViewPolicy policy);
    std::size_t curveCount() const;
    /// How many columns the overview of a curve should have: one a device pixel; of a scattered one all its samples, if
    /// that is not too many.
    quint32 overviewColumns(std::size_t curve) const;

    /// The envelope of a whole curve; while `isComplete` is false with columns that have not been read. Of a curve that
    /// is not there (any more) nothing happens.
    void setOverview(std::size_t curve, const Envelope& envelope, bool isComplete);
    /// The answer to detailNeeded().
    void setDetail(std::size_t curve, const Envelope& envelope, bool isComplete);

    const LineStyle& style() const;
    void setStyle(const LineStyle& style);

    /// A vertical line to be dragged, at element `index` of the first curve's axis. Does not emit cursorMoved().
    void setCursor(std::optional<quint64> index);
    std::optional<quint64> cursor() const;

    /// The samples of a curve in view, from first to last.
    Range visibleSamples(std::size_t curve = 0) const;

    void setLabels(const PlotLabels& labels) override;
    void resetView() override;
    void clear() override;

Q_SIGNALS:
    /// What is loaded of a curve is too coarse for the view. One request a curve at a time: the next may follow when
    /// the complete answer has come.
    void detailNeeded(std::size_t curve, quint64 start, quint64 count, quint32 columns);
    /// By dragging, by a click (to the nearest point; with positions in order to the nearest of these), by the keys
    /// Left and Right (with Shift ten steps; as steppedSample() says) while the plot has the focus.
    void cursorMoved(quint64 index);
    /// The visible range has changed and settled.
    void viewChanged();

protected:
    void requestDetail() override;

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace h5scout::ui
