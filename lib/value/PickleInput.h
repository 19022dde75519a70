// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PickleNode.h"

namespace h5scout::value::pickle
{

/// The bytes of a pickle, read from front to back. Throws BadPickle at their end.
class Input
{
public:
    explicit Input(std::string_view bytes)
        : m_rest(bytes)
    {}

    std::string_view take(std::uint64_t count)
    {
        if (count > m_rest.size())
            throw BadPickle();
        const std::string_view taken = m_rest.substr(0, count);
        m_rest.remove_prefix(count);
        return taken;
    }

    /// Up to the next newline, which is stepped over.
    std::string_view takeLine()
    {
        const std::size_t end = m_rest.find('\n');
        if (end == std::string_view::npos)
            throw BadPickle();
        return take(end + 1).substr(0, end);
    }

    std::uint8_t takeByte() { return static_cast<std::uint8_t>(take(1).front()); }

    /// An unsigned number of `byteCount` bytes, at most 8, little-endian.
    std::uint64_t takeUnsigned(std::size_t byteCount)
    {
        std::uint64_t number = 0;
        const std::string_view bytes = take(byteCount);
        for (std::size_t i = byteCount; i > 0; --i)
            number = (number << 8U) | static_cast<std::uint8_t>(bytes[i - 1]);
        return number;
    }

    /// A length of that many bytes and what it announces.
    std::string_view takeCounted(std::size_t lengthBytes) { return take(takeUnsigned(lengthBytes)); }

    std::size_t remaining() const { return m_rest.size(); }

private:
    std::string_view m_rest;
};

} // namespace h5scout::value::pickle
