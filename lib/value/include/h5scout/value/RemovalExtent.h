// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace h5scout
{

/// What goes when a node is removed.
struct RemovalExtent
{
    std::uint64_t nodeCount = 0;   ///< distinct objects and links that will be gone; not those that other links keep
    std::uint64_t storedBytes = 0; ///< of their elements, as they lie in the file

    bool operator==(const RemovalExtent&) const = default;
};

} // namespace h5scout
