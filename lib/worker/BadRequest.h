// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "h5scout/value/Error.h"

namespace h5scout::worker
{

/// The request makes no sense, whatever is in the file, or not for this node.
class BadRequest : public Error
{
public:
    using Error::Error;
};

} // namespace h5scout::worker
