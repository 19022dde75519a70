// SPDX-License-Identifier: GPL-3.0-or-later
#include "LockedFile.h"

#include <cerrno>
#include <filesystem>

#include "Sentences.h"
#include "h5scout/storage/FileHolder.h"

namespace h5scout::storage
{

namespace
{

using Kind = StorageError::Kind;

StorageError busy(const std::string& path, const char* attempt, const FileHolder& holder, const std::string& does)
{
    return storageError(Kind::Busy, path, attempt, std::string(holder.who) + " " + does, holder.advice);
}

} // namespace

std::string resolvedPath(const std::string& path, const char* attempt)
{
    std::error_code error;
    const std::filesystem::path resolved = std::filesystem::canonical(path, error);
    if (error)
        throw fromSystem(path, attempt, std::system_error(error));
    return resolved.string();
}

LockedFile lockForWriting(System& system, const std::string& path, const char* attempt)
{
    LockedFile locked;
    locked.path = resolvedPath(path, attempt);
    try {
        FileStatus named;
        orThrow(system.status(locked.path, named), "look at the file");
        if (!named.isRegular)
            throw storageError(Kind::NotEditable, path, attempt, "It is no regular file.", {});
        // Before our own opening, which the lease would see too.
        if (system.probeWriters(locked.path) < 0)
            throw busy(path, attempt, writerOf(locked.path), "has it open for writing.");
        locked.file = File(system, locked.path, System::Mode::ReadWrite);
        if (system.lock(locked.file.descriptor()) < 0)
            throw busy(path, attempt, {}, "has it open and holds its lock.");
        // It may have been replaced before the lock was ours.
        orThrow(system.status(locked.path, named), "look at the file");
        if (!locked.file.status().isSameFile(named))
            throw busy(path, attempt, {}, "has just replaced it.");
    } catch (const std::system_error& error) {
        throw fromSystem(path, attempt, error);
    }
    return locked;
}

} // namespace h5scout::storage
