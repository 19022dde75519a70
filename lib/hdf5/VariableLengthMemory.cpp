// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdlib>

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
        auto& memory = *static_cast<VariableLengthMemory*>(data);
        if (size > memory.m_left) {
            memory.m_exceeded = true;
            return nullptr;
        }
        memory.m_left -= size;
        return std::malloc(size); // NOLINT: HDF5 wants memory that free() takes
    }
    static void release(void* block, void* /*data*/) noexcept
    {
        std::free(block); // NOLINT
    }
};

VariableLengthMemory::VariableLengthMemory(std::uint64_t maximalBytes)
    : m_list(checked(H5Pcreate(H5P_DATASET_XFER), "prepare to read"))
    , m_left(maximalBytes)
{
    checked(H5Pset_vlen_mem_manager(m_list.get(), VariableLengthAllocator::allocate, this,
                                    VariableLengthAllocator::release, this),
            "prepare to read");
}

void VariableLengthMemory::reclaim(Id memoryType, Id memorySpace, void* elements) noexcept
{
    H5Dvlen_reclaim(memoryType, memorySpace, m_list.get(), elements);
    H5Eclear2(H5E_DEFAULT);
}

} // namespace h5scout::hdf5
