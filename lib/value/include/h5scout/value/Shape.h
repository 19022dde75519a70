// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace h5scout
{

/// Extents of an array, slowest dimension first (C order). Rank 0 is a scalar.
using Shape = std::vector<std::uint64_t>;

/// In a maximal shape: the dimension has no limit (H5S_UNLIMITED; Python's None).
inline constexpr std::uint64_t kUnlimited = UINT64_MAX;

/// Product of the extents, 1 for a scalar; empty if it does not fit into 64 bits.
std::optional<std::uint64_t> elementCount(std::span<const std::uint64_t> shape);

/// "(3, 4)", "(3,)", "()" as Python writes a shape.
std::string formatShape(std::span<const std::uint64_t> shape);

/// The same with "None" for kUnlimited.
std::string formatMaximalShape(std::span<const std::uint64_t> shape);

} // namespace h5scout
