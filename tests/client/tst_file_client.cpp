// SPDX-License-Identifier: GPL-3.0-or-later
#include "Ending.h"
#include "FakeWorkerFile.h"
#include "h5scout/client/FileClient.h"
#include "h5scout/protocol/h5scout.pb.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace h5scout;
using namespace h5scout::test;

namespace
{

const QString kPath = QStringLiteral("/data/run_042.h5");

} // namespace

/// The states of a FileClient: opening, closing, losing a worker and getting a new one.
class TestFileClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_file = std::make_unique<FakeWorkerFile>();
        m_file->addGroup("/a");
        m_file->addGroup("/b");
        m_client = std::make_unique<FileClient>(kPath, m_file->factory());
    }
    void cleanup()
    {
        m_client.reset();
        settle();
    }

    void opensTheFile();
    void makesThePathAbsolute();
    void requestsWhileOpeningAreAnsweredAfterwards();
    void aFileThatCannotBeOpenedEndsTheWorker();
    void opensAgainAfterAFailure();
    void aLossEndsEveryRequestAndIsReportedOnce();
    void anIdleWorkerThatEndsIsNoticed();
    void aLossOverTheWholeFileNamesNoNode();
    void aWorkerThatEndsWhileOpeningFailsTheOpening();
    void knowsWhetherItIsWriting();
    void aFailedEditIsHeardOfBeforeItsAsker();
    void restartCancelsAndOpensAnew();
    void closeCancelsAndEndsTheWorker();
    void aCallbackMayRestartTheClient();
    void aChangedFileIsReportedOnceForEachOpening();
    void whoHearsOfAChangedFileMayDeleteTheClient();

private:
    std::unique_ptr<FakeWorkerFile> m_file;
    std::unique_ptr<FileClient> m_client;
};

void TestFileClient::opensTheFile()
{
    const QSignalSpy states(m_client.get(), &FileClient::stateChanged);
    QCOMPARE(m_client->state(), FileClient::State::Closed);
    QCOMPARE(m_client->workerProcessId(), 0);

    const Ending<FileInfo> opened = m_client->open();
    QCOMPARE(m_client->state(), FileClient::State::Opening);
    QCOMPARE(opened.count, 0);
    QTRY_VERIFY(opened.hasValue());
    QCOMPARE(m_client->state(), FileClient::State::Open);
    QCOMPARE(states.count(), 2);
    QCOMPARE(m_client->fileName(), QStringLiteral("run_042.h5"));
    QCOMPARE(opened.value().root.path, "/");
    QCOMPARE(opened.value().root.childCount, 2u);
    QVERIFY(m_client->workerProcessId() != 0);
    settle();
    QCOMPARE(opened.count, 1);
}

void TestFileClient::makesThePathAbsolute()
{
    const QString folder = QDir::currentPath();
    QCOMPARE(FileClient(QStringLiteral("x.h5"), m_file->factory()).filePath(), folder + QStringLiteral("/x.h5"));
    QCOMPARE(FileClient(QStringLiteral("./x.h5"), m_file->factory()).filePath(), folder + QStringLiteral("/x.h5"));
    QCOMPARE(FileClient(QStringLiteral("/a/../x.h5"), m_file->factory()).filePath(), QStringLiteral("/a/../x.h5"));
}

void TestFileClient::requestsWhileOpeningAreAnsweredAfterwards()
{
    m_file->hold();
    const Ending<FileInfo> opened = m_client->open();
    const Ending<ChildPage> children = m_client->children("/", 0, 10);
    QCOMPARE(m_file->askedCount(RequestKind::Open), 1);
    QCOMPARE(m_file->askedCount(RequestKind::Children), 0);
    m_file->release();
    QTRY_VERIFY(children.hasValue());
    QVERIFY(opened.hasValue());
    QCOMPARE(children.value().children.size(), 2u);
}

void TestFileClient::aFileThatCannotBeOpenedEndsTheWorker()
{
    m_file->fail(RequestKind::Open, "It is no HDF5 file.");
    const QSignalSpy losses(m_client.get(), &FileClient::workerLost);
    const Ending<FileInfo> opened = m_client->open();
    const Ending<ChildPage> children = m_client->children("/", 0, 10);
    QTRY_VERIFY(opened.hasError());
    QCOMPARE(opened.error().what, QStringLiteral("Could not open run_042.h5."));
    QCOMPARE(opened.error().why, QStringLiteral("It is no HDF5 file."));
    QCOMPARE(m_client->state(), FileClient::State::Failed);
    QTRY_VERIFY(children.hasError());
    QVERIFY(!m_file->isWorkerRunning());
    settle();
    QCOMPARE(opened.count, 1);
    QCOMPARE(losses.count(), 0);
}

void TestFileClient::opensAgainAfterAFailure()
{
    m_file->fail(RequestKind::Open, "It is no HDF5 file.");
    QVERIFY(!openAndWait(*m_client));
    m_file->succeed();
    QVERIFY(openAndWait(*m_client));
    QCOMPARE(m_client->state(), FileClient::State::Open);
    QCOMPARE(m_file->startedWorkers(), 2);
}

void TestFileClient::aLossEndsEveryRequestAndIsReportedOnce()
{
    QVERIFY(openAndWait(*m_client));
    m_file->hold();
    const QSignalSpy losses(m_client.get(), &FileClient::workerLost);
    const Ending<WalkPage> walk = m_client->walk("/");
    const Ending<ChildPage> children = m_client->children("/a", 0, 10);
    const Ending<NodeInfo> nearby = m_client->describe("/b", {.priority = Priority::Nearby});
    const Ending<ChildPage> later = m_client->children("/b", 0, 10); // the worker serves the oldest first
    m_file->die(QStringLiteral("it was ended by signal 11 (segmentation fault)"), {QStringLiteral("H5HG_read: oops")});
    QCOMPARE(children.count, 0);
    QTRY_COMPARE(losses.count(), 1);
    QCOMPARE(m_client->state(), FileClient::State::Lost);
    QTRY_VERIFY(children.hasError());
    QVERIFY(walk.hasError());
    QVERIFY(nearby.hasError());
    QVERIFY(later.hasError());
    QCOMPARE(children.error().what,
             QStringLiteral("The worker of run_042.h5 ended while it tried to list the children at /a."));
    QCOMPARE(children.error().why, QStringLiteral("It was ended by signal 11 (segmentation fault)."));
    QCOMPARE(children.error().whatToDo, QStringLiteral("Choose Reopen. Other files are not concerned."));
    QCOMPARE(children.error().details, QStringList{QStringLiteral("H5HG_read: oops")});
    QCOMPARE(walk.error(), children.error());
    QCOMPARE(losses.at(0).at(0).value<UserError>(), children.error());

    const Ending<ChildPage> afterwards = m_client->children("/a", 0, 10);
    QTRY_VERIFY(afterwards.hasError());
    QCOMPARE(afterwards.error().why, QStringLiteral("The file is not open."));
    QCOMPARE(m_file->startedWorkers(), 1);

    m_file->release();
    QVERIFY(openAndWait(*m_client));
    const Ending<ChildPage> again = m_client->children("/a", 0, 10);
    QTRY_VERIFY(again.hasValue());
    QCOMPARE(losses.count(), 1);
    QCOMPARE(children.count, 1);
}

void TestFileClient::anIdleWorkerThatEndsIsNoticed()
{
    QVERIFY(openAndWait(*m_client));
    QSignalSpy losses(m_client.get(), &FileClient::workerLost);
    m_file->die(QStringLiteral("it ended by itself with the exit code 3"));
    QTRY_COMPARE(losses.count(), 1);
    QCOMPARE(losses.at(0).at(0).value<UserError>().sentence(),
             QStringLiteral("The worker of run_042.h5 has ended. It ended by itself with the exit code 3. "
                            "Choose Reopen."));
}

void TestFileClient::aLossOverTheWholeFileNamesNoNode()
{
    QVERIFY(openAndWait(*m_client));
    m_file->hold();
    const Ending<Saved> copy = m_client->saveAs(QStringLiteral("/data/copy.h5"));
    m_file->die();
    QTRY_VERIFY(copy.hasError());
    QCOMPARE(copy.error().what, QStringLiteral("The worker of run_042.h5 ended while it tried to save a copy."));
}

void TestFileClient::aWorkerThatEndsWhileOpeningFailsTheOpening()
{
    m_file->hold();
    const QSignalSpy losses(m_client.get(), &FileClient::workerLost);
    const Ending<FileInfo> opened = m_client->open();
    const Ending<ChildPage> children = m_client->children("/a", 0, 10);
    m_file->die();
    QTRY_VERIFY(opened.hasError());
    QCOMPARE(opened.error().what, QStringLiteral("The worker of run_042.h5 ended while it tried to open the file."));
    QCOMPARE(m_client->state(), FileClient::State::Failed);
    QTRY_VERIFY(children.hasError());
    QCOMPARE(losses.count(), 0);
}

void TestFileClient::knowsWhetherItIsWriting()
{
    m_file->hold();
    (void)m_client->open();
    const Ending<EditState> started = m_client->startEditing();
    const Ending<NodeInfo> described = m_client->describe("/a");
    QVERIFY(!m_client->isWriting());
    const Ending<Edited> edited = m_client->edit(SetAttribute{.path = "/a", .name = "n", .value = std::int64_t{1}});
    QVERIFY(m_client->isWriting()); // queued, not yet sent
    m_file->release();
    QTRY_VERIFY(edited.hasValue());
    QVERIFY(!m_client->isWriting());
    m_file->hold();
    const Ending<Edited> undone = m_client->undo();
    QVERIFY(m_client->isWriting());
    bool isWritingWhenLost = false;
    QObject::connect(m_client.get(), &FileClient::workerLost, m_client.get(),
                     [&] { isWritingWhenLost = m_client->isWriting(); });
    m_file->die();
    QTRY_VERIFY(undone.hasError());
    QVERIFY(isWritingWhenLost); // its asker had not heard of it
    QVERIFY(!m_client->isWriting());
}

void TestFileClient::aFailedEditIsHeardOfBeforeItsAsker()
{
    QVERIFY(openAndWait(*m_client));
    QStringList heard;
    QObject::connect(m_client.get(), &FileClient::writingFailed, m_client.get(),
                     [&heard] { heard += QStringLiteral("client"); });
    const auto ask = [this, &heard] {
        m_client->edit(SetAttribute{.path = "/a", .name = "n", .value = std::int64_t{1}})
            .then(m_client.get(), [&heard](const Result<Edited>&) { heard += QStringLiteral("asker"); });
    };
    m_file->fail(RequestKind::Edit, "No space is left.");
    m_file->fail(RequestKind::Describe, "No such node.");
    const Ending<NodeInfo> described = m_client->describe("/a"); // no edit
    ask();
    QTRY_COMPARE(heard, (QStringList{QStringLiteral("client"), QStringLiteral("asker")}));
    QVERIFY(described.hasError());
    m_file->hold();
    ask();
    m_file->die();
    QTRY_COMPARE(heard.size(), 4);
    QCOMPARE(heard.mid(2), heard.mid(0, 2));
}

void TestFileClient::restartCancelsAndOpensAnew()
{
    QVERIFY(openAndWait(*m_client));
    m_file->hold();
    const Ending<ChildPage> children = m_client->children("/", 0, 10);
    const Ending<FileInfo> reopened = m_client->restart();
    QCOMPARE(m_client->state(), FileClient::State::Opening);
    m_file->addGroup("/c");
    m_file->release();
    QTRY_VERIFY(reopened.hasValue());
    QVERIFY(children.wasCancelled());
    QCOMPARE(reopened.value().root.childCount, 3u);
    QCOMPARE(m_file->startedWorkers(), 2);
}

void TestFileClient::closeCancelsAndEndsTheWorker()
{
    QVERIFY(openAndWait(*m_client));
    m_file->hold();
    const QSignalSpy losses(m_client.get(), &FileClient::workerLost);
    const Ending<ChildPage> children = m_client->children("/", 0, 10);
    m_client->close();
    QCOMPARE(m_client->state(), FileClient::State::Closed);
    QCOMPARE(children.count, 0);
    QTRY_VERIFY(children.wasCancelled());
    QVERIFY(!m_file->isWorkerRunning());
    settle();
    QCOMPARE(losses.count(), 0);
}

void TestFileClient::aCallbackMayRestartTheClient()
{
    QVERIFY(openAndWait(*m_client));
    m_file->hold();
    std::unique_ptr<Ending<FileInfo>> reopened;
    connect(m_client.get(), &FileClient::workerLost, this,
            [&] { reopened = std::make_unique<Ending<FileInfo>>(m_client->restart()); });
    const Ending<ChildPage> children = m_client->children("/", 0, 10);
    m_file->die();
    m_file->release();
    QTRY_VERIFY(reopened && reopened->hasValue());
    QVERIFY(children.hasError());
    QCOMPARE(m_client->state(), FileClient::State::Open);
}

void TestFileClient::aChangedFileIsReportedOnceForEachOpening()
{
    const QSignalSpy changes(m_client.get(), &FileClient::fileChanged);
    protocol::Reply reply; // to nobody: it was withdrawn
    reply.set_id(4711);
    reply.set_last(true);
    for (int opening = 1; opening <= 2; ++opening) {
        const Ending<FileInfo> opened = m_client->restart();
        QTRY_VERIFY(opened.hasValue());
        const Ending<ChildPage> before = m_client->children("/", 0, 10);
        QTRY_VERIFY(before.hasValue());
        QCOMPARE(changes.count(), opening - 1);

        reply.set_file_changed(true);
        m_file->sendReply(reply);
        QTRY_COMPARE(changes.count(), opening);
        m_file->sendReply(reply);
        const Ending<ChildPage> after = m_client->children("/", 0, 10);
        QTRY_VERIFY(after.hasValue());
        QCOMPARE(changes.count(), opening);
    }
    QCOMPARE(m_client->state(), FileClient::State::Open);
}

void TestFileClient::whoHearsOfAChangedFileMayDeleteTheClient()
{
    QVERIFY(openAndWait(*m_client));
    m_file->hold();
    const Ending<ChildPage> children = m_client->children("/", 0, 10);
    connect(m_client.get(), &FileClient::fileChanged, this, [this] { m_client.reset(); });
    protocol::Reply reply;
    reply.set_id(m_file->asked().back().id);
    reply.mutable_children()->set_path("/");
    reply.set_file_changed(true);
    m_file->sendReply(reply);
    QTRY_VERIFY(children.wasCancelled());
    QVERIFY(!m_client);
}

QTEST_GUILESS_MAIN(TestFileClient)

#include "tst_file_client.moc"
