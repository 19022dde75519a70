// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/BlockCache.h"

#include <utility>

namespace h5scout::ui
{

std::size_t memoryOf(const NdArray& array)
{
    std::size_t bytes = sizeof(NdArray) + array.bytes().size();
    for (const std::string& text : array.texts())
        bytes += sizeof(std::string) + text.capacity();
    for (const NdArray& row : array.rows())
        bytes += memoryOf(row);
    return bytes;
}

BlockCache::BlockCache(std::size_t budgetBytes)
    : m_budgetBytes(budgetBytes)
{}

const NdArray* BlockCache::find(BlockKey key) const
{
    const auto entry = m_entries.find(key);
    if (entry == m_entries.end())
        return nullptr;
    m_uses.splice(m_uses.begin(), m_uses, entry->second.use);
    return &entry->second.block;
}

void BlockCache::insert(BlockKey key, NdArray block)
{
    if (const auto old = m_entries.find(key); old != m_entries.end())
        drop(old);
    const std::size_t bytes = memoryOf(block);
    m_uses.push_front(key);
    m_entries.emplace(key, Entry{std::move(block), bytes, m_uses.begin()});
    m_byteCount += bytes;
    while (m_byteCount > m_budgetBytes && m_uses.size() > 1)
        drop(m_entries.find(m_uses.back()));
}

void BlockCache::clear()
{
    m_entries.clear();
    m_uses.clear();
    m_byteCount = 0;
}

void BlockCache::drop(std::map<BlockKey, Entry>::iterator entry)
{
    m_byteCount -= entry->second.bytes;
    m_uses.erase(entry->second.use);
    m_entries.erase(entry);
}

} // namespace h5scout::ui
