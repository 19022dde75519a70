// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>

namespace h5scout::protocol
{
class Reply;
class Request;
} // namespace h5scout::protocol

namespace h5scout::worker
{

class PartialReplies;

/// The work for one request, done in slices so that more urgent requests can go first. Made, used and destroyed on the
/// one thread that calls HDF5.
class Job
{
public:
    Job() = default;
    Job(const Job&) = delete;
    Job& operator=(const Job&) = delete;
    virtual ~Job() = default;

    /// Does one slice of the work: about 20 ms, or one piece of some MiB. Empty: there is more to do. Otherwise the
    /// last reply's body; the request loop fills in the rest. What comes before the end goes through `replies`. An
    /// exception ends the request with an error reply.
    virtual std::optional<protocol::Reply> step(PartialReplies& replies) = 0;
};

/// Makes the job for a request. Throws Error if the request makes no sense.
using JobFactory = std::function<std::unique_ptr<Job>(const protocol::Request& request)>;

} // namespace h5scout::worker
