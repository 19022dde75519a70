// SPDX-License-Identifier: GPL-3.0-or-later
// The only place that includes <hdf5.h>. For source files of lib/hdf5, for the file driver in lib/storage and for tests
// that make files; nobody else's headers.
#pragma once

#define H5_USE_110_API // what 1.12 and 1.14 offer under the names of 1.10

#include <hdf5.h>

#include <cstdint>
#include <type_traits>

static_assert(std::is_same_v<hid_t, std::int64_t>, "ids are std::int64_t in headers that do without <hdf5.h>");
