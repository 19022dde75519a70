// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/NameTicker.h"

#include <cmath>
#include <limits>

namespace h5scout::ui
{

namespace
{
constexpr int kWidestName = 18; // letters
}

NameTicker::NameTicker(const QCPAxis* axis, const ValueNames& names)
    : m_axis(axis)
    , m_names(names)
{}

void NameTicker::generate(const QCPRange& range, const QLocale&, QChar, int, QVector<double>& ticks,
                          QVector<double>* subTicks, QVector<QString>* tickLabels)
{
    const QFontMetrics metrics(m_axis->tickLabelFont());
    ticks.clear();
    if (subTicks)
        subTicks->clear();
    if (tickLabels)
        tickLabels->clear();
    double last = std::numeric_limits<double>::infinity();
    for (const auto& [value, name] : m_names) {
        const double pixel = m_axis->coordToPixel(value);
        if (!range.contains(value) || std::abs(pixel - last) < metrics.height())
            continue;
        last = pixel;
        ticks.append(value);
        if (tickLabels)
            tickLabels->append(metrics.elidedText(name, Qt::ElideRight, metrics.averageCharWidth() * kWidestName));
    }
}

} // namespace h5scout::ui
