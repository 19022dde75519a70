// SPDX-License-Identifier: GPL-3.0-or-later
// Selections, envelopes and images of an array in memory, the slow and simple way.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "h5scout/protocol/h5scout.pb.h"
#include "h5scout/value/NdArray.h"

namespace h5scout::test
{

/// The array of a path, for backgrounds and errors; null if there is none.
using ArrayAt = std::function<const NdArray*(const std::string& path)>;

protocol::Reply readArray(const NdArray& array, const protocol::ReadArray& request);
/// Of an array of `shape` whose elements are their own indices.
protocol::Reply readCountingArray(const Shape& shape, const protocol::ReadArray& request);
std::vector<protocol::Reply> readEnvelope(const NdArray& array, const protocol::ReadEnvelope& request, int stages,
                                          const ArrayAt& arrayAt);
std::vector<protocol::Reply> readImage(const NdArray& array, const protocol::ReadImage& request, int stages,
                                       const ArrayAt& arrayAt);

} // namespace h5scout::test
