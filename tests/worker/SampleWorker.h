// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include "Asker.h"
#include "LoopHarness.h"
#include "SampleFile.h"

#include "h5scout/worker/Requests.h"
#include "h5scout/worker/Session.h"

#include <QTemporaryDir>

namespace h5scout::test
{

/// A request loop that has the sample file open.
class SampleWorker
{
public:
    /// `prepare` adds to the file before it is opened.
    explicit SampleWorker(const std::function<void(const std::string& path)>& prepare = {})
        : m_path(m_folder.filePath(QStringLiteral("sample.h5")).toStdString())
        , m_loop([this](const protocol::Request& request) { return worker::makeJob(request, m_session); })
    {
        makeSampleFile(m_path);
        if (prepare)
            prepare(m_path);
        opened = m_loop.ask(ask.openFile(m_path));
    }

    protocol::Reply last(const protocol::Request& request) { return m_loop.ask(request); }
    std::vector<protocol::Reply> all(const protocol::Request& request)
    {
        m_loop.send(request);
        return m_loop.receiveAll(request.id());
    }
    void send(const protocol::Request& request) { m_loop.send(request); }
    std::optional<protocol::Reply> receive() { return m_loop.receive(); }
    protocol::Reply receiveLast(const protocol::Request& request) { return m_loop.receiveLast(request.id()); }
    const std::string& path() const { return m_path; }

    Asker ask;
    protocol::Reply opened;

private:
    QTemporaryDir m_folder;
    std::string m_path;
    worker::Session m_session;
    LoopHarness m_loop;
};

} // namespace h5scout::test
