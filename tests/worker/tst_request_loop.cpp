// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/worker/RequestLoop.h"

#include "LoopHarness.h"

#include "h5scout/backend/Errors.h"
#include "h5scout/worker/PartialReplies.h"

#include <QTest>

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <new>
#include <string>

using namespace h5scout;
using test::LoopHarness;
using worker::Job;
using worker::LoopEnd;
using worker::PartialReplies;

namespace
{

using Clock = std::chrono::steady_clock;
using Step = std::function<std::optional<protocol::Reply>(PartialReplies&)>;

/// A job whose steps are a function.
class FunctionJob : public Job
{
public:
    explicit FunctionJob(Step step)
        : m_step(std::move(step))
    {}
    std::optional<protocol::Reply> step(PartialReplies& replies) override { return m_step(replies); }

private:
    Step m_step;
};

/// Jobs by the path of a Describe request.
class FakeJobs
{
public:
    void add(const std::string& path, Step step) { m_steps[path] = std::move(step); }
    worker::JobFactory factory()
    {
        return [this](const protocol::Request& request) -> std::unique_ptr<Job> {
            ++made;
            return std::make_unique<FunctionJob>(m_steps.at(request.describe().path()));
        };
    }

    std::atomic<int> made = 0;

private:
    std::map<std::string, Step> m_steps;
};

protocol::Reply nodeReply(const std::string& name)
{
    protocol::Reply reply;
    reply.mutable_node()->set_name(name);
    return reply;
}

protocol::Request describe(std::uint64_t id, const std::string& path,
                           protocol::Priority priority = protocol::PRIORITY_VISIBLE)
{
    protocol::Request request;
    request.set_id(id);
    request.set_priority(priority);
    request.mutable_describe()->set_path(path);
    return request;
}

protocol::Request cancel(std::uint64_t id)
{
    protocol::Request request;
    request.set_id(1'000'000 + id);
    request.mutable_cancel()->set_id(id);
    return request;
}

void spinFor(std::chrono::milliseconds duration)
{
    const auto end = Clock::now() + duration;
    while (Clock::now() < end) {
    }
}

/// Never ends by itself; its first step sends a part, so that a test knows that it runs.
Step endless()
{
    return [isFirst = true](PartialReplies& replies) mutable -> std::optional<protocol::Reply> {
        if (std::exchange(isFirst, false))
            replies.send(nodeReply("running"));
        return std::nullopt;
    };
}

Step answer(const std::string& name)
{
    return [name](PartialReplies&) { return nodeReply(name); };
}

template <typename T>
Step throwing(T exception)
{
    return [exception](PartialReplies&) -> std::optional<protocol::Reply> { throw exception; };
}

} // namespace

class RequestLoopTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answersWithIdAndTimes();
    void sendsPartsBeforeTheLast();
    void shortRequestsPauseLongOnes_data();
    void shortRequestsPauseLongOnes();
    void cancelsAWaitingRequestUnbegun();
    void cancelsARunningRequest();
    void ignoresCancellingWhatIsAnswered();
    void turnsExceptionsIntoErrors_data();
    void turnsExceptionsIntoErrors();
    void refusesIdZero();
    void refusesAnIdInUse();
    void replacesAReplyThatIsTooLong();
    void sendsProgressTenTimesASecondAtMost();
    void answersEachRequestExactlyOnce();
    void endsWithItsInputWhateverRuns();
    void endsWhenNobodyReads();
    void endsAtGarbage_data();
    void endsAtGarbage();
};

void RequestLoopTest::answersWithIdAndTimes()
{
    FakeJobs jobs;
    jobs.add("/slow", [](PartialReplies&) {
        spinFor(std::chrono::milliseconds(3));
        return nodeReply("done");
    });
    LoopHarness loop(jobs.factory());
    loop.send(describe(5, "/slow"));
    loop.send(describe(6, "/slow"));
    const protocol::Reply first = loop.receiveLast(5);
    QVERIFY(first.last());
    QCOMPARE(first.node().name(), "done");
    QVERIFY(first.run_us() >= 3000);
    QVERIFY(loop.receiveLast(6).run_us() >= 3000);
    QVERIFY(loop.finish() == LoopEnd::InputEnded);
}

void RequestLoopTest::sendsPartsBeforeTheLast()
{
    FakeJobs jobs;
    jobs.add("/parts", [left = 3](PartialReplies& replies) mutable -> std::optional<protocol::Reply> {
        if (left == 0)
            return nodeReply("last");
        replies.send(nodeReply(std::to_string(left--)));
        return std::nullopt;
    });
    LoopHarness loop(jobs.factory());
    loop.send(describe(1, "/parts"));
    const auto replies = loop.receiveAll(1);
    QCOMPARE(replies.size(), std::size_t(4));
    QCOMPARE(replies[0].node().name(), "3");
    QVERIFY(!replies[2].last());
    QCOMPARE(replies[3].node().name(), "last");
}

void RequestLoopTest::shortRequestsPauseLongOnes_data()
{
    QTest::addColumn<int>("longPriority");
    QTest::newRow("background") << int(protocol::PRIORITY_BACKGROUND);
    QTest::newRow("the same priority") << int(protocol::PRIORITY_VISIBLE);
}

void RequestLoopTest::shortRequestsPauseLongOnes()
{
    QFETCH(const int, longPriority);
    FakeJobs jobs;
    jobs.add("/long", endless());
    jobs.add("/short", answer("short"));
    LoopHarness loop(jobs.factory());
    loop.send(describe(1, "/long", static_cast<protocol::Priority>(longPriority)));
    QCOMPARE(loop.receive()->node().name(), "running");
    QCOMPARE(loop.ask(describe(2, "/short")).node().name(), "short");
    loop.send(cancel(1)); // it is still there
    QVERIFY(loop.receiveLast(1).has_cancelled());
}

void RequestLoopTest::cancelsAWaitingRequestUnbegun()
{
    FakeJobs jobs;
    jobs.add("/long", endless());
    LoopHarness loop(jobs.factory());
    loop.send(describe(1, "/long"));
    loop.receive();
    loop.send(describe(2, "/long", protocol::PRIORITY_BACKGROUND)); // waits as long as the first runs
    loop.send(cancel(2));
    const protocol::Reply reply = loop.receiveLast(2);
    QVERIFY(reply.has_cancelled());
    QCOMPARE(reply.run_us(), std::uint64_t(0));
    QCOMPARE(jobs.made.load(), 1);
}

void RequestLoopTest::cancelsARunningRequest()
{
    FakeJobs jobs;
    std::atomic<bool> sawToken = false;
    jobs.add("/slice", [&sawToken](PartialReplies& replies) -> std::optional<protocol::Reply> {
        replies.send(nodeReply("running"));
        while (!replies.isCancelled()) { // one long slice
        }
        sawToken = true;
        return std::nullopt;
    });
    LoopHarness loop(jobs.factory());
    loop.send(describe(1, "/slice"));
    loop.receive();
    loop.send(cancel(1));
    QVERIFY(loop.receiveLast(1).has_cancelled());
    QVERIFY(sawToken);
}

void RequestLoopTest::ignoresCancellingWhatIsAnswered()
{
    FakeJobs jobs;
    jobs.add("/short", answer("short"));
    LoopHarness loop(jobs.factory());
    QVERIFY(loop.ask(describe(1, "/short")).has_node());
    loop.send(cancel(1));
    loop.send(cancel(99));
    QVERIFY(loop.ask(describe(2, "/short")).has_node());
    loop.closeInput();
    QVERIFY2(!loop.receive(), "Cancel has no reply");
}

void RequestLoopTest::turnsExceptionsIntoErrors_data()
{
    QTest::addColumn<Step>("step");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("reason");
    const ErrorContext context{.attempt = "read", .file = "a.h5", .node = "/x", .advice = "Do.", .frames = {"H5Dread"}};
    QTest::newRow("error") << throwing(Error("It is damaged.", context)) << int(protocol::Error::FAILED)
                           << QByteArray("It is damaged.");
    QTest::newRow("missing") << throwing(NodeError(NodeError::Cause::Missing, "There is none.", context))
                             << int(protocol::Error::NOT_FOUND) << QByteArray("There is none.");
    QTest::newRow("not shown") << throwing(NotShownYet("Not yet.", context)) << int(protocol::Error::NOT_SHOWN_YET)
                               << QByteArray("Not yet.");
    QTest::newRow("shape") << throwing(InvalidDataDimension("Rank 2.", context)) << int(protocol::Error::BAD_REQUEST)
                           << QByteArray("Rank 2.");
    QTest::newRow("memory") << throwing(std::bad_alloc()) << int(protocol::Error::FAILED)
                            << QByteArray("There is not enough memory for it.");
    QTest::newRow("standard") << throwing(std::out_of_range("map::at")) << int(protocol::Error::FAILED)
                              << QByteArray("Something unexpected happened: map::at.");
    QTest::newRow("no exception class") << throwing(42) << int(protocol::Error::FAILED)
                                        << QByteArray("Something unexpected happened.");
}

void RequestLoopTest::turnsExceptionsIntoErrors()
{
    QFETCH(const Step, step);
    QFETCH(const int, kind);
    QFETCH(const QByteArray, reason);
    FakeJobs jobs;
    jobs.add("/bad", step);
    jobs.add("/good", answer("good"));
    LoopHarness loop(jobs.factory());
    const protocol::Reply reply = loop.ask(describe(1, "/bad"));
    QVERIFY(reply.last());
    QCOMPARE(int(reply.error().kind()), kind);
    QCOMPARE(QByteArray::fromStdString(reply.error().reason()), reason);
    QVERIFY(!reply.error().attempt().empty());
    if (reply.error().attempt() == "read") {
        QCOMPARE(reply.error().file(), "a.h5");
        QCOMPARE(reply.error().node(), "/x");
        QCOMPARE(reply.error().advice(), "Do.");
        QCOMPARE(reply.error().frames(0), "H5Dread");
    }
    QVERIFY2(loop.ask(describe(2, "/good")).has_node(), "the loop goes on");
}

void RequestLoopTest::refusesIdZero()
{
    FakeJobs jobs;
    LoopHarness loop(jobs.factory());
    const protocol::Reply reply = loop.ask(describe(0, "/short"));
    QVERIFY(reply.last());
    QVERIFY(reply.error().kind() == protocol::Error::BAD_REQUEST);
    QCOMPARE(reply.error().reason(), "A request must have an id other than 0.");
    QCOMPARE(jobs.made.load(), 0);
}

void RequestLoopTest::refusesAnIdInUse()
{
    FakeJobs jobs;
    jobs.add("/long", endless());
    LoopHarness loop(jobs.factory());
    loop.send(describe(1, "/long", protocol::PRIORITY_BACKGROUND));
    loop.receive();
    const protocol::Reply reply = loop.ask(describe(1, "/long"));
    QVERIFY(reply.error().kind() == protocol::Error::BAD_REQUEST);
    QCOMPARE(reply.error().reason(), "Another request of this id is being served.");
}

void RequestLoopTest::replacesAReplyThatIsTooLong()
{
    FakeJobs jobs;
    jobs.add("/huge", answer(std::string(protocol::kMaximalFrameBytes + 1, 'x')));
    LoopHarness loop(jobs.factory());
    const protocol::Reply reply = loop.ask(describe(1, "/huge"));
    QVERIFY(reply.last());
    QVERIFY(reply.has_error());
    QVERIFY(!reply.error().reason().empty());
}

void RequestLoopTest::sendsProgressTenTimesASecondAtMost()
{
    FakeJobs jobs;
    const auto start = Clock::now();
    jobs.add("/busy", [start](PartialReplies& replies) -> std::optional<protocol::Reply> {
        replies.sendProgress(7, 100);
        if (Clock::now() - start < std::chrono::milliseconds(450))
            return std::nullopt;
        return nodeReply("done");
    });
    LoopHarness loop(jobs.factory());
    loop.send(describe(1, "/busy"));
    const auto replies = loop.receiveAll(1);
    QVERIFY(replies.size() >= 2);
    QVERIFY2(replies.size() <= 1 + 5, qPrintable(QString::number(replies.size())));
    QCOMPARE(replies[0].progress().done(), std::uint64_t(7));
    QCOMPARE(replies[0].progress().total(), std::uint64_t(100));
    QVERIFY(!replies[0].last());
}

void RequestLoopTest::answersEachRequestExactlyOnce()
{
    FakeJobs jobs;
    jobs.add("/0", answer("short"));
    jobs.add("/1", throwing(Error("It is damaged.")));
    jobs.add("/2", endless());
    jobs.add("/3", [left = 5](PartialReplies& replies) mutable -> std::optional<protocol::Reply> {
        replies.send(nodeReply("part"));
        return --left > 0 ? std::nullopt : std::optional(nodeReply("last"));
    });
    LoopHarness loop(jobs.factory());
    constexpr std::uint64_t kRequests = 400;
    for (std::uint64_t id = 1; id <= kRequests; ++id) {
        loop.send(describe(id, "/" + std::to_string(id % 4), static_cast<protocol::Priority>(id % 3)));
        if (id % 4 == 2)
            loop.send(cancel(id));
        if (id % 40 == 3)
            loop.send(cancel(id)); // may come too late
    }
    std::map<std::uint64_t, int> lasts;
    std::uint64_t answered = 0;
    while (answered < kRequests) {
        const std::optional<protocol::Reply> reply = loop.receive();
        QVERIFY(reply);
        QVERIFY2(lasts[reply->id()] == 0, "nothing comes after the last");
        lasts[reply->id()] += reply->last() ? 1 : 0;
        answered += reply->last() ? 1 : 0;
    }
    loop.closeInput();
    QVERIFY(!loop.receive());
    QCOMPARE(lasts.size(), std::size_t(kRequests));
}

void RequestLoopTest::endsWithItsInputWhateverRuns()
{
    FakeJobs jobs;
    jobs.add("/long", endless());
    LoopHarness loop(jobs.factory());
    loop.send(describe(1, "/long"));
    loop.send(describe(2, "/long"));
    loop.receive();
    QVERIFY(loop.finish() == LoopEnd::InputEnded);
}

void RequestLoopTest::endsWhenNobodyReads()
{
    FakeJobs jobs;
    jobs.add("/talking", [](PartialReplies& replies) -> std::optional<protocol::Reply> {
        replies.send(nodeReply("part"));
        return std::nullopt;
    });
    LoopHarness loop(jobs.factory());
    loop.send(describe(1, "/talking"));
    loop.receive();
    loop.closeOutput();
    QVERIFY(loop.waitForEnd() == LoopEnd::OutputClosed);
}

void RequestLoopTest::endsAtGarbage_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a length beyond all limits") << QByteArray("\xff\xff\xff\xffxxxx", 8);
    QTest::newRow("a frame that is no request") << QByteArray("\x04\0\0\0\xff\xff\xff\xff", 8);
    QTest::newRow("text") << QByteArray("GET / HTTP/1.1\r\n\r\n");
}

void RequestLoopTest::endsAtGarbage()
{
    QFETCH(const QByteArray, bytes);
    FakeJobs jobs;
    jobs.add("/short", answer("short"));
    LoopHarness loop(jobs.factory());
    QVERIFY(loop.ask(describe(1, "/short")).has_node());
    loop.sendBytes({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    QVERIFY2(loop.waitForEnd() == LoopEnd::BadInput, "while the input is still open");
    QVERIFY(!loop.receive());
}

QTEST_APPLESS_MAIN(RequestLoopTest)
#include "tst_request_loop.moc"
