// SPDX-License-Identifier: GPL-3.0-or-later
// Appends a large .npy or CSV file of float64 to an array that grows, through the client and h5scout-worker, and undoes
// it: seconds, and the most memory that each of the two processes took. bench_append_file FILE.h5 ARRAY SOURCE COLUMNS
// (h5scout-worker stands beside it; bench_append_file.py does the same with h5py).
#include "h5scout/client/FileClient.h"
#include "h5scout/client/WorkerProcess.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>

using namespace h5scout;

namespace
{

/// Of a process, so far.
double peakMebibytes(qint64 processId)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(processId));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray& line : status.readAll().split('\n'))
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
    return -1;
}

template <typename T>
bool waitFor(const Request<T>& request, const char* what)
{
    QEventLoop loop;
    bool isDone = false;
    int reports = 0;
    QElapsedTimer clock;
    clock.start();
    request.onProgress([&reports](const Progress&) { ++reports; });
    request.then(&loop, [&](const Result<T>& result) {
        isDone = result.hasValue();
        if (result.hasError())
            std::fprintf(stderr, "%s\n", qPrintable(result.error().sentence()));
        loop.quit();
    });
    loop.exec();
    std::printf("%-14s %7.2f s, %d reports of progress\n", what, static_cast<double>(clock.elapsed()) / 1000, reports);
    return isDone;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    if (argc != 5) {
        std::fprintf(stderr, "bench_append_file FILE.h5 ARRAY SOURCE COLUMNS\n");
        return 2;
    }
    const QTemporaryDir history;
    FileClient client(QFile::decodeName(argv[1]), localWorkerFactory());
    AppendFile rows{argv[2], QFile::decodeName(argv[3]), stampOfSource(argv[3]), elementTypeOf(ElementKind::Float64)};
    rows.columns = QByteArray(argv[4]).toULongLong();
    if (!rows.file.endsWith(QStringLiteral(".npy")))
        rows.table = TableFormat{Delimiter::Comma, DecimalSign::Point, false};
    if (!waitFor(client.open(), "open") ||
        !waitFor(client.startEditing({.historyFolder = history.path()}), "start editing") ||
        !waitFor(client.edit(rows), "append"))
        return 1;
    std::printf("peak memory: worker %.0f MiB, client %.0f MiB\n", peakMebibytes(client.workerProcessId()),
                peakMebibytes(QCoreApplication::applicationPid()));
    return waitFor(client.undo(), "undo") ? 0 : 1;
}
