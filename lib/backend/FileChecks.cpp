// SPDX-License-Identifier: GPL-3.0-or-later
#include "FileChecks.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <system_error>

#include <fmt/format.h>
#include <unistd.h>

#include "h5scout/storage/FileHolder.h"

namespace h5scout::backend
{

namespace
{

OpenError systemError(const std::string& path, int code)
{
    switch (code) {
    case ENOENT:
    case ENOTDIR:
        return cannotOpen(path, "There is no such file.", "Look whether it was moved or renamed.");
    case EACCES:
    case EPERM:
        return cannotOpen(path, "You have no permission to read it.", "Ask its owner, or change its permissions.");
    default:
        return cannotOpen(path, fmt::format("The system says: {}.", std::strerror(code)), {});
    }
}

} // namespace

OpenError openError(const char* attempt, const std::string& path, std::string reason, std::string advice,
                    std::vector<std::string> frames)
{
    ErrorContext context;
    context.attempt = attempt;
    context.file = path;
    context.advice = std::move(advice);
    context.frames = std::move(frames);
    return OpenError(std::move(reason), std::move(context));
}

OpenError cannotOpen(const std::string& path, std::string reason, std::string advice, std::vector<std::string> frames)
{
    return openError("open the HDF5 data", path, std::move(reason), std::move(advice), std::move(frames));
}

void requireUsableName(const char* attempt, const std::string& path)
{
    if (path.find('\0') != std::string::npos)
        throw openError(attempt, path, "The name holds a NUL character, where the system would cut it.",
                        "Choose another name.", {});
}

struct stat statOfRegularFile(const std::string& path)
{
    struct stat status = {};
    requireUsableName("open the HDF5 data", path);
    if (path.empty())
        throw cannotOpen(path, "The name is empty.", {});
    if (::stat(path.c_str(), &status) != 0)
        throw systemError(path, errno);
    if (S_ISDIR(status.st_mode))
        throw cannotOpen(path, "It is a folder, not a file.", "Choose a file in it.");
    if (!S_ISREG(status.st_mode))
        throw cannotOpen(path, "It is no regular file, but a device, pipe or socket.", {});
    if (::access(path.c_str(), R_OK) != 0)
        throw systemError(path, errno);
    if (status.st_size == 0)
        throw cannotOpen(path, "The file is empty.", "Perhaps the program that writes it has not saved anything yet.");
    return status;
}

Superblock superblockOf(const std::string& path)
{
    std::optional<Superblock> superblock;
    try {
        superblock = findSuperblock(path);
    } catch (const std::system_error& error) {
        throw systemError(path, error.code().value());
    }
    if (!superblock)
        throw cannotOpen(path, "It is no HDF5 file: the signature that begins every HDF5 file is not found.", {});
    if (superblock->isMarked)
        throw cannotOpen(
            path, "Saving an edit was cut off in it, or is just going on.",
            fmt::format("If no other program is saving it now, run \"h5scout --recover {}\": it finishes the "
                        "edit or takes it back.",
                        path));
    return *superblock;
}

bool isCutShort(const Superblock& superblock, std::uint64_t byteCount)
{
    return superblock.endOfFile && *superblock.endOfFile > byteCount;
}

namespace
{

bool says(const hdf5::CallError& failure, std::string_view words)
{
    const std::vector<std::string>& frames = failure.context().frames;
    return failure.reason().find(words) != std::string::npos ||
           std::any_of(frames.begin(), frames.end(),
                       [words](const std::string& frame) { return frame.find(words) != std::string::npos; });
}

/// Whoever has the file open stands in the way; empty if nobody does.
std::optional<OpenError> whyTaken(const std::string& path, const Superblock& superblock, const hdf5::CallError& failure)
{
    std::vector<std::string> frames = failure.context().frames;
    // HDF5 compares with what its own process has open.
    if (says(failure, "locking flag values") || says(failure, "already open for read-only"))
        return cannotOpen(path, "This program has it open already, in another mode.", storage::thisProgram().advice,
                          std::move(frames));
    const storage::FileHolder holder = storage::writerOf(path);
    if (says(failure, "unable to lock file"))
        return cannotOpen(path, fmt::format("{} has it open and holds its lock.", holder.who), holder.advice,
                          std::move(frames));
    if (superblock.isOpenForWriting)
        return leftOpen(path, superblock, std::move(frames));
    return std::nullopt;
}

} // namespace

OpenError leftOpen(const std::string& path, const Superblock& superblock, std::vector<std::string> frames)
{
    const storage::FileHolder holder = storage::writerOf(path);
    const bool isLeft = !storage::isWrittenHere(path) && !superblock.isOpenForSwmr;
    return cannotOpen(path, fmt::format("{} has it open for writing, or did not close it.", holder.who),
                      isLeft
                          ? fmt::format("Close it there. If no program has it open any more, run \"h5scout --recover "
                                        "{}\": it takes away the note in the file that says so.",
                                        path)
                          : holder.advice,
                      std::move(frames));
}

OpenError whyRefused(const std::string& path, const Superblock& superblock, std::uint64_t byteCount,
                     const hdf5::CallError& failure)
{
    std::vector<std::string> frames = failure.context().frames;
    if (isCutShort(superblock, byteCount))
        return cannotOpen(
            path,
            fmt::format("The file is cut short: it should have {} bytes and has {}, and what is left of it "
                        "cannot be read.",
                        *superblock.endOfFile, byteCount),
            "If it was copied, copy it again; if it is being written, wait until the program saves.",
            std::move(frames));
    if (auto taken = whyTaken(path, superblock, failure))
        return std::move(*taken);
    return cannotOpen(path,
                      "The file is damaged, or of a newer format than this HDF5 library knows. " + failure.reason(), {},
                      std::move(frames));
}

std::int64_t modifiedNanoseconds(const struct stat& status)
{
    return std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
}

OpenedFile describeOpened(const struct stat& status, const Superblock& superblock)
{
    OpenedFile opened;
    opened.byteCount = static_cast<std::uint64_t>(status.st_size);
    opened.modifiedNanoseconds = modifiedNanoseconds(status);
    opened.superblockVersion = superblock.version;
    opened.userBlockBytes = superblock.address;
    return opened;
}

} // namespace h5scout::backend
