// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/hdf5/DatasetWriting.h"

#include <algorithm>
#include <array>

#include "h5scout/hdf5/CApi.h"
#include "h5scout/hdf5/ErrorStack.h"
#include "h5scout/hdf5/Selection.h"

namespace h5scout::hdf5
{

namespace
{

static_assert(kUnlimited == H5S_UNLIMITED);

/// The extents as HDF5 takes them, without an allocation: a recording program asks for them with each row.
class Extents
{
public:
    explicit Extents(const Shape& shape)
        : m_rank(static_cast<int>(shape.size()))
    {
        if (shape.size() > m_extents.size())
            throw CallError::damaged("pass a shape to HDF5", "It has more dimensions than HDF5 knows.");
        std::copy(shape.begin(), shape.end(), m_extents.begin());
    }
    int rank() const noexcept { return m_rank; }
    const hsize_t* data() const noexcept { return m_extents.data(); }

private:
    std::array<hsize_t, H5S_MAX_RANK> m_extents;
    int m_rank;
};

Handle creationProperties(const DatasetLayout& layout)
{
    Handle list(checked(H5Pcreate(H5P_DATASET_CREATE), "prepare to make a dataset"));
    checked(H5Pset_obj_track_times(list.get(), layout.hasTimes), "choose whether times are noted");
    if (layout.chunkShape.empty())
        return list;
    const Extents extents(layout.chunkShape);
    checked(H5Pset_chunk(list.get(), extents.rank(), extents.data()), "set the chunk shape");
    if (layout.isFilledAtOnce)
        checked(H5Pset_fill_time(list.get(), H5D_FILL_TIME_ALLOC), "set the fill time");
    if (layout.isShuffled)
        checked(H5Pset_shuffle(list.get()), "set the shuffle filter");
    if (layout.deflateLevel)
        checked(H5Pset_deflate(list.get(), static_cast<unsigned>(*layout.deflateLevel)), "set the deflate filter");
    return list;
}

/// How `memorySpace` is written. Before each call HDF5 clears the buffer in which it converts, 1 MiB unless told
/// otherwise, and a row or text of variable length is converted always: it gets a buffer that is large enough for a
/// few, which lives as long as HDF5.
hid_t transferOf(Id memoryType, Id memorySpace)
{
    constexpr hssize_t kFewRows = 256;
    constexpr std::size_t kBytesOfRow = 16; // of a row's length and address, in memory and in the file
    constexpr const char* kAttempt = "look at a datatype";
    const bool isOfRows = checked(H5Tget_class(memoryType), kAttempt) == H5T_VLEN ||
                          checked(H5Tis_variable_str(memoryType), kAttempt) > 0;
    if (!isOfRows || checked(H5Sget_select_npoints(memorySpace), "count the rows") > kFewRows)
        return H5P_DEFAULT;
    static const hid_t list = [] {
        const hid_t made = checked(H5Pcreate(H5P_DATASET_XFER), "prepare to write");
        checked(H5Pset_buffer(made, kFewRows * kBytesOfRow, nullptr, nullptr), "choose the buffer for writing");
        return made;
    }();
    return list;
}

} // namespace

Handle makeSpace(const Shape& shape, const Shape& maximalShape)
{
    if (shape.empty())
        return makeSpace(shape);
    const Extents extents(shape);
    const Extents limits(maximalShape);
    return Handle(checked(H5Screate_simple(extents.rank(), extents.data(), limits.data()), "make a dataspace"));
}

void reshape(Id space, const Shape& shape, const Shape& maximalShape)
{
    const Extents extents(shape);
    const Extents limits(maximalShape);
    checked(H5Sset_extent_simple(space, extents.rank(), extents.data(), limits.data()),
            "change the shape of a dataspace");
}

Handle createDataset(Id location, const std::string& path, Id type, Id space, const DatasetLayout& layout)
{
    const Handle list = creationProperties(layout);
    const Handle links(checked(H5Pcreate(H5P_LINK_CREATE), "prepare to make a dataset"));
    checked(H5Pset_char_encoding(links.get(), H5T_CSET_UTF8), "set the encoding of the name");
    return Handle(checked(H5Dcreate2(location, path.c_str(), type, space, links.get(), list.get(), H5P_DEFAULT),
                          "make the dataset"));
}

void setExtent(Id dataset, const Shape& shape)
{
    checked(H5Dset_extent(dataset, Extents(shape).data()), "change the shape");
}

void writeDataset(Id dataset, Id memoryType, Id memorySpace, Id fileSpace, const void* elements)
{
    checked(H5Dwrite(dataset, memoryType, memorySpace, fileSpace, transferOf(memoryType, memorySpace), elements),
            "write the elements");
}

bool canEncode(int filter)
{
    unsigned flags = 0;
    const bool isKnown = H5Zfilter_avail(filter) > 0 && H5Zget_filter_info(filter, &flags) >= 0;
    H5Eclear2(H5E_DEFAULT); // of plugins that were looked for
    return isKnown && (flags & H5Z_FILTER_CONFIG_ENCODE_ENABLED) != 0;
}

} // namespace h5scout::hdf5
