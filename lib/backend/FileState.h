// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "NameList.h"
#include "h5scout/backend/Errors.h"
#include "h5scout/backend/H5Backend.h"
#include "h5scout/hdf5/Calls.h"
#include "h5scout/hdf5/ErrorStack.h"
#include "h5scout/hdf5/Handle.h"

namespace h5scout::backend
{

/// An object found by its path, open.
struct FoundObject
{
    hdf5::ObjectInfo info;
    hdf5::Handle handle;
};

/// What all handles of one open file share. Lives as long as any of them; the file itself may be closed before.
class FileState
{
public:
    FileState(std::string name, hdf5::Handle file, OpenedFile opened);
    FileState(const FileState&) = delete;
    FileState& operator=(const FileState&) = delete;

    void close() noexcept;
    bool isOpen() const noexcept { return static_cast<bool>(m_file); }
    hdf5::Id id() const noexcept { return m_file.get(); }
    const std::string& name() const noexcept { return m_name; }
    const OpenedFile& opened() const noexcept { return m_opened; }
    void setPymodaqVersion(std::string version) { m_opened.pymodaqVersion = std::move(version); }
    hdf5::Id linkAccess() const noexcept { return m_linkAccess->id(); }
    /// The backends that keep the file open; empty when they are gone.
    std::shared_ptr<Session> session() const { return m_session.lock(); }
    void setSession(const std::shared_ptr<Session>& session) { m_session = session; }
    NameList& names() noexcept { return m_names; }

    /// Throws NodeError (Closed).
    void requireOpen(std::string_view attempt, const std::string& path) const;
    ErrorContext context(std::string_view attempt, const std::string& path) const;

    /// Opens the object at an absolute path. Throws NodeError that says which step of the way is missing or broken.
    FoundObject openObject(const std::string& path);
    /// True if there is a link at that path. Throws NodeError only if the file is closed.
    bool linkExists(const std::string& path);

    /// Before a look at an object: what external link an earlier one has met does not matter any more.
    void forgetRefusedLink() { m_linkAccess->takeRefused(); }
    /// Why the object at `path` could not be opened, as an exception to throw.
    NodeError whyNotOpened(const std::string& path, const hdf5::CallError& failure);

    /// Runs `work`; a failed call into HDF5 becomes an Error that says what was attempted, at which node, in which
    /// file.
    template <typename Work>
    auto attempt(std::string_view what, const std::string& path, Work work) const
    {
        requireOpen(what, path);
        try {
            return work();
        } catch (const hdf5::CallError& failure) {
            throw located(failure, what, path);
        }
    }

private:
    Error located(const hdf5::CallError& failure, std::string_view what, const std::string& path) const;

    std::string m_name;
    OpenedFile m_opened;
    std::unique_ptr<hdf5::LinkAccess> m_linkAccess;
    hdf5::Handle m_file;
    std::weak_ptr<Session> m_session;
    NameList m_names;
};

} // namespace h5scout::backend
