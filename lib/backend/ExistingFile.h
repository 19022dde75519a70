// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "WritableFile.h"
#include "h5scout/storage/DirectAccess.h"

namespace h5scout::backend
{

/// Plain HDF5: what is written is in the file, at the latest when it is closed.
class DirectFile : public WritableFile
{
public:
    DirectFile(std::string path, storage::DirectAccess access);
    CommitResult save(hdf5::Handle file) override;
    void close(hdf5::Handle file) noexcept override;
    bool isHeldBack() const noexcept override { return false; }
    std::error_code failure() const noexcept override { return m_access.failure(); }

private:
    std::string m_path;
    storage::DirectAccess m_access;
};

/// One transaction on a file that is there.
class EditedFile : public WritableFile
{
public:
    explicit EditedFile(Transaction transaction);
    CommitResult save(hdf5::Handle file) override;
    void close(hdf5::Handle file) noexcept override;
    const Transaction* transaction() const noexcept override { return &m_transaction; }

private:
    Transaction m_transaction;
};

} // namespace h5scout::backend
