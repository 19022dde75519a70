// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/worker/Session.h"

#include <fmt/format.h>

#include "BadRequest.h"

namespace h5scout::worker
{

void Session::open(const std::string& path)
{
    if (m_backend.isOpen())
        throw BadRequest("This worker has a file open already; each file has a worker of its own.",
                         {.attempt = "open the file", .file = path});
    m_backend.openFile(path, OpenMode::ReadOnly);
}

const H5Backend& Session::backend() const
{
    if (!m_backend.isOpen())
        throw BadRequest("No file is open yet.", {.attempt = "answer the request"});
    return m_backend;
}

bool Session::isFileChanged() const
{
    const OpenedFile& before = backend().opened();
    const FileStamp now = m_backend.stampNow();
    if (now.byteCount < before.byteCount)
        throw Error(fmt::format("The file has become shorter since it was opened: it has {} bytes, it had {}.",
                                now.byteCount, before.byteCount),
                    {.file = m_backend.fileName(), .advice = "Reload the file with F5."});
    return now.byteCount != before.byteCount || now.modifiedNanoseconds != before.modifiedNanoseconds;
}

} // namespace h5scout::worker
