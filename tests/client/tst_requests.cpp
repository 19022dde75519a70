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

protocol::Reply childrenReply(quint64 id, quint64 total)
{
    protocol::Reply reply;
    reply.set_id(id);
    reply.set_last(true);
    reply.mutable_children()->set_path("/");
    reply.mutable_children()->set_total(total);
    return reply;
}

} // namespace

/// What FileClient promises about its requests: how they end, and that each does so once.
class TestRequests : public QObject
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

    void refusesRequestsOfAClosedFileThroughTheEventLoop();
    void aRequestEndsOnceAndNotInsideTheCall();
    void anErrorOfTheWorkerBecomesASentence();
    void aNewerRequestOfAnOwnerReplacesTheOlderOnes();
    void requestsOfNobodyAreNotReplaced();
    void aCancelledRequestEndsOnceThoughItsAnswerComesLate();
    void cancellingAfterTheEndDoesNothing();
    void aRequestWithoutReceiverIsDropped();
    void aDeadReceiverCancelsAtTheWorker();
    void deletingTheClientCancelsItsRequests();
    void aCallbackMayDeleteTheClient();
    void activityCountsWhatRuns();
    void progressIsReportedAtMostSomeTenTimesASecond();
    void anAnswerOfAnotherKindIsAnError();
    void anUnknownReplyIsDropped();

private:
    std::unique_ptr<FakeWorkerFile> m_file;
    std::unique_ptr<FileClient> m_client;
};

void TestRequests::refusesRequestsOfAClosedFileThroughTheEventLoop()
{
    const Ending<AttributePage> attributes = m_client->attributes("/a", 0, 10);
    QCOMPARE(attributes.count, 0);
    QTRY_VERIFY(attributes.hasError());
    QCOMPARE(attributes.error().what, QStringLiteral("Could not read the attributes at /a in run_042.h5."));
    QCOMPARE(attributes.error().why, QStringLiteral("The file is not open."));
    QCOMPARE(m_file->startedWorkers(), 0);
}

void TestRequests::aRequestEndsOnceAndNotInsideTheCall()
{
    QVERIFY(openAndWait(*m_client));
    const Ending<ChildPage> children = m_client->children("/", 0, 10);
    QCOMPARE(children.count, 0);
    QCOMPARE(m_client->runningRequests(), 1);
    QTRY_VERIFY(children.hasValue());
    settle();
    QCOMPARE(children.count, 1);
    QCOMPARE(m_client->runningRequests(), 0);
}

void TestRequests::anErrorOfTheWorkerBecomesASentence()
{
    m_file->fail(RequestKind::Attributes, "The object header is damaged.", "/a");
    QVERIFY(openAndWait(*m_client));
    const Ending<AttributePage> attributes = m_client->attributes("/a", 0, 10);
    const Ending<AttributePage> others = m_client->attributes("/b", 0, 10);
    QTRY_VERIFY(others.hasValue());
    QVERIFY(attributes.hasError());
    QCOMPARE(attributes.error().sentence(),
             QStringLiteral("Could not read the attributes at /a in run_042.h5. The object header is damaged."));

    const Ending<ChildPage> missing = m_client->children("/none", 0, 10);
    QTRY_VERIFY(missing.hasError());
    QCOMPARE(missing.error().sentence(),
             QStringLiteral("Could not find the node at /none in run_042.h5. There is no such node. "
                            "The file may have changed: reload it with F5."));
}

void TestRequests::aNewerRequestOfAnOwnerReplacesTheOlderOnes()
{
    QVERIFY(openAndWait(*m_client));
    m_file->hold();
    const RequestOptions options{.owner = newOwnerId()};
    const RequestOptions otherOwner{.owner = newOwnerId()};
    const Ending<NodeInfo> first = m_client->describe("/a", options);
    const Ending<AttributePage> second = m_client->attributes("/a", 0, 10, 0, otherOwner);
    const Ending<NodeInfo> third = m_client->describe("/b", options);
    QCOMPARE(first.count, 0);
    QTRY_VERIFY(first.wasCancelled());
    QVERIFY(m_file->asked().at(1).isCancelled);
    QVERIFY(!m_file->asked().at(2).isCancelled);
    m_file->release();
    QTRY_VERIFY(third.hasValue());
    QVERIFY(second.hasValue());
    QCOMPARE(third.value().path, "/b");
    settle();
    QCOMPARE(first.count, 1);
}

void TestRequests::requestsOfNobodyAreNotReplaced()
{
    QVERIFY(openAndWait(*m_client));
    const Ending<NodeInfo> first = m_client->describe("/a");
    const Ending<NodeInfo> second = m_client->describe("/b");
    QTRY_VERIFY(second.hasValue());
    QVERIFY(first.hasValue());
}

void TestRequests::aCancelledRequestEndsOnceThoughItsAnswerComesLate()
{
    QVERIFY(openAndWait(*m_client));
    const Request<ChildPage> request = m_client->children("/", 0, 10); // its answer is on the way
    const Ending<ChildPage> children = request;
    request.cancel();
    request.cancel();
    QCOMPARE(children.count, 0);
    m_file->sendReply(childrenReply(request.id(), 0));
    QTRY_VERIFY(children.wasCancelled());
    settle();
    QCOMPARE(children.count, 1);
    QVERIFY(m_file->asked().back().isCancelled);
}

void TestRequests::cancellingAfterTheEndDoesNothing()
{
    QVERIFY(openAndWait(*m_client));
    const Request<ChildPage> request = m_client->children("/", 0, 10);
    const Ending<ChildPage> children = request;
    QTRY_VERIFY(children.hasValue());
    request.cancel();
    settle();
    QCOMPARE(children.count, 1);
    QVERIFY(!m_file->asked().back().isCancelled);
    Request<ChildPage>().cancel();
}

void TestRequests::aRequestWithoutReceiverIsDropped()
{
    QVERIFY(openAndWait(*m_client));
    m_client->children("/", 0, 10);
    QCOMPARE(m_client->runningRequests(), 1);
    QTRY_COMPARE(m_client->runningRequests(), 0);
    QVERIFY(!m_file->asked().back().isCancelled);
}

void TestRequests::aDeadReceiverCancelsAtTheWorker()
{
    QVERIFY(openAndWait(*m_client));
    m_file->hold();
    auto receiver = std::make_unique<QObject>();
    int calls = 0;
    m_client->walk("/").then(receiver.get(), [&calls](const Result<WalkPage>&) { ++calls; });
    receiver.reset();
    QVERIFY(m_file->asked().back().isCancelled);
    m_file->release();
    QTRY_COMPARE(m_client->runningRequests(), 0);
    settle();
    QCOMPARE(calls, 0);
}

void TestRequests::deletingTheClientCancelsItsRequests()
{
    QVERIFY(openAndWait(*m_client));
    m_file->hold();
    const Request<ChildPage> request = m_client->children("/", 0, 10);
    const Ending<ChildPage> children = request;
    m_client.reset();
    QCOMPARE(children.count, 0);
    request.cancel();
    QTRY_VERIFY(children.wasCancelled());
    settle();
    QCOMPARE(children.count, 1);
    QVERIFY(!m_file->isWorkerRunning());
}

void TestRequests::aCallbackMayDeleteTheClient()
{
    QVERIFY(openAndWait(*m_client));
    QObject receiver;
    m_client->children("/", 0, 10).then(&receiver, [this](const Result<ChildPage>&) { m_client.reset(); });
    const Ending<ChildPage> second = m_client->children("/", 0, 10);
    QTRY_VERIFY(second.wasCancelled());
    QVERIFY(!m_client);
    settle();
    QCOMPARE(second.count, 1);
}

void TestRequests::activityCountsWhatRuns()
{
    QVERIFY(openAndWait(*m_client));
    QSignalSpy activity(m_client.get(), &FileClient::activityChanged);
    const Ending<ChildPage> first = m_client->children("/", 0, 10);
    const Ending<ChildPage> second = m_client->children("/a", 0, 10);
    QCOMPARE(m_client->runningRequests(), 2);
    QTRY_VERIFY(second.hasValue());
    QTRY_COMPARE(m_client->runningRequests(), 0);
    QList<int> counts;
    for (const QList<QVariant>& arguments : activity)
        counts.append(arguments.at(0).toInt());
    QCOMPARE(counts, (QList<int>{1, 2, 1, 0}));
}

void TestRequests::progressIsReportedAtMostSomeTenTimesASecond()
{
    QVERIFY(openAndWait(*m_client));
    m_file->hold();
    const Request<WalkPage> request = m_client->walk("/");
    std::vector<quint64> reported;
    request.onProgress([&reported](const Progress& progress) { reported.push_back(progress.done); });
    const Ending<WalkPage> walk = request;
    for (quint64 done = 1; done <= 20; ++done) {
        protocol::Reply reply;
        reply.set_id(request.id());
        reply.mutable_progress()->set_done(done);
        m_file->sendReply(reply);
    }
    m_file->release();
    QTRY_VERIFY(walk.hasValue());
    QVERIFY(!reported.empty());
    QCOMPARE(reported.front(), 1u);
    QVERIFY(reported.size() < 5);
}

void TestRequests::anAnswerOfAnotherKindIsAnError()
{
    QVERIFY(openAndWait(*m_client));
    m_file->hold();
    const Request<NodeInfo> request = m_client->describe("/a");
    const Ending<NodeInfo> node = request;
    m_file->sendReply(childrenReply(request.id(), 0));
    QTRY_VERIFY(node.hasError());
    QCOMPARE(node.error().sentence(),
             QStringLiteral("Could not read the properties at /a in run_042.h5. "
                            "The worker gave an answer that makes no sense. Reload the file with F5."));
    QCOMPARE(m_client->state(), FileClient::State::Open);
}

void TestRequests::anUnknownReplyIsDropped()
{
    QVERIFY(openAndWait(*m_client));
    m_file->sendReply(childrenReply(12345, 7));
    m_file->sendReply(protocol::Reply());
    const Ending<ChildPage> children = m_client->children("/", 0, 10);
    QTRY_VERIFY(children.hasValue());
    QCOMPARE(children.value().total, 2u);
}

QTEST_GUILESS_MAIN(TestRequests)

#include "tst_requests.moc"
