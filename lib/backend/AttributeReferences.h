// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AttributeSource.h"
#include "h5scout/backend/Attributes.h"

namespace h5scout::backend
{

/// The attribute holds references, or lists of them.
bool holdsReferences(const DataType& type);
/// Takes them as the paths of what they refer to; the first of them, where they are many. Throws LimitExceeded,
/// hdf5::CallError.
void takeReferences(const AttributeSource& source, StoredAttribute& result);

} // namespace h5scout::backend
