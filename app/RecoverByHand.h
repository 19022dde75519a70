// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace h5scout::app
{

/// The arguments (without the program's name) ask for recovery: --recover FILE [JOURNAL] or --remove-mark FILE.
bool isForRecovery(const std::vector<std::string>& arguments);

/// Does it and says on standard output what it did, or on standard error why not. False if it was refused.
bool recoverByHand(const std::vector<std::string>& arguments);

} // namespace h5scout::app
