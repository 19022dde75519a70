// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include <functional>
#include <optional>

#include <QFlags>
#include <QObject>
#include <QPoint>

class QKeyEvent;
class QMouseEvent;

namespace h5scout::ui
{

class PlotCanvas;

/// Tells what the user does with a cursor in a plane. What it takes does not reach the canvas: dragging the cursor does
/// not pan.
class CursorControl : public QObject
{
    Q_OBJECT
public:
    /// What of the cursor is under the pointer: a row is moved up and down, a column sideways.
    enum Handle : quint8 { Row = 1, Column = 2 };
    // No operators for the enumerators: they would hide QCustomPlot's own from this namespace.
    Q_DECLARE_FLAGS(Handles, Handle)
    static constexpr Handles both() { return Handles(Row) | Column; }
    using HitTest = std::function<Handles(const QPointF& pixel)>;

    CursorControl(PlotCanvas* canvas, HitTest hitTest);

    /// Whether arrow keys are taken; true at first.
    void setTakesKeys(bool takesKeys) { m_takesKeys = takesKeys; }

Q_SIGNALS:
    void dragged(const QPointF& pixel, h5scout::ui::CursorControl::Handles handles);
    /// Pressed and released at one place within the axes, not on the cursor.
    void clicked(const QPointF& pixel);
    /// By an arrow key; one of the two is 0. With Shift by 10.
    void stepped(int rightward, int upward);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool press(const QMouseEvent& event);
    bool move(const QMouseEvent& event);
    bool release(const QMouseEvent& event);
    bool step(const QKeyEvent& event);
    void showShape(Handles handles);

    PlotCanvas* m_canvas;
    HitTest m_hitTest;
    bool m_takesKeys = true;
    Handles m_dragged;
    std::optional<QPointF> m_pressed;
};

} // namespace h5scout::ui
