// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <memory>
#include <string>
#include <vector>

#include "h5scout/backend/H5Backend.h"

namespace h5scout::worker
{

class EditSession;

/// Something that has handles of the open file, told when they must go.
class FileUser
{
public:
    FileUser() = default;
    FileUser(const FileUser&) = delete;
    FileUser& operator=(const FileUser&) = delete;
    virtual ~FileUser() = default;

    /// The file is about to be written and opened anew: no handle of it may be kept.
    virtual void letGoOfFile() = 0;
};

/// What the requests of one worker share: the open file, and the edits of it. Only on the thread that calls HDF5.
class Session
{
public:
    Session();
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// Opens the worker's file, read-only. Throws OpenError; BadRequest if a file is open already.
    void open(const std::string& path);
    /// Throws BadRequest if a file has been opened; `path` is what was to be.
    void requireNothingOpen(const std::string& path) const;
    bool isOpen() const noexcept { return m_backend.isOpen(); }
    /// Throws BadRequest before a file is open; what openAgain() met if it is no longer.
    const H5Backend& backend() const;
    /// Whether another program has written the file since it was last seen. Throws Error if it has become shorter: HDF5
    /// reads zeros behind the end, without a word.
    bool isFileChanged() const;

    /// Null while editing is off.
    EditSession* edits() noexcept { return m_edits.get(); }
    /// Throws BadRequest while editing is off.
    EditSession& requireEdits();
    void setEdits(std::unique_ptr<EditSession> edits);

    void addUser(FileUser& user) { m_users.push_back(&user); }
    void removeUser(FileUser& user);

    /// For a commit: nobody has a handle of the file any more.
    void closeForCommit() noexcept;
    /// After closeForCommit(). What it meets is what backend() throws from then on.
    void openAgain() noexcept;
    /// The file as it is is known: isFileChanged() compares with it.
    void setSeen(const FileStamp& stamp) { m_seen = stamp; }
    const FileStamp& seen() const noexcept { return m_seen; }

private:
    H5Backend m_backend;
    FileStamp m_seen;
    std::string m_path;
    std::exception_ptr m_whyClosed;
    std::vector<FileUser*> m_users;
    std::unique_ptr<EditSession> m_edits;
};

} // namespace h5scout::worker
