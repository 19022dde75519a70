// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstddef>
#include <new>

#include "h5scout/hdf5/CApi.h"
#include "h5scout/hdf5/Calls.h"
#include "h5scout/hdf5/ErrorStack.h"

namespace h5scout::hdf5
{

static_assert(sizeof(RowElement) == sizeof(hvl_t) && offsetof(RowElement, length) == offsetof(hvl_t, len) &&
              offsetof(RowElement, data) == offsetof(hvl_t, p));

struct VariableLengthAllocator
{
    static void* allocate(std::size_t size, void* data) noexcept
    {
        return static_cast<VariableLengthMemory*>(data)->allocate(size);
    }
    static void release(void* /*block*/, void* /*data*/) noexcept {} // with the others, at the end
};

VariableLengthMemory::VariableLengthMemory(std::uint64_t maximalBytes, std::uint64_t count)
    : m_list(checked(H5Pcreate(H5P_DATASET_XFER), "prepare to read"))
    , m_left(maximalBytes)
{
    checked(H5Pset_vlen_mem_manager(m_list.get(), VariableLengthAllocator::allocate, this,
                                    VariableLengthAllocator::release, this),
            "prepare to read");
    // HDF5 clears the buffer in which it converts, 1 MiB unless told otherwise, also for a single text.
    constexpr std::uint64_t kFew = 256;
    constexpr std::size_t kBytesOfElement = 16; // its length and address, in memory and in the file
    if (count > 0 && count <= kFew)
        checked(H5Pset_buffer(m_list.get(), count * kBytesOfElement, nullptr, nullptr), "prepare to read");
}

void* VariableLengthMemory::allocate(std::size_t size) noexcept
{
    if (size > m_left) {
        m_exceeded = true;
        return nullptr;
    }
    constexpr std::size_t kAlignment = alignof(std::max_align_t);
    const std::size_t taken = (size + kAlignment - 1) / kAlignment * kAlignment;
    if (taken < size)
        return nullptr;
    try {
        if (taken > m_room.size())
            addBlock(taken);
    } catch (const std::bad_alloc&) {
        return nullptr;
    }
    m_left -= size;
    void* const memory = m_room.data();
    m_room = m_room.subspan(taken);
    return memory;
}

void VariableLengthMemory::addBlock(std::size_t needed)
{
    constexpr std::size_t kSmallest = std::size_t{4} << 10;
    constexpr std::size_t kLargest = std::size_t{4} << 20;
    const std::size_t size = std::max(needed, std::clamp(m_blockBytes, kSmallest, kLargest));
    m_blocks.push_back(std::unique_ptr<std::byte[]>(new std::byte[size])); // not filled
    m_room = {m_blocks.back().get(), size};
    m_blockBytes += size;
}

void VariableLengthMemory::reclaim(Id memoryType, Id memorySpace, void* elements) noexcept
{
    if (!m_blocks.empty())
        return;
    H5Dvlen_reclaim(memoryType, memorySpace, H5P_DEFAULT, elements);
    H5Eclear2(H5E_DEFAULT);
}

} // namespace h5scout::hdf5
