// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <thread>
#include <vector>

#include "h5scout/protocol/Framing.h"
#include "h5scout/protocol/h5scout.pb.h"
#include "h5scout/worker/RequestLoop.h"

namespace h5scout::test
{

/// A request loop that runs on a thread of its own, between two pipes, and the client's side of it.
class LoopHarness
{
public:
    explicit LoopHarness(worker::JobFactory makeJob);
    ~LoopHarness();
    LoopHarness(const LoopHarness&) = delete;
    LoopHarness& operator=(const LoopHarness&) = delete;

    void send(const protocol::Request& request);
    void sendBytes(std::string_view bytes);
    /// Ends the loop's input; what it still writes can be received.
    void closeInput();
    /// Stops reading the replies for good.
    void closeOutput();

    /// The next reply; empty at the end of the stream, or if none comes within some seconds.
    std::optional<protocol::Reply> receive();
    /// All replies to one request up to its last; those to other requests are kept for later calls.
    std::vector<protocol::Reply> receiveAll(std::uint64_t id);
    /// The last reply to one request; an empty one if none comes.
    protocol::Reply receiveLast(std::uint64_t id);
    /// send() and receiveLast().
    protocol::Reply ask(const protocol::Request& request);

    /// Closes the input, drops what still comes, and waits for the end.
    worker::LoopEnd finish();
    /// Waits until the loop has ended by itself.
    worker::LoopEnd waitForEnd();

private:
    std::optional<protocol::Reply> takeFrame();

    int m_input = -1;  ///< our end: requests
    int m_output = -1; ///< our end: replies
    int m_loopInput = -1;
    int m_loopOutput = -1;
    protocol::FrameReader m_frames;
    std::vector<protocol::Reply> m_kept;
    worker::LoopEnd m_end{};
    std::thread m_thread;
};

} // namespace h5scout::test
