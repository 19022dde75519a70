// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "File.h"
#include "h5scout/storage/Fingerprint.h"

namespace h5scout::storage
{

FileFingerprint takeFingerprint(const File& file);

} // namespace h5scout::storage
