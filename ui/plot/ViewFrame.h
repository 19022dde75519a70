// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include <optional>

#include <QObject>
#include <QSize>

#include "ui/plot/PlotNumbers.h"

class QCPAxis;

namespace h5scout::ui
{

class PlotCanvas;

/// What the two axes of a plane show: all of the content, or a part that the user chose, in either case with equal
/// lengths where the aspect is locked. Then all means the content and what else fits beside it.
class ViewFrame : public QObject
{
    Q_OBJECT
public:
    struct Content
    {
        Span x;
        Span y;
        double smallestX = 0; ///< the closest view
        double smallestY = 0;
    };

    explicit ViewFrame(PlotCanvas* canvas);

    void setContent(const Content& content);
    /// How many units of y are as long as one unit of x; empty: as they fit.
    void setAspect(std::optional<double> unitsOfYPerX);
    void showAll();

Q_SIGNALS:
    /// All is shown in another way than before, because the size or the aspect is another one.
    void fitted();

private:
    void layOut();
    bool enforce();
    void setBounds();
    void setRange(QCPAxis* axis, const Span& span);
    Span fitX() const;
    Span fitY() const;
    /// The ratio of the sizes of the ranges, y to x.
    std::optional<double> rangeRatio() const;

    PlotCanvas* m_canvas;
    Content m_content{{0, 1}, {0, 1}, 0, 0};
    std::optional<double> m_aspect;
    QSize m_size;
    bool m_isAllShown = true;
    bool m_areBoundsStale = true;
    bool m_hasXMoved = false; ///< by the user, since the last frame
    bool m_hasYMoved = false;
};

} // namespace h5scout::ui
