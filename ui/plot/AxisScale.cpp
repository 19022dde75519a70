// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/AxisScale.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <utility>

namespace h5scout::ui
{

namespace
{

AxisScale::Spacing spacingOf(const std::vector<double>& values)
{
    const auto isMonotonic = [&](auto comesBefore) {
        for (std::size_t i = 1; i < values.size(); ++i)
            if (!comesBefore(values[i - 1], values[i]))
                return false;
        return !std::isnan(values.front());
    };
    return isMonotonic(std::less<>()) || isMonotonic(std::greater<>()) ? AxisScale::Spacing::Monotonic
                                                                       : AxisScale::Spacing::Scattered;
}

} // namespace

AxisScale::AxisScale(quint64 count)
    : m_count(count)
{}

AxisScale AxisScale::of(const DataAxis& axis, quint64 count)
{
    AxisScale scale(count);
    if (axis.spacing == Spacing::Uniform && axis.size == count) {
        scale = uniform(axis.first, axis.step, count);
    } else if ((axis.spacing == Spacing::Monotonic || axis.spacing == Spacing::Scattered) && axis.size == count &&
               !axis.values.empty()) {
        scale.m_values = std::make_shared<const std::vector<double>>(axis.values);
        scale.m_spacing = spacingOf(axis.values);
        scale.m_stride = axis.valueStride;
    }
    scale.label = axis.label;
    scale.units = axis.units;
    scale.isTime = axis.isTime && scale.m_spacing != Spacing::Index;
    return scale;
}

AxisScale AxisScale::uniform(double first, double step, quint64 count)
{
    AxisScale scale(count);
    if (std::isfinite(first) && std::isfinite(step) && step != 0) {
        scale.m_spacing = Spacing::Uniform;
        scale.m_first = first;
        scale.m_step = step;
    }
    return scale;
}

AxisScale AxisScale::ofValues(std::vector<double> values)
{
    AxisScale scale(values.size());
    if (!values.empty()) {
        scale.m_spacing = spacingOf(values);
        scale.m_values = std::make_shared<const std::vector<double>>(std::move(values));
    }
    return scale;
}

bool AxisScale::isRising() const noexcept
{
    return m_values ? m_values->back() >= m_values->front() : m_step > 0;
}

double AxisScale::knotIndex(std::size_t knot) const
{
    const auto last = static_cast<double>(m_count - 1);
    return std::min(static_cast<double>(knot) * static_cast<double>(m_stride), last);
}

double AxisScale::at(double index) const
{
    if (!m_values)
        return m_first + index * m_step;
    const std::vector<double>& values = *m_values;
    if (values.size() == 1)
        return values.front() + index;
    const double place =
        std::clamp(std::floor(index / static_cast<double>(m_stride)), 0.0, static_cast<double>(values.size() - 2));
    const auto knot = static_cast<std::size_t>(place);
    const double left = knotIndex(knot);
    const double share = (index - left) / (knotIndex(knot + 1) - left);
    if (share == 0) // the element itself, whatever its neighbour is
        return values[knot];
    return share == 1 ? values[knot + 1] : values[knot] + (values[knot + 1] - values[knot]) * share;
}

double AxisScale::indexAt(double position) const
{
    if (!m_values)
        return (position - m_first) / m_step;
    const std::vector<double>& values = *m_values;
    if (values.size() == 1)
        return position - values.front();
    if (!isMonotonic()) {
        std::size_t best = 0;
        double distance = std::numeric_limits<double>::infinity();
        for (std::size_t knot = 0; knot < values.size(); ++knot) {
            const double candidate = std::abs(values[knot] - position);
            if (candidate < distance) {
                distance = candidate;
                best = knot;
            }
        }
        return knotIndex(best);
    }
    const auto found = isRising() ? std::lower_bound(values.begin(), values.end(), position)
                                  : std::lower_bound(values.begin(), values.end(), position, std::greater<>());
    const auto right = static_cast<std::size_t>(
        std::clamp<std::ptrdiff_t>(found - values.begin(), 1, static_cast<std::ptrdiff_t>(values.size()) - 1));
    const double share = (position - values[right - 1]) / (values[right] - values[right - 1]);
    return knotIndex(right - 1) + share * (knotIndex(right) - knotIndex(right - 1));
}

quint64 AxisScale::nearest(double position) const
{
    if (m_count == 0)
        return 0;
    const double index = std::round(indexAt(position));
    return static_cast<quint64>(std::clamp(std::isnan(index) ? 0.0 : index, 0.0, static_cast<double>(m_count - 1)));
}

Span AxisScale::positions() const
{
    if (m_count == 0)
        return {0, 0};
    if (m_spacing == Spacing::Scattered)
        return finiteSpan(*m_values, *m_values).value_or(Span{0, 0});
    const double first = at(0);
    const double last = at(static_cast<double>(m_count - 1));
    return {std::min(first, last), std::max(first, last)};
}

Span AxisScale::edges() const
{
    if (m_count == 0 || m_spacing == Spacing::Scattered)
        return positions();
    const double first = at(-0.5);
    const double last = at(static_cast<double>(m_count) - 0.5);
    return {std::min(first, last), std::max(first, last)};
}

QString axisTitle(const AxisScale& scale, const QString& unnamed)
{
    const QString label = scale.label.isEmpty() ? unnamed : scale.label;
    return scale.units.isEmpty() ? label : QStringLiteral("%1 (%2)").arg(label, scale.units);
}

} // namespace h5scout::ui
