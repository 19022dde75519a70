// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "h5scout/backend/Node.h"
#include "h5scout/value/Error.h"
#include "h5scout/value/NdArray.h"
#include "h5scout/value/NodeKind.h"
#include "h5scout/value/RowMeaning.h"
#include "h5scout/value/Value.h"

namespace h5scout::backend
{

/// Decided by the kind and PyTables' attribute PSEUDOATOM, which is not believed where the numbers that are stored
/// (`base`) are no bytes or code points.
RowMeaning rowMeaning(NodeKind kind, ElementKind base, std::string_view pseudoAtom);
/// Of an array of variable length.
RowMeaning rowMeaning(const Node& array);

/// Stored rows of that meaning (not Numbers) as texts: those that they are; of a pickled object what Python would print
/// of it (64 KiB of that at most), and of what is no harmless pickle "<not readable: N bytes>"; nothing is ever run.
NdArray textsOfRows(RowMeaning meaning, const NdArray& rows);

/// The array as rows of the meaning, where it is none yet: a one-dimensional array of numbers is one row, texts become
/// the rows that hold them. Empty if it is an array of rows that can stay what it is. Throws InvalidDataType or
/// InvalidDataDimension with that context.
std::optional<NdArray> asRows(RowMeaning meaning, const NdArray& given, const ErrorContext& context);

/// The value as a row of an array of that meaning. Throws InvalidDataType with that context if the rows are no objects,
/// or if it is a value that writePlainPickle() does not write.
NdArray rowOfObject(RowMeaning meaning, const Value& object, const ErrorContext& context);

} // namespace h5scout::backend
