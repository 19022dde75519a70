// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <memory>

#include "h5scout/value/NdArray.h"

namespace h5scout::ui
{

/// A block of a table: the `row`-th from above, the `column`-th from the left.
struct BlockKey
{
    std::uint64_t row = 0;
    std::uint64_t column = 0;
    bool operator==(const BlockKey&) const = default;
    bool operator<(const BlockKey& other) const { return row != other.row ? row < other.row : column < other.column; }
};

/// What an array takes in memory, more or less.
std::size_t memoryOf(const NdArray& array);

/// The blocks of a table that have been read, the least recently used ones dropped beyond a budget of bytes. Sparse: it
/// costs nothing for what has never been looked at.
class BlockCache
{
public:
    explicit BlockCache(std::size_t budgetBytes = 32U << 20U);

    /// Null if it is not there; else it counts as used.
    const NdArray* find(BlockKey key) const;
    bool contains(BlockKey key) const { return m_entries.contains(key); }
    /// Drops others beyond the budget, never this one.
    void insert(BlockKey key, NdArray block);
    void clear();

    std::size_t byteCount() const noexcept { return m_byteCount; }
    std::size_t blockCount() const noexcept { return m_entries.size(); }

private:
    struct Entry
    {
        NdArray block;
        std::size_t bytes = 0;
        std::list<BlockKey>::iterator use;
    };

    void drop(std::map<BlockKey, Entry>::iterator entry);

    std::size_t m_budgetBytes;
    std::size_t m_byteCount = 0;
    std::map<BlockKey, Entry> m_entries;
    mutable std::list<BlockKey> m_uses; ///< the most recently used one first
};

} // namespace h5scout::ui
