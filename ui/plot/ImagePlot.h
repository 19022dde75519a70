// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <utility>

#include "h5scout/client/NodeTypes.h"
#include "ui/plot/AxisScale.h"
#include "ui/plot/ImageStyle.h"
#include "ui/plot/PlotWidget.h"
#include "ui/plot/ValueNames.h"

namespace h5scout::ui
{

/// The counts of the axes are the extents of the plane. A Scattered axis, and one whose positions a double cannot tell
/// apart, is shown as indices, with a note.
struct ImageInfo
{
    AxisScale rows;
    AxisScale columns;
    bool isInteger = false; ///< read-outs write the values out
    ValueNames valueNames =
        {}; ///< bool and enum: in read-outs; few of them have a colour each, whatever the limits are
};

/// A plane of an array as a picture with a colour bar, on axes that may be uneven: each element is a cell that reaches
/// halfway to its neighbours. With limits that follow the data the colours span the values seen so far, so that they do
/// not change their meaning while zooming, unless a detail shows values beyond.
class ImagePlot : public PlotWidget
{
    Q_OBJECT
public:
    explicit ImagePlot(QWidget* parent = nullptr);
    ~ImagePlot() override;

    /// Begins a new picture. Reset: nothing is shown, then all of it, without a crosshair. Keep with compatible axes
    /// (same extents and ends): zoom and crosshair stay, and so does the old picture until the first new stage. Style
    /// is kept in any case.
    void begin(const ImageInfo& info, ViewPolicy policy);
    /// The picture of the whole plane; while `isComplete` is false, NaN is what has not been read yet. A large one
    /// (above 2 million values) is shown when it has been coloured in the background; until then what was shown stays.
    void setOverview(Image image, bool isComplete);
    /// The answer to detailNeeded().
    void setDetail(Image image, bool isComplete);

    void setStyle(const ImageStyle& style);
    const ImageStyle& style() const;

    /// Row and column, bounded by the extents; empty: none. Says nothing but profilesNeeded().
    void setCrosshair(std::optional<std::pair<quint64, quint64>> place);
    std::optional<std::pair<quint64, quint64>> crosshair() const;
    /// Along the columns, through the crosshair's row.
    void setRowProfile(const Envelope& profile);
    /// Along the rows, through the crosshair's column.
    void setColumnProfile(const Envelope& profile);

    /// The elements in view, at least partly.
    Range visibleRows() const;
    Range visibleColumns() const;

    void setLabels(const PlotLabels& labels) override;
    void resetView() override;
    void clear() override;

Q_SIGNALS:
    /// What is loaded is coarser than the view; an answer of at most `size` elements is fine enough.
    void detailNeeded(const h5scout::Range& rows, const h5scout::Range& columns, const QSize& size);
    /// By the user: dragging it, clicking while it is shown, arrow keys (Shift: 10 elements).
    void crosshairMoved(quint64 row, quint64 column);
    /// While the style has profiles: to be answered with setRowProfile() and setColumnProfile(). Comes a moment after
    /// the change, once for several.
    void profilesNeeded(quint64 row, quint64 column);
    /// The visible part has changed and settled.
    void viewChanged();
    /// The finite values of a picture that has come lie within `values`.
    void valuesArrived(const h5scout::ui::Span& values);
    /// What the colours span now.
    void limitsChanged(const h5scout::ui::Span& limits);

protected:
    void requestDetail() override;

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace h5scout::ui
