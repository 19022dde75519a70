// SPDX-License-Identifier: GPL-3.0-or-later
#include "ReplyWriter.h"

#include "h5scout/protocol/Framing.h"
#include "h5scout/protocol/h5scout.pb.h"

#include "ByteStream.h"

namespace h5scout::worker
{

void ReplyWriter::write(const protocol::Reply& reply)
{
    if (m_isClosed)
        return;
    m_frame.clear();
    protocol::appendFrame(m_frame, reply);
    m_isClosed = !writeAll(m_descriptor, m_frame);
}

} // namespace h5scout::worker
