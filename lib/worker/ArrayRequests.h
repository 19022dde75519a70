// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "h5scout/worker/Job.h"

namespace h5scout::protocol
{
class ReadArray;
class ReadEnvelope;
class ReadImage;
class ReadProjection;
class ReadStatistics;
} // namespace h5scout::protocol

namespace h5scout::worker
{

class Session;

/// The selected elements in one reply; refused if they are more than 16 MiB.
std::unique_ptr<Job> makeReadArrayJob(const protocol::ReadArray& request, Session& session);

/// Min/max per column, read from left to right in slabs of some MiB; the columns that are complete come in stages.
std::unique_ptr<Job> makeReadEnvelopeJob(const protocol::ReadEnvelope& request, Session& session);

/// A plane sampled by stride, read from top to bottom in bands of some MiB, which come in stages.
std::unique_ptr<Job> makeReadImageJob(const protocol::ReadImage& request, Session& session);

/// An array reduced to one or two dimensions, in blocks of some MiB; what has been seen so far comes in stages.
std::unique_ptr<Job> makeReadProjectionJob(const protocol::ReadProjection& request, Session& session);

/// Statistics of a part of an array, in blocks of some MiB; what has been seen so far comes in stages.
std::unique_ptr<Job> makeReadStatisticsJob(const protocol::ReadStatistics& request, Session& session);

} // namespace h5scout::worker
