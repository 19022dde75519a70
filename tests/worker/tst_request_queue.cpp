// SPDX-License-Identifier: GPL-3.0-or-later
#include "RequestQueue.h"

#include <QTest>

#include <thread>
#include <vector>

using namespace h5scout;
using namespace h5scout::worker;

namespace
{

protocol::Request request(std::uint64_t id, protocol::Priority priority = protocol::PRIORITY_VISIBLE)
{
    protocol::Request message;
    message.set_id(id);
    message.set_priority(priority);
    return message;
}

/// The ids in the order in which they would be served, if each were done at once.
std::vector<std::uint64_t> drain(RequestQueue& queue, std::size_t count)
{
    std::vector<std::uint64_t> ids;
    for (std::size_t i = 0; i < count; ++i) {
        const QueuedRequest* next = queue.next();
        ids.push_back(next->request.id());
        queue.remove(*next);
    }
    return ids;
}

using Ids = std::vector<std::uint64_t>;

} // namespace

class RequestQueueTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void servesByPriorityThenArrival();
    void letsShortRequestsPassLongOnesOfTheSamePriority();
    void givesOutWithdrawnRequestsFirst();
    void marksASecondRequestOfTheSameId();
    void waitsForARequest();
    void givesOutNothingOnceClosed();
};

void RequestQueueTest::servesByPriorityThenArrival()
{
    RequestQueue queue;
    queue.push(request(1, protocol::PRIORITY_BACKGROUND));
    queue.push(request(2, protocol::PRIORITY_NEARBY));
    queue.push(request(3, protocol::PRIORITY_VISIBLE));
    queue.push(request(4, protocol::PRIORITY_NEARBY));
    queue.push(request(5, protocol::PRIORITY_VISIBLE));
    QCOMPARE(drain(queue, 5), (Ids{3, 5, 2, 4, 1}));
}

void RequestQueueTest::letsShortRequestsPassLongOnesOfTheSamePriority()
{
    RequestQueue queue;
    queue.push(request(1));
    queue.next()->runTime = std::chrono::seconds(1);
    queue.push(request(2));
    queue.push(request(3, protocol::PRIORITY_NEARBY));
    QCOMPARE(drain(queue, 3), (Ids{2, 1, 3}));
}

void RequestQueueTest::givesOutWithdrawnRequestsFirst()
{
    RequestQueue queue;
    queue.push(request(1));
    queue.push(request(2, protocol::PRIORITY_BACKGROUND));
    queue.cancel(2);
    queue.cancel(99); // answered long ago
    QCOMPARE(queue.next()->request.id(), std::uint64_t(2));
    QVERIFY(queue.next()->cancelToken.isCancelled());
    QCOMPARE(drain(queue, 2), (Ids{2, 1}));
}

void RequestQueueTest::marksASecondRequestOfTheSameId()
{
    RequestQueue queue;
    queue.push(request(7));
    queue.push(request(7, protocol::PRIORITY_NEARBY));
    QVERIFY(!queue.next()->isDuplicate);
    queue.remove(*queue.next());
    QVERIFY(queue.next()->isDuplicate);
    queue.remove(*queue.next());
    queue.push(request(7));
    QVERIFY2(!queue.next()->isDuplicate, "the first has been answered");
}

void RequestQueueTest::waitsForARequest()
{
    RequestQueue queue;
    std::thread sender([&queue] { queue.push(request(1)); });
    const QueuedRequest* next = queue.next();
    sender.join();
    QCOMPARE(next->request.id(), std::uint64_t(1));
}

void RequestQueueTest::givesOutNothingOnceClosed()
{
    RequestQueue queue;
    queue.push(request(1));
    const CancelToken token = queue.next()->cancelToken;
    queue.close(LoopEnd::BadInput);
    queue.close(LoopEnd::InputEnded);
    QCOMPARE(queue.next(), nullptr);
    QVERIFY2(token.isCancelled(), "so that a long slice ends early");
    QVERIFY2(queue.closeReason() == LoopEnd::BadInput, "the first reason stays");
}

QTEST_APPLESS_MAIN(RequestQueueTest)
#include "tst_request_queue.moc"
