// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PickleArena.h"

namespace h5scout::value::pickle
{

/// What a pickle's call of `callable` with the tuple `arguments` stands for. Nothing is called: a small table of
/// well-known constructors becomes values, anything else an Opaque that bears its name.
Node reduce(Arena& arena, NodeId callable, NodeId arguments);

/// The same for "make an object of this class".
Node newObject(const Arena& arena, NodeId classId);

/// Gives `object` its state: dtypes and arrays take it, for anything else it is ignored.
void build(Arena& arena, NodeId object, NodeId state);

} // namespace h5scout::value::pickle
