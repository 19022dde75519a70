// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QString>

#include "h5scout/value/GroupType.h"

namespace h5scout::ui
{

/// Words for a kind of group; without a type: a plain one.
QString groupTypeName(std::optional<GroupType> type);
/// What such a group is for, a sentence.
QString groupTypeMeaning(std::optional<GroupType> type);

} // namespace h5scout::ui
