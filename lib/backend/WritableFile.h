// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <system_error>

#include "h5scout/hdf5/Handle.h"
#include "h5scout/storage/Transaction.h"

namespace h5scout::backend
{

/// What becomes of a file that is open for writing when it is closed. Exactly one of save() and
/// close() is called, once.
class WritableFile
{
public:
    WritableFile() = default;
    virtual ~WritableFile() = default;
    WritableFile(const WritableFile&) = delete;
    WritableFile& operator=(const WritableFile&) = delete;

    /// Closes and keeps what was written. Throws StorageError, hdf5::CallError.
    virtual CommitResult save(hdf5::Handle file) = 0;
    /// The edit that holds back what is written; null if the file has it all.
    virtual const Transaction* transaction() const noexcept { return nullptr; }
    /// Closes; a transaction is rolled back, a new file that has no name yet vanishes. What is lost then that should
    /// have been kept: failure().
    virtual void close(hdf5::Handle file) noexcept = 0;
    /// What was written comes into the file by save() only, and close() gives it up.
    virtual bool isHeldBack() const noexcept { return true; }
    /// Why something that was written is lost, and nothing is written any more; empty if all is well, or if save() will
    /// tell.
    virtual std::error_code failure() const noexcept { return {}; }
};

} // namespace h5scout::backend
