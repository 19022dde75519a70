// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/backend/CArray.h"

#include <fmt/format.h>

#include "ArrayReading.h"
#include "ArrayWriting.h"
#include "NodeObject.h"
#include "TextRows.h"
#include "h5scout/backend/Selection.h"
#include "h5scout/hdf5/TypeInfo.h"

namespace h5scout
{

namespace
{

/// Numbers unless the elements are rows.
RowMeaning meaningOf(const Node& node)
{
    const bool areRows = node.object()->elementPlan().element.kind == ElementKind::Row;
    return areRows ? backend::rowMeaning(node) : RowMeaning::Numbers;
}

} // namespace

ElementType elementTypeFromString(std::string_view dtype)
{
    if (dtype == "string")
        return {ElementKind::Text, 0};
    if (const auto type = elementTypeFromDtypeName(dtype))
        return *type;
    throw InvalidDataType(
        fmt::format("'{}' is no type of elements.", dtype),
        {.attempt = "find the type of elements", .advice = "Give the name of a NumPy dtype, such as 'float64'."});
}

CArray::CArray(const Node& node)
    : Node(node)
{
    if (object()->info().kind != hdf5::ObjectKind::Dataset)
        throw NodeError(NodeError::Cause::WrongKind,
                        fmt::format("The node is no array, but of the kind {}.", toString(node.kind())),
                        object()->file()->context("open the array", path()));
}

SpaceInfo CArray::space() const
{
    return object()->file()->attempt("read the shape", path(),
                                     [&] { return hdf5::describeSpace(hdf5::datasetSpace(object()->id()).get()); });
}

Shape CArray::shape() const
{
    return space().shape;
}

Shape CArray::maximalShape() const
{
    return space().maximalShape;
}

DataType CArray::dataType() const
{
    return object()->file()->attempt("read the datatype", path(),
                                     [&] { return hdf5::describe(hdf5::datasetType(object()->id()).get()); });
}

Shape CArray::chunkShape() const
{
    return object()->file()->attempt("read the chunk shape", path(),
                                     [&] { return hdf5::datasetCreation(object()->id()).chunkShape; });
}

std::vector<FilterStep> CArray::filters() const
{
    return object()->file()->attempt("read the filters", path(),
                                     [&] { return hdf5::datasetCreation(object()->id()).filters; });
}

ElementType CArray::elementType() const
{
    return backend::readingAt(*this, [&] {
        const bool isText = meaningOf(*this) != RowMeaning::Numbers;
        return isText ? ElementType{ElementKind::Text, 0} : object()->elementPlan().element;
    });
}

NdArray CArray::readWhole(std::uint64_t maximalBytes) const
{
    const SpaceInfo now = space();
    if (now.kind == SpaceInfo::Kind::Null)
        return backend::readingAt(*this, [&] { return readElements(object()->elementPlan(), {0}, maximalBytes, {}); });
    return read(wholeSelection(now.shape), maximalBytes);
}

NdArray CArray::read(const Selection& selection, std::uint64_t maximalBytes) const
{
    return backend::readingAt(*this, [&] {
        NdArray array = backend::readSelection(*object(), selection, maximalBytes);
        const RowMeaning meaning = meaningOf(*this);
        if (meaning != RowMeaning::Numbers)
            return backend::textsOfRows(meaning, array);
        return array;
    });
}

void CArray::readInto(const Selection& selection, std::span<std::byte> target) const
{
    backend::readingAt(*this, [&] { backend::readSelectionInto(*object(), selection, target); });
}

void CArray::write(const Selection& selection, const NdArray& elements) const
{
    backend::writeSelection(*this, selection, elements);
}

} // namespace h5scout
