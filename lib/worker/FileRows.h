// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "h5scout/import/RowLayout.h"
#include "h5scout/value/NdArray.h"

namespace h5scout::protocol
{
class AppendFile;
}

namespace h5scout::worker
{

/// Rows for an enlargeable array, read from a file block by block.
class FileRows
{
public:
    FileRows() = default;
    FileRows(const FileRows&) = delete;
    FileRows& operator=(const FileRows&) = delete;
    virtual ~FileRows() = default;

    /// The next rows, a block as the layout has it, `rowCount` of them if there are so many; without any at the end.
    /// Throws Error for what is no element, with its place.
    virtual NdArray next(std::uint64_t rowCount) = 0;
    /// Of the file, so far.
    virtual std::uint64_t bytesRead() const = 0;
    /// How many bytes of rows are to be read at once.
    virtual std::uint64_t blockBytes() const { return std::uint64_t{8} << 20U; }
};

/// Opens the file of the request. `type`: of the elements, writable as text. Throws Error if it cannot be read or if
/// what is in it does not become rows of that layout.
std::unique_ptr<FileRows> openFileRows(const protocol::AppendFile& request, const CellType& type,
                                       const RowLayout& layout);

} // namespace h5scout::worker
