// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string_view>

#include "h5scout/value/ElementType.h"
#include "h5scout/value/Shape.h"

namespace h5scout
{

/// What the head of a .npy file says.
struct NpyHeader
{
    Shape shape;
    ElementType type;            ///< of the elements in memory; Text for "U"
    std::uint64_t itemBytes = 0; ///< of an element in the file
    std::uint64_t swapBytes = 1; ///< how many bytes belong together in the other byte order; 1: they stand as in memory
    bool isFortran = false;
};

/// Leaves the stream at the first element. Throws Error.
NpyHeader readNpyHeader(std::istream& file);

/// The header's Python dict. Throws Error.
NpyHeader parseNpyHeader(std::string_view text);

} // namespace h5scout
