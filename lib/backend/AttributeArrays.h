// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AttributeSource.h"
#include "h5scout/backend/Attributes.h"
#include "h5scout/value/NdArray.h"

namespace h5scout::backend
{

/// The elements of the attribute that `target` describes, of the shape `shape`. Throws NotShownYet, LimitExceeded,
/// hdf5::CallError.
NdArray readAttributeArray(const AttributeSource& source, const StoredAttribute& target, const Shape& shape);
/// `array` as the value of `result`, cut along its first dimension after as many bytes.
void takeArray(NdArray array, StoredAttribute& result, std::uint64_t maximalBytes);

} // namespace h5scout::backend
