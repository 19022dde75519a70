// SPDX-License-Identifier: GPL-3.0-or-later
#include "Overlay.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace h5scout::storage
{

Overlay::Overlay(System& system, OverlayLimits limits)
    : m_system(system)
    , m_limits(std::move(limits))
{}

std::uint64_t Overlay::firstFrom(std::uint64_t page) const
{
    const auto found = m_pages.lower_bound(page);
    return found == m_pages.end() ? std::numeric_limits<std::uint64_t>::max() : found->first;
}

void Overlay::read(std::uint64_t page, std::size_t offset, Bytes target) const
{
    const Slot& slot = m_pages.at(page);
    if (slot.memory)
        std::copy_n(slot.memory->begin() + static_cast<std::ptrdiff_t>(offset), target.size(), target.begin());
    else
        m_spill.read(target, slot.spilled + offset);
}

void Overlay::write(std::uint64_t page, std::size_t offset, ConstBytes source)
{
    const Slot& slot = m_pages.at(page);
    if (slot.memory)
        std::copy(source.begin(), source.end(), slot.memory->begin() + static_cast<std::ptrdiff_t>(offset));
    else
        m_spill.write(source, slot.spilled + offset);
}

void Overlay::add(std::uint64_t page, const Page& content)
{
    Slot slot;
    if ((m_memoryPages + 1) * kPageBytes <= m_limits.memoryBytes) {
        slot.memory = std::make_unique<Page>(content);
        m_pages.emplace(page, std::move(slot));
        ++m_memoryPages;
        return;
    }
    if (!m_spill.isOpen())
        m_spill = File::nameless(m_system, m_limits.spillFolder);
    m_spill.write(content, m_spilledBytes);
    slot.spilled = m_spilledBytes;
    m_pages.emplace(page, std::move(slot));
    m_spilledBytes += kPageBytes;
}

void Overlay::dropFrom(std::uint64_t page)
{
    const auto first = m_pages.lower_bound(page);
    m_memoryPages -= static_cast<std::uint64_t>(
        std::count_if(first, m_pages.end(), [](const auto& entry) { return entry.second.memory != nullptr; }));
    m_pages.erase(first, m_pages.end());
}

} // namespace h5scout::storage
