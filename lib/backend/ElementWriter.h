// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "h5scout/hdf5/Calls.h"
#include "h5scout/hdf5/Handle.h"
#include "h5scout/value/DataType.h"
#include "h5scout/value/Error.h"
#include "h5scout/value/LosslessConversion.h"
#include "h5scout/value/NdArray.h"

namespace h5scout::backend
{

/// Where elements are to be written.
struct ElementTarget
{
    DataType type;
    hdf5::Handle fileType;
    ElementType element;     ///< what the type becomes in memory
    ElementType base;        ///< of the rows, if the elements are rows
    hdf5::Handle memoryType; ///< what HDF5 is given
    hdf5::Handle rowBase;    ///< of the rows: what they consist of, in the file
    hdf5::Handle rowMemory;  ///< and in memory
};

/// The target for a datatype of a file; `element` is what reading it gives, where that is known (a bitfield may be bits
/// or a bool). Throws InvalidDataType with that context if elements of the type cannot be written.
ElementTarget writingTarget(hdf5::Handle fileType, const ErrorContext& context,
                            const std::optional<ElementType>& element = {});

/// The elements of an array as HDF5 takes them for a datatype, all checked: each arrives as what it is or none at all.
/// Refers to the array.
class ElementsToWrite
{
public:
    /// Throws InvalidDataType with that context; its sentence names the first element that does not fit.
    ElementsToWrite(const ElementTarget& target, const NdArray& array, const ErrorContext& context);
    ElementsToWrite(const ElementsToWrite&) = delete;
    ElementsToWrite& operator=(const ElementsToWrite&) = delete;

    hdf5::Id memoryType() const noexcept { return m_memoryType.get(); }
    const void* data() const noexcept { return m_data; }

private:
    void prepareTexts(const ElementTarget& target, const NdArray& array, const ErrorContext& context);
    void prepareRows(const ElementTarget& target, const NdArray& array, const ErrorContext& context);
    std::span<const std::byte> convert(const DataType& type, hdf5::Id fileType, hdf5::Id memoryType,
                                       const ElementType& element, const NdArray& array, const ErrorContext& context);

    hdf5::Handle m_memoryType;
    std::vector<ElementConversion> m_conversions;
    std::vector<std::string> m_texts;
    std::vector<const char*> m_textPointers;
    std::vector<hdf5::RowElement> m_rows;
    const void* m_data = nullptr;
};

} // namespace h5scout::backend
