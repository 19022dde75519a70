// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "LockedFile.h"
#include "h5scout/storage/Recovery.h"

namespace h5scout::storage
{

/// recover() for a file that is locked already. Throws StorageError, std::system_error.
Recovered recoverLocked(System& system, LockedFile& locked, const std::string& journal, const char* attempt);

} // namespace h5scout::storage
