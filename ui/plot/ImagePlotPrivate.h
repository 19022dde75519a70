// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include <optional>
#include <utility>

#include <QTimer>

#include "ui/plot/ColorBar.h"
#include "ui/plot/Crosshair.h"
#include "ui/plot/CursorControl.h"
#include "ui/plot/ImageGraph.h"
#include "ui/plot/ImageLevels.h"
#include "ui/plot/ImagePlot.h"
#include "ui/plot/PlotCanvas.h"
#include "ui/plot/ProfilePanes.h"
#include "ui/plot/ViewFrame.h"

namespace h5scout::ui
{

/// Row and column.
using Place = std::pair<quint64, quint64>;

/// The parts of an image plot and how they hang together.
class ImagePlot::Private
{
public:
    Private(ImagePlot* plot, PlotCanvas* canvas);

    void applyColors();
    /// Tickers, directions, bounds, aspect: all that follows from scales and style.
    void applyAxes();
    void applyLabels();
    void applyMap();
    void showLimits();
    void repaint();

    /// Of an answer for the axes now shown: the old picture goes.
    void dropStalePicture();

    void placeCrosshair(std::optional<Place> place);
    void moveCrosshair(quint64 row, quint64 column);
    void dragCrosshair(const QPointF& pixel, CursorControl::Handles handles);
    void stepCrosshair(int rightward, int upward);
    void keepCrosshairInView();
    /// Asks for profiles when control is back in the event loop.
    void askForProfiles();

    bool isEmpty() const { return m_rows.count() == 0 || m_columns.count() == 0; }
    bool areRowsUpward() const;
    Place placeAt(const QPointF& place) const;
    QString note() const;
    double valueResolution() const;
    /// Empty without a crosshair.
    QString crosshairHint() const;
    QString hintAt(quint64 row, quint64 column) const;
    QString hintAt(const QPointF& place) const;

    ImagePlot* m_plot;
    PlotCanvas* m_canvas;
    QCPMarginGroup* m_margins;
    ImageGraph* m_graph;
    ColorBar m_bar;
    ViewFrame* m_frame;
    ProfilePanes* m_profiles;
    Crosshair* m_crosshair;
    CursorControl* m_control;
    QTimer m_profileTimer;

    ImageInfo m_given;
    AxisScale m_rows; ///< as drawn
    AxisScale m_columns;
    ImageStyle m_style;
    PlotLabels m_labels;
    ImageLevels m_levels;
    Span m_limits{0, 1};
    std::optional<Place> m_place;
    bool m_isStale = false; ///< the picture belongs to what was shown before
    bool m_isOverviewComplete = false;
    std::pair<Range, Range> m_asked;
    std::pair<Range, Range> m_toldView;
};

} // namespace h5scout::ui
