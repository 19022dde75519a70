// SPDX-License-Identifier: GPL-3.0-or-later
#include "OutsideFiles.h"

#include <algorithm>
#include <system_error>

#include <fmt/format.h>

namespace h5scout::backend
{

namespace fs = std::filesystem;

namespace
{

bool isInside(const fs::path& folder, const fs::path& candidate)
{
    return std::mismatch(folder.begin(), folder.end(), candidate.begin(), candidate.end()).first == folder.end();
}

} // namespace

void refuseToRead(const FileState& file, const std::string& path, std::string reason, std::string advice)
{
    ErrorContext context = file.context("read the array", path);
    context.advice = std::move(advice);
    throw NotShownYet(std::move(reason), std::move(context));
}

fs::path folderOf(const std::string& hdf5File)
{
    return fs::absolute(hdf5File).parent_path();
}

void requireFileInFolder(const FileState& file, const std::string& path, const fs::path& candidate,
                         const std::string& spelling)
{
    std::error_code error;
    const fs::file_status status = fs::status(candidate, error);
    if (!fs::exists(status))
        refuseToRead(file, path, fmt::format("Its elements lie in the file '{}', which does not exist.", spelling));
    if (!fs::is_regular_file(status))
        refuseToRead(file, path,
                     fmt::format("Its elements lie in '{}', which is no regular file and is not read.", spelling));
    const fs::path folder = fs::canonical(folderOf(file.name()), error);
    const fs::path target = fs::canonical(candidate, error);
    if (error || !isInside(folder, target))
        refuseToRead(
            file, path,
            fmt::format("Its elements lie in the file '{}', outside of the folder of this file. Such files are not "
                        "read unasked.",
                        spelling));
}

} // namespace h5scout::backend
