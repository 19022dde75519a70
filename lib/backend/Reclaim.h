// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "h5scout/hdf5/Calls.h"
#include "h5scout/hdf5/Handle.h"
#include "h5scout/hdf5/Selection.h"

namespace h5scout::backend
{

/// Gives variable-length elements back to HDF5, whatever happens to the array that is made of them.
class Reclaim
{
public:
    Reclaim(hdf5::VariableLengthMemory& memory, hdf5::Id type, std::uint64_t count, void* elements)
        : m_memory(memory)
        , m_type(type)
        , m_space(hdf5::makeSpace({count}))
        , m_elements(elements)
    {}
    ~Reclaim() { m_memory.reclaim(m_type, m_space.get(), m_elements); }
    Reclaim(const Reclaim&) = delete;
    Reclaim& operator=(const Reclaim&) = delete;

private:
    hdf5::VariableLengthMemory& m_memory;
    hdf5::Id m_type;
    hdf5::Handle m_space;
    void* m_elements;
};

} // namespace h5scout::backend
