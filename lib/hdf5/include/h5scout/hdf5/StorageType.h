// SPDX-License-Identifier: GPL-3.0-or-later
// Datatypes for new datasets, and for writing elements.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "h5scout/hdf5/Handle.h"
#include "h5scout/value/DataType.h"
#include "h5scout/value/ElementType.h"

namespace h5scout::hdf5
{

/// Where PyTables and h5py differ: a bool is a bitfield of 8 bits (Tables) or an enum int8 {FALSE, TRUE} (H5py); fixed
/// strings are called NUL-terminated (Tables; there is no room for a terminator) or NUL-padded (H5py).
enum class TypeSpelling : std::uint8_t { Tables, H5py };

/// The type by which such elements lie in a new file: numbers in that byte order (Little or Big; of one byte there is
/// none), complex as compound {r, i}, fixed strings ASCII, Text as variable-length UTF-8. `element` must not be Row or
/// Raw, and not of zero bytes.
Handle storageType(const ElementType& element, TypeSpelling spelling, ByteOrder order = ByteOrder::Little);

/// As memoryType(), for writing: the elements of enums are enums in memory too (HDF5 has no way from numbers to them),
/// and fixed strings lie in memory as in the file, padding included. `fileType` is the type that `type` describes, and
/// may be an array type.
Handle writingType(Id fileType, const DataType& type, const ElementType& element);

/// The type of what a variable-length, array or enum type is made of.
Handle baseType(Id type);
/// The type of the elements of an array type, through all of its levels; another type is itself.
Handle innermostType(Id type);

/// Converts the elements, `bytes` in all, from one type to another and back, and says whether they are then what they
/// were before. Where HDF5 clips and rounds it does not tell.
bool survivesConversion(Id memoryType, Id fileType, std::span<const std::byte> bytes);

} // namespace h5scout::hdf5
