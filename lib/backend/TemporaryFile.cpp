// SPDX-License-Identifier: GPL-3.0-or-later
#include "TemporaryFile.h"

#include <cerrno>
#include <filesystem>
#include <random>
#include <system_error>
#include <utility>

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

constexpr std::size_t kRandomDigits = 8;

/// What all temporary names for `path` begin with.
std::string temporaryBegin(const std::string& path)
{
    constexpr std::size_t kLongest = 200; // of the 255 bytes that a name may have
    return fmt::format(".{}.h5scout-new-", fs::path(path).filename().string().substr(0, kLongest));
}

std::string temporaryName(const std::string& path)
{
    std::random_device random;
    return (fs::path(path).parent_path() / fmt::format("{}{:0{}x}", temporaryBegin(path), random(), kRandomDigits))
        .string();
}

bool isTemporaryNameFor(const std::string& path, const std::string& name)
{
    const std::string begin = temporaryBegin(path);
    return name.starts_with(begin) && name.size() == begin.size() + kRandomDigits &&
           name.find_first_not_of("0123456789abcdef", begin.size()) == std::string::npos;
}

std::string folderOfFile(const std::string& path)
{
    const std::string folder = fs::path(path).parent_path().string();
    return folder.empty() ? "." : folder;
}

/// Under the lock: the file has that name still, which who removes what is left may just have taken from it.
bool isNamed(storage::System& system, int descriptor, const std::string& name)
{
    storage::FileStatus own;
    storage::FileStatus named;
    return system.status(descriptor, own) >= 0 && system.status(name, named) >= 0 && own.isSameFile(named);
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
    removeLeft();
    for (int tries = 0; m_descriptor < 0; ++tries) {
        const std::string name = temporaryName(m_path);
        const int descriptor = m_system.open(name, mode);
        if (descriptor == -EEXIST && tries < kMostNames)
            continue;
        orThrow(descriptor);
        const bool isOurs = m_system.lock(descriptor) >= 0 && isNamed(m_system, descriptor, name);
        if (isOurs || tries >= kMostNames) {
            m_descriptor = descriptor;
            m_temporary = name;
        } else {
            m_system.close(descriptor);
        }
    }
}

/// What processes that were killed have left of files that were to have this name: nobody has the lock of those.
void TemporaryFile::removeLeft() const
{
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folderOfFile(m_path), error)) {
        const std::string left = entry.path().string();
        if (!isTemporaryNameFor(m_path, entry.path().filename().string()) || !entry.is_regular_file(error))
            continue;
        const int descriptor = m_system.open(left, storage::System::Mode::ReadWrite);
        if (descriptor < 0)
            continue;
        if (m_system.tryLock(descriptor) && isNamed(m_system, descriptor, left))
            m_system.remove(left);
        m_system.close(descriptor);
    }
}

std::string TemporaryFile::openablePath() const
{
    return m_temporary.empty() ? storage::System::pathOfUnnamed(m_descriptor) : m_temporary;
}

void TemporaryFile::giveTemporaryName()
{
    removeLeft();
    m_system.lock(m_descriptor); // before it has a name by which it could be taken for what is left
    while (m_temporary.empty()) {
        const std::string name = temporaryName(m_path);
        const int result = m_system.giveName(m_descriptor, name);
        if (result == -EEXIST)
            continue;
        orThrow(result);
        m_temporary = name;
    }
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
        if (isUnnamed)
            giveTemporaryName();
        orThrow(m_system.rename(m_temporary, m_path));
    } else if (isUnnamed) {
        orThrow(result);
    } else { // a file system without hard links
        if (!mayRename && fs::exists(fs::symlink_status(m_path)))
            return false;
        orThrow(m_system.rename(m_temporary, m_path));
    }
    m_temporary.clear();
    m_system.close(std::exchange(m_descriptor, -1)); // with the lock, unless somebody goes on with the file
    return true;
}

} // namespace h5scout::backend
