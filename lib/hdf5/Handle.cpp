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

void Handle::reset() noexcept
{
    if (m_id < 0)
        return;
    // Closing a file strongly ends the identifiers of its objects before their handles: not an error.
    if (H5Iis_valid(m_id) > 0)
        H5Idec_ref(m_id);
    m_id = kNoId;
}

} // namespace h5scout::hdf5
