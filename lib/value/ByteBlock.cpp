// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/value/ByteBlock.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <utility>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace h5scout
{

namespace
{

/// Asks for large pages: the system takes as long to give a small one as to fill it. NumPy does it from this size on.
void preferLargePages([[maybe_unused]] std::byte* data, [[maybe_unused]] std::size_t size)
{
#if defined(__linux__) && defined(MADV_HUGEPAGE)
    constexpr std::size_t kSmallestAsked = std::size_t{4} << 20;
    constexpr std::size_t kPageBytes = 4096;
    if (size < kSmallestAsked)
        return;
    // From one page border to another; a refusal does no harm.
    const std::size_t skipped = (kPageBytes - reinterpret_cast<std::uintptr_t>(data) % kPageBytes) % kPageBytes;
    madvise(data + skipped, (size - skipped) / kPageBytes * kPageBytes, MADV_HUGEPAGE);
#endif
}

} // namespace

ByteBlock::ByteBlock(std::size_t size)
    : m_size(size)
{
    if (size == 0)
        return;
    m_data = static_cast<std::byte*>(std::calloc(size, 1)); // NOLINT: nothing else gives zeros without writing them
    if (m_data == nullptr)
        throw std::bad_alloc();
    preferLargePages(m_data, size);
}

ByteBlock::ByteBlock(const ByteBlock& other)
    : ByteBlock(other.m_size)
{
    std::copy_n(other.m_data, m_size, m_data);
}

ByteBlock::ByteBlock(ByteBlock&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr))
    , m_size(std::exchange(other.m_size, 0))
{}

ByteBlock& ByteBlock::operator=(ByteBlock other) noexcept
{
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    return *this;
}

ByteBlock::~ByteBlock()
{
    std::free(m_data); // NOLINT: as calloc() gave it
}

} // namespace h5scout
