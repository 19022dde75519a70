// SPDX-License-Identifier: GPL-3.0-or-later
#include "ReadGuard.h"

#include <fmt/format.h>

#include "OutsideFiles.h"
#include "VirtualSources.h"

namespace h5scout::backend
{

namespace
{

/// HDF5 decodes a chunk as a whole, whatever part of it is asked for.
constexpr std::uint64_t kMaximalChunkBytes = std::uint64_t{1} << 30;

void checkChunk(const FileState& file, const std::string& path, hdf5::Id dataset, const hdf5::Creation& creation)
{
    if (creation.chunkShape.empty())
        return;
    const std::uint64_t elementBytes = hdf5::typeBytes(hdf5::datasetType(dataset).get());
    const auto elements = elementCount(creation.chunkShape);
    std::uint64_t bytes = 0;
    if (!elements || __builtin_mul_overflow(*elements, elementBytes, &bytes) || bytes > kMaximalChunkBytes)
        refuseToRead(file, path,
                     fmt::format("Its chunks of shape {} are larger than {} bytes, and a chunk is decoded as a whole.",
                                 formatShape(creation.chunkShape), kMaximalChunkBytes));
}

} // namespace

void checkReadable(const FileState& file, const std::string& path, hdf5::Id dataset)
{
    const hdf5::Creation creation = hdf5::datasetCreation(dataset);
    for (const std::string& name : creation.externalFiles)
        requireFileInFolder(file, path, folderOf(file.name()) / name, name);
    if (!creation.virtualSources.empty())
        VirtualSourceCheck(file, path).check(creation);
    checkChunk(file, path, dataset, creation);
}

void refuseIfFilterIsMissing(const FileState& file, const std::string& path, hdf5::Id dataset)
{
    for (const FilterStep& step : hdf5::datasetCreation(dataset).filters) {
        if (!step.isAvailable)
            refuseToRead(
                file, path,
                fmt::format("Its chunks are encoded with the filter {}, which is not installed.", filterName(step)),
                "Install the HDF5 filter plugin for it.");
    }
}

std::string filterName(const FilterStep& step)
{
    return step.name.empty() ? fmt::format("number {}", step.id) : fmt::format("'{}' (number {})", step.name, step.id);
}

} // namespace h5scout::backend
