// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/import/TextFile.h"

#include <algorithm>
#include <istream>

#include <fmt/format.h>

#include "CodePoints.h"
#include "h5scout/value/CodePoints.h"
#include "h5scout/value/Error.h"

namespace h5scout
{

namespace
{

constexpr std::size_t kLongestMark = 3;
constexpr std::uint32_t kReplacement = 0xFFFD;
constexpr std::size_t kLongestCharacter = 4;

bool isHighSurrogate(std::uint32_t unit)
{
    return unit >= 0xD800 && unit < 0xDC00;
}

bool isLowSurrogate(std::uint32_t unit)
{
    return unit >= 0xDC00 && unit < 0xE000;
}

} // namespace

TextFile::TextFile(std::istream& file, TextEncoding encoding)
    : m_file(file)
    , m_unmarked(encoding)
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
        takeUtf8(bytes, isEnd, text);
    else if (m_encoding == Encoding::Latin1)
        std::ranges::for_each(bytes, [&text](char byte) { appendUtf8(text, static_cast<unsigned char>(byte)); });
    else
        decode(bytes, isEnd, text);
    return !isEnd;
}

std::string TextFile::takeMark(std::string bytes)
{
    m_encoding = m_unmarked == TextEncoding::Latin1 ? Encoding::Latin1 : Encoding::Utf8;
    std::size_t markBytes = 0;
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        m_encoding = Encoding::Utf8;
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

/// A character at the end of `bytes` may go on in the next ones.
void TextFile::takeUtf8(std::string_view bytes, bool isEnd, std::string& text)
{
    m_undecoded += bytes;
    const std::size_t fine = utf8Bytes(m_undecoded);
    const std::string_view taken = std::string_view(m_undecoded).substr(0, fine);
    walk(taken);
    text += taken;
    const std::size_t rest = m_undecoded.size() - fine;
    if (rest >= kLongestCharacter || (isEnd && rest > 0))
        throw Error(fmt::format("Line {}, column {}: the byte 0x{:02X} is not UTF-8.", m_line, m_column,
                                static_cast<unsigned char>(m_undecoded[fine])),
                    {.attempt = "read the table", .advice = "Choose another encoding, or correct the file."});
    m_undecoded.erase(0, fine);
}

void TextFile::walk(std::string_view text)
{
    for (const char byte : text) {
        const bool isSecondHalf = byte == '\n' && m_isBehindReturn; // of CR LF
        m_isBehindReturn = byte == '\r';
        if (byte == '\n' || byte == '\r') {
            m_line += isSecondHalf ? 0 : 1;
            m_column = 1;
        } else if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80U) {
            ++m_column;
        }
    }
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

TextEncoding guessTextEncoding(std::istream& file, std::size_t byteCount)
{
    std::string bytes(byteCount, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    const bool isAll = file.eof();
    file.clear();
    file.seekg(0);
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
        return TextEncoding::Utf8; // a mark tells that it is UTF-16, whatever is said here
    const std::size_t odd = bytes.size() - utf8Bytes(bytes);
    const bool isCut = !isAll && odd < kLongestCharacter; // perhaps in a character
    return odd == 0 || isCut ? TextEncoding::Utf8 : TextEncoding::Latin1;
}

} // namespace h5scout
