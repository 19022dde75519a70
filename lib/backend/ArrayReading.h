// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "NodeObject.h"
#include "h5scout/hdf5/Selection.h"
#include "h5scout/value/NdArray.h"

namespace h5scout::backend
{

/// The selected elements of a dataset as they are stored. Throws as CArray::read, hdf5::CallError.
NdArray readSelection(NodeObject& array, const Selection& selection, std::uint64_t maximalBytes);
void readSelectionInto(NodeObject& array, const Selection& selection, std::span<std::byte> target);

} // namespace h5scout::backend
