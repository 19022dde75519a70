// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/LogTicks.h"

#include <algorithm>
#include <cmath>

namespace h5scout::ui
{

namespace
{

constexpr double kShortRatio = 5.0; // below, a logarithmic axis is numbered like a linear one

std::vector<double> evenTicks(const Span& range, int most)
{
    const double power = std::pow(10.0, std::floor(std::log10(range.size() / std::max(most - 1, 1))));
    std::vector<double> ticks;
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) { // the finest that are few enough
        const double step = power * factor;
        std::vector<double> candidates;
        for (double number = std::ceil(range.lower / step - 1e-9); number * step <= range.upper * (1 + 1e-12); ++number)
            candidates.push_back(number * step);
        if (static_cast<int>(candidates.size()) <= most)
            return candidates.empty() ? ticks : candidates;
        ticks.assign(candidates.begin(), candidates.begin() + most);
    }
    return ticks;
}

} // namespace

std::vector<double> logTicks(const Span& range, int most)
{
    if (!(range.lower > 0) || !(range.upper > range.lower))
        return {};
    if (range.upper / range.lower < kShortRatio)
        return evenTicks(range, most);
    const int first = static_cast<int>(std::floor(std::log10(range.lower)));
    const int last = static_cast<int>(std::ceil(std::log10(range.upper)));
    const auto within = [&range](double tick) {
        return tick >= range.lower * (1 - 1e-12) && tick <= range.upper * (1 + 1e-12);
    };
    std::vector<double> ticks;
    for (int exponent = first; exponent <= last; ++exponent)
        for (const double factor : {1.0, 2.0, 5.0})
            if (const double tick = factor * std::pow(10.0, exponent); within(tick))
                ticks.push_back(tick);
    if (static_cast<int>(ticks.size()) <= most)
        return ticks;
    // Of the powers of ten every second, third ..., beginning where most of them fit.
    std::vector<double> best;
    for (int step = 1; step <= last - first + 1 && best.empty(); ++step)
        for (int start = first; start < first + step; ++start) {
            ticks.clear();
            for (int exponent = start; exponent <= last; exponent += step)
                if (const double tick = std::pow(10.0, exponent); within(tick))
                    ticks.push_back(tick);
            if (static_cast<int>(ticks.size()) <= most && ticks.size() > best.size())
                best = ticks;
        }
    return best;
}

} // namespace h5scout::ui
