// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "h5scout/backend/CArray.h"
#include "h5scout/value/Value.h"

namespace h5scout
{

/// True for PyTables' arrays of objects, whose rows are pickles (PSEUDOATOM `object`). Python: isinstance(array.atom,
/// tables.ObjectAtom).
bool holdsObjects(const VLArray& array);

/// Appends one row to PyTables' array of objects: the pickle of the value, by writePlainPickle(). Throws
/// InvalidDataType if its rows are no objects or if the value holds others than None, bools, numbers, texts, bytes,
/// tuples, lists, sets and dicts; as VLArray::append() else. Python: VLArray.append.
void appendObject(const VLArray& array, const Value& object);

} // namespace h5scout
