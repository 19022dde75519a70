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

void requireEncoders(const hdf5::Creation& creation, const ErrorContext& context)
{
    for (const FilterStep& step : creation.filters) {
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
