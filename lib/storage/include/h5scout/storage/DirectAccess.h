// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <system_error>

#include "h5scout/hdf5/Handle.h"
#include "h5scout/storage/StorageError.h"
#include "h5scout/storage/System.h"

namespace h5scout::storage
{

class HeldBackFile;

/// A file that HDF5 writes into at once, without a transaction. libhdf5 does not survive a failed write, so it is told
/// of none: from the first one on nothing goes into the file any more, libhdf5 goes on with what it has in memory, and
/// failure() tells. Ask it after each call that may have written.
class DirectAccess
{
public:
    /// An existing file that nobody else writes to, locked. Throws StorageError.
    DirectAccess(System& system, const std::string& path, const char* attempt);
    /// A new file that is open for reading and writing. Locks it. Throws std::system_error.
    DirectAccess(System& system, int descriptor);
    /// Gives up the lock. After a failure the file does not go on saying that it is open for writing, once HDF5 has
    /// closed it.
    ~DirectAccess();
    DirectAccess(DirectAccess&&) noexcept; ///< takes file and lock
    DirectAccess& operator=(DirectAccess&&) = delete;

    /// `name` is what HDF5 shows. Throws hdf5::CallError.
    [[nodiscard]] hdf5::Handle open(const std::string& name);
    /// Makes an HDF5 file of the oldest format, which every HDF5 reads. Throws hdf5::CallError.
    [[nodiscard]] hdf5::Handle create(const std::string& name);

    /// Why the first write that failed has failed; empty if none has.
    [[nodiscard]] std::error_code failure() const noexcept;

private:
    std::shared_ptr<HeldBackFile> m_file;
};

/// What is to be thrown when DirectAccess::failure() is `failure`.
StorageError writesLost(const std::error_code& failure, ErrorContext context);

} // namespace h5scout::storage
