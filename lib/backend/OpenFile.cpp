// SPDX-License-Identifier: GPL-3.0-or-later
#include "OpenFile.h"

#include <cerrno>
#include <cstring>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "AttributeReader.h"
#include "Superblock.h"
#include "h5scout/hdf5/Iterate.h"

namespace h5scout::backend
{

namespace
{

OpenError cannotOpen(const std::string& path, std::string reason, std::string advice,
                     std::vector<std::string> frames = {})
{
    ErrorContext context;
    context.attempt = "open the HDF5 data";
    context.file = path;
    context.advice = std::move(advice);
    context.frames = std::move(frames);
    return OpenError(std::move(reason), std::move(context));
}

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

/// Refuses what must not even be opened: reading a FIFO or a terminal would block for ever.
struct stat statOfRegularFile(const std::string& path)
{
    struct stat status = {};
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

/// The ways that promise anything, in the order to try them.
std::vector<std::pair<Door, hdf5::FileAccess>> doors(const Superblock& superblock, std::uint64_t byteCount)
{
    std::vector<std::pair<Door, hdf5::FileAccess>> ways{{Door::Plain, {}}};
    if (superblock.isOpenForSwmr)
        ways.push_back({Door::Swmr, {.swmr = true}});
    if (superblock.isOpenForWriting)
        ways.push_back({Door::StaleFlag, {.clearStatusFlags = true}});
    if (isCutShort(superblock, byteCount))
        ways.push_back({Door::Cut, {.clearStatusFlags = superblock.isOpenForWriting, .skipEndCheck = true}});
    return ways;
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
    if (superblock.isOpenForWriting)
        return cannotOpen(path, "Another program has it open for writing, or did not close it. " + failure.reason(),
                          "Close it there and try again.", std::move(frames));
    return cannotOpen(path,
                      "The file is damaged, or of a newer format than this HDF5 library knows. " + failure.reason(), {},
                      std::move(frames));
}

/// Throws CallError if none of the first children of `group` can be read.
void requireReadableChild(hdf5::Id group, hdf5::Id linkAccess)
{
    constexpr int kMaximalLooks = 100;
    int looks = 0;
    bool isFound = false;
    std::optional<hdf5::CallError> failure;
    std::uint64_t position = 0;
    hdf5::iterateLinks(group, hdf5::LinkOrder::Native, position, [&](std::string_view name) {
        try {
            const std::string child(name);
            if (hdf5::linkInfo(group, child, linkAccess).kind == LinkKind::Hard)
                hdf5::openObject(group, child, hdf5::objectInfo(group, child, linkAccess).kind, linkAccess);
            isFound = true;
        } catch (const hdf5::CallError& error) {
            failure = error;
        }
        return !isFound && ++looks < kMaximalLooks;
    });
    if (!isFound && failure)
        throw hdf5::CallError(*failure);
}

/// Opens and looks at the root group: a file without one has nothing to show, nor has a cut file that has lost
/// everything in it.
hdf5::Handle openAndProbe(const std::string& path, const hdf5::FileAccess& access, bool isCut)
{
    hdf5::Handle file = hdf5::openFile(path, access);
    const hdf5::LinkAccess linkAccess;
    const hdf5::Handle root = hdf5::openObject(file.get(), "/", hdf5::ObjectKind::Group, linkAccess.id());
    if (hdf5::childCount(root.get()) > 0 && isCut)
        requireReadableChild(root.get(), linkAccess.id());
    return file;
}

} // namespace

std::int64_t modifiedNanoseconds(const struct stat& status)
{
    return std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
}

std::shared_ptr<FileState> openForReading(const std::string& path)
{
    hdf5::silenceErrorPrinting();
    const struct stat status = statOfRegularFile(path);
    const Superblock superblock = superblockOf(path);
    OpenedFile opened;
    opened.byteCount = static_cast<std::uint64_t>(status.st_size);
    opened.modifiedNanoseconds = modifiedNanoseconds(status);
    opened.superblockVersion = superblock.version;
    opened.userBlockBytes = superblock.address;

    std::optional<hdf5::CallError> firstFailure;
    for (const auto& [door, access] : doors(superblock, opened.byteCount)) {
        try {
            hdf5::Handle file = openAndProbe(path, access, isCutShort(superblock, opened.byteCount));
            opened.door = door;
            auto state = std::make_shared<FileState>(path, std::move(file), opened);
            const FoundObject root = state->openObject("/");
            if (auto version = readTextAttribute(*state, root.handle.get(), "/", "pymodaq_version"))
                state->setPymodaqVersion(std::move(*version));
            return state;
        } catch (const hdf5::CallError& failure) {
            if (!firstFailure)
                firstFailure = failure;
        }
    }
    throw whyRefused(path, superblock, opened.byteCount, *firstFailure);
}

} // namespace h5scout::backend
