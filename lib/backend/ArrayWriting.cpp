// SPDX-License-Identifier: GPL-3.0-or-later
#include "ArrayWriting.h"

#include <optional>
#include <utility>

#include <fmt/format.h>

#include "ElementWriter.h"
#include "Growth.h"
#include "NodeObject.h"
#include "StatedShape.h"
#include "TextRows.h"
#include "WriteGuard.h"
#include "h5scout/backend/Selection.h"
#include "h5scout/hdf5/DatasetWriting.h"
#include "h5scout/hdf5/StorageType.h"

namespace h5scout::backend
{

namespace
{

/// A dataset that may be written to, and what it takes.
struct Target
{
    hdf5::Id dataset;
    SpaceInfo space;
    ElementTarget elements;
    Shape innerShape;
};

Target openTarget(const Node& array, const ErrorContext& context)
{
    NodeObject& object = *array.object();
    const FileState& file = *object.file();
    file.requireWritable(context.attempt, object.path());
    Target target{object.id(), {}, {}, {}};
    requireEditable(file, object.path(), target.dataset, context);
    target.space = hdf5::describeSpace(hdf5::datasetSpace(target.dataset).get());
    target.elements = writingTarget(hdf5::datasetType(target.dataset), context);
    const ElementPlan& plan = object.elementPlan();
    target.elements.element = plan.element; // a bitfield may be bits or a bool
    target.innerShape = plan.innerShape;
    return target;
}

/// The rows that hold the given texts or numbers, where the array stores rows; empty if `given` goes as it is.
std::optional<NdArray> rowsFor(const Node& array, const ElementTarget& target, const NdArray& given,
                               const ErrorContext& context)
{
    return target.element.kind == ElementKind::Row ? asRows(rowMeaning(array), given, context) : std::nullopt;
}

/// Elements as they lie in memory.
struct ReadyElements
{
    hdf5::Id memoryType;
    const void* data;
};

void writeElements(hdf5::Id dataset, const Selection& selection, const ReadyElements& elements)
{
    const hdf5::Handle fileSpace = hdf5::datasetSpace(dataset);
    hdf5::select(fileSpace.get(), selection);
    const hdf5::Handle memorySpace = hdf5::makeSpace(shapeOf(selection));
    hdf5::writeDataset(dataset, elements.memoryType, memorySpace.get(), fileSpace.get(), elements.data);
}

/// Gives a dataset its shape back unless what follows the enlargement succeeds.
class Enlargement
{
public:
    Enlargement(hdf5::Id dataset, Shape before, const Shape& after)
        : m_dataset(dataset)
        , m_before(std::move(before))
    {
        hdf5::setExtent(dataset, after);
    }
    ~Enlargement()
    {
        if (m_isKept)
            return;
        try {
            hdf5::setExtent(m_dataset, m_before);
        } catch (const hdf5::CallError&) {
            // The failure that led here is the one to tell.
        }
    }
    Enlargement(const Enlargement&) = delete;
    Enlargement& operator=(const Enlargement&) = delete;

    void keep() noexcept { m_isKept = true; }

private:
    hdf5::Id m_dataset;
    Shape m_before;
    bool m_isKept = false;
};

void enlargeBy(const Node& array, const Growth& growth, std::uint64_t rowCount, const ReadyElements& elements)
{
    const hdf5::Id dataset = array.object()->id();
    Shape after = growth.shape;
    after[growth.dimension] += rowCount;
    Selection selection = wholeSelection(after);
    selection[growth.dimension] = {growth.shape[growth.dimension], rowCount, 1};
    Enlargement enlargement(dataset, growth.shape, after);
    writeElements(dataset, selection, elements);
    restateShape(array, after);
    enlargement.keep();
}

Growth growthOf(const Node& array, const Target& target, const ErrorContext& context)
{
    const auto dimension = growingDimension(array, target.space);
    if (!dimension)
        throw InvalidDataDimension(fmt::format("It does not grow: its shape is {} and its maximal shape {}.",
                                               formatShape(target.space.shape),
                                               formatMaximalShape(target.space.maximalShape)),
                                   context);
    return {*dimension, target.space.shape, target.space.maximalShape, target.innerShape};
}

/// How many rows so many bytes are.
std::uint64_t wholeRowsIn(std::uint64_t byteCount, const ElementType& element, const Growth& growth,
                          const ErrorContext& context)
{
    if (element.byteSize == 0)
        throw InvalidDataType("Its elements have no fixed width.", context);
    Shape block = growth.itemShape();
    const std::uint64_t elements = byteCount / element.byteSize;
    const std::uint64_t rowElements = elementCount(block).value_or(0);
    const bool isWhole =
        byteCount % element.byteSize == 0 && (rowElements == 0 ? elements : elements % rowElements) == 0;
    if (!isWhole)
        throw InvalidDataDimension(fmt::format("Its rows have the shape {} and {} bytes an element; the {} given bytes "
                                               "are no whole rows.",
                                               formatShape(block), element.byteSize, byteCount),
                                   context);
    block.insert(block.begin() + static_cast<std::ptrdiff_t>(growth.dimension),
                 rowElements == 0 ? 0 : elements / rowElements);
    return rowCountOf(block, growth, context);
}

} // namespace

void appendRows(const Node& array, const NdArray& rows)
{
    const FileState& file = *array.object()->file();
    const ErrorContext context = file.context("append to the array", array.path());
    file.attempt(context.attempt, array.path(), [&] {
        const Target target = openTarget(array, context);
        const Growth growth = growthOf(array, target, context);
        const auto made = rowsFor(array, target.elements, rows, context);
        const NdArray& stored = made ? *made : rows;
        const std::uint64_t rowCount = rowCountOf(stored.shape(), growth, context);
        const ElementsToWrite elements(target.elements, stored, context);
        if (rowCount > 0)
            enlargeBy(array, growth, rowCount, {elements.memoryType(), elements.data()});
    });
}

void appendRowBytes(const Node& array, std::span<const std::byte> rows)
{
    const FileState& file = *array.object()->file();
    const ErrorContext context = file.context("append to the array", array.path());
    file.attempt(context.attempt, array.path(), [&] {
        const Target target = openTarget(array, context);
        const Growth growth = growthOf(array, target, context);
        const std::uint64_t rowCount = wholeRowsIn(rows.size(), target.elements.element, growth, context);
        if (rowCount == 0)
            return;
        const hdf5::Handle memoryType =
            hdf5::writingType(target.elements.fileType.get(), target.elements.type, target.elements.element);
        enlargeBy(array, growth, rowCount, {memoryType.get(), rows.data()});
    });
}

void writeSelection(const Node& array, const Selection& selection, const NdArray& elements)
{
    const FileState& file = *array.object()->file();
    const ErrorContext context = file.context("write to the array", array.path());
    file.attempt(context.attempt, array.path(), [&] {
        const Target target = openTarget(array, context);
        requireInside(selection, target.space, context);
        const auto made = rowsFor(array, target.elements, elements, context);
        const NdArray& stored = made ? *made : elements;
        Shape wanted = shapeOf(selection);
        wanted.insert(wanted.end(), target.innerShape.begin(), target.innerShape.end());
        if (stored.shape() != wanted)
            throw InvalidDataDimension(fmt::format("The selected part has the shape {}, the given array {}.",
                                                   formatShape(wanted), formatShape(stored.shape())),
                                       context);
        const ElementsToWrite ready(target.elements, stored, context);
        if (stored.size() > 0)
            writeElements(target.dataset, selection, {ready.memoryType(), ready.data()});
    });
}

} // namespace h5scout::backend
