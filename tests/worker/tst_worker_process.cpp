// SPDX-License-Identifier: GPL-3.0-or-later
// The worker as a process of its own.
#include "Asker.h"
#include "SampleFile.h"

#include "h5scout/protocol/Framing.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

#include <sys/resource.h>

using namespace h5scout;
using test::Asker;

namespace
{

constexpr int kPatienceMs = 20'000;

QByteArray frameOf(const protocol::Request& request)
{
    std::string frame;
    protocol::appendFrame(frame, request);
    return QByteArray::fromStdString(frame);
}

/// Writes a request and waits for its last reply; an empty one if none comes.
protocol::Reply askProcess(QProcess& process, const protocol::Request& request)
{
    protocol::FrameReader frames;
    process.write(frameOf(request));
    do {
        while (const auto payload = frames.next()) {
            protocol::Reply reply;
            if (!reply.ParseFromString(*payload))
                return {};
            if (reply.id() == request.id() && reply.last())
                return reply;
        }
        if (process.bytesAvailable() == 0 && !process.waitForReadyRead(kPatienceMs))
            return {};
        frames.feed(process.readAllStandardOutput().toStdString());
    } while (!frames.hasError());
    return {};
}

} // namespace

class WorkerProcessTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void servesAFile();
    void leavesTheFileUntouched();
    void endsWithACodeAtGarbage();
    void tellsItsVersion();
    void refusesArguments();
    void leavesNoCoreFile();

private:
    std::unique_ptr<QProcess> start(const QStringList& arguments = {});

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

void WorkerProcessTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(QStringLiteral("sample.h5"));
    test::makeSampleFile(m_file.toStdString());
}

std::unique_ptr<QProcess> WorkerProcessTest::start(const QStringList& arguments)
{
    auto process = std::make_unique<QProcess>();
    process->start(QStringLiteral(H5SCOUT_WORKER), arguments);
    return process;
}

void WorkerProcessTest::servesAFile()
{
    const auto process = start();
    Asker ask;
    QVERIFY(askProcess(*process, ask.openFile(m_file.toStdString())).has_opened());
    QCOMPARE(askProcess(*process, ask.describe("/line")).node().name(), "line");
    const protocol::Reply line = askProcess(*process, ask.readEnvelope("/line", 2));
    QCOMPARE(line.envelope().maximum(1), 4999.5);
    QVERIFY2(askProcess(*process, ask.describe("/broken")).last(), "a broken object is answered");
    process->closeWriteChannel();
    QVERIFY(process->waitForFinished(kPatienceMs));
    QCOMPARE(process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(process->exitCode(), 0);
    QCOMPARE(process->readAllStandardError(), QByteArray());
}

void WorkerProcessTest::leavesTheFileUntouched()
{
    const auto readAll = [this] {
        QFile file(m_file);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray before = readAll();
    const QDateTime modified = QFileInfo(m_file).lastModified();
    const auto process = start();
    Asker ask;
    QVERIFY(askProcess(*process, ask.openFile(m_file.toStdString())).has_opened());
    QVERIFY(askProcess(*process, ask.walk("/")).has_walk());
    process->closeWriteChannel();
    QVERIFY(process->waitForFinished(kPatienceMs));
    QVERIFY(!before.isEmpty());
    QVERIFY(readAll() == before);
    QCOMPARE(QFileInfo(m_file).lastModified(), modified);
}

void WorkerProcessTest::endsWithACodeAtGarbage()
{
    const auto process = start();
    process->write("GET / HTTP/1.1\r\n\r\n");
    QVERIFY(process->waitForFinished(kPatienceMs));
    QCOMPARE(process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(process->exitCode(), 3);
    QVERIFY(process->readAllStandardError().contains("is no request"));
}

void WorkerProcessTest::tellsItsVersion()
{
    const auto process = start({QStringLiteral("--version")});
    QVERIFY(process->waitForFinished(kPatienceMs));
    QCOMPARE(process->exitCode(), 0);
    QVERIFY(process->readAllStandardOutput().startsWith("h5scout-worker "));
    const auto help = start({QStringLiteral("--help")});
    QVERIFY(help->waitForFinished(kPatienceMs));
    QCOMPARE(help->exitCode(), 0);
    QVERIFY(help->readAllStandardOutput().startsWith("Usage: h5scout-worker"));
}

void WorkerProcessTest::refusesArguments()
{
    const auto process = start({QStringLiteral("file.h5")});
    QVERIFY(process->waitForFinished(kPatienceMs));
    QCOMPARE(process->exitCode(), 2);
    QVERIFY(process->readAllStandardOutput().isEmpty());
    QVERIFY(process->readAllStandardError().startsWith("Usage: h5scout-worker"));
}

void WorkerProcessTest::leavesNoCoreFile()
{
    const auto process = start();
    Asker ask;
    QVERIFY(askProcess(*process, ask.openFile(m_file.toStdString())).has_opened());
    rlimit limit{1, 1};
    QCOMPARE(::prlimit(static_cast<pid_t>(process->processId()), RLIMIT_CORE, nullptr, &limit), 0);
    QCOMPARE(limit.rlim_max, rlim_t(0));
    ::kill(static_cast<pid_t>(process->processId()), SIGKILL);
    QVERIFY(process->waitForFinished(kPatienceMs));
    QCOMPARE(process->exitStatus(), QProcess::CrashExit);
}

QTEST_GUILESS_MAIN(WorkerProcessTest)
#include "tst_worker_process.moc"
