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

void checkFilters(const FileState& file, const std::string& path, const hdf5::Creation& creation)
{
    for (const FilterStep& step : creation.filters) {
        if (!step.isAvailable)
            refuseToRead(file, path,
                         fmt::format("Its chunks are encoded with the filter {} (number {}), which is not installed.",
                                     step.name.empty() ? "without a name" : "'" + step.name + "'", step.id),
                         "Install the HDF5 filter plugin for it.");
    }
}

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
    checkFilters(file, path, creation);
    checkChunk(file, path, dataset, creation);
}

} // namespace h5scout::backend
