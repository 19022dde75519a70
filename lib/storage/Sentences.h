// SPDX-License-Identifier: GPL-3.0-or-later
// The words for what goes wrong, in one place.
#pragma once

#include <cstdint>
#include <string>
#include <system_error>

#include "h5scout/storage/StorageError.h"

namespace h5scout::storage
{

StorageError storageError(StorageError::Kind kind, const std::string& path, const char* attempt, std::string reason,
                          std::string advice);
/// What the system refused, as a sentence with advice. The file is as before.
StorageError fromSystem(const std::string& path, const char* attempt, const std::system_error& error);
/// The folder of an undo history cannot be used.
StorageError fromHistoryFolder(const std::string& folder, const std::system_error& error);
/// Saving was cut off behind the mark.
StorageError needsRecovery(const std::string& path, const char* attempt, const std::system_error& error);

/// "5.2 MiB (5452595 bytes)", below one KiB "512 bytes".
std::string sizeText(std::uint64_t byteCount);

} // namespace h5scout::storage
