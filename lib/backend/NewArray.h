// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "Bookkeeping.h"
#include "h5scout/backend/ArrayStorage.h"
#include "h5scout/hdf5/DatasetWriting.h"
#include "h5scout/value/DataType.h"
#include "h5scout/value/ElementType.h"
#include "h5scout/value/Error.h"
#include "h5scout/value/NdArray.h"
#include "h5scout/value/NodeKind.h"
#include "h5scout/value/Shape.h"

namespace h5scout::backend
{

/// What a new array is to be; all checks are in the functions that make one.
struct NewArray
{
    NodeKind kind = NodeKind::CArray; ///< CArray, EArray, VLArray or StringArray
    ElementType element;              ///< of one row in VLArray and StringArray
    Shape shape;
    Shape maximalShape;
    ByteOrder byteOrder = ByteOrder::Little;
    hdf5::DatasetLayout layout;
    std::string title;
};

/// What is the same for all arrays that are made in one go.
struct ArrayCustoms
{
    Bookkeeping bookkeeping = Bookkeeping::Plain;
    int compressionLevel = 0; ///< 0 to 9; 0: none
    ArrayStorage storage;
};

/// All throw InvalidDataDimension and InvalidDataType with that context if there can be no such array in the file.
NewArray newCArray(const NdArray& elements, const ArrayCustoms& customs, const ErrorContext& context);
NewArray newEArray(const ElementType& element, const Shape& itemShape, const ArrayCustoms& customs,
                   const ErrorContext& context);
NewArray newVLArray(const ElementType& element, const ArrayCustoms& customs, const ErrorContext& context);
NewArray newStringArray(const ArrayCustoms& customs, const ErrorContext& context);

} // namespace h5scout::backend
