// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace h5scout::protocol
{
class Reply;
}

namespace h5scout::worker
{

/// Writes replies to the client, one after the other; waits while the client does not read. One thread.
class ReplyWriter
{
public:
    explicit ReplyWriter(int descriptor)
        : m_descriptor(descriptor)
    {}

    /// Throws Error, with nothing written, if the reply is too long for a frame. Does nothing once the output is
    /// closed.
    void write(const protocol::Reply& reply);
    /// Nobody reads the replies any more.
    bool isClosed() const noexcept { return m_isClosed; }

private:
    int m_descriptor;
    bool m_isClosed = false;
    std::string m_frame; ///< kept for its memory
};

} // namespace h5scout::worker
