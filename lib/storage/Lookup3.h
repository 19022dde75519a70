// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "h5scout/storage/System.h"

namespace h5scout::storage
{

/// The checksum of HDF5's metadata: Bob Jenkins' lookup3 (hashlittle with the initial value 0).
std::uint32_t lookup3(ConstBytes bytes) noexcept;

} // namespace h5scout::storage
