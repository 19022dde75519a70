// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/client/Request.h"

#include <atomic>

namespace h5scout
{

OwnerId newOwnerId()
{
    static std::atomic<OwnerId> last = 0;
    return ++last;
}

} // namespace h5scout
