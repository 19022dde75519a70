// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "h5scout/value/NodeKind.h"
#include "ui/dialogs/ArrayRole.h"

namespace h5scout::ui
{

/// What such an array is for, a sentence.
QString arrayKindMeaning(NodeKind kind);
/// "data: what was measured"
QString arrayRoleText(ArrayRole role);

} // namespace h5scout::ui
