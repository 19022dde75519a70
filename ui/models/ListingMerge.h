// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace h5scout::ui
{

/// What makes a child the same child after a reload.
struct ListingKey
{
    std::string_view name;
    bool isGroup = false;
    bool operator==(const ListingKey&) const = default;
};

struct MergeStep
{
    enum class Kind { Remove, Insert };
    Kind kind = Kind::Remove;
    std::size_t first =
        0; ///< row at which, once the steps before have been carried out; of an Insert also the fresh row
    std::size_t count = 0;
    bool operator==(const MergeStep&) const = default;
};

/// The steps, to be carried out in order, that turn the rows `old` into the rows `fresh` and keep those that are in
/// both, so that a view keeps what is expanded and selected. Where the order has changed, or the steps would be very
/// many, everything goes and comes anew.
std::vector<MergeStep> planMerge(std::span<const ListingKey> old, std::span<const ListingKey> fresh);

} // namespace h5scout::ui
