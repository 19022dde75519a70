// SPDX-License-Identifier: GPL-3.0-or-later
// Replies of the worker as the values of NodeTypes.h. The worker reads hostile files and may be their victim: whatever
// comes is checked. An unknown enum number becomes "unknown"; lengths and shapes that contradict each other, or what
// was asked for, throw Error with the reason.
#pragma once

#include "h5scout/client/NodeTypes.h"

namespace h5scout::protocol
{
class Reply;
}

namespace h5scout::client
{

/// Since 1970. Not valid for what is not known: 0 and less.
QDateTime timeFromNanoseconds(qint64 nanoseconds);

// Each reads one stage of the answer into `answer`, which holds what the earlier stages of the same request left there.
void readFileInfo(FileInfo& answer, const protocol::Reply& reply, const QString& fileName);
void readNodeInfo(NodeInfo& answer, const protocol::Reply& reply, const QString& fileName);
void readChildPage(ChildPage& answer, const protocol::Reply& reply, quint64 offset, quint32 limit,
                   const QString& fileName);
void readAttributePage(AttributePage& answer, const protocol::Reply& reply, quint64 offset, quint32 limit,
                       const QString& fileName);
void readArrayBlock(ArrayBlock& answer, const protocol::Reply& reply, const std::vector<Range>& asked);
void readEnvelope(Envelope& answer, const protocol::Reply& reply, const EnvelopeQuery& query);
void readImage(Image& answer, const protocol::Reply& reply, const ImageQuery& query);
void readProjection(Image& answer, const protocol::Reply& reply, const ProjectionQuery& query);
void readStatistics(Statistics& answer, const protocol::Reply& reply, const StatisticsQuery& query);
void readDataInfo(DataInfo& answer, const protocol::Reply& reply, const QString& fileName);
void readWalkPage(WalkPage& answer, const protocol::Reply& reply, const QString& fileName);

} // namespace h5scout::client
