// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "h5scout/backend/Node.h"
#include "h5scout/value/Error.h"
#include "h5scout/value/NdArray.h"

namespace h5scout::backend
{

/// What the rows of an array of variable length mean.
enum class RowMeaning : std::uint8_t {
    Numbers,
    Pickle,     ///< PyMoDAQ's string arrays; PyTables' arrays of objects
    Utf8,       ///< PyTables' `vlstring`
    CodePoints, ///< PyTables' `vlunicode`
};

/// Decided by the kind and PyTables' attribute PSEUDOATOM.
RowMeaning rowMeaning(const Node& array);

/// The array as rows of the meaning, where it is none yet: a one-dimensional array of numbers is one row, texts become
/// the rows that hold them. Empty if it is an array of rows that can stay what it is. Throws InvalidDataType or
/// InvalidDataDimension with that context.
std::optional<NdArray> asRows(RowMeaning meaning, const NdArray& given, const ErrorContext& context);

} // namespace h5scout::backend
