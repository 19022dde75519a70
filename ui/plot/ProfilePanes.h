// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include <array>
#include <optional>

#include <QPointF>

#include "h5scout/client/NodeTypes.h"
#include "ui/plot/AxisScale.h"

#include <qcustomplot.h>

namespace h5scout::ui
{

class PlotCanvas;
class ProfileGraph;

/// The profiles through the crosshair: that of the row above the image, that of the column at its right, each in axes
/// of its own that follow those of the image and move them too. Made on first use, taken away when hidden.
class ProfilePanes : public QObject
{
    Q_OBJECT
public:
    /// `margins` aligns top and bottom of what stands beside the image.
    ProfilePanes(PlotCanvas* canvas, QCPMarginGroup* margins);

    bool isShown() const { return m_panes[0].rect != nullptr; }
    void setShown(bool isShown);
    void setScales(const AxisScale& rows, const AxisScale& columns);
    void setLogarithmic(bool isLogarithmic);
    /// In positions of the image's axes.
    void setMarker(std::optional<QPointF> place);
    void setRowProfile(const Envelope& profile);
    void setColumnProfile(const Envelope& profile);
    void clear();
    void applyColors();

private:
    struct Pane
    {
        QCPAxisRect* rect = nullptr;
        QCPAxis* key = nullptr;
        QCPAxis* value = nullptr;
        ProfileGraph* graph = nullptr;
    };
    enum Which : std::size_t { RowPane, ColumnPane };

    void make(Which which);
    void insertRowPane();
    void insertColumnPane();
    void remove();
    void setProfile(Which which, const Envelope& profile);
    void fitValues(const Pane& pane) const;
    /// Takes over the ranges of the image.
    void follow();

    PlotCanvas* m_canvas;
    QCPMarginGroup* m_margins;
    QCPMarginGroup* m_sideMargins;
    std::array<Pane, 2> m_panes;
    AxisScale m_rows;
    AxisScale m_columns;
    std::optional<QPointF> m_marker;
    bool m_isLogarithmic = false;
};

} // namespace h5scout::ui
