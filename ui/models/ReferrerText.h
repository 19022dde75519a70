// SPDX-License-Identifier: GPL-3.0-or-later
// What else in a file names a node, in words. Pure functions.
#pragma once

#include <QString>

#include "h5scout/client/EditTypes.h"

namespace h5scout::ui
{

/// Which arrays lose a dimension scale, and which soft links will lead nowhere, when the node is removed: sentences.
/// Empty if there are none.
QString removalConsequence(const Referrers& referrers);

/// Which soft links still point to where the node was, a sentence; empty if there are none.
QString staleLinks(const Referrers& referrers, const QByteArray& oldPath);

} // namespace h5scout::ui
