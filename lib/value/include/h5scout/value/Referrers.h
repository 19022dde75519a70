// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace h5scout
{

/// What stays in a file and still names a node that is removed, moved or renamed. Paths are bytes; of many only the
/// first are named.
struct Referrers
{
    std::vector<std::string> arrays; ///< that a dimension scale which goes is attached to: they lose it
    std::uint64_t arrayCount = 0;
    std::vector<std::string> softLinks; ///< to the node or what is below it: they lead nowhere then
    std::uint64_t softLinkCount = 0;
    bool isWhole = true; ///< false: there may be more in what has not been looked at

    bool operator==(const Referrers&) const = default;
};

} // namespace h5scout
