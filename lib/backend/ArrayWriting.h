// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

#include "h5scout/backend/Node.h"
#include "h5scout/hdf5/Selection.h"
#include "h5scout/value/NdArray.h"
#include "h5scout/value/Value.h"

namespace h5scout::backend
{

/// EArray::append, VLArray::append and StringArray::append.
void appendRows(const Node& array, const NdArray& rows);

/// h5scout::appendObject.
void appendObject(const Node& array, const Value& object);

/// EArray::appendRows.
void appendRowBytes(const Node& array, std::span<const std::byte> rows);

/// CArray::write.
void writeSelection(const Node& array, const Selection& selection, const NdArray& elements);

} // namespace h5scout::backend
