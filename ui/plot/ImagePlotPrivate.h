// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include <array>
#include <optional>
#include <utility>

#include <QTimer>

#include "ui/plot/ColorBar.h"
#include "ui/plot/Crosshair.h"
#include "ui/plot/CursorControl.h"
#include "ui/plot/ImageGraph.h"
#include "ui/plot/ImageLevels.h"
#include "ui/plot/ImagePlot.h"
#include "ui/plot/ImagePreparation.h"
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
    /// The style as the values are coloured.
    ImageStyle colorStyle() const;
    void repaint();

    /// Of an answer for the axes now shown: the old picture goes.
    void dropStalePicture();
    /// Shows the picture; a large one is looked through and coloured in the background before.
    void receive(ImagePart part, Image image, bool isComplete);
    void showImage(ImagePart part, std::shared_ptr<const Image> image, PreparedImage prepared, bool isComplete);

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
    quint64 m_received = 0;           ///< pictures; they may be ready in another order
    std::array<quint64, 2> m_shown{}; ///< the last of them, by ImagePart
    int m_inPreparation = 0;
    bool m_isStale = false; ///< the picture belongs to what was shown before
    bool m_isOverviewComplete = false;
    std::pair<Range, Range> m_asked;
    std::pair<Range, Range> m_toldView;
};

} // namespace h5scout::ui
