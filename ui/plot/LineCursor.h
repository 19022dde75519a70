// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include <optional>

#include <QObject>

#include "ui/plot/PlotCanvas.h"

namespace h5scout::ui
{

/// An upright line in a plot that the user drags, puts elsewhere by a click and moves by the arrow keys. It only tells
/// what the user does: who owns it sets the new position.
class LineCursor : public QObject
{
    Q_OBJECT
public:
    explicit LineCursor(PlotCanvas* canvas);

    /// In coordinates of the x axis; empty hides it. Paints the cursor's layer alone.
    void setPosition(std::optional<double> position);
    void applyColors();

Q_SIGNALS:
    /// The pointer has dragged the line to this place of the canvas, or a click has called it there.
    void calledTo(const QPointF& pixel);
    /// So many steps to the right, negative: to the left.
    void stepped(int steps);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool isNear(const QPointF& place) const;
    bool press(const QMouseEvent& event);
    bool move(const QMouseEvent& event);
    bool release(const QMouseEvent& event);
    bool pressKey(const QKeyEvent& event);

    PlotCanvas* m_canvas;
    QCPItemStraightLine* m_line;
    std::optional<double> m_position;
    bool m_isDragged = false;
    std::optional<QPointF> m_pressed; ///< where a click may have begun
    bool m_hasShape = false;          ///< the pointer shows that the line can be moved
};

} // namespace h5scout::ui
