// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "h5scout/storage/System.h"

namespace h5scout::storage
{

/// CRC-32C (Castagnoli) of what has been added; order matters, the sizes of the pieces do not.
class Crc32c
{
public:
    void add(ConstBytes bytes) noexcept;
    std::uint32_t value() const noexcept { return ~m_state; }

private:
    std::uint32_t m_state = 0xffffffff;
};

std::uint32_t crc32c(ConstBytes bytes) noexcept;

} // namespace h5scout::storage
