// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of opening share.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "WritingTest.h"

namespace h5scout::test
{

inline QByteArray sentenceOfOpening(const std::string& path, OpenMode mode, const OpenOptions& options = {})
{
    return sentenceOf<Error>([&] {
        H5Backend backend;
        backend.openFile(path, mode, options);
    });
}

/// Everything in the folder, hidden files included.
inline std::vector<std::string> namesIn(const TemporaryFolder& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace h5scout::test
