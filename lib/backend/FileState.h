// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <unordered_set>
#include <vector>

#include "Bookkeeping.h"
#include "NameList.h"
#include "WritableFile.h"
#include "h5scout/backend/Errors.h"
#include "h5scout/backend/H5Backend.h"
#include "h5scout/hdf5/Calls.h"
#include "h5scout/hdf5/ErrorStack.h"
#include "h5scout/hdf5/Handle.h"

namespace h5scout::backend
{

class NodeObject;

/// An object found by its path, open.
struct FoundObject
{
    hdf5::ObjectInfo info;
    hdf5::Handle handle;
};

/// Elements that HDF5 had in memory and could not write.
struct UnwrittenElements
{
    std::string path; ///< of the array
    std::string reason;
    std::vector<std::string> frames;
};

/// How a sentence names the group at `path`: "The root group", "'/a'".
std::string groupInSentence(const std::string& path);

/// What all handles of one open file share. Lives as long as any of them; the file itself may be closed before.
class FileState
{
public:
    FileState(std::string name, hdf5::Handle file, OpenedFile opened);
    FileState(const FileState&) = delete;
    FileState& operator=(const FileState&) = delete;
    ~FileState() { close(); }

    /// What was written in a transaction is given up. What to throw if something else that was written is lost, unless
    /// an exception has told that.
    std::optional<StorageError> close() noexcept;
    /// Closes the file and keeps what was written; it is closed, too, when this throws. Throws StorageError, OpenError.
    CommitResult commit();
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

    void makeWritable(std::unique_ptr<WritableFile> writable) { m_writable = std::move(writable); }
    bool isWritable() const noexcept { return static_cast<bool>(m_writable); }
    /// Of a file that is open in a transaction; else null.
    const Transaction* transaction() const noexcept { return m_writable ? m_writable->transaction() : nullptr; }
    /// Of a file that is open for writing.
    Bookkeeping bookkeeping() const noexcept { return m_bookkeeping; }
    void setBookkeeping(Bookkeeping bookkeeping) noexcept { m_bookkeeping = bookkeeping; }
    /// When the array at `path` was closed, HDF5 could not write the elements that it still had in memory.
    void noteUnwritten(const hdf5::CallError& failure, const std::string& path) const noexcept;
    /// Throws StorageError (WriteFailed) if something that was written is lost. Elements that could not be written are
    /// told of once in a file that is written directly: the others go on into it.
    void requireNothingLost(std::string_view attempt, const std::string& path) const;
    /// Throws NodeError (Closed), FileModeError, and the same.
    void requireWritable(std::string_view attempt, const std::string& path) const;
    /// The same, to be called before every change but an append. Throws what settle() throws, too.
    void beginChange(std::string_view attempt, const std::string& path);

    /// Hands what was written to the system. Throws Error, StorageError.
    void flush();

    /// An array has got rows that its attribute `shape` does not count yet.
    void rowsWereAppended(const std::shared_ptr<NodeObject>& array)
    {
        m_isFlushFailureTold = false; // there is more that may be lost
        m_unsettled.insert(array);
    }
    /// Brings these attributes up to date: before they are read, before other changes, by flush, commit and close. So
    /// rows cost no attribute each. Throws Error.
    void settle();

    /// What was read before holds no longer: after attributes were changed, ...
    void forgetAttributes() noexcept { ++m_attributeChanges; }
    /// ... after a node was made, ...
    void forgetNames() noexcept { m_names.clear(); }
    /// ... after nodes were removed, renamed or moved: open nodes look for their object anew.
    void forgetNodes() noexcept
    {
        ++m_nodeChanges;
        m_names.clear();
    }
    std::uint64_t attributeChanges() const noexcept { return m_attributeChanges; }
    std::uint64_t nodeChanges() const noexcept { return m_nodeChanges; }

    /// Throws NodeError (Closed).
    void requireOpen(std::string_view attempt, const std::string& path) const;
    ErrorContext context(std::string_view attempt, const std::string& path) const;

    /// Opens the object at an absolute path. Throws NodeError that says which step of the way is missing or broken.
    FoundObject openObject(const std::string& path);
    /// `node` has opened a dataset and keeps it open, ...
    void datasetWasOpened(NodeObject& node) { m_datasetNodes.insert(&node); }
    /// ... or does so no longer.
    void datasetWasClosed(NodeObject& node) noexcept { m_datasetNodes.erase(&node); }
    /// No node of this file has a dataset open any more; those that are needed are opened anew.
    void closeDatasets();
    /// True if there is a link at that path. Throws NodeError only if the file is closed.
    bool linkExists(const std::string& path);

    /// Before a look at an object: what external link an earlier one has met does not matter any more.
    void forgetRefusedLink() { m_linkAccess->takeRefused(); }
    /// Why the object at `path` could not be opened, as an exception to throw.
    NodeError whyNotOpened(const std::string& path, const hdf5::CallError& failure);

    /// Runs `work`; a failed call into HDF5 becomes an Error that says what was attempted, at which node, in which
    /// file. If what it has written does not go into the file: StorageError (WriteFailed). A node that cannot be opened
    /// for it is a failure of the attempt, too.
    template <typename Work>
    auto attempt(std::string_view what, const std::string& path, Work work) const
    {
        requireOpen(what, path);
        const bool wasLost = isAnythingLost();
        try {
            if constexpr (std::is_void_v<decltype(work())>) {
                work();
                if (!wasLost)
                    requireNothingLost(what, path);
            } else {
                auto result = work();
                if (!wasLost)
                    requireNothingLost(what, path);
                return result;
            }
        } catch (const hdf5::CallError& failure) {
            requireOthersWritten(failure, what, path);
            throw located(failure, what, path);
        } catch (const NodeError& failure) {
            throw attempted(failure, what, path);
        }
    }

private:
    bool isAnythingLost() const noexcept { return writeFailure() || m_unwritten.has_value(); }
    std::optional<StorageError> lossToTell(std::string_view attempt, const std::string& path) const;
    void requireOthersWritten(const hdf5::CallError& failure, std::string_view attempt, const std::string& path) const;
    void closeArrays();
    std::error_code writeFailure() const noexcept { return m_writable ? m_writable->failure() : std::error_code(); }
    void requireModeForWriting(std::string_view attempt, const std::string& path) const;
    ErrorContext advising(const char* advice, std::string_view attempt, const std::string& path) const;
    Error located(const hdf5::CallError& failure, std::string_view what, const std::string& path) const;
    NodeError attempted(const NodeError& failure, std::string_view what, const std::string& path) const;

    std::string m_name;
    OpenedFile m_opened;
    std::unique_ptr<hdf5::LinkAccess> m_linkAccess;
    hdf5::Handle m_file;
    std::weak_ptr<Session> m_session;
    NameList m_names;
    std::unique_ptr<WritableFile> m_writable;
    mutable bool m_isLossTold = false;                    ///< an exception has said that the system took no more
    mutable std::optional<UnwrittenElements> m_unwritten; ///< which no exception has told of, or which are held back
    bool m_isFlushFailureTold = false; ///< an exception has said that what is in memory could not be written
    Bookkeeping m_bookkeeping = Bookkeeping::Plain;
    std::uint64_t m_attributeChanges = 0;
    std::uint64_t m_nodeChanges = 0;
    std::unordered_set<NodeObject*> m_datasetNodes;
    std::unordered_set<std::shared_ptr<NodeObject>> m_unsettled; // which keep this object, until it is closed
};

} // namespace h5scout::backend
