// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace h5scout::test
{

inline constexpr std::uint64_t kLineLength = 10'000; ///< of /line
inline constexpr std::uint64_t kRows = 60;           ///< of /plane
inline constexpr std::uint64_t kColumns = 80;
inline constexpr int kGroupChildren = 250; ///< of /group, named c000 ...

/// Makes the file that the request tests read:
/// /line      float64 in chunks of 1000: i / 2, NaN at 5; attributes `units` "V" and `long`, a text of 4000 letters
/// /plane     int32, contiguous: 100 * row + column
/// /cube      uint8 (4, 5, 6): 30 * i + 6 * j + k
/// /scalar    float64 7.5
/// /null      a null dataspace
/// /complex   compound of r and i: 3+4i, 0+1i
/// /words     fixed strings of 4 bytes: "one", "two"
/// /table     a compound of x and n
/// /huge      float64, 2^60 elements, none written
/// /group     groups, and `up`, a hard link to the root
/// /dangling  a soft link that leads nowhere
/// /broken    a group whose object header is overwritten
void makeSampleFile(const std::string& path);

} // namespace h5scout::test
