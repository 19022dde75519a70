// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PickleArena.h"

namespace h5scout::value::pickle
{

/// The value that `root` stands for. What is shared in the pickle is copied, so the tree can be much larger than the
/// arena: throws BadPickle where it is deeper, or has more values or bytes, than the limits allow. A cycle is too deep.
Value treeFrom(const Arena& arena, NodeId root);

} // namespace h5scout::value::pickle
