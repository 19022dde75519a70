// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "h5scout/protocol/h5scout.pb.h"
#include "h5scout/value/NdArray.h"

namespace h5scout::test
{

using Index = std::vector<std::uint64_t>;

std::size_t flatIndex(const Shape& shape, const Index& index);

/// The numbers of an array, less a background that is repeated as NumPy broadcasts.
class FakeNumbers
{
public:
    /// `background` may be null: there is none.
    FakeNumbers(const NdArray& array, const NdArray* background, protocol::Component component);

    /// False if the background has a shape that does not fit.
    bool isPossible() const;
    double at(const Index& index) const;

private:
    const NdArray& m_array;
    const NdArray* m_background;
    protocol::Component m_component;
};

} // namespace h5scout::test
