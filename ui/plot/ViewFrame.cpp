// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ViewFrame.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/plot/PlotCanvas.h"

namespace h5scout::ui
{

namespace
{

Span spanOf(const QCPAxis* axis)
{
    return {axis->range().lower, axis->range().upper};
}

/// Of another size around the same middle.
Span resized(const Span& span, double size)
{
    const double middle = span.lower + span.size() / 2;
    return {middle - size / 2, middle + size / 2};
}

bool isNearly(const Span& first, const Span& second)
{
    const double tolerance = 1e-6 * std::max(first.size(), second.size());
    return std::abs(first.lower - second.lower) <= tolerance && std::abs(first.upper - second.upper) <= tolerance;
}

} // namespace

ViewFrame::ViewFrame(PlotCanvas* canvas)
    : QObject(canvas)
    , m_canvas(canvas)
{
    connect(canvas, &PlotCanvas::movedByUser, this, [this](QCPAxis* axis) {
        m_hasXMoved = m_hasXMoved || axis == m_canvas->xAxis;
        m_hasYMoved = m_hasYMoved || axis == m_canvas->yAxis;
    });
    // The size of the axes is known only when all else has its place.
    connect(canvas, &QCustomPlot::afterLayout, this, &ViewFrame::layOut);
}

void ViewFrame::setContent(const Content& content)
{
    m_content = content;
    m_areBoundsStale = true;
}

void ViewFrame::setAspect(std::optional<double> unitsOfYPerX)
{
    if (unitsOfYPerX == std::exchange(m_aspect, unitsOfYPerX))
        return;
    m_areBoundsStale = true;
}

void ViewFrame::showAll()
{
    m_isAllShown = true;
    m_hasXMoved = m_hasYMoved = false;
    setBounds();
    setRange(m_canvas->xAxis, fitX());
    setRange(m_canvas->yAxis, fitY());
}

std::optional<double> ViewFrame::rangeRatio() const
{
    const QSize size = m_canvas->xAxis->axisRect()->size();
    if (!m_aspect || size.width() < 1 || size.height() < 1)
        return {};
    return *m_aspect * size.height() / size.width();
}

Span ViewFrame::fitX() const
{
    const auto ratio = rangeRatio();
    return ratio ? resized(m_content.x, std::max(m_content.x.size(), m_content.y.size() / *ratio)) : m_content.x;
}

Span ViewFrame::fitY() const
{
    const auto ratio = rangeRatio();
    return ratio ? resized(m_content.y, std::max(m_content.y.size(), m_content.x.size() * *ratio)) : m_content.y;
}

void ViewFrame::setBounds()
{
    const Span x = fitX();
    const Span y = fitY();
    double smallestX = m_content.smallestX;
    double smallestY = m_content.smallestY;
    if (const auto ratio = rangeRatio()) {
        smallestX = std::max(smallestX, smallestY / *ratio);
        smallestY = smallestX * *ratio;
    }
    m_canvas->setBounds(m_canvas->xAxis, x, std::min(smallestX, x.size()));
    m_canvas->setBounds(m_canvas->yAxis, y, std::min(smallestY, y.size()));
    m_areBoundsStale = false;
}

void ViewFrame::setRange(QCPAxis* axis, const Span& span)
{
    axis->setRange(span.lower, span.upper);
}

bool ViewFrame::enforce()
{
    QCPAxis* x = m_canvas->xAxis;
    QCPAxis* y = m_canvas->yAxis;
    const std::pair before(spanOf(x), spanOf(y));
    const bool hasXMoved = std::exchange(m_hasXMoved, false);
    const bool hasYMoved = std::exchange(m_hasYMoved, false);
    const QSize size = x->axisRect()->size();
    if (size != std::exchange(m_size, size) || m_areBoundsStale)
        setBounds();
    if (hasXMoved || hasYMoved)
        m_isAllShown = false;
    const auto ratio = rangeRatio();
    if (m_isAllShown) {
        setRange(x, fitX());
        setRange(y, fitY());
    } else if (ratio) {
        // The axis that was moved alone is followed by the other one; of a rectangle everything stays in view.
        const double wantedY = spanOf(x).size() * *ratio;
        const bool followsX = hasXMoved == hasYMoved ? wantedY >= spanOf(y).size() : hasXMoved;
        if (followsX)
            setRange(y, resized(spanOf(y), wantedY));
        else
            setRange(x, resized(spanOf(x), spanOf(y).size() / *ratio));
    }
    m_isAllShown = isNearly(spanOf(x), fitX()) && isNearly(spanOf(y), fitY());
    return !isNearly(before.first, spanOf(x)) || !isNearly(before.second, spanOf(y));
}

void ViewFrame::layOut()
{
    if (!enforce())
        return;
    m_canvas->layOutAgain(); // the ticks have been chosen for the old ranges
    emit fitted();
}

} // namespace h5scout::ui
