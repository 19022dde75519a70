// SPDX-License-Identifier: GPL-3.0-or-later
// How much disk the undo of a file may take, as the user's settings say.
#pragma once

#include "h5scout/client/EditTypes.h"

namespace h5scout::ui
{

inline constexpr int kLeastUndoMebibytes = 1;
inline constexpr int kMostUndoMebibytes = 1'000'000;

/// Of one file.
int storedUndoMebibytes();
void storeUndoMebibytes(int mebibytes);
/// For FileClient::startEditing.
EditOptions editOptions();

} // namespace h5scout::ui
