// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/client/WorkerProcess.h"

#include "h5scout/client/FileClient.h"
#include "h5scout/protocol/h5scout.pb.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

using namespace h5scout;

namespace
{

const char* const kQuitOption = "--quit-with-a-worker";
const QString kShell = QStringLiteral("/bin/sh");

std::unique_ptr<WorkerProcess> shellWorker(const QString& script)
{
    return std::make_unique<WorkerProcess>(kShell, QStringList{QStringLiteral("-c"), script});
}

bool isRunning(qint64 processId)
{
    return kill(static_cast<pid_t>(processId), 0) == 0;
}

} // namespace

/// WorkerProcess with programs that are no workers.
class TestWorkerProcess : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void saysHowTheWorkerEnded_data();
    void saysHowTheWorkerEnded();
    void saysWhichProgramCouldNotBeStarted();
    void keepsTheLastWords();
    void keepsOnlyTheEndOfManyWords();
    void repliesComeInOrder();
    void stopEndsAWorkerThatListens();
    void stopKillsAWorkerThatDoesNotListen();
    void aDestroyedTransportEndsItsWorker();
    void sendingAndStoppingAfterTheEndDoesNothing();
    void theEndOfTheProgramEndsTheWorkers();
    void aClientReportsAWorkerThatDoesNotStart();
    void theEnvironmentNamesTheProgram();
};

void TestWorkerProcess::saysHowTheWorkerEnded_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("how");
    QTest::newRow("exit code") << QStringLiteral("exit 3") << QStringLiteral("it ended by itself with the exit code 3");
    QTest::newRow("success") << QStringLiteral("exit 0") << QStringLiteral("it ended by itself with the exit code 0");
    QTest::newRow("segmentation fault") << QStringLiteral("kill -SEGV $$")
                                        << QStringLiteral("it was ended by signal 11 (segmentation fault)");
    QTest::newRow("abort") << QStringLiteral("kill -ABRT $$") << QStringLiteral("it was ended by signal 6 (abort)");
    QTest::newRow("kill") << QStringLiteral("kill -KILL $$")
                          << QStringLiteral("it was ended by signal 9 (killed from outside or for want of memory)");
    QTest::newRow("rare signal") << QStringLiteral("kill -USR1 $$") << QStringLiteral("it was ended by signal 10");
    QTest::newRow("endless garbage") << QStringLiteral("exec yes")
                                     << QStringLiteral("it sent something that is no message");
    QTest::newRow("endless empty messages")
        << QStringLiteral("exec cat /dev/zero") << QStringLiteral("it sent something that is no message");
    QTest::newRow("frame that is no message")
        << QStringLiteral("printf '\\003\\000\\000\\000\\377\\377\\377'; exec sleep 60")
        << QStringLiteral("it sent something that is no message");
    QTest::newRow("crashes after its output") << QStringLiteral("exec >&-; kill -SEGV $$")
                                              << QStringLiteral("it was ended by signal 11 (segmentation fault)");
}

void TestWorkerProcess::saysHowTheWorkerEnded()
{
    QFETCH(QString, script);
    QFETCH(QString, how);
    const std::unique_ptr<WorkerProcess> worker = shellWorker(script);
    QSignalSpy ends(worker.get(), &WorkerTransport::ended);
    worker->start();
    QCOMPARE(ends.count(), 0);
    QVERIFY(ends.wait());
    QCOMPARE(ends.at(0).at(0).toString(), how);
    QVERIFY(!ends.wait(50));
    QCOMPARE(worker->processId(), 0);
}

void TestWorkerProcess::saysWhichProgramCouldNotBeStarted()
{
    WorkerProcess worker(QStringLiteral("/nowhere/h5scout-worker"));
    QSignalSpy ends(&worker, &WorkerTransport::ended);
    worker.start();
    QVERIFY(ends.wait());
    const QString how = ends.at(0).at(0).toString();
    QVERIFY2(how.startsWith(QStringLiteral("its program /nowhere/h5scout-worker could not be started (")),
             qPrintable(how));
    QVERIFY2(how.contains(QStringLiteral("No such file")), qPrintable(how));
}

void TestWorkerProcess::keepsTheLastWords()
{
    const auto worker =
        shellWorker(QStringLiteral("echo 'H5HG_read: bad\033[31m heap' >&2; echo >&2; echo bye >&2; exit 1"));
    QSignalSpy ends(worker.get(), &WorkerTransport::ended);
    worker->start();
    QVERIFY(ends.wait());
    QCOMPARE(worker->lastWords(), (QStringList{QStringLiteral("H5HG_read: bad\\x1b[31m heap"), QStringLiteral("bye")}));
}

void TestWorkerProcess::keepsOnlyTheEndOfManyWords()
{
    const auto worker = shellWorker(QStringLiteral("yes 0123456 | head -c 1000000 >&2; echo bye >&2; exit 1"));
    QSignalSpy ends(worker.get(), &WorkerTransport::ended);
    worker->start();
    QVERIFY(ends.wait());
    QCOMPARE(worker->lastWords().last(), QStringLiteral("bye"));
    QVERIFY(worker->lastWords().join(QLatin1Char('\n')).size() <= 4096);
}

void TestWorkerProcess::repliesComeInOrder()
{
    // What `cat` sends back are Requests; read as Replies they keep their id.
    const auto worker = shellWorker(QStringLiteral("exec cat"));
    std::vector<quint64> ids;
    connect(worker.get(), &WorkerTransport::replyArrived, this,
            [&ids](const std::shared_ptr<const protocol::Reply>& reply) { ids.push_back(reply->id()); });
    worker->start();
    for (const quint64 id : {7u, 1u, 9u}) {
        protocol::Request request;
        request.set_id(id);
        request.mutable_walk()->set_path("/");
        worker->send(request);
    }
    QVERIFY(ids.empty());
    QTRY_COMPARE(ids.size(), 3u);
    QCOMPARE(ids, (std::vector<quint64>{7, 1, 9}));
    QVERIFY(worker->processId() > 0);
}

void TestWorkerProcess::stopEndsAWorkerThatListens()
{
    const auto worker = shellWorker(QStringLiteral("exec cat"));
    QSignalSpy ends(worker.get(), &WorkerTransport::ended);
    worker->start();
    worker->stop();
    QCOMPARE(ends.count(), 0);
    QVERIFY(ends.wait());
    QCOMPARE(ends.at(0).at(0).toString(), QString());
}

void TestWorkerProcess::stopKillsAWorkerThatDoesNotListen()
{
    const auto worker = shellWorker(QStringLiteral("trap '' TERM; exec sleep 60"));
    QSignalSpy ends(worker.get(), &WorkerTransport::ended);
    worker->start();
    QTRY_VERIFY(worker->processId() > 0);
    const qint64 processId = worker->processId();
    worker->stop();
    QVERIFY(ends.wait());
    QCOMPARE(ends.at(0).at(0).toString(), QString());
    QVERIFY(!isRunning(processId));
}

void TestWorkerProcess::aDestroyedTransportEndsItsWorker()
{
    auto worker = shellWorker(QStringLiteral("exec cat"));
    worker->start();
    QTRY_VERIFY(worker->processId() > 0);
    const qint64 processId = worker->processId();
    worker.reset();
    QTRY_VERIFY(!isRunning(processId));
}

void TestWorkerProcess::sendingAndStoppingAfterTheEndDoesNothing()
{
    const auto worker = shellWorker(QStringLiteral("exit 0"));
    QSignalSpy ends(worker.get(), &WorkerTransport::ended);
    worker->stop(); // before the start, too
    worker->start();
    QVERIFY(ends.wait());
    protocol::Request request;
    request.set_id(1);
    worker->send(request);
    worker->stop();
    QVERIFY(!ends.wait(50));
    QCOMPARE(ends.count(), 1);
}

void TestWorkerProcess::theEndOfTheProgramEndsTheWorkers()
{
    QTemporaryDir folder;
    const QString pidFile = folder.filePath(QStringLiteral("pid"));
    QProcess program;
    program.setProcessChannelMode(QProcess::MergedChannels);
    program.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(kQuitOption), pidFile});
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
    QCOMPARE(program.readAll(), QByteArray());
    QFile file(pidFile);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const qint64 processId = file.readAll().trimmed().toLongLong();
    QVERIFY(processId > 0);
    QVERIFY(!isRunning(processId));
}

void TestWorkerProcess::aClientReportsAWorkerThatDoesNotStart()
{
    FileClient client(QStringLiteral("/data/x.h5"),
                      [] { return std::make_unique<WorkerProcess>(QStringLiteral("/nowhere/h5scout-worker")); });
    QString sentence;
    client.open().then(this, [&sentence](const Result<FileInfo>& result) {
        if (result.hasError())
            sentence = result.error().sentence();
    });
    QTRY_VERIFY(!sentence.isEmpty());
    QVERIFY2(sentence.startsWith(QStringLiteral("The worker of x.h5 ended while it tried to open the file. "
                                                "Its program /nowhere/h5scout-worker could not be started (")),
             qPrintable(sentence));
    QCOMPARE(client.state(), FileClient::State::Failed);
}

void TestWorkerProcess::theEnvironmentNamesTheProgram()
{
    const QByteArray before = qgetenv("H5SCOUT_WORKER");
    qputenv("H5SCOUT_WORKER", "/nowhere/another-worker");
    QCOMPARE(defaultWorkerProgram(), QStringLiteral("/nowhere/another-worker"));
    qunsetenv("H5SCOUT_WORKER");
    QVERIFY(defaultWorkerProgram().endsWith(QStringLiteral("h5scout-worker")));
    if (!before.isEmpty())
        qputenv("H5SCOUT_WORKER", before);
}

/// A program that ends while a deaf worker runs, and while the transport is still there.
int quitWithAWorker(int argc, char** argv)
{
    static std::unique_ptr<WorkerProcess> worker; // outlives the application
    QCoreApplication application(argc, argv);
    worker = shellWorker(QStringLiteral("echo $$ >%1; printf '\\002\\000\\000\\000\\010\\001'; exec sleep 60")
                             .arg(QString::fromLocal8Bit(argv[2])));
    QObject::connect(worker.get(), &WorkerTransport::replyArrived, &application, &QCoreApplication::quit);
    worker->start();
    return QCoreApplication::exec();
}

int main(int argc, char** argv)
{
    if (argc == 3 && qstrcmp(argv[1], kQuitOption) == 0)
        return quitWithAWorker(argc, argv);
    QCoreApplication application(argc, argv);
    TestWorkerProcess test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_worker_process.moc"
