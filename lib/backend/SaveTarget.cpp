// SPDX-License-Identifier: GPL-3.0-or-later
#include "SaveTarget.h"

#include <cerrno>
#include <filesystem>
#include <utility>

#include "h5scout/backend/Errors.h"
#include "h5scout/storage/StorageError.h"
#include "h5scout/storage/WritingFlag.h"

namespace h5scout::backend
{

namespace fs = std::filesystem;

namespace
{

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
    if (result < 0)
        fail({-static_cast<int>(result), std::generic_category()});
    return result;
}

void SaveTarget::fail(const std::error_code& code) const
{
    ErrorContext context = m_context;
    context.advice = adviceOf(code);
    throw Error(reasonOf(code), std::move(context));
}

template <typename Work>
void SaveTarget::attempt(Work work) const
{
    try {
        work();
    } catch (const std::system_error& error) {
        fail(error.code());
    }
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
    attempt([&] { m_file.emplace(m_path, storage::System::Mode::CreateNew, m_system); });
    m_system.copyPermissions(source, m_file->descriptor());
    // A copy of what cannot be written is made to be written.
    std::error_code ignored;
    fs::permissions(m_file->openablePath(), fs::perms::owner_write, fs::perm_options::add, ignored);
}

void SaveTarget::clearWritingFlag()
{
    attempt([&] { storage::clearWritingFlag(m_system, m_file->descriptor()); });
}

void SaveTarget::append(storage::ConstBytes bytes)
{
    while (!bytes.empty()) {
        const auto count = static_cast<std::size_t>(orThrow(m_system.write(m_file->descriptor(), bytes, m_byteCount)));
        if (count == 0)
            orThrow(-ENOSPC);
        m_byteCount += count;
        bytes = bytes.subspan(count);
    }
}

void SaveTarget::finish()
{
    orThrow(m_system.sync(m_file->descriptor()));
    const auto taken = m_mayReplace ? TemporaryFile::Taken::IsReplaced : TemporaryFile::Taken::Stays;
    attempt([&] {
        if (!m_file->takeName(taken))
            refuse("Another program has just made a file of that name.", "Choose another name.");
    });
    orThrow(m_system.syncFolder(fs::path(m_path).parent_path().string()));
}

} // namespace h5scout::backend
