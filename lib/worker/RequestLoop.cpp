// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/worker/RequestLoop.h"

#include <array>
#include <chrono>
#include <thread>
#include <utility>

#include "h5scout/protocol/Framing.h"
#include "h5scout/protocol/h5scout.pb.h"

#include "BadRequest.h"
#include "ByteStream.h"
#include "Messages.h"
#include "ReplyWriter.h"
#include "RequestQueue.h"

namespace h5scout::worker
{

namespace
{

using Clock = QueuedRequest::Clock;

std::uint64_t microseconds(Clock::duration duration)
{
    return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(duration).count());
}

/// Ends the reading thread however the loop is left.
struct StopAtEnd
{
    const StoppableInput& input;
    ~StopAtEnd() { input.stop(); }
};

} // namespace

class RequestLoop::Private
{
public:
    Private(int inputDescriptor, int outputDescriptor, JobFactory makeJob)
        : m_input(inputDescriptor)
        , m_writer(outputDescriptor)
        , m_makeJob(std::move(makeJob))
    {}

    LoopEnd run()
    {
        const std::jthread reader([this] { readRequests(); }); // joined last
        const StopAtEnd stopReader{m_input};
        while (QueuedRequest* request = m_queue.next()) {
            if (std::optional<protocol::Reply> last = serve(*request)) {
                request->job.reset(); // what it leaves behind is gone when the client hears of its end
                finish(*request, *last);
                m_queue.remove(*request);
            }
            if (m_writer.isClosed())
                m_queue.close(LoopEnd::OutputClosed);
        }
        return m_queue.closeReason();
    }

private:
    void readRequests();
    bool accept(const std::string& payload);
    std::optional<protocol::Reply> serve(QueuedRequest& request);
    std::optional<protocol::Reply> step(QueuedRequest& request);
    void begin(QueuedRequest& request);
    void finish(const QueuedRequest& request, protocol::Reply& last);

    StoppableInput m_input;
    ReplyWriter m_writer;
    JobFactory m_makeJob;
    RequestQueue m_queue;
};

RequestLoop::RequestLoop(int inputDescriptor, int outputDescriptor, JobFactory makeJob)
    : m_d(std::make_unique<Private>(inputDescriptor, outputDescriptor, std::move(makeJob)))
{}

RequestLoop::~RequestLoop() = default;

LoopEnd RequestLoop::run()
{
    return m_d->run();
}

/// The reading thread.
void RequestLoop::Private::readRequests()
{
    try {
        protocol::FrameReader frames;
        std::array<char, 64 * 1024> buffer;
        while (const std::size_t count = m_input.read(buffer)) {
            frames.feed(std::string_view(buffer.data(), count));
            while (const std::optional<std::string> payload = frames.next())
                if (!accept(*payload))
                    return m_queue.close(LoopEnd::BadInput);
            if (frames.hasError())
                return m_queue.close(LoopEnd::BadInput);
        }
        m_queue.close(LoopEnd::InputEnded);
    } catch (...) { // no memory for a message: the stream cannot go on
        m_queue.close(LoopEnd::BadInput);
    }
}

/// False if the payload is no request.
bool RequestLoop::Private::accept(const std::string& payload)
{
    protocol::Request request;
    if (!request.ParseFromString(payload))
        return false;
    if (request.has_cancel())
        m_queue.cancel(request.cancel().id());
    else
        m_queue.push(std::move(request));
    return true;
}

/// Does one slice; the last reply when that was the end.
std::optional<protocol::Reply> RequestLoop::Private::serve(QueuedRequest& request)
{
    if (request.cancelToken.isCancelled()) {
        protocol::Reply reply;
        reply.mutable_cancelled();
        return reply;
    }
    const Clock::time_point start = Clock::now();
    if (!request.partialReplies)
        request.queueTime = start - request.arrivalTime;
    std::optional<protocol::Reply> last = step(request);
    request.runTime += Clock::now() - start;
    return last;
}

std::optional<protocol::Reply> RequestLoop::Private::step(QueuedRequest& request)
{
    try {
        if (!request.job)
            begin(request);
        return request.job->step(*request.partialReplies);
    } catch (...) {
        protocol::Reply reply;
        *reply.mutable_error() = currentExceptionMessage();
        return reply;
    }
}

void RequestLoop::Private::begin(QueuedRequest& request)
{
    const std::uint64_t id = request.request.id();
    request.partialReplies.emplace(id, request.cancelToken, m_writer);
    if (id == 0)
        throw BadRequest("A request must have an id other than 0.", {.attempt = "answer the request"});
    if (request.isDuplicate)
        throw BadRequest("Another request of this id is being served.", {.attempt = "answer the request"});
    request.job = m_makeJob(request.request);
}

void RequestLoop::Private::finish(const QueuedRequest& request, protocol::Reply& last)
{
    const auto write = [&](protocol::Reply& reply) {
        reply.set_id(request.request.id());
        reply.set_last(true);
        reply.set_queue_us(microseconds(request.queueTime));
        reply.set_run_us(microseconds(request.runTime));
        m_writer.write(reply);
    };
    try {
        write(last);
    } catch (...) { // too long for a message
        protocol::Reply error;
        *error.mutable_error() = currentExceptionMessage();
        write(error);
    }
}

} // namespace h5scout::worker
