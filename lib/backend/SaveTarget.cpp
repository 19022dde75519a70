// SPDX-License-Identifier: GPL-3.0-or-later
#include "SaveTarget.h"

#include <cerrno>
#include <filesystem>
#include <random>
#include <utility>

#include <fmt/format.h>

#include "h5scout/backend/Errors.h"
#include "h5scout/storage/StorageError.h"

namespace h5scout::backend
{

namespace fs = std::filesystem;

namespace
{

constexpr int kMostNames = 100;

std::string reasonOf(const std::error_code& code)
{
    return code == std::errc::no_such_file_or_directory || code == std::errc::not_a_directory
               ? "There is no such folder."
               : storage::sentenceOf(code);
}

const char* adviceOf(const std::error_code& code)
{
    return code == std::errc::no_space_on_device ? "Make room there, or choose another folder."
                                                 : "Choose another folder.";
}

std::string temporaryName(const std::string& path)
{
    std::random_device random;
    return (fs::path(path).parent_path() / fmt::format(".h5scout-copy-{:08x}", random())).string();
}

} // namespace

void SaveTarget::refuse(std::string reason, std::string advice) const
{
    ErrorContext context = m_context;
    context.advice = std::move(advice);
    throw InvalidSave(std::move(reason), std::move(context));
}

/// `result` if the system has done what it was asked for.
template <typename Result>
Result SaveTarget::orThrow(Result result) const
{
    if (result >= 0)
        return result;
    const std::error_code code(-static_cast<int>(result), std::generic_category());
    ErrorContext context = m_context;
    context.advice = adviceOf(code);
    throw Error(reasonOf(code), std::move(context));
}

SaveTarget::SaveTarget(const std::string& path, ExistingTarget existing, int source, ErrorContext context,
                       storage::System& system)
    : m_system(system)
    , m_path(fs::absolute(path).string())
    , m_mayReplace(existing == ExistingTarget::Replace)
    , m_context(std::move(context))
{
    requireFreeTarget(source);
    create(source);
}

SaveTarget::~SaveTarget()
{
    if (m_descriptor >= 0)
        m_system.close(m_descriptor);
    if (!m_temporary.empty())
        m_system.remove(m_temporary);
}

void SaveTarget::requireFreeTarget(int source)
{
    std::error_code error;
    if (!fs::exists(fs::symlink_status(m_path, error)))
        return;
    const fs::path resolved = fs::canonical(m_path, error);
    if (error)
        refuse("There is a link of that name which leads nowhere.", "Choose another name.");
    m_path = resolved.string();
    storage::FileStatus target;
    storage::FileStatus own;
    orThrow(m_system.status(m_path, target));
    orThrow(m_system.status(source, own));
    if (target.isSameFile(own))
        refuse("That is the open file itself.", "Choose another name.");
    if (!target.isRegular)
        refuse("There is something of that name which is no file.", "Choose another name.");
    if (!m_mayReplace)
        refuse("There is a file of that name already.", "Choose another name, or allow to replace it.");
    requireReplaceable();
}

/// Who may write to the folder could replace any file in it; whose file it is, and who is at work on it, counts more.
void SaveTarget::requireReplaceable() const
{
    bool isBusy = m_system.probeWriters(m_path) < 0;
    const int descriptor = orThrow(m_system.open(m_path, storage::System::Mode::ReadWrite));
    isBusy = m_system.lock(descriptor) < 0 || isBusy;
    m_system.close(descriptor);
    if (isBusy)
        refuse("Another program has the file of that name open.", "Close it there and try again.");
}

void SaveTarget::create(int source)
{
    m_descriptor = m_system.openUnnamed(fs::path(m_path).parent_path().string());
    if (m_descriptor < 0)
        createNamed();
    m_system.copyPermissions(source, m_descriptor);
    // A copy of what cannot be written is made to be written.
    std::error_code ignored;
    fs::permissions(m_temporary.empty() ? storage::System::pathOfUnnamed(m_descriptor) : m_temporary,
                    fs::perms::owner_write, fs::perm_options::add, ignored);
}

void SaveTarget::createNamed()
{
    for (int tries = 0; m_descriptor < 0; ++tries) {
        const std::string name = temporaryName(m_path);
        const int descriptor = m_system.open(name, storage::System::Mode::CreateNew);
        if (descriptor == -EEXIST && tries < kMostNames)
            continue;
        m_descriptor = orThrow(descriptor);
        m_temporary = name;
    }
}

const std::string& SaveTarget::takeTemporaryName()
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

void SaveTarget::append(storage::ConstBytes bytes)
{
    while (!bytes.empty()) {
        const auto count = static_cast<std::size_t>(orThrow(m_system.write(m_descriptor, bytes, m_byteCount)));
        if (count == 0)
            orThrow(-ENOSPC);
        m_byteCount += count;
        bytes = bytes.subspan(count);
    }
}

void SaveTarget::finish()
{
    orThrow(m_system.sync(m_descriptor));
    takeName();
    m_temporary.clear();
    orThrow(m_system.syncFolder(fs::path(m_path).parent_path().string()));
}

/// False if there is something of that name, which is to be replaced. A second name is refused then, a new one for the
/// first would take its place.
bool SaveTarget::takeFreeName()
{
    const bool isUnnamed = m_temporary.empty();
    int result = 0;
    if (isUnnamed) {
        result = m_system.giveName(m_descriptor, m_path);
    } else {
        std::error_code error;
        fs::create_hard_link(m_temporary, m_path, error);
        result = -error.value();
    }
    if (result == -EEXIST && m_mayReplace)
        return false;
    if (result == -EEXIST)
        refuse("Another program has just made a file of that name.", "Choose another name.");
    if (isUnnamed) {
        orThrow(result);
    } else if (result < 0) { // a file system without hard links
        if (!m_mayReplace && fs::exists(fs::symlink_status(m_path)))
            refuse("Another program has just made a file of that name.", "Choose another name.");
        return false;
    } else {
        m_system.remove(m_temporary);
    }
    return true;
}

void SaveTarget::takeName()
{
    if (takeFreeName())
        return;
    orThrow(m_system.rename(takeTemporaryName(), m_path));
}

} // namespace h5scout::backend
