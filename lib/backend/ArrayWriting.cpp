// SPDX-License-Identifier: GPL-3.0-or-later
#include "ArrayWriting.h"

#include <optional>
#include <utility>

#include <fmt/format.h>

#include "ElementWriter.h"
#include "Growth.h"
#include "NodeObject.h"
#include "TextRows.h"
#include "WriteGuard.h"
#include "h5scout/backend/Selection.h"
#include "h5scout/hdf5/DatasetWriting.h"
#include "h5scout/hdf5/StorageType.h"

namespace h5scout::backend
{

namespace
{

/// Throws if the array cannot be written to, whatever is written.
WritingPlan& planOf(const Node& array, const ErrorContext& context)
{
    NodeObject& object = *array.object();
    object.file()->requireWritable(context.attempt, object.path());
    return object.writingPlan([&] {
        const hdf5::Id dataset = object.id();
        requireEditable(*object.file(), object.path(), dataset, context);
        WritingPlan plan;
        plan.elements = writingTarget(hdf5::datasetType(dataset), context);
        const ElementPlan& reading = object.elementPlan();
        if (plan.elements.element != reading.element)
            plan.elements = writingTarget(hdf5::datasetType(dataset), context, reading.element);
        plan.innerShape = reading.innerShape;
        plan.growingDimension = growingDimension(array, hdf5::describeSpace(hdf5::datasetSpace(dataset).get()));
        return plan;
    });
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

/// `space` is the dataset's.
void writeElements(hdf5::Id dataset, WritingPlan& plan, hdf5::Id space, const Selection& selection,
                   const ReadyElements& elements)
{
    hdf5::select(space, selection);
    hdf5::writeDataset(dataset, elements.memoryType, plan.memorySpace(shapeOf(selection)), space, elements.data);
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

/// `space` is the dataset's, and grows with it.
void enlargeBy(const Node& array, WritingPlan& plan, hdf5::Id space, const Growth& growth, std::uint64_t rowCount,
               const ReadyElements& elements)
{
    const hdf5::Id dataset = array.object()->id();
    Shape after = growth.shape;
    after[growth.dimension] += rowCount;
    Selection selection = wholeSelection(after);
    selection[growth.dimension] = {growth.shape[growth.dimension], rowCount, 1};
    Enlargement enlargement(dataset, growth.shape, after);
    hdf5::reshape(space, after, growth.maximalShape);
    writeElements(dataset, plan, space, selection, elements);
    enlargement.keep();
    array.object()->file()->rowsWereAppended(array.object());
}

Growth growthOf(const WritingPlan& plan, const SpaceInfo& space, const ErrorContext& context)
{
    if (!plan.growingDimension)
        throw InvalidDataDimension(fmt::format("It does not grow: its shape is {} and its maximal shape {}.",
                                               formatShape(space.shape), formatMaximalShape(space.maximalShape)),
                                   context);
    return {*plan.growingDimension, space.shape, space.maximalShape, plan.innerShape};
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

/// What stands against any append comes first; then `append(plan, growth, context, add)` looks at the rows, and hands
/// their number and elements to `add`.
template <typename Append>
void appendTo(const Node& array, Append append)
{
    const FileState& file = *array.object()->file();
    const ErrorContext context = file.context("append to the array", array.path());
    file.attempt(context.attempt, array.path(), [&] {
        WritingPlan& plan = planOf(array, context);
        const hdf5::Handle space = hdf5::datasetSpace(array.object()->id());
        const Growth growth = growthOf(plan, hdf5::describeSpace(space.get()), context);
        append(plan, growth, context, [&](std::uint64_t rowCount, const ReadyElements& elements) {
            if (rowCount > 0)
                enlargeBy(array, plan, space.get(), growth, rowCount, elements);
        });
    });
}

} // namespace

void appendRows(const Node& array, const NdArray& rows)
{
    appendTo(array, [&](const WritingPlan& plan, const Growth& growth, const ErrorContext& context, auto add) {
        const auto made = rowsFor(array, plan.elements, rows, context);
        const NdArray& stored = made ? *made : rows;
        const std::uint64_t rowCount = rowCountOf(stored.shape(), growth, context);
        const ElementsToWrite elements(plan.elements, stored, context);
        add(rowCount, {elements.memoryType(), elements.data()});
    });
}

void appendObject(const Node& array, const Value& object)
{
    appendTo(array, [&](const WritingPlan& plan, const Growth&, const ErrorContext& context, auto add) {
        const bool areRows = plan.elements.element.kind == ElementKind::Row;
        const NdArray row = rowOfObject(areRows ? rowMeaning(array) : RowMeaning::Numbers, object, context);
        const ElementsToWrite elements(plan.elements, row, context);
        add(1, {elements.memoryType(), elements.data()});
    });
}

void appendRowBytes(const Node& array, std::span<const std::byte> rows)
{
    appendTo(array, [&](const WritingPlan& plan, const Growth& growth, const ErrorContext& context, auto add) {
        add(wholeRowsIn(rows.size(), plan.elements.element, growth, context),
            {plan.elements.memoryType.get(), rows.data()});
    });
}

void writeSelection(const Node& array, const Selection& selection, const NdArray& elements)
{
    const FileState& file = *array.object()->file();
    const ErrorContext context = file.context("write to the array", array.path());
    file.attempt(context.attempt, array.path(), [&] {
        WritingPlan& plan = planOf(array, context);
        const hdf5::Id dataset = array.object()->id();
        const hdf5::Handle space = hdf5::datasetSpace(dataset);
        requireInside(selection, hdf5::describeSpace(space.get()), context);
        const auto made = rowsFor(array, plan.elements, elements, context);
        const NdArray& stored = made ? *made : elements;
        Shape wanted = shapeOf(selection);
        wanted.insert(wanted.end(), plan.innerShape.begin(), plan.innerShape.end());
        if (stored.shape() != wanted)
            throw InvalidDataDimension(fmt::format("The selected part has the shape {}, the given array {}.",
                                                   formatShape(wanted), formatShape(stored.shape())),
                                       context);
        const ElementsToWrite ready(plan.elements, stored, context);
        if (stored.size() > 0)
            writeElements(dataset, plan, space.get(), selection, {ready.memoryType(), ready.data()});
    });
}

} // namespace h5scout::backend
