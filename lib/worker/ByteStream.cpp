// SPDX-License-Identifier: GPL-3.0-or-later
#include "ByteStream.h"

#include "h5scout/value/Error.h"

#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>

namespace h5scout::worker
{

namespace
{

/// Waits until the descriptor is ready; false if it cannot become so.
bool waitFor(int descriptor, short events)
{
    pollfd state{descriptor, events, 0};
    while (::poll(&state, 1, -1) < 0)
        if (errno != EINTR)
            return false;
    return (state.revents & events) != 0;
}

} // namespace

bool writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written >= 0)
            bytes.remove_prefix(static_cast<std::size_t>(written));
        else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            if (!waitFor(descriptor, POLLOUT))
                return false;
        } else if (errno != EINTR)
            return false;
    }
    return true;
}

StoppableInput::StoppableInput(int descriptor)
    : m_descriptor(descriptor)
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        throw Error("The system has no more file descriptors.", {.attempt = "start the worker"});
    m_stopReadEnd = ends[0];
    m_stopWriteEnd = ends[1];
}

StoppableInput::~StoppableInput()
{
    ::close(m_stopReadEnd);
    ::close(m_stopWriteEnd);
}

std::size_t StoppableInput::read(std::span<char> buffer) const
{
    for (;;) {
        std::array<pollfd, 2> states{{{m_descriptor, POLLIN, 0}, {m_stopReadEnd, POLLIN, 0}}};
        if (::poll(states.data(), states.size(), -1) < 0) {
            if (errno == EINTR)
                continue;
            return 0;
        }
        if (states[1].revents != 0)
            return 0;
        const ssize_t count = ::read(m_descriptor, buffer.data(), buffer.size());
        if (count >= 0)
            return static_cast<std::size_t>(count);
        if (errno != EINTR && errno != EAGAIN && errno != EWOULDBLOCK)
            return 0;
    }
}

void StoppableInput::stop() const noexcept
{
    // One byte into an empty pipe that only this object knows cannot fail.
    [[maybe_unused]] const ssize_t written = ::write(m_stopWriteEnd, "", 1);
}

} // namespace h5scout::worker
