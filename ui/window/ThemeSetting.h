// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/Theme.h"

namespace h5scout::ui
{

/// The theme that the user chose last; System if none was chosen.
Theme storedTheme();
void storeTheme(Theme theme);

} // namespace h5scout::ui
