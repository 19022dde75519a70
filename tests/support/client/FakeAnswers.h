// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "FakeTree.h"
#include "h5scout/protocol/h5scout.pb.h"

namespace h5scout::test
{

/// What an honest worker answers to `request` about `tree`, the last reply included. Envelopes and images come in at
/// most `stages` stages, a walk in pages of three nodes.
std::vector<protocol::Reply> answersTo(const FakeTree& tree, const protocol::Request& request, int stages);

/// A last reply that reports an error.
protocol::Reply errorReply(quint64 id, protocol::Error::Kind kind, const char* attempt, const QByteArray& node,
                           const QByteArray& reason);

} // namespace h5scout::test
