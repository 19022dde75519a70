// SPDX-License-Identifier: GPL-3.0-or-later
#include "ArrayReading.h"

#include <fmt/format.h>

#include "ReadGuard.h"
#include "h5scout/backend/CArray.h"
#include "h5scout/backend/Selection.h"

namespace h5scout::backend
{

namespace
{

/// The dataset's space with the selection in it, and the space of what is read.
struct Spaces
{
    hdf5::Handle file;
    hdf5::Handle memory;
};

Spaces selectIn(hdf5::Id dataset, const Selection& selection)
{
    Spaces spaces;
    spaces.file = hdf5::datasetSpace(dataset);
    const SpaceInfo info = hdf5::describeSpace(spaces.file.get());
    if (info.kind == SpaceInfo::Kind::Null)
        throw InvalidDataDimension("The array has a null dataspace: there is nothing to select.");
    checkSelection(selection, info.shape);
    hdf5::select(spaces.file.get(), selection);
    spaces.memory = hdf5::makeSpace(shapeOf(selection));
    return spaces;
}

ReadCall readCall(NodeObject& array, const Spaces& spaces)
{
    return [&array, &spaces](hdf5::Id memoryType, hdf5::Id transfer, void* target) {
        try {
            hdf5::readDataset(array.id(), memoryType, spaces.memory.get(), spaces.file.get(), transfer, target);
        } catch (const hdf5::CallError&) {
            refuseIfFilterIsMissing(*array.file(), array.path(), array.id());
            throw;
        }
    };
}

} // namespace

NdArray readSelection(NodeObject& array, const Selection& selection, std::uint64_t maximalBytes)
{
    const ElementPlan& plan = array.elementPlan();
    const Spaces spaces = selectIn(array.id(), selection);
    return readElements(plan, shapeOf(selection), maximalBytes, readCall(array, spaces));
}

void readSelectionInto(NodeObject& array, const Selection& selection, std::span<std::byte> target)
{
    const ElementPlan& plan = array.elementPlan();
    if (!plan.isFixedWidth())
        throw InvalidDataDimension("Its elements have no fixed width.");
    const Spaces spaces = selectIn(array.id(), selection);
    const std::uint64_t needed = checkedByteCount(plan, shapeOf(selection), UINT64_MAX);
    if (target.size() != needed)
        throw InvalidDataDimension(
            fmt::format("The selected elements take {} bytes, the memory given has {}.", needed, target.size()));
    readElementsInto(plan, target, readCall(array, spaces));
}

} // namespace h5scout::backend
