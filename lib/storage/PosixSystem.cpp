// SPDX-License-Identifier: GPL-3.0-or-later
// The only file of this room that knows the operating system.
#include "h5scout/storage/System.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/magic.h>
#include <sys/vfs.h>
#endif

#include "h5scout/storage/FileHolder.h"

namespace h5scout::storage
{

namespace
{

constexpr mode_t kForAll = 0666; // less what the process masks

template <typename Result>
Result orError(Result result)
{
    return result < 0 ? static_cast<Result>(-errno) : result;
}

int describe(int result, const struct stat& from, FileStatus& to)
{
    if (result < 0)
        return -errno;
    to.device = from.st_dev;
    to.inode = from.st_ino;
    to.byteCount = static_cast<std::uint64_t>(from.st_size);
    to.modifiedNanoseconds = std::int64_t{from.st_mtim.tv_sec} * 1'000'000'000 + from.st_mtim.tv_nsec;
    to.isRegular = S_ISREG(from.st_mode);
    return 0;
}

} // namespace

System& System::real()
{
    static System system;
    return system;
}

int System::open(const std::string& path, Mode mode)
{
    // O_NONBLOCK: a pipe must not hold us up before its kind is known.
    int flags = O_CLOEXEC | O_NONBLOCK;
    const bool isNew = mode == Mode::CreateNew || mode == Mode::CreateForAll;
    if (mode == Mode::Read)
        flags |= O_RDONLY;
    else
        flags |= isNew ? O_RDWR | O_CREAT | O_EXCL : O_RDWR;
    return orError(::open(path.c_str(), flags, mode == Mode::CreateForAll ? kForAll : S_IRUSR | S_IWUSR));
}

int System::openNameless(const std::string& folder)
{
    std::string path = folder + "/h5scout-XXXXXX";
    const int descriptor = orError(::mkostemp(path.data(), O_CLOEXEC));
    if (descriptor >= 0)
        ::unlink(path.c_str());
    return descriptor;
}

std::string System::pathOfUnnamed(int descriptor)
{
    return "/proc/self/fd/" + std::to_string(descriptor);
}

int System::openUnnamed([[maybe_unused]] const std::string& folder)
{
#ifdef O_TMPFILE
    if (::access("/proc/self/fd", X_OK) == 0)
        return orError(::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, kForAll));
#endif
    return -EOPNOTSUPP;
}

int System::giveName(int descriptor, const std::string& path)
{
    return orError(::linkat(AT_FDCWD, pathOfUnnamed(descriptor).c_str(), AT_FDCWD, path.c_str(), AT_SYMLINK_FOLLOW));
}

int System::duplicate(int descriptor)
{
    return orError(::fcntl(descriptor, F_DUPFD_CLOEXEC, 0));
}

void System::close(int descriptor) noexcept
{
    ::close(descriptor);
}

std::int64_t System::read(int descriptor, Bytes target, std::uint64_t offset)
{
    return orError(::pread(descriptor, target.data(), target.size(), static_cast<off_t>(offset)));
}

std::int64_t System::write(int descriptor, ConstBytes source, std::uint64_t offset)
{
    return orError(::pwrite(descriptor, source.data(), source.size(), static_cast<off_t>(offset)));
}

int System::truncate(int descriptor, std::uint64_t byteCount)
{
    return orError(::ftruncate(descriptor, static_cast<off_t>(byteCount)));
}

void System::beginWriting([[maybe_unused]] int descriptor, [[maybe_unused]] std::uint64_t offset,
                          [[maybe_unused]] std::uint64_t byteCount) noexcept
{
#ifdef SYNC_FILE_RANGE_WRITE
    ::sync_file_range(descriptor, static_cast<off_t>(offset), static_cast<off_t>(byteCount), SYNC_FILE_RANGE_WRITE);
#endif
}

int System::sync(int descriptor)
{
    return orError(::fdatasync(descriptor));
}

int System::syncFolder(const std::string& folder)
{
    const int descriptor = orError(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor < 0)
        return descriptor;
    const int result = orError(::fsync(descriptor));
    ::close(descriptor);
    return result;
}

int System::remove(const std::string& path)
{
    return orError(::unlink(path.c_str()));
}

int System::rename(const std::string& from, const std::string& to)
{
    return orError(::rename(from.c_str(), to.c_str()));
}

void System::copyPermissions(int from, int to) noexcept
{
    struct stat status = {};
    if (::fstat(from, &status) < 0)
        return;
    mode_t mode = status.st_mode & (S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP | S_IROTH | S_IWOTH);
    // Only the superuser and members may give a file to a group.
    if (::fchown(to, static_cast<uid_t>(-1), status.st_gid) < 0)
        mode &= S_IRUSR | S_IWUSR;
    static_cast<void>(::fchmod(to, mode));
}

int System::status(int descriptor, FileStatus& status)
{
    struct stat from = {};
    return describe(::fstat(descriptor, &from), from, status);
}

int System::status(const std::string& path, FileStatus& status)
{
    struct stat from = {};
    return describe(::stat(path.c_str(), &from), from, status);
}

bool System::tellsTimeOfWriteAtOnce([[maybe_unused]] int descriptor)
{
#ifdef __linux__
    struct statfs where = {};
    if (::fstatfs(descriptor, &where) != 0)
        return false;
    constexpr std::array<std::uint32_t, 5> kLocal{EXT4_SUPER_MAGIC, XFS_SUPER_MAGIC, BTRFS_SUPER_MAGIC, TMPFS_MAGIC,
                                                  F2FS_SUPER_MAGIC};
    return std::find(kLocal.begin(), kLocal.end(), static_cast<std::uint32_t>(where.f_type)) != kLocal.end();
#else
    return false;
#endif
}

int System::checkWritableFolder(const std::string& folder)
{
    return orError(::faccessat(AT_FDCWD, folder.c_str(), W_OK | X_OK, AT_EACCESS));
}

int System::lock(int descriptor)
{
    const int result = orError(::flock(descriptor, LOCK_EX | LOCK_NB));
    return result == -EWOULDBLOCK ? result : 0;
}

bool System::tryLock(int descriptor)
{
    return ::flock(descriptor, LOCK_EX | LOCK_NB) == 0;
}

int System::probeWriters(const std::string& path)
{
#ifdef F_SETLEASE
    const int descriptor = open(path, Mode::Read);
    if (descriptor < 0)
        return 0;
    // If another program opens the file in this very moment a signal comes: SIGIO would end this process.
    ::fcntl(descriptor, F_SETSIG, SIGURG);
    const int result = orError(::fcntl(descriptor, F_SETLEASE, F_RDLCK));
    // Given back at once: our own opening for writing would wait for it.
    if (result >= 0)
        ::fcntl(descriptor, F_SETLEASE, F_UNLCK);
    ::close(descriptor);
    return result == -EAGAIN ? result : 0;
#else
    static_cast<void>(path);
    return 0;
#endif
}

bool isWrittenHere(const std::string& path)
{
    struct stat named = {};
    if (::stat(path.c_str(), &named) != 0)
        return false;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd", error)) {
        const int descriptor = std::atoi(entry.path().filename().c_str());
        struct stat opened = {};
        if (::fstat(descriptor, &opened) != 0 || opened.st_dev != named.st_dev || opened.st_ino != named.st_ino)
            continue;
        if ((::fcntl(descriptor, F_GETFL) & O_ACCMODE) != O_RDONLY)
            return true;
    }
    return false;
}

} // namespace h5scout::storage
