// SPDX-License-Identifier: GPL-3.0-or-later
#include "TableReader.h"

#include <algorithm>

#include <fmt/format.h>

#include "h5scout/import/TextFile.h"
#include "h5scout/value/Error.h"

namespace h5scout
{

namespace
{

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kLineEnds = "\r\n";
constexpr std::size_t kPieceBytes = std::size_t{1} << 20U;
constexpr std::size_t kMostRowBytes = std::size_t{16} << 20U;

std::string_view endsOfCell(Delimiter delimiter)
{
    switch (delimiter) {
    case Delimiter::Tab:
        return "\t\r\n";
    case Delimiter::Comma:
        return ",\r\n";
    case Delimiter::Semicolon:
        return ";\r\n";
    case Delimiter::Blanks:
        return " \t\r\n";
    case Delimiter::None:
        break;
    }
    return kLineEnds;
}

} // namespace

TableReader::TableReader(std::string_view text, Delimiter delimiter, bool isVerbatim)
    : m_rest(text)
    , m_size(text.size())
    , m_delimiter(delimiter)
    , m_isVerbatim(isVerbatim)
{
    if (m_rest.starts_with(kByteOrderMark))
        m_rest.remove_prefix(kByteOrderMark.size());
}

TableReader::TableReader(TextFile& file, Delimiter delimiter, bool isVerbatim)
    : m_file(&file)
    , m_size(0)
    , m_delimiter(delimiter)
    , m_isVerbatim(isVerbatim)
{}

bool TableReader::next()
{
    for (;;) {
        const std::string_view rest = m_rest;
        const std::size_t line = m_line;
        const std::size_t comments = m_commentCount;
        const bool isRow = takeRow();
        // What reaches to the end of the buffer may go on behind it.
        if (m_file != nullptr && m_rest.empty() && readOn(rest, line)) {
            m_commentCount = comments;
            continue;
        }
        if (m_openQuoteLine != 0)
            throw Error(fmt::format("The quotes that begin in line {} do not end.", m_openQuoteLine),
                        {.attempt = "read the table"});
        return isRow;
    }
}

bool TableReader::takeRow()
{
    m_cells.clear();
    m_unquoted.clear();
    m_openQuoteLine = 0;
    while (!m_isVerbatim && m_rest.starts_with('#'))
        takeComment();
    if (m_rest.empty())
        return false;
    m_rowLine = m_line;
    do
        takeCell();
    while (takeDelimiter());
    takeLineEnd();
    return true;
}

/// More of the file, behind `rest`, which begins in `line`. False: there is no more; all is as before.
bool TableReader::readOn(std::string_view rest, std::size_t line)
{
    if (rest.size() > kMostRowBytes) {
        const std::size_t begin = m_openQuoteLine != 0 ? m_openQuoteLine : line;
        throw Error(fmt::format("{} in line {} has no end within {} MiB.",
                                m_openQuoteLine != 0 ? "What stands in quotes" : "The row", begin,
                                kMostRowBytes >> 20U),
                    {.attempt = "read the table"});
    }
    std::string more;
    if (!m_file->read(more, std::max(kPieceBytes, rest.size())) && more.empty()) {
        m_file = nullptr;
        return false;
    }
    m_size += more.size();
    m_buffer = std::string(rest) + more;
    m_rest = m_buffer;
    m_line = line;
    return true;
}

std::size_t TableReader::width() const
{
    std::size_t width = m_cells.size();
    while (width > 0 && m_cells[width - 1].empty())
        --width;
    return width;
}

bool TableReader::isAtLineEnd() const
{
    return m_rest.empty() || kLineEnds.find(m_rest.front()) != std::string_view::npos;
}

void TableReader::takeLineEnd()
{
    if (m_rest.empty())
        return;
    m_rest.remove_prefix(m_rest.starts_with("\r\n") ? 2 : 1);
    ++m_line;
}

void TableReader::takeComment()
{
    const std::size_t end = std::min(m_rest.find_first_of(kLineEnds), m_rest.size());
    m_comment = trimmedCell(m_rest.substr(1, end - 1));
    m_rest.remove_prefix(end);
    takeLineEnd();
    ++m_commentCount;
}

void TableReader::takeCell()
{
    if (!m_isVerbatim || m_delimiter == Delimiter::Blanks)
        skipBlanks();
    if (m_rest.starts_with('"') && m_delimiter != Delimiter::None) {
        m_cells.push_back(takeQuoted());
        return;
    }
    const std::size_t end = std::min(m_rest.find_first_of(endsOfCell(m_delimiter)), m_rest.size());
    m_cells.push_back(kept(m_rest.substr(0, end)));
    m_rest.remove_prefix(end);
}

std::string_view TableReader::takeQuoted()
{
    const std::string_view begin = m_rest;
    const std::size_t beginLine = m_line;
    std::string text;
    bool hasDoubled = false;
    m_rest.remove_prefix(1);
    for (;;) {
        const std::size_t end = m_rest.find('"');
        if (end == std::string_view::npos) {
            m_openQuoteLine = beginLine;
            m_rest = {};
            return begin;
        }
        const std::string_view part = m_rest.substr(0, end);
        m_line += static_cast<std::size_t>(std::ranges::count(part, '\n'));
        m_rest.remove_prefix(end + 1);
        if (!m_rest.starts_with('"')) {
            text += part;
            break;
        }
        hasDoubled = true;
        text += part;
        text += '"';
        m_rest.remove_prefix(1);
    }
    const std::size_t length = begin.size() - m_rest.size();
    const std::size_t end = std::min(m_rest.find_first_of(endsOfCell(m_delimiter)), m_rest.size());
    const std::string_view behind = trimmedCell(m_rest.substr(0, end));
    m_rest.remove_prefix(end);
    if (!behind.empty()) // no quotes in the sense of the format
        return kept(begin.substr(0, length + end));
    if (!hasDoubled)
        return kept(begin.substr(1, length - 2));
    return m_unquoted.emplace_back(std::move(text));
}

bool TableReader::takeDelimiter()
{
    if (m_delimiter == Delimiter::Blanks) {
        skipBlanks();
        return !isAtLineEnd();
    }
    if (isAtLineEnd())
        return false;
    m_rest.remove_prefix(1);
    return true;
}

std::string_view TableReader::kept(std::string_view cell) const
{
    return m_isVerbatim ? cell : trimmedCell(cell);
}

void TableReader::skipBlanks()
{
    const bool isTabBlank = m_delimiter != Delimiter::Tab;
    while (m_rest.starts_with(' ') || (isTabBlank && m_rest.starts_with('\t')))
        m_rest.remove_prefix(1);
}

} // namespace h5scout
