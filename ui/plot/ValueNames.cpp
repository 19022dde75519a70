// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ValueNames.h"

#include <algorithm>

namespace h5scout::ui
{

namespace
{
constexpr double kMostClasses = 16; // more colours can hardly be told apart
}

QString nameOf(const ValueNames& names, double value)
{
    const auto found = std::lower_bound(names.begin(), names.end(), value,
                                        [](const auto& named, double wanted) { return named.first < wanted; });
    return found != names.end() && found->first == value ? found->second : QString();
}

std::optional<Span> classSpan(const ValueNames& names)
{
    if (names.size() < 2 || names.back().first - names.front().first >= kMostClasses)
        return {};
    return Span{names.front().first, names.back().first};
}

} // namespace h5scout::ui
