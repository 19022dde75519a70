// SPDX-License-Identifier: GPL-3.0-or-later
#include "Crc32c.h"

#include <array>
#include <cstring>

namespace h5scout::storage
{

namespace
{

using Tables = std::array<std::array<std::uint32_t, 256>, 8>;

/// Table n is the effect of a byte that is followed by n zero bytes: eight bytes are taken at a time.
constexpr Tables makeTables()
{
    Tables tables{};
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
        std::uint32_t value = byte;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1) != 0 ? value >> 1 ^ 0x82f63b78 : value >> 1;
        tables[0][byte] = value;
    }
    for (std::size_t table = 1; table < tables.size(); ++table) {
        for (std::size_t byte = 0; byte < 256; ++byte) {
            const std::uint32_t before = tables[table - 1][byte];
            tables[table][byte] = before >> 8 ^ tables[0][before & 0xff];
        }
    }
    return tables;
}

constexpr Tables kTables = makeTables();

std::uint32_t addByTables(std::uint32_t state, ConstBytes bytes) noexcept
{
    const std::uint8_t* at = bytes.data();
    std::size_t left = bytes.size();
    for (; left >= 8; at += 8, left -= 8) {
        const std::uint32_t low = state ^ (std::uint32_t{at[0]} | std::uint32_t{at[1]} << 8 |
                                           std::uint32_t{at[2]} << 16 | std::uint32_t{at[3]} << 24);
        state = kTables[7][low & 0xff] ^ kTables[6][low >> 8 & 0xff] ^ kTables[5][low >> 16 & 0xff] ^
                kTables[4][low >> 24] ^ kTables[3][at[4]] ^ kTables[2][at[5]] ^ kTables[1][at[6]] ^ kTables[0][at[7]];
    }
    for (; left > 0; ++at, --left)
        state = state >> 8 ^ kTables[0][(state ^ *at) & 0xff];
    return state;
}

#if defined(__x86_64__) && defined(__GNUC__)

/// Processors of 2008 and later have an instruction for it, which is four times as fast.
__attribute__((target("sse4.2"))) std::uint32_t addByProcessor(std::uint32_t state, ConstBytes bytes) noexcept
{
    const std::uint8_t* at = bytes.data();
    std::size_t left = bytes.size();
    std::uint64_t wide = state;
    for (; left >= 8; at += 8, left -= 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, at, sizeof eight);
        wide = __builtin_ia32_crc32di(wide, eight);
    }
    state = static_cast<std::uint32_t>(wide);
    for (; left > 0; ++at, --left)
        state = __builtin_ia32_crc32qi(state, *at);
    return state;
}

bool hasInstruction() noexcept
{
    static const bool has = __builtin_cpu_supports("sse4.2") != 0;
    return has;
}

#else

std::uint32_t addByProcessor(std::uint32_t state, ConstBytes bytes) noexcept
{
    return addByTables(state, bytes);
}

bool hasInstruction() noexcept
{
    return false;
}

#endif

} // namespace

void Crc32c::add(ConstBytes bytes) noexcept
{
    m_state = hasInstruction() ? addByProcessor(m_state, bytes) : addByTables(m_state, bytes);
}

std::uint32_t crc32c(ConstBytes bytes) noexcept
{
    Crc32c sum;
    sum.add(bytes);
    return sum.value();
}

} // namespace h5scout::storage
