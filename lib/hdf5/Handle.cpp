// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/hdf5/Handle.h"

#include "h5scout/hdf5/CApi.h"
#include "h5scout/hdf5/ErrorStack.h"

namespace h5scout::hdf5
{

Handle Handle::share() const
{
    checked(H5Iinc_ref(m_id), "share an identifier");
    return Handle(m_id);
}

/// Negative if HDF5 says that it failed. Closing a file strongly ends the identifiers of its objects before their
/// handles: not an error.
int Handle::release() noexcept
{
    const Id id = std::exchange(m_id, kNoId);
    if (id < 0 || H5Iis_valid(id) <= 0)
        return 0;
    // H5Idec_ref leaves a dead identifier behind if the chunks in memory cannot be written, and HDF5 dies of it later.
    return H5Iget_type(id) == H5I_DATASET ? H5Dclose(id) : H5Idec_ref(id);
}

void Handle::reset() noexcept
{
    release();
}

void Handle::close()
{
    checked(release(), "close the object");
}

} // namespace h5scout::hdf5
