// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>

#include "h5scout/hdf5/Handle.h"
#include "h5scout/value/DataType.h"
#include "h5scout/value/NdArray.h"

namespace h5scout::backend
{

enum class BitfieldMeaning : std::uint8_t { Bool, Bits };

/// How elements of a datatype come into memory.
struct ElementPlan
{
    ElementType element;        ///< what the NdArray will hold
    ElementType base;           ///< of the rows, if the elements are rows
    Shape innerShape;           ///< of an array type: dimensions that follow those of the dataspace
    hdf5::Handle memoryType;    ///< what HDF5 is asked for
    std::uint64_t byteSize = 0; ///< of one element as HDF5 delivers it, inner dimensions included

    bool isFixedWidth() const { return element.kind != ElementKind::Text && element.kind != ElementKind::Row; }
};

/// Throws NotShownYet with a sentence that names the type.
ElementPlan planElements(const DataType& type, BitfieldMeaning bitfields = BitfieldMeaning::Bool);

/// Reads into `target`; `transfer` is the transfer property list to use (datasets).
using ReadCall = std::function<void(hdf5::Id memoryType, hdf5::Id transfer, void* target)>;

/// Bytes of `shape` elements in memory. Throws LimitExceeded above `maximalBytes` and where the number overflows.
std::uint64_t checkedByteCount(const ElementPlan& plan, const Shape& shape, std::uint64_t maximalBytes);

/// The elements that `read` delivers, `shape` of them. Nothing is allocated before the size is checked against
/// `maximalBytes`, which also bounds what variable-length elements take.
NdArray readElements(const ElementPlan& plan, const Shape& shape, std::uint64_t maximalBytes, const ReadCall& read);
/// The same for fixed widths, into memory of exactly the right size.
void readElementsInto(const ElementPlan& plan, std::span<std::byte> target, const ReadCall& read);

} // namespace h5scout::backend
