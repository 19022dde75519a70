// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>

#include "h5scout/backend/Selection.h"

namespace h5scout::exporting
{

/// Calls `work` with one part of an array after the other, in C order, so that their elements follow each other as
/// those of the whole do; each of at most `mostElements` (at least one). Stops, giving false, when `work` does.
bool forEachSlab(const Shape& shape, std::uint64_t mostElements, const std::function<bool(const Selection&)>& work);

} // namespace h5scout::exporting
