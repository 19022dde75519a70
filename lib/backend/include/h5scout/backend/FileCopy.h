// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "h5scout/backend/H5Backend.h"

namespace h5scout
{

/// H5Backend::saveFileAs in pieces, for those who have other things to do meanwhile. Until it is complete nothing has
/// the name of the copy but what had it before; without that nothing is left of it. Keeps no file open for HDF5.
class FileCopy
{
public:
    /// Flushes the file. Throws as saveFileAs.
    FileCopy(const H5Backend& file, std::string_view path, ExistingTarget existing);
    ~FileCopy();
    FileCopy(const FileCopy&) = delete;
    FileCopy& operator=(const FileCopy&) = delete;

    /// Copies on, asking `keepGoing` after each piece of some MiB; true when the copy is complete and has its name. The
    /// file must not be written to in between: that is noticed, and refused as a change by another program.
    [[nodiscard]] bool advance(const KeepGoing& keepGoing);
    std::uint64_t doneBytes() const noexcept;  ///< copied so far
    std::uint64_t totalBytes() const noexcept; ///< to be copied in all
    /// Where the copy will be: behind symbolic links.
    const std::string& target() const noexcept;

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace h5scout
