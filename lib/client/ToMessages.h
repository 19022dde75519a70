// SPDX-License-Identifier: GPL-3.0-or-later
// Questions of the window as messages to the worker.
#pragma once

#include "h5scout/client/NodeTypes.h"
#include "h5scout/protocol/h5scout.pb.h"

namespace h5scout::client
{

protocol::Request openFileMessage(const QString& filePath);
protocol::Request describeMessage(const QByteArray& path);
protocol::Request childrenMessage(const QByteArray& path, quint64 offset, quint32 limit);
protocol::Request attributesMessage(const QByteArray& path, quint64 offset, quint32 limit, quint64 maximalValueBytes);
protocol::Request readAttributeMessage(const QByteArray& path, const QByteArray& name, quint64 maximalValueBytes);
protocol::Request describeDataMessage(const QByteArray& path, DataScope scope);
protocol::Request readArrayMessage(const QByteArray& path, const std::vector<Range>& ranges, quint64 textLimit = 0);
protocol::Request envelopeMessage(const EnvelopeQuery& query);
protocol::Request imageMessage(const ImageQuery& query);
protocol::Request projectionMessage(const ProjectionQuery& query);
protocol::Request statisticsMessage(const StatisticsQuery& query);
protocol::Request walkMessage(const QByteArray& path);

} // namespace h5scout::client
