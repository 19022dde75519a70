// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include <optional>
#include <vector>

#include "ui/plot/PlotColors.h"
#include "ui/plot/PlotNumbers.h"

#include <qcustomplot.h>

namespace h5scout::ui
{

class FrameText;
class LayerSheet;

/// A QCustomPlot with one axis rect and our habits: drag pans, the wheel zooms around the cursor (over an axis: that
/// axis alone), the right button or Shift with the left one zooms into a rectangle, a double click resets. Follows its
/// palette and the screen's pixel ratio.
class PlotCanvas : public QCustomPlot
{
    Q_OBJECT
public:
    explicit PlotCanvas(QWidget* parent);

    const PlotColors& colors() const { return m_colors; }
    /// Hidden while empty.
    void setTitle(const QString& title);
    /// Keeps pan and zoom of `axis` within `whole` and not closer than `smallest`.
    void setBounds(QCPAxis* axis, const Span& whole, double smallest);
    void clearBounds(QCPAxis* axis);

    /// Gives everything its place anew, with ticks for the ranges and sizes as they are now.
    void layOutAgain();

    /// The least room around axes.
    QMargins outerMargins() const;

    /// Painter settings of an axis of this plot, also for axes added later (a colour bar's).
    void styleAxis(QCPAxis* axis) const;

    /// PlotWidget::paintFigure.
    void paintFigure(QCPPainter* painter, const QSize& size, const std::optional<QPalette>& colors, bool hasBackground);

Q_SIGNALS:
    /// The palette changed: colours of plottables are to be set anew.
    void colorsChanged();
    void resetRequested();
    /// The user moved or zoomed `axis`.
    void movedByUser(QCPAxis* axis);
    /// The pointer is at these data coordinates, is beside the axis rect, or has left the canvas.
    void pointedAt(const QPointF& place);
    void pointerLeft();
    void pointerGone();

protected:
    void changeEvent(QEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    struct Bounds
    {
        QCPAxis* axis;
        Span whole;
        double smallest;
    };
    void makeSheets();
    void applyColors();
    void settleLayout();
    void limitZoom(QCPAxis* axis, const Span& before);
    void keepWithinBounds(QCPAxis* axis);
    void tellPointer(const QPointF& place);

    PlotColors m_colors;
    QSharedPointer<LayerSheet> m_sheet; ///< of all but the overlay
    FrameText* m_frameText;             ///< above all upright axes
    QCPTextElement* m_title = nullptr;
    std::vector<Bounds> m_bounds;
    QSize m_laidOutSize;
    bool m_isUserActing = false;
};

} // namespace h5scout::ui
