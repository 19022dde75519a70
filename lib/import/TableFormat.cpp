// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/import/TableFormat.h"

#include <algorithm>
#include <array>
#include <string>
#include <tuple>
#include <vector>

#include "RowWidths.h"
#include "TableReader.h"
#include "h5scout/value/Error.h"

namespace h5scout
{

namespace
{

constexpr std::size_t kSampleBytes = 64 << 10;
constexpr std::size_t kSampleRows = 100;

using Row = std::vector<std::string>;

/// Whole lines, if there are any.
std::string_view beginningOf(std::string_view text)
{
    if (text.size() <= kSampleBytes)
        return text;
    const std::string_view beginning = text.substr(0, kSampleBytes);
    const std::size_t lastLine = beginning.find_last_of("\r\n");
    return lastLine == std::string_view::npos ? beginning : beginning.substr(0, lastLine);
}

std::vector<Row> sampleRows(std::string_view text, Delimiter delimiter)
{
    std::vector<Row> rows;
    TableReader reader(text, delimiter);
    while (rows.size() < kSampleRows && reader.next())
        if (reader.width() > 0)
            rows.emplace_back(reader.cells().begin(),
                              reader.cells().begin() + static_cast<std::ptrdiff_t>(reader.width()));
    return rows;
}

/// A number of any kind, or a name of the wanted enum.
bool isElement(std::string_view cell, DecimalSign decimal, const CellType& type)
{
    std::array<std::byte, sizeof(double) * 2> element{};
    return !parseElement(cell, elementTypeOf(ElementKind::Complex128), decimal, element) ||
           !parseElement(cell, elementTypeOf(ElementKind::Bool), decimal, element) ||
           (type.names && type.names->numberOf(trimmedCell(cell)));
}

/// Names above elements.
bool isHeader(const std::vector<Row>& rows, DecimalSign decimal, const CellType& type)
{
    if (type.isText())
        return false;
    const auto isNumber = [&](const std::string& cell) { return isElement(cell, decimal, type); };
    return rows.size() > 1 && std::ranges::none_of(rows[0], isNumber) && std::ranges::any_of(rows[1], isNumber);
}

/// Compared from the first to the last: shares of cells that are elements and of rows of the common width, whether that
/// is the expected one, and the width.
using Merit = std::tuple<double, bool, double, std::size_t>;

Merit meritOf(const std::vector<Row>& rows, DecimalSign decimal, std::size_t expectedColumns, const CellType& type)
{
    RowWidths widths;
    std::size_t cellCount = 0;
    std::size_t elementCount = 0;
    for (std::size_t i = rows.size() > 1 ? 1 : 0; i < rows.size(); ++i) {
        widths.add(rows[i].size(), i);
        for (const std::string& cell : rows[i]) {
            cellCount += cell.empty() ? 0 : 1;
            elementCount += isElement(cell, decimal, type) ? 1 : 0;
        }
    }
    const auto share = [](std::size_t part, std::size_t whole) {
        return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
    };
    const std::size_t width = widths.common();
    return {share(elementCount, cellCount), width == expectedColumns, share(widths.rowsOf(width), rows.size()), width};
}

bool hasQuotedLine(std::string_view text)
{
    return text.starts_with('"') || text.find("\n\"") != std::string_view::npos;
}

} // namespace

TableFormat guessTableFormat(std::string_view text, std::size_t expectedColumns, const CellType& type)
{
    const std::string_view beginning = beginningOf(text);
    TableFormat best;
    if (type.isText() && expectedColumns == 1 && !hasQuotedLine(beginning)) {
        best.delimiter = Delimiter::None;
        return best;
    }
    Merit bestMerit{-1.0, false, 0.0, 0};
    for (const Delimiter delimiter : {Delimiter::Tab, Delimiter::Semicolon, Delimiter::Comma, Delimiter::Blanks}) {
        std::vector<Row> rows;
        try {
            rows = sampleRows(beginning, delimiter);
        } catch (const Error&) { // quotes that do not end, perhaps because the sample does
            continue;
        }
        for (const DecimalSign decimal : {DecimalSign::Point, DecimalSign::Comma}) {
            if (decimal == DecimalSign::Comma && delimiter == Delimiter::Comma)
                continue;
            const Merit merit = meritOf(rows, decimal, expectedColumns, type);
            if (merit > bestMerit) {
                bestMerit = merit;
                best = {delimiter, decimal, isHeader(rows, decimal, type)};
            }
        }
    }
    return best;
}

} // namespace h5scout
