// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "ui/table/BlockReader.h"

namespace h5scout::ui
{

/// "3 × 4 = 12 cells", and the smallest, largest and mean number where all of them have been read, they are numbers,
/// and not too many to be looked at in a frame. `cells` are of the array, without axis columns.
QString selectionSummary(const BlockReader& reader, const CellRange& cells, bool areNumbers);

} // namespace h5scout::ui
