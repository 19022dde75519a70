// SPDX-License-Identifier: GPL-3.0-or-later
#include "FileBytes.h"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <fcntl.h>

#include "h5scout/hdf5/EditCalls.h"
#include "h5scout/storage/StorageError.h"

namespace h5scout::backend
{

FileBytes::FileBytes(std::shared_ptr<FileState> file, ErrorContext context)
    : m_file(std::move(file))
    , m_context(std::move(context))
    , m_isTransaction(m_file->transaction() != nullptr)
{
    m_file->settle();
    m_file->attempt(m_context.attempt, {}, [&] {
        if (m_file->isWritable())
            hdf5::flushFile(m_file->id());
        m_file->requireNothingLost(m_context.attempt, {});
        m_descriptor = ::fcntl(hdf5::fileDescriptor(m_file->id()), F_DUPFD_CLOEXEC, 0);
    });
    if (m_descriptor < 0)
        throw Error(storage::sentenceOf({errno, std::generic_category()}), m_context);
    m_seen = look();
}

FileBytes::~FileBytes()
{
    if (m_descriptor >= 0)
        storage::System::real().close(m_descriptor);
}

const Transaction* FileBytes::transaction() const
{
    if (!m_isTransaction)
        return nullptr;
    m_file->requireOpen(m_context.attempt, {});
    return m_file->transaction();
}

FileBytes::Seen FileBytes::look() const
{
    if (const Transaction* edit = transaction())
        return {edit->byteCount(), 0, edit->writeCount()};
    storage::FileStatus now;
    if (const int result = storage::System::real().status(m_descriptor, now); result < 0)
        throw Error(storage::sentenceOf({-result, std::generic_category()}), m_context);
    return {now.byteCount, now.modifiedNanoseconds, 0};
}

storage::ConstBytes FileBytes::read(storage::Bytes target, std::uint64_t offset) const
{
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(target.size(), byteCount() - offset));
    const storage::Bytes part = target.first(wanted);
    if (const Transaction* edit = transaction()) {
        if (!edit->read(offset, part))
            throw Error("The file cannot be read any more.", m_context);
        return part;
    }
    const std::int64_t count = storage::System::real().read(m_descriptor, part, offset);
    if (count <= 0)
        throw Error(count == 0 ? "The file ends before its end."
                               : storage::sentenceOf({static_cast<int>(-count), std::generic_category()}),
                    m_context);
    return part.first(static_cast<std::size_t>(count));
}

void FileBytes::requireUnchanged() const
{
    if (look() == m_seen)
        return;
    ErrorContext context = m_context;
    context.advice = "Save the copy again.";
    throw StorageError(StorageError::Kind::Changed, "The file was changed while it was copied.", std::move(context));
}

} // namespace h5scout::backend
