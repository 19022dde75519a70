// SPDX-License-Identifier: GPL-3.0-or-later
#include "TemporaryFile.h"

#include <cerrno>
#include <filesystem>
#include <random>
#include <system_error>

#include <fmt/format.h>

namespace h5scout::backend
{

namespace fs = std::filesystem;

namespace
{

constexpr int kMostNames = 100;

int orThrow(int result)
{
    if (result < 0)
        throw std::system_error(-result, std::generic_category());
    return result;
}

std::string temporaryName(const std::string& path)
{
    std::random_device random;
    return (fs::path(path).parent_path() / fmt::format(".h5scout-new-{:08x}", random())).string();
}

std::string folderOfFile(const std::string& path)
{
    const std::string folder = fs::path(path).parent_path().string();
    return folder.empty() ? "." : folder;
}

} // namespace

TemporaryFile::TemporaryFile(const std::string& path, storage::System::Mode mode, storage::System& system)
    : m_system(system)
    , m_path(path)
    , m_descriptor(system.openUnnamed(folderOfFile(path)))
{
    if (m_descriptor < 0)
        createNamed(mode);
}

TemporaryFile::~TemporaryFile()
{
    if (m_descriptor >= 0)
        m_system.close(m_descriptor);
    if (!m_temporary.empty())
        m_system.remove(m_temporary);
}

void TemporaryFile::createNamed(storage::System::Mode mode)
{
    for (int tries = 0; m_descriptor < 0; ++tries) {
        const std::string name = temporaryName(m_path);
        const int descriptor = m_system.open(name, mode);
        if (descriptor == -EEXIST && tries < kMostNames)
            continue;
        m_descriptor = orThrow(descriptor);
        m_temporary = name;
    }
}

std::string TemporaryFile::openablePath() const
{
    return m_temporary.empty() ? storage::System::pathOfUnnamed(m_descriptor) : m_temporary;
}

const std::string& TemporaryFile::takeTemporaryName()
{
    while (m_temporary.empty()) {
        const std::string name = temporaryName(m_path);
        const int result = m_system.giveName(m_descriptor, name);
        if (result == -EEXIST)
            continue;
        orThrow(result);
        m_temporary = name;
    }
    return m_temporary;
}

int TemporaryFile::linkToName()
{
    if (m_temporary.empty())
        return m_system.giveName(m_descriptor, m_path);
    std::error_code error;
    fs::create_hard_link(m_temporary, m_path, error);
    return -error.value();
}

bool TemporaryFile::takeName(Taken taken)
{
    // A second name is refused if there is something of that name; a new one for the first would take its place.
    const bool isUnnamed = m_temporary.empty();
    const int result = linkToName();
    const bool mayRename = taken == Taken::IsReplaced;
    if (result >= 0) {
        if (!isUnnamed)
            m_system.remove(m_temporary);
    } else if (result == -EEXIST) {
        if (!mayRename)
            return false;
        orThrow(m_system.rename(takeTemporaryName(), m_path));
    } else if (isUnnamed) {
        orThrow(result);
    } else { // a file system without hard links
        if (!mayRename && fs::exists(fs::symlink_status(m_path)))
            return false;
        orThrow(m_system.rename(m_temporary, m_path));
    }
    m_temporary.clear();
    return true;
}

} // namespace h5scout::backend
