// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/LogTicks.h"

#include <algorithm>
#include <cmath>

namespace h5scout::ui
{

namespace
{

bool holds(const Span& range, double tick)
{
    return tick >= range.lower * (1 - 1e-12) && tick <= range.upper * (1 + 1e-12);
}

/// 10^start, 10^(start + step) ...
std::vector<double> powers(const Span& range, int start, int last, int step)
{
    std::vector<double> ticks;
    for (int exponent = start; exponent <= last; exponent += step)
        if (const double tick = std::pow(10.0, exponent); holds(range, tick))
            ticks.push_back(tick);
    return ticks;
}

} // namespace

std::vector<double> logTicks(const Span& range, int most)
{
    if (!(range.lower > 0) || !(range.upper / range.lower >= kShortLogRatio))
        return {};
    const auto room = static_cast<std::size_t>(most);
    const int first = static_cast<int>(std::floor(std::log10(range.lower)));
    const int last = static_cast<int>(std::ceil(std::log10(range.upper)));
    std::vector<double> ticks;
    for (int exponent = first; exponent <= last; ++exponent)
        for (const double factor : {1.0, 2.0, 5.0})
            if (const double tick = factor * std::pow(10.0, exponent); holds(range, tick))
                ticks.push_back(tick);
    if (ticks.size() <= room)
        return ticks;
    for (int step = 1; step <= last - first + 1; ++step) {
        // The same powers wherever the view is, so that they stay while it is moved; others where these are too few.
        const int aligned = static_cast<int>(std::ceil(static_cast<double>(first) / step)) * step;
        std::vector<double> best = powers(range, aligned, last, step);
        if (best.size() > room)
            continue;
        for (int start = first; start < first + step && best.size() < 2; ++start)
            if (std::vector<double> others = powers(range, start, last, step); others.size() > best.size())
                best = std::move(others);
        if (!best.empty() && best.size() <= room)
            return best;
    }
    return {};
}

} // namespace h5scout::ui
