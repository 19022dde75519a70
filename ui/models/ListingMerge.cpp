// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/ListingMerge.h"

#include <algorithm>
#include <unordered_map>

namespace h5scout::ui
{
namespace
{

/// Each step renumbers the rows behind it: many steps on many rows are slower than starting anew.
constexpr std::size_t kMaximalSteps = 200;

/// A run of neighbouring rows.
struct Run
{
    std::size_t first;
    std::size_t count;
};

/// The rows of `rows` that are not in `kept`, as runs in order.
std::vector<Run> runsNotIn(std::span<const ListingKey> rows, std::span<const ListingKey> others)
{
    std::unordered_map<std::string_view, bool> known;
    known.reserve(others.size());
    for (const ListingKey& key : others)
        known.emplace(key.name, key.isGroup);
    std::vector<Run> runs;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const auto found = known.find(rows[row].name);
        if (found != known.end() && found->second == rows[row].isGroup)
            continue;
        if (!runs.empty() && runs.back().first + runs.back().count == row)
            ++runs.back().count;
        else
            runs.push_back({row, 1});
    }
    return runs;
}

std::vector<ListingKey> without(std::span<const ListingKey> rows, const std::vector<Run>& runs)
{
    std::vector<ListingKey> left;
    std::size_t next = 0;
    for (const Run& run : runs) {
        left.insert(left.end(), rows.begin() + static_cast<std::ptrdiff_t>(next),
                    rows.begin() + static_cast<std::ptrdiff_t>(run.first));
        next = run.first + run.count;
    }
    left.insert(left.end(), rows.begin() + static_cast<std::ptrdiff_t>(next), rows.end());
    return left;
}

} // namespace

std::vector<MergeStep> planMerge(std::span<const ListingKey> old, std::span<const ListingKey> fresh)
{
    const std::vector<Run> removed = runsNotIn(old, fresh);
    const std::vector<Run> inserted = runsNotIn(fresh, old);
    std::vector<MergeStep> steps;
    const bool isTooMany = removed.size() + inserted.size() > kMaximalSteps;
    if (isTooMany || without(old, removed) != without(fresh, inserted)) {
        if (!old.empty())
            steps.push_back({MergeStep::Kind::Remove, 0, old.size()});
        if (!fresh.empty())
            steps.push_back({MergeStep::Kind::Insert, 0, fresh.size()});
        return steps;
    }
    // From the end, so that the rows before a step keep their numbers; then from the start, so that each run lands
    // where it stays.
    for (auto run = removed.rbegin(); run != removed.rend(); ++run)
        steps.push_back({MergeStep::Kind::Remove, run->first, run->count});
    for (const Run& run : inserted)
        steps.push_back({MergeStep::Kind::Insert, run.first, run.count});
    return steps;
}

} // namespace h5scout::ui
