// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/Theme.h"

class QActionGroup;

namespace h5scout::ui
{

/// The theme that the user chose last; System if none was chosen.
Theme storedTheme();
/// Checks the one of `themes` (data(): a Theme as int) that is stored; one that is chosen is stored and taken.
void offerThemes(QActionGroup* themes);

} // namespace h5scout::ui
