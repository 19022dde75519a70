// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>

namespace h5scout::bench
{

struct FreeMemory
{
    void operator()(void* memory) const { std::free(memory); } // NOLINT: as malloc() gave it
};
/// Memory as malloc() gives it: no page of a large one is there before it is touched.
using Memory = std::unique_ptr<void, FreeMemory>;

/// The array /a of a file, read by plain calls of HDF5; the file is open, the array is opened for each reading.
class PlainReading
{
public:
    explicit PlainReading(const std::string& path);
    ~PlainReading();
    PlainReading(const PlainReading&) = delete;
    PlainReading& operator=(const PlainReading&) = delete;

    /// What the whole array takes in memory.
    std::uint64_t byteCount() const { return m_byteCount; }
    /// Into memory of this size. Texts of variable length stay where HDF5 has put them until release().
    void readInto(void* target) const;
    /// Gives back what the elements in `target` lead to.
    void release(void* target) const;
    /// The rows from `first` on, one call each, into memory for one.
    void readRows(std::uint64_t first, std::uint64_t count, void* target) const;
    /// Where its bytes lie in the file; nothing if it is no contiguous array.
    std::optional<std::uint64_t> offset() const;

private:
    std::int64_t m_file;
    std::uint64_t m_byteCount = 0;
};

} // namespace h5scout::bench
