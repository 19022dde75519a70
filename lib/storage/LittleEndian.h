// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace h5scout::storage
{

template <typename Number>
void putLittleEndian(std::uint8_t* target, Number number) noexcept
{
    for (std::size_t index = 0; index < sizeof(Number); ++index)
        target[index] = static_cast<std::uint8_t>(number >> 8 * index);
}

template <typename Number>
Number getLittleEndian(const std::uint8_t* source) noexcept
{
    Number number = 0;
    for (std::size_t index = sizeof(Number); index-- > 0;)
        number = static_cast<Number>(number << 8 | source[index]);
    return number;
}

} // namespace h5scout::storage
