// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "TestFile.h"

namespace h5scout::test
{

inline std::string copyOf(const std::string& path, const std::string& suffix)
{
    std::filesystem::copy_file(path, path + suffix, std::filesystem::copy_options::overwrite_existing);
    return path + suffix;
}

/// In place: ext4 saves to the disk whatever is cut to nothing and written anew, which takes time.
inline void restoreContent(const std::string& path, std::string_view content)
{
    if (!std::filesystem::exists(path)) {
        writeContent(path, content);
        return;
    }
    std::fstream(path, std::ios::binary | std::ios::in | std::ios::out)
        .write(content.data(), static_cast<std::streamsize>(content.size()));
    std::filesystem::resize_file(path, content.size());
}

inline std::string journalOf(const std::string& path)
{
    const std::filesystem::path file(path);
    return (file.parent_path() / ("." + file.filename().string() + ".h5scout-journal")).string();
}

} // namespace h5scout::test
