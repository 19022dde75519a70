// SPDX-License-Identifier: GPL-3.0-or-later
#include "WriteGuard.h"

#include <fmt/format.h>

#include "ReadGuard.h"
#include "h5scout/backend/Selection.h"
#include "h5scout/hdf5/DatasetWriting.h"
#include "h5scout/storage/Transaction.h"

namespace h5scout::backend
{

namespace
{

/// A filter that does not give back what it was given. One knows it by its number, scaleoffset by its values, too:
/// how it scales (2: integers) and by how much (0: as much as loses nothing).
bool isRounding(const FilterStep& step)
{
    constexpr int kScaleOffset = 6;
    constexpr int kZfp = 32013;
    constexpr int kSz = 32017;
    constexpr int kSz3 = 32024;
    if (step.id == kScaleOffset)
        return step.values.size() < 2 || step.values[0] != 2 || step.values[1] != 0;
    return step.id == kZfp || step.id == kSz || step.id == kSz3;
}

void requireEncoders(const hdf5::Creation& creation, const ErrorContext& context)
{
    for (const FilterStep& step : creation.filters) {
        if (isRounding(step))
            throw InvalidDataType(
                fmt::format("Its chunks are encoded with the filter {}, which rounds or clips numbers as it is set "
                            "here: what is written could become something else.",
                            filterName(step)),
                context);
        if (hdf5::canEncode(step.id))
            continue;
        ErrorContext where = context;
        where.advice = "Install the HDF5 filter plugin for it.";
        throw NotShownYet(fmt::format("Its chunks are encoded with the filter {}, which {}.", filterName(step),
                                      step.isAvailable ? "only decodes here" : "is not installed"),
                          std::move(where));
    }
}

} // namespace

void requireEditable(const FileState& file, const std::string& path, hdf5::Id dataset, const ErrorContext& context)
{
    requireOwnRawData(dataset, file.name());
    const hdf5::Creation creation = hdf5::datasetCreation(dataset);
    if (creation.layout == StorageSummary::Layout::Virtual)
        throw NodeError(NodeError::Cause::WrongKind,
                        "It is a virtual dataset: its elements lie in other datasets, which are to be written instead.",
                        context);
    requireEncoders(creation, context);
    checkReadable(file, path, dataset);
}

void requireInside(const Selection& selection, const SpaceInfo& space, const ErrorContext& context)
{
    if (space.kind == SpaceInfo::Kind::Null)
        throw InvalidDataDimension("It has a null dataspace: there is nothing to write to.", context);
    try {
        checkSelection(selection, space.shape);
    } catch (const InvalidDataDimension& error) {
        throw InvalidDataDimension(error.reason(), context);
    }
}

} // namespace h5scout::backend
