// SPDX-License-Identifier: GPL-3.0-or-later
#include "NewArray.h"

#include <algorithm>

#include <fmt/format.h>

#include "h5scout/backend/Errors.h"

namespace h5scout::backend
{

namespace
{

constexpr std::size_t kMaximalRank = 32;                               // H5S_MAX_RANK
constexpr std::uint64_t kMaximalElementBytes = std::uint64_t{1} << 30; // a chunk of HDF5 has less than 4 GiB
constexpr std::uint64_t kMaximalChunkBytes = (std::uint64_t{1} << 32) - 1;
constexpr std::uint64_t kDescriptorBytes = 16; // of a text or row; what it describes lies elsewhere

[[noreturn]] void refuseShape(std::string reason, std::string advice, const ErrorContext& context)
{
    ErrorContext where = context;
    where.advice = std::move(advice);
    throw InvalidDataDimension(std::move(reason), std::move(where));
}

[[noreturn]] void refuseType(std::string reason, std::string advice, const ErrorContext& context)
{
    ErrorContext where = context;
    where.advice = std::move(advice);
    throw InvalidDataType(std::move(reason), std::move(where));
}

bool hasZero(const Shape& shape)
{
    return std::find(shape.begin(), shape.end(), std::uint64_t{0}) != shape.end();
}

bool isVariableLength(const NewArray& array)
{
    return array.kind == NodeKind::VLArray || array.kind == NodeKind::StringArray ||
           array.element.kind == ElementKind::Text;
}

std::uint64_t storedBytesOfElement(const NewArray& array)
{
    return isVariableLength(array) ? kDescriptorBytes : array.element.byteSize;
}

void requireStorableElement(const ElementType& element, const ErrorContext& context)
{
    if (auto fault = elementTypeFault(element))
        refuseType(std::move(*fault), "Take a type of elementTypeOf().", context);
    if (element.kind == ElementKind::Row)
        refuseType("Its elements are rows of different length.", "Make a VLArray for them.", context);
    if (element.kind == ElementKind::Raw)
        refuseType("Its elements are bytes of a type that h5scout does not write.", {}, context);
    if (element.kind == ElementKind::FixedString && (element.byteSize == 0 || element.byteSize > kMaximalElementBytes))
        refuseType(fmt::format("Strings of {} bytes cannot be stored.", element.byteSize),
                   fmt::format("Give them a length from 1 to {}.", kMaximalElementBytes), context);
}

ByteOrder byteOrderOf(const ArrayCustoms& customs, const ErrorContext& context)
{
    const ByteOrder order = customs.storage.byteOrder;
    if (order != ByteOrder::Little && order != ByteOrder::Big)
        refuseType("Numbers are stored little-endian or big-endian, and in no other byte order.", {}, context);
    return order;
}

void requirePossibleShape(const Shape& shape, std::uint64_t elementBytes, const ErrorContext& context)
{
    if (shape.size() > kMaximalRank)
        refuseShape(fmt::format("It would have {} dimensions, and HDF5 has room for {}.", shape.size(), kMaximalRank),
                    {}, context);
    const auto count = elementCount(shape);
    std::uint64_t bytes = 0;
    if (!count || __builtin_mul_overflow(*count, elementBytes, &bytes) || bytes > INT64_MAX)
        refuseShape(fmt::format("The shape {} has more bytes than a file can hold.", formatShape(shape)), {}, context);
}

void requirePossibleChunk(const NewArray& array, const Shape& chunk, const ErrorContext& context)
{
    bool fits = chunk.size() == array.shape.size() && !hasZero(chunk);
    for (std::size_t dimension = 0; fits && dimension < chunk.size(); ++dimension)
        fits = chunk[dimension] <= array.maximalShape[dimension];
    if (!fits)
        refuseShape(fmt::format("Chunks of the shape {} do not fit into an array of the maximal shape {}.",
                                formatShape(chunk), formatMaximalShape(array.maximalShape)),
                    "Give as many extents as the array has, each at least 1.", context);
    const auto count = elementCount(chunk);
    std::uint64_t bytes = 0;
    if (!count || __builtin_mul_overflow(*count, storedBytesOfElement(array), &bytes) || bytes > kMaximalChunkBytes)
        refuseShape(fmt::format("Chunks of the shape {} are larger than the {} bytes that HDF5 allows.",
                                formatShape(chunk), kMaximalChunkBytes),
                    "Give a smaller chunk shape.", context);
}

NewArray emptyArray(const ArrayCustoms& customs)
{
    NewArray array;
    array.layout.hasTimes = customs.bookkeeping != Bookkeeping::H5py; // h5py switches them off
    return array;
}

/// `expected`: the shape that the array is expected to have one day.
void setChunkedLayout(NewArray& array, const Shape& expected, const ArrayCustoms& customs, const ErrorContext& context)
{
    const bool isGrowing = array.kind != NodeKind::CArray;
    array.layout.chunkShape = customs.storage.chunkShape;
    if (array.layout.chunkShape.empty())
        array.layout.chunkShape = chunkShapeFor(expected, storedBytesOfElement(array), isGrowing);
    requirePossibleChunk(array, array.layout.chunkShape, context);
    array.layout.isFilledAtOnce = customs.bookkeeping == Bookkeeping::Tables;
    if (customs.compressionLevel > 0) {
        array.layout.deflateLevel = customs.compressionLevel;
        array.layout.isShuffled = customs.bookkeeping == Bookkeeping::Tables;
    }
}

NewArray growingArray(NodeKind kind, const ElementType& element, const Shape& itemShape, const ArrayCustoms& customs,
                      const ErrorContext& context)
{
    NewArray array = emptyArray(customs);
    array.kind = kind;
    array.element = element;
    array.byteOrder = byteOrderOf(customs, context);
    array.shape = {0};
    array.shape.insert(array.shape.end(), itemShape.begin(), itemShape.end());
    array.maximalShape = array.shape;
    array.maximalShape.front() = kUnlimited;
    Shape expected = array.shape;
    expected.front() = 1;
    requirePossibleShape(expected, storedBytesOfElement(array), context);
    expected.front() = std::max<std::uint64_t>(1, customs.storage.expectedRows);
    setChunkedLayout(array, expected, customs, context);
    return array;
}

/// PyTables has no texts of variable length in its arrays: they become fixed strings as long as the longest.
ElementType fixedStringFor(const NdArray& texts)
{
    std::size_t width = 1;
    for (const std::string& text : texts.texts())
        width = std::max(width, text.size());
    return {ElementKind::FixedString, width};
}

} // namespace

NewArray newCArray(const NdArray& elements, const ArrayCustoms& customs, const ErrorContext& context)
{
    const bool isTables = customs.bookkeeping == Bookkeeping::Tables;
    NewArray array = emptyArray(customs);
    array.element = elements.type();
    array.byteOrder = byteOrderOf(customs, context);
    if (isTables && array.element.kind == ElementKind::Text)
        array.element = fixedStringFor(elements);
    requireStorableElement(array.element, context);
    array.shape = elements.shape();
    array.maximalShape = array.shape;
    requirePossibleShape(array.shape, storedBytesOfElement(array), context);
    if (isTables && array.shape.empty())
        refuseShape("A CARRAY of PyTables has at least one dimension.", "Give an array of the shape (1,).", context);
    if (isTables && hasZero(array.shape))
        refuseShape(
            fmt::format("A CARRAY of PyTables has elements, and the shape {} has none.", formatShape(array.shape)),
            "Make an EArray, to which rows can be appended.", context);
    const bool isChunkable = !array.shape.empty() && !hasZero(array.shape);
    const bool wantsChunks = isTables || customs.compressionLevel > 0 || !customs.storage.chunkShape.empty();
    if (isChunkable && wantsChunks)
        setChunkedLayout(array, array.shape, customs, context);
    return array;
}

NewArray newEArray(const ElementType& element, const Shape& itemShape, const ArrayCustoms& customs,
                   const ErrorContext& context)
{
    requireStorableElement(element, context);
    if (customs.bookkeeping == Bookkeeping::Tables && element.kind == ElementKind::Text)
        refuseType("PyTables has no arrays of texts of any length.",
                   "Choose strings of a fixed length, or make a StringArray.", context);
    if (hasZero(itemShape))
        refuseShape(fmt::format("Rows of the shape {} have no elements.", formatShape(itemShape)),
                    "Give each dimension of a row at least the extent 1.", context);
    return growingArray(NodeKind::EArray, element, itemShape, customs, context);
}

NewArray newVLArray(const ElementType& element, const ArrayCustoms& customs, const ErrorContext& context)
{
    requireStorableElement(element, context);
    return growingArray(NodeKind::VLArray, element, {}, customs, context);
}

NewArray newStringArray(const ArrayCustoms& customs, const ErrorContext& context)
{
    return growingArray(NodeKind::StringArray, elementTypeOf(ElementKind::UInt8), {}, customs, context);
}

} // namespace h5scout::backend
