// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "h5scout/hdf5/Handle.h"
#include "h5scout/value/DataType.h"
#include "h5scout/value/NdArray.h"

namespace h5scout::backend
{

/// Elements that have been converted to what a datatype becomes in memory, about to be written.
struct ElementsInMemory
{
    const NdArray& given; ///< before the conversion, for sentences
    ElementType element;
    std::span<const std::byte> bytes;
    hdf5::Id memoryType;
};

/// Why the first element that the type in the file cannot hold does not fit, as a sentence: HDF5 itself clips, rounds
/// and cuts without a word. Looked at are the values of enums, numbers of odd precision, fixed strings.
std::optional<std::string> storageFault(const DataType& type, hdf5::Id fileType, const ElementsInMemory& elements);

/// The same for texts that become variable-length strings.
std::optional<std::string> textFault(const DataType& type, const NdArray& texts);

} // namespace h5scout::backend
