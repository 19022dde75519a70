// SPDX-License-Identifier: GPL-3.0-or-later
#include "OutliveParent.h"

#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace h5scout::worker
{

#ifdef __linux__

OutliveParent::OutliveParent() noexcept
{
    if (::prctl(PR_GET_PDEATHSIG, &m_signal) == 0 && m_signal != 0)
        ::prctl(PR_SET_PDEATHSIG, 0);
}

OutliveParent::~OutliveParent()
{
    if (m_signal != 0)
        ::prctl(PR_SET_PDEATHSIG, m_signal);
}

#else

OutliveParent::OutliveParent() noexcept = default;
OutliveParent::~OutliveParent() = default;

#endif

} // namespace h5scout::worker
