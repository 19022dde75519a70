// SPDX-License-Identifier: GPL-3.0-or-later
#include "NewFile.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "FileChecks.h"
#include "h5scout/hdf5/EditCalls.h"
#include "h5scout/storage/FileHolder.h"
#include "h5scout/storage/StorageError.h"

namespace h5scout::backend
{

namespace
{

OpenError cannotMake(const std::string& path, std::string reason, std::string advice = {},
                     std::vector<std::string> frames = {})
{
    return openError("make the HDF5 file", path, std::move(reason), std::move(advice), std::move(frames));
}

std::string saying(int code)
{
    return fmt::format("The system says: {}.", std::strerror(code));
}

/// What a symbolic link names is replaced, not the link.
std::string resolved(const std::string& path)
{
    std::error_code error;
    const std::filesystem::path target = std::filesystem::canonical(path, error);
    return error ? path : target.string();
}

std::string folderOfFile(const std::string& path)
{
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    return folder.empty() ? "." : folder.string();
}

void keepPermissions(const std::string& from, const std::string& to) noexcept
{
    struct stat status = {};
    // Without them the new file has those of every new file.
    if (::stat(from.c_str(), &status) == 0 && ::chmod(to.c_str(), status.st_mode & 0777) != 0)
        errno = 0;
}

} // namespace

NewFile::NewFile(std::string path, bool mayReplace, TransactionOptions options)
    : m_given(std::move(path))
    , m_path(resolved(m_given))
    , m_mayReplace(mayReplace)
    , m_options(std::move(options))
{
    requireUsableName("make the HDF5 file", m_given);
    if (m_given.empty())
        throw cannotMake(m_given, "The name is empty.");
    requireFreeTarget();
}

storage::System& NewFile::system() const noexcept
{
    return m_options.system != nullptr ? *m_options.system : storage::System::real();
}

OpenError NewFile::cannotBeMade(const std::error_code& code) const
{
    return cannotMake(m_given, storage::sentenceOf(code),
                      code == std::errc::no_space_on_device ? "Make room there, or choose another folder."
                                                            : "Choose another folder.");
}

void NewFile::requireFreeTarget() const
{
    struct stat status = {};
    if (::lstat(m_path.c_str(), &status) != 0) {
        if (errno != ENOENT)
            throw cannotMake(m_given, saying(errno));
        return;
    }
    if (S_ISDIR(status.st_mode))
        throw cannotMake(m_given, "A folder has that name.", "Choose another name.");
    if (!S_ISREG(status.st_mode))
        throw cannotMake(m_given, "Something has that name that is no regular file.", "Choose another name.");
    if (!m_mayReplace)
        throw cannotMake(m_given, "There is a file of that name.",
                         "Choose another name, or say that it may be replaced.");
    if (::access(m_path.c_str(), W_OK) != 0)
        throw cannotMake(m_given, "There is a file of that name which you must not change.", "Choose another name.");
    if (system().probeWriters(m_path) < 0) {
        const storage::FileHolder writer = storage::writerOf(m_path);
        throw cannotMake(m_given, fmt::format("{} has the file of that name open for writing.", writer.who),
                         writer.advice);
    }
}

hdf5::Handle NewFile::create()
{
    const std::string folder = folderOfFile(m_path);
    if (::access(folder.c_str(), W_OK | X_OK) != 0)
        throw cannotMake(m_given, errno == ENOENT ? "There is no such folder." : "You cannot write to its folder.",
                         "Choose another folder.");
    try {
        m_file.emplace(m_path, storage::System::Mode::CreateForAll, system());
        m_access.emplace(system(), m_file->descriptor());
        hdf5::Handle file = m_access->create(m_path);
        if (failure())
            throw cannotBeMade(failure());
        return file;
    } catch (const std::system_error& error) {
        throw cannotBeMade(error.code());
    } catch (const hdf5::CallError& error) {
        throw cannotMake(m_given, error.reason(), {}, error.context().frames);
    }
}

void NewFile::takeName()
{
    keepPermissions(m_path, m_file->openablePath());
    const auto taken = m_mayReplace ? TemporaryFile::Taken::IsReplaced : TemporaryFile::Taken::Stays;
    try {
        if (!m_file->takeName(taken))
            throw cannotMake(m_given, "There is a file of that name.", "Choose another name.");
    } catch (const std::system_error& error) {
        throw cannotBeMade(error.code());
    }
}

CommitResult NewFile::save(hdf5::Handle file)
{
    hdf5::flushFile(file.get());
    file.reset();
    std::error_code unsaved = failure();
    if (const int synced = unsaved ? 0 : system().sync(m_file->descriptor()); synced < 0)
        unsaved = {-synced, std::generic_category()};
    if (unsaved)
        throw cannotMake(m_given, storage::sentenceOf(unsaved), "Nothing of that name was changed.");
    requireFreeTarget();
    if (m_options.beforeWriting)
        m_options.beforeWriting();
    takeName();
    // The file is there and whole; only a power cut right now could take its name away again.
    system().syncFolder(folderOfFile(m_path));
    CommitResult result;
    result.isChanged = true;
    result.fingerprint = fingerprintOf(m_path);
    return result;
}

void NewFile::close(hdf5::Handle file) noexcept
{
    file.reset();
}

} // namespace h5scout::backend
