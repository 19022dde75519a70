// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>

namespace h5scout
{

class Node;

/// Hears how many of how many bytes of elements are written, after each piece; false stops the writing.
using NpyWriteProgress = std::function<bool(std::uint64_t done, std::uint64_t all)>;

/// Writes an array as numpy.save does (version 1 of the format): Booleans, integers, floats, complex numbers and fixed
/// strings of any rank, in the machine's byte order and C order, a few MiB in memory at a time. `file`: a new stream.
/// False if `progress` stopped it. Throws InvalidExport before anything is written if the node is no array, or one of
/// texts, rows or others that a .npy file holds only as pickles; Error if reading or writing fails on the way.
bool writeNpy(std::ostream& file, const Node& node, const NpyWriteProgress& progress = {});

} // namespace h5scout
