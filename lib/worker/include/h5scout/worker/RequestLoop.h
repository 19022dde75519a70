// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>

#include "h5scout/worker/Job.h"

namespace h5scout::worker
{

/// Why a request loop ended.
enum class LoopEnd : std::uint8_t {
    InputEnded,   ///< the client is gone or has closed its end
    OutputClosed, ///< nobody reads the replies
    BadInput,     ///< what came is no message; nothing after it could be trusted
};

/// Serves the requests that arrive on one file descriptor and writes the replies to another.
///
/// A thread of its own reads: it puts requests into a queue and carries out Cancel at once. The thread that calls run()
/// is the only one that makes and steps jobs, and so the only one that calls HDF5. After each step it takes up the most
/// urgent request: by priority, then those that have not run long yet, then by arrival. So a long walk or envelope
/// pauses while something short is answered.
///
/// Each request gets exactly one reply with `last` set, whatever happens in its job; Cancel has no reply. At the end of
/// input what is still waiting is dropped, for nobody would read the answer.
class RequestLoop
{
public:
    /// The descriptors stay the caller's and must outlive the loop; output should block. SIGPIPE must be ignored.
    RequestLoop(int inputDescriptor, int outputDescriptor, JobFactory makeJob);
    ~RequestLoop();
    RequestLoop(const RequestLoop&) = delete;
    RequestLoop& operator=(const RequestLoop&) = delete;

    /// Returns when there is nothing more to serve. Once.
    LoopEnd run();

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace h5scout::worker
