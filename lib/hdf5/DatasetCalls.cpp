// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "h5scout/hdf5/CApi.h"
#include "h5scout/hdf5/Calls.h"
#include "h5scout/hdf5/ErrorStack.h"

namespace h5scout::hdf5
{

namespace
{

// Longer names and more steps come from damaged files.
constexpr std::size_t kMaximalNameBytes = std::size_t{1} << 16;
constexpr unsigned kMaximalExternalFiles = 10'000;
constexpr std::size_t kMaximalVirtualSources = 100'000;

std::string knownFilterName(int id)
{
    using Row = std::pair<int, std::string_view>;
    static constexpr std::array<Row, 17> kNames{{{1, "deflate"},
                                                 {2, "shuffle"},
                                                 {3, "fletcher32"},
                                                 {4, "szip"},
                                                 {5, "nbit"},
                                                 {6, "scaleoffset"},
                                                 {305, "lzo"},
                                                 {307, "bzip2"},
                                                 {32000, "lzf"},
                                                 {32001, "blosc"},
                                                 {32004, "lz4"},
                                                 {32008, "bitshuffle"},
                                                 {32013, "zfp"},
                                                 {32015, "zstd"},
                                                 {32017, "sz"},
                                                 {32024, "sz3"},
                                                 {32026, "blosc2"}}};
    const auto* found = std::find_if(kNames.begin(), kNames.end(), [id](const Row& row) { return row.first == id; });
    return found != kNames.end() ? std::string(found->second) : std::string();
}

std::vector<FilterStep> filtersOf(hid_t list)
{
    std::vector<FilterStep> steps;
    const int count = checked(H5Pget_nfilters(list), "read the filters");
    for (int index = 0; index < count; ++index) {
        std::array<unsigned, 64> values{};
        std::size_t valueCount = values.size();
        std::array<char, 256> name{};
        unsigned flags = 0;
        const H5Z_filter_t id = checked(H5Pget_filter2(list, static_cast<unsigned>(index), &flags, &valueCount,
                                                       values.data(), name.size(), name.data(), nullptr),
                                        "read a filter");
        FilterStep step;
        step.id = id;
        step.name = knownFilterName(id);
        if (step.name.empty())
            step.name.assign(name.data(),
                             static_cast<std::size_t>(std::find(name.begin(), name.end(), '\0') - name.begin()));
        step.values.assign(values.begin(),
                           values.begin() + static_cast<std::ptrdiff_t>(std::min(valueCount, values.size())));
        step.isOptional = (flags & H5Z_FLAG_OPTIONAL) != 0;
        step.isAvailable = H5Zfilter_avail(id) > 0;
        steps.push_back(std::move(step));
    }
    H5Eclear2(H5E_DEFAULT); // of plugins that were looked for
    return steps;
}

std::vector<std::string> externalFilesOf(hid_t list)
{
    std::vector<std::string> files;
    const int count = checked(H5Pget_external_count(list), "count the external files");
    const unsigned shown = std::min(static_cast<unsigned>(count), kMaximalExternalFiles);
    for (unsigned index = 0; index < shown; ++index) {
        std::string name(kMaximalNameBytes, '\0');
        off_t offset = 0;
        hsize_t size = 0;
        checked(H5Pget_external(list, index, name.size() - 1, name.data(), &offset, &size),
                "read an external file's name");
        files.emplace_back(name.c_str());
    }
    return files;
}

template <typename GetName>
std::string nameBy(GetName getName)
{
    const ssize_t length = checked(getName(nullptr, std::size_t{0}), "read the source of a virtual dataset");
    if (static_cast<std::size_t>(length) > kMaximalNameBytes)
        throw CallError::damaged("read the source of a virtual dataset", "A name is longer than any name can be.");
    std::string name(static_cast<std::size_t>(length) + 1, '\0');
    checked(getName(name.data(), name.size()), "read the source of a virtual dataset");
    name.pop_back();
    return name;
}

std::vector<VirtualSource> virtualSourcesOf(hid_t list)
{
    std::size_t count = 0;
    checked(H5Pget_virtual_count(list, &count), "count the sources of a virtual dataset");
    if (count > kMaximalVirtualSources)
        throw CallError::damaged("read the sources of a virtual dataset", "It has more than 100000 sources.");
    std::vector<VirtualSource> sources;
    for (std::size_t index = 0; index < count; ++index) {
        VirtualSource source;
        source.file =
            nameBy([&](char* target, std::size_t size) { return H5Pget_virtual_filename(list, index, target, size); });
        source.dataset =
            nameBy([&](char* target, std::size_t size) { return H5Pget_virtual_dsetname(list, index, target, size); });
        sources.push_back(std::move(source));
    }
    return sources;
}

} // namespace

Handle datasetSpace(Id dataset)
{
    return Handle(checked(H5Dget_space(dataset), "read the dataspace"));
}

Handle datasetType(Id dataset)
{
    return Handle(checked(H5Dget_type(dataset), "read the datatype"));
}

SpaceInfo describeSpace(Id space)
{
    SpaceInfo info;
    switch (checked(H5Sget_simple_extent_type(space), "describe the dataspace")) {
    case H5S_SCALAR:
        info.kind = SpaceInfo::Kind::Scalar;
        return info;
    case H5S_NULL:
        info.kind = SpaceInfo::Kind::Null;
        return info;
    default:
        break;
    }
    info.kind = SpaceInfo::Kind::Simple;
    std::array<hsize_t, H5S_MAX_RANK> extents{};
    std::array<hsize_t, H5S_MAX_RANK> limits{};
    const int rank = checked(H5Sget_simple_extent_dims(space, extents.data(), limits.data()), "read the shape");
    info.shape.assign(extents.begin(), extents.begin() + rank);
    for (int dimension = 0; dimension < rank; ++dimension) {
        const hsize_t limit = limits[static_cast<std::size_t>(dimension)];
        info.maximalShape.push_back(limit == H5S_UNLIMITED ? kUnlimited : limit);
    }
    return info;
}

Creation datasetCreation(Id dataset)
{
    Creation creation;
    creation.properties = Handle(checked(H5Dget_create_plist(dataset), "read the creation properties"));
    const hid_t list = creation.properties.get();
    // Only contiguous datasets have them, but in a damaged file HDF5 reads them whatever the layout is.
    creation.externalFiles = externalFilesOf(list);
    switch (checked(H5Pget_layout(list), "read the layout")) {
    case H5D_COMPACT:
        creation.layout = StorageSummary::Layout::Compact;
        break;
    case H5D_CONTIGUOUS:
        creation.layout = StorageSummary::Layout::Contiguous;
        break;
    case H5D_CHUNKED: {
        creation.layout = StorageSummary::Layout::Chunked;
        std::array<hsize_t, H5S_MAX_RANK> extents{};
        const int rank =
            checked(H5Pget_chunk(list, static_cast<int>(extents.size()), extents.data()), "read the chunk shape");
        creation.chunkShape.assign(extents.begin(), extents.begin() + rank);
        creation.filters = filtersOf(list);
        break;
    }
    case H5D_VIRTUAL:
        creation.layout = StorageSummary::Layout::Virtual;
        creation.virtualSources = virtualSourcesOf(list);
        break;
    default:
        break;
    }
    return creation;
}

std::uint64_t storedBytes(Id dataset)
{
    return H5Dget_storage_size(dataset);
}

bool fillValue(Id creationProperties, Id memoryType, void* target)
{
    H5D_fill_value_t status = H5D_FILL_VALUE_UNDEFINED;
    checked(H5Pfill_value_defined(creationProperties, &status), "read the fill value");
    if (status != H5D_FILL_VALUE_USER_DEFINED)
        return false;
    checked(H5Pget_fill_value(creationProperties, memoryType, target), "read the fill value");
    return true;
}

void readDataset(Id dataset, Id memoryType, Id memorySpace, Id fileSpace, Id transfer, void* target)
{
    checked(H5Dread(dataset, memoryType, memorySpace, fileSpace, transfer, target), "read the elements");
}

} // namespace h5scout::hdf5
