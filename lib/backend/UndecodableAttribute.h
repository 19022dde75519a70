// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "AttributeSource.h"
#include "h5scout/backend/Attributes.h"

namespace h5scout::backend
{

/// Takes a value whose type, `type`, is not shown, for the given reason, with its first bytes where they mean anything
/// without HDF5. Throws hdf5::CallError.
void takeUndecodable(const AttributeSource& source, hdf5::Id type, std::string reason, StoredAttribute& result);

} // namespace h5scout::backend
