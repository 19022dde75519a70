// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "File.h"

namespace h5scout::storage
{

/// Where held-back bytes are kept, and how many of them in memory.
struct OverlayLimits
{
    std::uint64_t memoryBytes = std::uint64_t{64} << 20;
    std::string spillFolder; ///< for a nameless file with what goes beyond
};

/// Pages with the bytes that are to stand in a file, in memory up to a limit, beyond it in a temporary file.
class Overlay
{
public:
    static constexpr std::size_t kPageBytes = 4096;
    using Page = std::array<std::uint8_t, kPageBytes>;

    Overlay(System& system, OverlayLimits limits);

    bool holds(std::uint64_t page) const { return m_pages.contains(page); }
    /// The first page from `page` on that is held; the largest number if none is.
    std::uint64_t firstFrom(std::uint64_t page) const;
    /// The page must be held.
    void read(std::uint64_t page, std::size_t offset, Bytes target) const;
    void write(std::uint64_t page, std::size_t offset, ConstBytes source);
    /// The page must not be held.
    void add(std::uint64_t page, const Page& content);
    void dropFrom(std::uint64_t page);
    std::uint64_t heldBytes() const noexcept { return m_pages.size() * kPageBytes; }

private:
    struct Slot
    {
        std::unique_ptr<Page> memory; ///< if empty, `spilled` says where
        std::uint64_t spilled = 0;
    };

    System& m_system;
    OverlayLimits m_limits;
    std::map<std::uint64_t, Slot> m_pages;
    std::uint64_t m_memoryPages = 0;
    File m_spill;
    std::uint64_t m_spilledBytes = 0;
};

} // namespace h5scout::storage
