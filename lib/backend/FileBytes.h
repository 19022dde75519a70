// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>

#include "FileState.h"
#include "h5scout/storage/System.h"

namespace h5scout::backend
{

/// The bytes of an open file as they would be if it were saved now, whoever holds them: the disk, or a transaction.
class FileBytes
{
public:
    /// Brings attributes up to date (FileState::settle), and has HDF5 write out what is in its caches. Throws Error.
    FileBytes(std::shared_ptr<FileState> file, ErrorContext context);
    ~FileBytes();
    FileBytes(const FileBytes&) = delete;
    FileBytes& operator=(const FileBytes&) = delete;

    std::uint64_t byteCount() const noexcept { return m_seen.byteCount; }
    /// Of the file on the disk, to compare it with others.
    int descriptor() const noexcept { return m_descriptor; }
    /// Some of the bytes from `offset` on, at most as many as `target` has room for. Throws Error.
    storage::ConstBytes read(storage::Bytes target, std::uint64_t offset) const;
    /// Throws StorageError (Changed) if the bytes may not be those of the beginning any more, NodeError (Closed) if
    /// they have gone with a transaction.
    void requireUnchanged() const;

private:
    /// What changes when bytes do.
    struct Seen
    {
        std::uint64_t byteCount = 0;
        std::int64_t modifiedNanoseconds = 0;
        std::uint64_t writeCount = 0; ///< of a transaction
        bool operator==(const Seen&) const = default;
    };
    Seen look() const;
    const Transaction* transaction() const;

    std::shared_ptr<FileState> m_file;
    ErrorContext m_context;
    bool m_isTransaction;
    int m_descriptor = -1; ///< of our own: HDF5's goes with its file
    Seen m_seen;
};

} // namespace h5scout::backend
