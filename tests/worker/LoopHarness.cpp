// SPDX-License-Identifier: GPL-3.0-or-later
#include "LoopHarness.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <stdexcept>
#include <string>
#include <utility>

namespace h5scout::test
{

namespace
{

constexpr int kPatienceMs = 20'000;

std::array<int, 2> makePipe()
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        throw std::runtime_error("no pipe");
    return ends;
}

void closeDescriptor(int& descriptor)
{
    if (descriptor >= 0)
        ::close(descriptor);
    descriptor = -1;
}

} // namespace

LoopHarness::LoopHarness(worker::JobFactory makeJob)
{
    std::signal(SIGPIPE, SIG_IGN);
    const auto requests = makePipe();
    const auto replies = makePipe();
    m_loopInput = requests[0];
    m_input = requests[1];
    m_output = replies[0];
    m_loopOutput = replies[1];
    m_thread = std::thread([this, makeJob = std::move(makeJob)] {
        worker::RequestLoop loop(m_loopInput, m_loopOutput, makeJob);
        m_end = loop.run();
        closeDescriptor(m_loopOutput); // the end of the replies
    });
}

LoopHarness::~LoopHarness()
{
    finish();
    closeDescriptor(m_output);
    closeDescriptor(m_loopInput);
}

void LoopHarness::send(const protocol::Request& request)
{
    std::string frame;
    protocol::appendFrame(frame, request);
    sendBytes(frame);
}

void LoopHarness::sendBytes(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_input, bytes.data(), bytes.size());
        if (written <= 0)
            throw std::runtime_error("the loop reads no more");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void LoopHarness::closeInput()
{
    closeDescriptor(m_input);
}

void LoopHarness::closeOutput()
{
    closeDescriptor(m_output);
}

std::optional<protocol::Reply> LoopHarness::takeFrame()
{
    const std::optional<std::string> payload = m_frames.next();
    if (!payload)
        return std::nullopt;
    protocol::Reply reply;
    if (!reply.ParseFromString(*payload))
        throw std::runtime_error("a reply that is none");
    return reply;
}

std::optional<protocol::Reply> LoopHarness::receive()
{
    std::array<char, 64 * 1024> buffer;
    for (;;) {
        if (std::optional<protocol::Reply> reply = takeFrame())
            return reply;
        pollfd state{m_output, POLLIN, 0};
        if (::poll(&state, 1, kPatienceMs) <= 0)
            return std::nullopt;
        const ssize_t count = ::read(m_output, buffer.data(), buffer.size());
        if (count <= 0)
            return std::nullopt;
        m_frames.feed({buffer.data(), static_cast<std::size_t>(count)});
    }
}

std::vector<protocol::Reply> LoopHarness::receiveAll(std::uint64_t id)
{
    std::vector<protocol::Reply> replies;
    for (const protocol::Reply& reply : m_kept)
        if (reply.id() == id)
            replies.push_back(reply);
    std::erase_if(m_kept, [id](const protocol::Reply& reply) { return reply.id() == id; });
    while (replies.empty() || !replies.back().last()) {
        std::optional<protocol::Reply> reply = receive();
        if (!reply)
            break;
        (reply->id() == id ? replies : m_kept).push_back(std::move(*reply));
    }
    return replies;
}

protocol::Reply LoopHarness::receiveLast(std::uint64_t id)
{
    const std::vector<protocol::Reply> replies = receiveAll(id);
    return replies.empty() || !replies.back().last() ? protocol::Reply() : replies.back();
}

protocol::Reply LoopHarness::ask(const protocol::Request& request)
{
    send(request);
    return receiveLast(request.id());
}

worker::LoopEnd LoopHarness::finish()
{
    closeInput();
    while (m_thread.joinable() && m_output >= 0 && receive()) { // so that the loop does not wait for a reader
    }
    return waitForEnd();
}

worker::LoopEnd LoopHarness::waitForEnd()
{
    if (m_thread.joinable())
        m_thread.join();
    return m_end;
}

} // namespace h5scout::test
