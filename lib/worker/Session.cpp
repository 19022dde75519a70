// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/worker/Session.h"

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

} // namespace h5scout::worker
