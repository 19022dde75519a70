// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

/// What transactions stand on.
namespace h5scout::storage
{

/// Bytes to be filled.
using Bytes = std::span<std::uint8_t>;
/// Bytes to be written.
using ConstBytes = std::span<const std::uint8_t>;

/// What the system tells about a file.
struct FileStatus
{
    std::uint64_t device = 0; ///< with `inode`: which file it is
    std::uint64_t inode = 0;
    std::uint64_t byteCount = 0;
    std::int64_t modifiedNanoseconds = 0; ///< of the last write, since 1970
    bool isRegular = false;

    /// Whatever its name and content.
    bool isSameFile(const FileStatus& other) const noexcept { return device == other.device && inode == other.inode; }
    bool operator==(const FileStatus&) const = default;
};

/// The calls into the operating system that this room makes, one function each; the implementation is POSIX. Tests put
/// a child class in its place that fails or dies at the n-th call. Results below 0 are negative error numbers.
class System
{
public:
    /// How a file is opened.
    enum class Mode : std::uint8_t {
        Read,
        ReadWrite,
        CreateNew,   ///< for this user only
        CreateForAll ///< with the permissions that new files have here
    };

    virtual ~System() = default;
    static System& real(); ///< the operating system

    /// A descriptor. CreateNew and CreateForAll fail if there is anything of that name, a dangling link included.
    virtual int open(const std::string& path, Mode mode);
    /// A file without a name in `folder`, which vanishes when it is closed.
    virtual int openNameless(const std::string& folder);
    /// The same of a file that giveName() can give a name, or an error where the system has none of that sort.
    virtual int openUnnamed(const std::string& folder);
    /// Fails if there is something of that name.
    virtual int giveName(int descriptor, const std::string& path);
    /// By which an unnamed file can be opened once more.
    static std::string pathOfUnnamed(int descriptor);
    virtual int duplicate(int descriptor);       ///< of the same file, with the same locks
    virtual void close(int descriptor) noexcept; ///< with its locks, unless there is a duplicate
    /// Bytes moved, perhaps fewer than asked for.
    virtual std::int64_t read(int descriptor, Bytes target, std::uint64_t offset);
    /// The same.
    virtual std::int64_t write(int descriptor, ConstBytes source, std::uint64_t offset);
    virtual int truncate(int descriptor, std::uint64_t byteCount); ///< what is added reads as zeros
    /// Lets the disk begin with these bytes, where the system can be told; what sync() does then takes less time.
    virtual void beginWriting(int descriptor, std::uint64_t offset, std::uint64_t byteCount) noexcept;
    /// Returns when data and size are on the disk.
    virtual int sync(int descriptor);
    virtual int syncFolder(const std::string& folder); ///< the names in it
    virtual int remove(const std::string& path);       ///< of a file
    /// In place of what has that name.
    virtual int rename(const std::string& from, const std::string& to);

    /// Lets those read and write `to` who may read and write `from`.
    virtual void copyPermissions(int from, int to) noexcept;

    virtual int status(int descriptor, FileStatus& status);          ///< of an open file
    virtual int status(const std::string& path, FileStatus& status); ///< links are followed
    /// On a file system of this machine FileStatus::modifiedNanoseconds changes with each write; elsewhere perhaps
    /// later.
    virtual bool tellsTimeOfWriteAtOnce(int descriptor);
    virtual int checkWritableFolder(const std::string& folder); ///< files can be made in it
    /// Takes the lock that HDF5 takes for writing, and keeps it until the descriptor is closed. EWOULDBLOCK if another
    /// process has it; 0 where the file system has no locks.
    virtual int lock(int descriptor);
    /// The same; true if it has the lock now, false if another process has it, or where there are none.
    [[nodiscard]] virtual bool tryLock(int descriptor);
    /// EAGAIN if a process has the file open for writing, with or without locks; 0 if none has, or if the system cannot
    /// tell.
    virtual int probeWriters(const std::string& path);
};

} // namespace h5scout::storage
