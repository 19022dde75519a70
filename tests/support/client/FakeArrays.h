// SPDX-License-Identifier: GPL-3.0-or-later
// Selections, envelopes and images of an array in memory, the slow and simple way.
#pragma once

#include <vector>

#include "h5scout/protocol/h5scout.pb.h"
#include "h5scout/value/NdArray.h"

namespace h5scout::test
{

protocol::Reply readArray(const NdArray& array, const protocol::ReadArray& request);
std::vector<protocol::Reply> readEnvelope(const NdArray& array, const protocol::ReadEnvelope& request, int stages);
std::vector<protocol::Reply> readImage(const NdArray& array, const protocol::ReadImage& request, int stages);

} // namespace h5scout::test
