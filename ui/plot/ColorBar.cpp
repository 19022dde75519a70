// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ColorBar.h"

#include "ui/plot/LevelTicker.h"
#include "ui/plot/NumberTicker.h"
#include "ui/plot/PlotCanvas.h"

namespace h5scout::ui
{

namespace
{

constexpr int kBarWidth = 14;

QCPColorGradient gradientOf(const ColorTable& table)
{
    QCPColorGradient gradient;
    gradient.clearColorStops();
    gradient.setLevelCount(static_cast<int>(table.size()));
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
    m_bar->setGradient(gradientOf(colorTable(map, isReversed)));
}

void ColorBar::setLabel(const QString& label)
{
    m_bar->setLabel(label);
}

void ColorBar::setLimits(const Span& limits, bool isLogarithmic)
{
    QCPAxis* axis = m_bar->axis();
    const auto type = isLogarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear;
    if (!m_hasTicker || type != m_bar->dataScaleType()) {
        if (isLogarithmic)
            axis->setTicker(QSharedPointer<LevelTicker>::create(axis));
        else
            axis->setTicker(QSharedPointer<NumberTicker>::create(axis, NumberTicker::Numbers::Real));
        m_hasTicker = true;
    }
    // A logarithmic axis corrects a range that is not above zero: it must not see the range of a linear one.
    if (!isLogarithmic)
        m_bar->setDataScaleType(type);
    m_bar->setDataRange(QCPRange(limits.lower, limits.upper));
    m_bar->setDataScaleType(type);
}

} // namespace h5scout::ui
