// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/protocol/Framing.h"

#include "h5scout/value/Error.h"

#include <google/protobuf/message_lite.h>

#include <algorithm>
#include <cassert>
#include <cstdint>

namespace h5scout::protocol
{

namespace
{

constexpr std::size_t kHeaderBytes = 4;
/// What has been given out is removed from the buffer when it is this much, or all.
constexpr std::size_t kCompactionBytes = std::size_t{1} << 20;

std::uint32_t readLength(std::string_view header)
{
    std::uint32_t length = 0;
    for (std::size_t i = kHeaderBytes; i > 0; --i)
        length = (length << 8U) | static_cast<std::uint8_t>(header[i - 1]);
    return length;
}

void appendLength(std::string& out, std::uint32_t length)
{
    for (std::size_t i = 0; i < kHeaderBytes; ++i)
        out += static_cast<char>((length >> (8 * i)) & 0xFFU);
}

} // namespace

void appendFrame(std::string& out, const google::protobuf::MessageLite& message, std::size_t maximalBytes)
{
    const std::size_t length = message.ByteSizeLong();
    // Protobuf itself ends at 2 GiB.
    if (length > std::min<std::size_t>(maximalBytes, INT32_MAX))
        throw h5scout::Error("A message of " + std::to_string(length) + " bytes is longer than the limit of " +
                             std::to_string(maximalBytes) + " bytes.");
    appendLength(out, static_cast<std::uint32_t>(length));
    message.AppendPartialToString(&out);
}

FrameReader::FrameReader(std::size_t maximalBytes)
    : m_maximalBytes(maximalBytes)
{}

void FrameReader::feed(std::string_view bytes)
{
    if (!hasError())
        m_buffer += bytes;
}

std::optional<std::string> FrameReader::next()
{
    const std::string_view waiting = std::string_view(m_buffer).substr(m_position);
    if (hasError() || waiting.size() < kHeaderBytes)
        return std::nullopt;
    const std::size_t length = readLength(waiting);
    if (length > m_maximalBytes) {
        m_error = "A frame of " + std::to_string(length) + " bytes is announced; the limit is " +
                  std::to_string(m_maximalBytes) + " bytes.";
        m_buffer = {};
        m_position = 0;
        return std::nullopt;
    }
    if (waiting.size() - kHeaderBytes < length)
        return std::nullopt;
    std::string payload(waiting.substr(kHeaderBytes, length));
    m_position += kHeaderBytes + length;
    if (m_position == m_buffer.size() || m_position >= kCompactionBytes) {
        m_buffer.erase(0, m_position);
        m_position = 0;
    }
    return payload;
}

} // namespace h5scout::protocol
