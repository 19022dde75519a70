// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/worker/Session.h"

#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "h5scout/storage/Signature.h"
#include "h5scout/storage/StorageError.h"

#include "BadRequest.h"
#include "EditSession.h"

namespace h5scout::worker
{

namespace
{

/// Whether saving an edit was cut off in the file. What cannot be read is not.
bool needsRecovery(const std::string& path)
{
    try {
        const auto signature = storage::findSignature(path);
        return signature && signature->isMarked;
    } catch (const std::system_error&) {
        return false;
    }
}

void openForReading(H5Backend& backend, const std::string& path)
{
    try {
        backend.openFile(path, OpenMode::ReadOnly);
    } catch (const OpenError& error) {
        if (!needsRecovery(path))
            throw;
        ErrorContext context = error.context();
        context.advice = "If no other program is saving it now, choose Recover: it finishes the edit or takes it back.";
        throw StorageError(StorageError::Kind::NeedsRecovery, error.reason(), context);
    }
}

} // namespace

Session::Session() = default;
Session::~Session() = default;

void Session::open(const std::string& path)
{
    requireNothingOpen(path);
    openForReading(m_backend, path);
    m_path = path;
    m_seen = {m_backend.opened().byteCount, m_backend.opened().modifiedNanoseconds};
}

void Session::requireNothingOpen(const std::string& path) const
{
    if (!m_path.empty())
        throw BadRequest("This worker has a file open already; each file has a worker of its own.",
                         {.attempt = "open the file", .file = path});
}

const H5Backend& Session::backend() const
{
    if (m_backend.isOpen())
        return m_backend;
    if (m_whyClosed)
        std::rethrow_exception(m_whyClosed);
    throw BadRequest("No file is open yet.", {.attempt = "answer the request"});
}

bool Session::isFileChanged() const
{
    const FileStamp now = backend().stampNow();
    if (m_edits &&
        m_edits->hasBegun()) // it writes behind the end; nobody else can meanwhile, and its commit makes sure
        return false;
    if (now.byteCount < m_seen.byteCount)
        throw Error(fmt::format("The file has become shorter since it was opened: it has {} bytes, it had {}.",
                                now.byteCount, m_seen.byteCount),
                    {.file = m_backend.fileName(), .advice = "Reload the file with F5."});
    if (m_edits && m_edits->isReplaced()) // no edit would be of the file that is shown
        return true;
    return now.byteCount != m_seen.byteCount || now.modifiedNanoseconds != m_seen.modifiedNanoseconds;
}

EditSession& Session::requireEdits()
{
    backend();
    if (!m_edits)
        throw BadRequest("Editing is switched off.", {.file = m_path, .advice = "Switch it on and try again."});
    return *m_edits;
}

void Session::setEdits(std::unique_ptr<EditSession> edits)
{
    m_edits = std::move(edits);
}

void Session::removeUser(FileUser& user)
{
    std::erase(m_users, &user);
}

void Session::closeForCommit() noexcept
{
    for (FileUser* user : m_users)
        user->letGoOfFile();
    m_backend.closeFile();
}

void Session::openAgain() noexcept
{
    if (m_backend.isOpen())
        return;
    try {
        openForReading(m_backend, m_path);
        m_whyClosed = nullptr;
    } catch (...) {
        m_whyClosed = std::current_exception();
    }
}

} // namespace h5scout::worker
