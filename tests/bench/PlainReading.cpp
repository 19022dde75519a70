// SPDX-License-Identifier: GPL-3.0-or-later
#include "PlainReading.h"

#include <array>

#include "h5scout/hdf5/CApi.h"
#include "h5scout/hdf5/Handle.h"

namespace h5scout::bench
{

using hdf5::Handle;

namespace
{

constexpr const char* kName = "a";

struct OpenArray
{
    explicit OpenArray(hid_t file)
        : id(H5Dopen2(file, kName, H5P_DEFAULT))
        , space(H5Dget_space(id.get()))
        , memoryType(H5Tget_native_type(Handle(H5Dget_type(id.get())).get(), H5T_DIR_ASCEND))
    {}

    Handle id;
    Handle space;
    Handle memoryType;
};

} // namespace

PlainReading::PlainReading(const std::string& path)
    : m_file(H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT))
{
    const OpenArray array(m_file);
    m_byteCount = static_cast<std::uint64_t>(H5Sget_simple_extent_npoints(array.space.get())) *
                  H5Tget_size(array.memoryType.get());
}

PlainReading::~PlainReading()
{
    H5Fclose(m_file);
}

void PlainReading::readInto(void* target) const
{
    const OpenArray array(m_file);
    H5Dread(array.id.get(), array.memoryType.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, target);
}

void PlainReading::release(void* target) const
{
    const OpenArray array(m_file);
    if (H5Tis_variable_str(array.memoryType.get()) > 0)
        H5Dvlen_reclaim(array.memoryType.get(), array.space.get(), H5P_DEFAULT, target);
}

void PlainReading::readRows(std::uint64_t first, std::uint64_t count, void* target) const
{
    const OpenArray array(m_file);
    std::array<hsize_t, 2> extent{};
    H5Sget_simple_extent_dims(array.space.get(), extent.data(), nullptr);
    extent[0] = 1;
    const Handle memory(H5Screate_simple(2, extent.data(), nullptr));
    for (std::uint64_t row = first; row < first + count; ++row) {
        const std::array<hsize_t, 2> start{row, 0};
        H5Sselect_hyperslab(array.space.get(), H5S_SELECT_SET, start.data(), nullptr, extent.data(), nullptr);
        H5Dread(array.id.get(), array.memoryType.get(), memory.get(), array.space.get(), H5P_DEFAULT, target);
    }
}

std::optional<std::uint64_t> PlainReading::offset() const
{
    const haddr_t offset = H5Dget_offset(OpenArray(m_file).id.get());
    return offset == HADDR_UNDEF ? std::nullopt : std::optional(offset);
}

} // namespace h5scout::bench
