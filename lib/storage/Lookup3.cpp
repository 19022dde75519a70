// SPDX-License-Identifier: GPL-3.0-or-later
#include "Lookup3.h"

#include <algorithm>
#include <array>
#include <bit>

#include "LittleEndian.h"

namespace h5scout::storage
{

namespace
{

constexpr std::size_t kBlockBytes = 12;

struct State
{
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::uint32_t c = 0;

    void add(const std::uint8_t* block) noexcept
    {
        a += getLittleEndian<std::uint32_t>(block);
        b += getLittleEndian<std::uint32_t>(block + 4);
        c += getLittleEndian<std::uint32_t>(block + 8);
    }

    void mix() noexcept
    {
        const auto step = [](std::uint32_t& x, std::uint32_t& y, std::uint32_t& z, int bits) {
            x -= z;
            x ^= std::rotl(z, bits);
            z += y;
        };
        step(a, b, c, 4);
        step(b, c, a, 6);
        step(c, a, b, 8);
        step(a, b, c, 16);
        step(b, c, a, 19);
        step(c, a, b, 4);
    }

    void finish() noexcept
    {
        const auto step = [](std::uint32_t& x, std::uint32_t y, int bits) {
            x ^= y;
            x -= std::rotl(y, bits);
        };
        step(c, b, 14);
        step(a, c, 11);
        step(b, a, 25);
        step(c, b, 16);
        step(a, c, 4);
        step(b, a, 14);
        step(c, b, 24);
    }
};

} // namespace

std::uint32_t lookup3(ConstBytes bytes) noexcept
{
    const std::uint32_t begin = 0xdeadbeef + static_cast<std::uint32_t>(bytes.size());
    State state{begin, begin, begin};
    if (bytes.empty())
        return state.c;
    for (; bytes.size() > kBlockBytes; bytes = bytes.subspan(kBlockBytes)) {
        state.add(bytes.data());
        state.mix();
    }
    std::array<std::uint8_t, kBlockBytes> last{};
    std::copy(bytes.begin(), bytes.end(), last.begin());
    state.add(last.data());
    state.finish();
    return state.c;
}

} // namespace h5scout::storage
