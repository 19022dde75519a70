// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace google::protobuf
{
class MessageLite;
}

namespace h5scout::protocol
{

/// Longest payload that both sides accept.
inline constexpr std::size_t kMaximalFrameBytes = std::size_t{64} << 20;

/// Appends a frame: the payload's length in four bytes, little-endian, and the payload. Throws h5scout::Error, with
/// `out` as it was, if the payload is longer than `maximalBytes`.
void appendFrame(std::string& out, const google::protobuf::MessageLite& message,
                 std::size_t maximalBytes = kMaximalFrameBytes);

/// Takes a byte stream in arbitrary pieces and gives out the payloads of its frames. A length above the limit is an
/// error that stays: nothing after it can be trusted. Memory grows with the bytes that have arrived, not with what a
/// header promises.
class FrameReader
{
public:
    explicit FrameReader(std::size_t maximalBytes = kMaximalFrameBytes);

    /// Adds what has arrived. Ignored once there is an error.
    void feed(std::string_view bytes);

    /// The next complete payload, in the order of the stream; empty if there is none yet.
    std::optional<std::string> next();

    /// A sentence saying why the stream is no stream of frames; empty while it is one. Frames before the bad one are
    /// given out first.
    const std::string& error() const noexcept { return m_error; }
    bool hasError() const noexcept { return !m_error.empty(); }

    /// True if the stream could end here: no frame has begun that is not complete.
    bool isBetweenFrames() const noexcept { return m_position == m_buffer.size(); }

private:
    std::size_t m_maximalBytes;
    std::string m_buffer;
    std::size_t m_position = 0; ///< the start of the next frame in m_buffer
    std::string m_error;
};

} // namespace h5scout::protocol
