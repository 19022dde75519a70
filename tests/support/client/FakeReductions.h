// SPDX-License-Identifier: GPL-3.0-or-later
// Statistics and projections of an array in memory, the slow and simple way.
#pragma once

#include <vector>

#include "FakeArrays.h"

namespace h5scout::test
{

/// The first half of the elements, then all of them.
std::vector<protocol::Reply> readStatistics(const NdArray& array, const protocol::ReadStatistics& request,
                                            const ArrayAt& arrayAt);
/// Two stages: the first one is the whole picture without numbers.
std::vector<protocol::Reply> readProjection(const NdArray& array, const protocol::ReadProjection& request,
                                            const ArrayAt& arrayAt);

} // namespace h5scout::test
