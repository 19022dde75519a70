// SPDX-License-Identifier: GPL-3.0-or-later
// A file that is read twice: its beginning to show it, all of it to take it.
#pragma once

#include <cstdint>
#include <fstream>
#include <string>

namespace h5scout
{

/// By what shows that a file has been changed.
struct SourceStamp
{
    std::uint64_t byteCount = 0;
    std::int64_t modified = 0; ///< ticks of the file system's clock, only to be compared

    bool operator==(const SourceStamp&) const = default;
};

/// Throws Error if there is no such file, or if it is a folder, a pipe or a device.
SourceStamp stampOfSource(const std::string& path);

/// Throws Error as stampOfSource(), and if the file is no longer what it was.
void requireUnchanged(const std::string& path, const SourceStamp& stamp);

/// Opens a file to read its bytes. Throws Error as stampOfSource(), and if it may not be read.
std::ifstream openSource(const std::string& path);

} // namespace h5scout
