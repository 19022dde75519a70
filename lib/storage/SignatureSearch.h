// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "File.h"
#include "h5scout/storage/Signature.h"

namespace h5scout::storage
{

std::optional<Signature> findSignature(const File& file);
/// The bytes of the superblock, as many as the longest has.
std::vector<std::uint8_t> readSuperblock(const File& file, std::uint64_t address);

} // namespace h5scout::storage
