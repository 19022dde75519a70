// SPDX-License-Identifier: GPL-3.0-or-later
#include "PythonPeer.h"

#include <cstdio>
#include <cstdlib>

namespace h5scout::bench
{

namespace
{

constexpr int kForEver = -1;

} // namespace

PythonPeer::PythonPeer(const char* script)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral("/usr/bin/python3"),
                    {QStringLiteral(H5SCOUT_BENCH_FOLDER "/") + QString::fromUtf8(script)});
    if (m_process.waitForStarted())
        return;
    std::fprintf(stderr, "%s cannot be started.\n", script);
    std::exit(1); // NOLINT(concurrency-mt-unsafe): the only thread
}

PythonPeer::~PythonPeer()
{
    m_process.closeWriteChannel();
    m_process.waitForFinished();
}

std::string PythonPeer::ask(const std::string& line)
{
    m_process.write((line + '\n').c_str());
    while (!m_process.canReadLine()) {
        if (m_process.waitForReadyRead(kForEver))
            continue;
        std::fprintf(stderr, "The Python script ended at '%s'.\n", line.c_str());
        std::exit(1); // NOLINT(concurrency-mt-unsafe): the only thread
    }
    return m_process.readLine().trimmed().toStdString();
}

} // namespace h5scout::bench
