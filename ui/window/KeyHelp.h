// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>

namespace h5scout::ui
{

/// A key, or what the mouse does, as the platform calls it, and what comes of it.
struct KeyHelp
{
    QString keys;
    QString what;
};

struct KeyHelpGroup
{
    QString place; ///< where in the window they work
    std::vector<KeyHelp> keys;
};

/// All keys of the window's actions, and what can be done with the mouse where it cannot be seen.
std::vector<KeyHelpGroup> keyHelp();

} // namespace h5scout::ui
