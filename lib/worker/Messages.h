// SPDX-License-Identifier: GPL-3.0-or-later
// The backend's descriptions as messages.
#pragma once

#include <exception>

#include "h5scout/protocol/h5scout.pb.h"

#include "h5scout/backend/Attributes.h"
#include "h5scout/backend/NodeSummary.h"

namespace h5scout::worker
{

protocol::Error toMessage(const Fault& fault);
/// The current exception (call it in a catch block), whatever it is: errors of the worker and of the backend with their
/// context, lack of memory and the unexpected in words of our own.
protocol::Error currentExceptionMessage();

protocol::Dataspace toMessage(const SpaceInfo& space);
protocol::NodeInfo toMessage(const NodeSummary& summary);
protocol::NodeInfo toMessage(const NodeDetails& details);
protocol::Attribute toMessage(const StoredAttribute& attribute);

} // namespace h5scout::worker
