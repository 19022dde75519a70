// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PickleArena.h"

#include <optional>
#include <span>

namespace h5scout::value::pickle
{

/// numpy.dtype("f8", ...). Empty if the text is no dtype.
std::optional<DType> dtypeFromText(std::string_view text);

/// The state that BUILD gives a dtype: byte order, fields, size of strings.
void applyDTypeState(const Arena& arena, NodeId state, DType& dtype);

/// numpy.core.multiarray.scalar(dtype, bytes). Empty if the arguments are others, or the type is not shown.
std::optional<Value> numpyScalar(Arena& arena, std::span<const NodeId> arguments);

/// The state that BUILD gives an ndarray: (version, shape, dtype, Fortran order?, bytes).
std::optional<Value> arrayFromState(Arena& arena, std::span<const NodeId> state);

/// numpy.core.numeric._frombuffer(bytes, dtype, shape, order): protocol 5.
std::optional<Value> arrayFromBuffer(Arena& arena, std::span<const NodeId> arguments);

} // namespace h5scout::value::pickle
