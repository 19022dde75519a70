// SPDX-License-Identifier: GPL-3.0-or-later
#include "ExistingFile.h"

#include "h5scout/hdf5/EditCalls.h"

namespace h5scout::backend
{

DirectFile::DirectFile(std::string path, storage::DirectAccess access)
    : m_path(std::move(path))
    , m_access(std::move(access))
{}

CommitResult DirectFile::save(hdf5::Handle file)
{
    hdf5::flushFile(file.get());
    close(std::move(file));
    if (const std::error_code lost = failure())
        throw storage::writesLost(lost, {.attempt = "save the file", .file = m_path});
    CommitResult result;
    result.fingerprint = fingerprintOf(m_path);
    result.isChanged = true; // perhaps not in what it holds, but HDF5 writes the superblock in any case
    return result;
}

void DirectFile::close(hdf5::Handle file) noexcept
{
    file.reset();
}

EditedFile::EditedFile(Transaction transaction)
    : m_transaction(std::move(transaction))
{}

CommitResult EditedFile::save(hdf5::Handle file)
{
    return m_transaction.commit(std::move(file));
}

void EditedFile::close(hdf5::Handle file) noexcept
{
    m_transaction.rollback(std::move(file));
}

} // namespace h5scout::backend
