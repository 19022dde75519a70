// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>

#include "h5scout/value/NdArray.h"

namespace h5scout
{

struct NpyLimits
{
    std::uint64_t elementBytes = std::uint64_t{1} << 30;
};

/// Hears how many bytes of the file are done, from time to time; false stops the reading.
using NpyProgress = std::function<bool(std::uint64_t byteCount)>;

/// Reads what numpy.save wrote: the format's versions 1 to 3, Booleans, integers, floats of 16 to 64 bits, complex
/// numbers, bytes ("S", as FixedString) and texts ("U", as Text), in either byte order; arrays in Fortran order are put
/// into C order. Nothing is unpickled. The stream must be seekable, and is read from its beginning.
/// Empty if `progress` said so. Throws Error: no such file, damaged, cut, larger than the limits (before memory is
/// taken), or of a type that is none of these (objects, records, dates).
std::optional<NdArray> readNpy(std::istream& file, const NpyLimits& limits = {}, const NpyProgress& progress = {});

} // namespace h5scout
