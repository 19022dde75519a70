// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/import/TextFile.h"

#include <algorithm>
#include <istream>

#include "CodePoints.h"
#include "h5scout/value/Error.h"

namespace h5scout
{

namespace
{

constexpr std::size_t kLongestMark = 3;
constexpr std::uint32_t kReplacement = 0xFFFD;

bool isHighSurrogate(std::uint32_t unit)
{
    return unit >= 0xD800 && unit < 0xDC00;
}

bool isLowSurrogate(std::uint32_t unit)
{
    return unit >= 0xDC00 && unit < 0xE000;
}

} // namespace

TextFile::TextFile(std::istream& file)
    : m_file(file)
{}

bool TextFile::read(std::string& text, std::size_t byteCount)
{
    std::string bytes(std::max(byteCount, kLongestMark), '\0');
    m_file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (m_file.bad())
        throw Error("It could not be read to its end.", {.attempt = "read the table"});
    bytes.resize(static_cast<std::size_t>(m_file.gcount()));
    m_bytesRead += bytes.size();
    const bool isEnd = bytes.empty();
    if (m_encoding == Encoding::Unknown)
        bytes = takeMark(std::move(bytes));
    if (m_encoding == Encoding::Utf8)
        text += bytes;
    else
        decode(bytes, isEnd, text);
    return !isEnd;
}

std::string TextFile::takeMark(std::string bytes)
{
    m_encoding = Encoding::Utf8;
    std::size_t markBytes = 0;
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        markBytes = 3;
    } else if (bytes.starts_with("\xFF\xFE")) {
        m_encoding = Encoding::Utf16Little;
        markBytes = 2;
    } else if (bytes.starts_with("\xFE\xFF")) {
        m_encoding = Encoding::Utf16Big;
        markBytes = 2;
    }
    return bytes.substr(markBytes);
}

void TextFile::decode(std::string_view bytes, bool isEnd, std::string& text)
{
    m_undecoded += bytes;
    const auto unitAt = [this](std::size_t at) {
        const std::uint32_t first = static_cast<unsigned char>(m_undecoded[at]);
        const std::uint32_t second = static_cast<unsigned char>(m_undecoded[at + 1]);
        return m_encoding == Encoding::Utf16Big ? first << 8U | second : second << 8U | first;
    };
    std::size_t at = 0;
    for (; at + 2 <= m_undecoded.size(); at += 2) {
        const std::uint32_t unit = unitAt(at);
        if (!isHighSurrogate(unit)) {
            appendUtf8(text, isLowSurrogate(unit) ? kReplacement : unit);
            continue;
        }
        const bool hasNext = at + 4 <= m_undecoded.size();
        if (!hasNext && !isEnd)
            break;
        if (hasNext && isLowSurrogate(unitAt(at + 2))) {
            appendUtf8(text, 0x10000 + ((unit - 0xD800) << 10U) + (unitAt(at + 2) - 0xDC00));
            at += 2;
        } else {
            appendUtf8(text, kReplacement);
        }
    }
    m_undecoded.erase(0, at);
    if (isEnd && !m_undecoded.empty()) {
        appendUtf8(text, kReplacement);
        m_undecoded.clear();
    }
}

} // namespace h5scout
