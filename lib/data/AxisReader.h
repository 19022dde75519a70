// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "h5scout/backend/CArray.h"
#include "h5scout/data/AxisPositions.h"

namespace h5scout::data
{

/// Why an array cannot give positions: a clause, "it holds no numbers".
struct AxisFault
{
    std::string reason;
};

/// Reads the positions that arrays hold, and remembers them: the arrays of a group share their axes.
class AxisReader
{
public:
    /// Positions that are kept of one axis at most.
    void limitValues(std::uint64_t most);

    /// The length of a one-dimensional array of real numbers; dimensions of length 1 do not count. Else why it is none.
    static std::variant<std::uint64_t, AxisFault> lengthOf(const NodeSummary& summary);

    /// The first `count` positions of an array for which lengthOf() gives at least that. Reads all of up to 16 MiB; of
    /// longer axes some hundred places, by which they are judged. Throws as CArray::read.
    const AxisPositions& positions(const NodeSummary& summary, const Node& node, std::uint64_t count);

private:
    using Key = std::pair<std::string, std::uint64_t>; // path and count

    std::map<Key, AxisPositions> m_known;
    std::uint64_t m_knownValues = 0;
    std::uint64_t m_mostValues = 262'144;
};

} // namespace h5scout::data
