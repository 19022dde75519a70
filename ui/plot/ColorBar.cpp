// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ColorBar.h"

#include <utility>

#include "ui/plot/AxisTicker.h"
#include "ui/plot/NameTicker.h"
#include "ui/plot/PlotCanvas.h"

namespace h5scout::ui
{

namespace
{

constexpr int kBarWidth = 14;

/// In `count` steps.
QCPColorGradient gradientOf(const ColorTable& table, int count)
{
    QCPColorGradient gradient;
    gradient.clearColorStops();
    gradient.setLevelCount(count);
    for (std::size_t i = 0; i < table.size(); ++i)
        gradient.setColorStopAt(static_cast<double>(i) / static_cast<double>(table.size() - 1),
                                QColor::fromRgb(table[i]));
    return gradient;
}

} // namespace

ColorBar::ColorBar(PlotCanvas* canvas, QCPMarginGroup* margins)
    : m_canvas(canvas)
    , m_bar(new QCPColorScale(canvas))
{
    m_bar->setType(QCPAxis::atRight);
    m_bar->setBarWidth(kBarWidth);
    m_bar->setRangeDrag(false);
    m_bar->setRangeZoom(false);
    m_bar->setMargins(QMargins(8, 0, 12, 0));
    m_bar->setMinimumMargins(QMargins(8, 0, 12, 0));
    canvas->plotLayout()->addElement(0, canvas->plotLayout()->columnCount(), m_bar);
    m_bar->setMarginGroup(QCP::msTop | QCP::msBottom, margins);
    setMap(ColorMap::Viridis, false);
    setLimits({0, 1}, false);
    applyColors();
}

void ColorBar::applyColors()
{
    m_canvas->styleAxis(m_bar->axis());
    for (QCPAxis* axis : m_bar->axis()->axisRect()->axes())
        axis->setBasePen(QPen(m_canvas->colors().axes, 1));
}

void ColorBar::setMap(ColorMap map, bool isReversed)
{
    m_colors = colorTable(map, isReversed);
    applyGradient();
}

void ColorBar::applyGradient()
{
    const std::optional<Span> classes = classSpan(m_names);
    m_bar->setGradient(
        gradientOf(m_colors, classes ? static_cast<int>(classes->size()) + 1 : static_cast<int>(m_colors.size())));
}

void ColorBar::setLabel(const QString& label)
{
    m_bar->setLabel(label);
}

void ColorBar::setLimits(const Span& limits, bool isLogarithmic)
{
    if (classSpan(m_names))
        return;
    QCPAxis* axis = m_bar->axis();
    const AxisKind kind = isLogarithmic ? AxisKind::Logarithmic : AxisKind::Number;
    if (std::exchange(m_kind, kind) != kind)
        setTicker(axis, kind);
    // A logarithmic axis corrects a range that is not above zero: it must not see the range of a linear one.
    if (!isLogarithmic)
        m_bar->setDataScaleType(QCPAxis::stLinear);
    m_bar->setDataRange(QCPRange(limits.lower, limits.upper));
    m_bar->setDataScaleType(isLogarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
}

void ColorBar::setNames(const ValueNames& names)
{
    if (names == m_names)
        return;
    m_names = names;
    applyGradient();
    const std::optional<Span> classes = classSpan(names);
    if (!classes)
        return;
    m_kind.reset();
    m_bar->axis()->setTicker(QSharedPointer<NameTicker>::create(m_bar->axis(), names));
    m_bar->setDataScaleType(QCPAxis::stLinear);
    m_bar->setDataRange(QCPRange(classes->lower - 0.5, classes->upper + 0.5));
}

} // namespace h5scout::ui
