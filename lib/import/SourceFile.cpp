// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/import/SourceFile.h"

#include <cerrno>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "h5scout/value/Error.h"

namespace h5scout
{

namespace
{

std::string nameOf(const std::string& path)
{
    return std::filesystem::path(path).filename().string();
}

[[noreturn]] void refuse(const std::string& path, const std::string& why)
{
    throw Error(fmt::format("{} cannot be read: {}.", nameOf(path), why), {.attempt = "read the file"});
}

} // namespace

SourceStamp stampOfSource(const std::string& path)
{
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(path, error);
    if (status.type() == std::filesystem::file_type::not_found)
        refuse(path, "there is no such file");
    if (!std::filesystem::is_regular_file(status))
        refuse(path, error ? error.message() : "it is no file");
    SourceStamp stamp{std::filesystem::file_size(path, error), 0};
    if (!error)
        stamp.modified = std::filesystem::last_write_time(path, error).time_since_epoch().count();
    if (error)
        refuse(path, error.message());
    return stamp;
}

void requireUnchanged(const std::string& path, const SourceStamp& stamp)
{
    if (stampOfSource(path) != stamp)
        throw Error(fmt::format("{} has been changed since its beginning was shown.", nameOf(path)),
                    {.attempt = "read the file", .advice = "Open it again and look at it."});
}

std::ifstream openSource(const std::string& path)
{
    stampOfSource(path);
    std::ifstream file(path, std::ios::binary);
    if (!file)
        refuse(path, std::error_code(errno, std::generic_category()).message());
    return file;
}

} // namespace h5scout
