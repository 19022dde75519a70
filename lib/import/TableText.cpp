// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/import/TableText.h"

#include <algorithm>

#include <fmt/format.h>

#include "RowWidths.h"
#include "TableRows.h"
#include "h5scout/value/Error.h"

namespace h5scout
{

namespace
{

[[noreturn]] void refuse(const std::string& reason, const std::string& advice = {})
{
    throw Error(reason, {.attempt = "read the table", .advice = advice});
}

struct Extent
{
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<std::string> names;
    std::size_t commentLines = 0;
};

std::vector<std::string> namesIn(std::string_view comment, std::size_t columns, Delimiter delimiter)
{
    for (const Delimiter each : {delimiter, Delimiter::Blanks}) {
        // numpy.savetxt and PyMoDAQ's text files: "# x<TAB>y", "# #x<TAB>y".
        TableReader reader(comment.substr(std::min(comment.find_first_not_of("# "), comment.size())), each);
        if (comment.find('"') == std::string_view::npos && reader.next() && reader.width() == columns)
            return {reader.cells().begin(), reader.cells().end()};
    }
    return {};
}

std::optional<Extent> measure(std::string_view text, const TableFormat& format, const TableProgress& progress)
{
    TableRows walk(text, format, progress);
    RowWidths widths;
    Extent extent;
    while (walk.next()) {
        ++extent.rows;
        if (!walk.isBlank())
            widths.add(walk.width(), walk.line());
    }
    if (walk.wasStopped())
        return std::nullopt;
    if (extent.rows == 0)
        refuse("There are no numbers in it.");
    extent.columns = widths.common();
    extent.commentLines = walk.commentCount();
    if (widths.widest() > extent.columns)
        refuse(fmt::format("Line {} has {} cells, but most lines have {}.", widths.lineOfWidest(), widths.widest(),
                           extent.columns),
               "Choose another separator, or make all lines as long as each other.");
    extent.names = walk.names();
    if (extent.names.empty() && !walk.comment().empty())
        extent.names = namesIn(walk.comment(), extent.columns, format.delimiter);
    extent.names.resize(extent.names.empty() ? 0 : extent.columns);
    return extent;
}

/// Of the spellings from which a type is guessed.
bool isSpelledAs(ElementKind kind, std::string_view cell)
{
    switch (kind) {
    case ElementKind::Bool:
        return cell != "0" && cell != "1";
    case ElementKind::Int64:
    case ElementKind::UInt64:
        return cell.find_first_of(".,eE") == std::string_view::npos;
    default:
        return true;
    }
}

/// True if every cell that is not empty is an element of that type. Empty: it was stopped.
std::optional<bool> holdsAll(const ElementType& type, std::string_view text, const TableFormat& format,
                             const TableProgress& progress)
{
    std::vector<std::byte> element(type.byteSize);
    TableRows walk(text, format, progress);
    while (walk.next())
        for (const std::string_view cell : walk.cells())
            if (!cell.empty() && (!isSpelledAs(type.kind, cell) || parseElement(cell, type, format.decimal, element)))
                return false;
    if (walk.wasStopped())
        return std::nullopt;
    return true;
}

std::optional<ElementType> narrowestType(std::string_view text, const TableFormat& format,
                                         const TableProgress& progress)
{
    for (const ElementKind kind :
         {ElementKind::Bool, ElementKind::Int64, ElementKind::UInt64, ElementKind::Float64, ElementKind::Complex128}) {
        const std::optional<bool> holds = holdsAll(elementTypeOf(kind), text, format, progress);
        if (!holds)
            return std::nullopt;
        if (*holds)
            return elementTypeOf(kind);
    }
    return elementTypeOf(ElementKind::Float64);
}

/// The elements, written one after the other.
class Filling
{
public:
    Filling(const Extent& extent, const CellType& type, DecimalSign decimal, const TableLimits& limits)
        : m_columns(extent.columns)
        , m_decimal(decimal)
        , m_mostFaults(limits.faultyCells)
    {
        const std::optional<std::uint64_t> count = elementCount(Shape{extent.rows, extent.columns});
        if (!count || *count > limits.elementBytes / type.byteSize())
            refuse(fmt::format("It has {} rows of {} cells, which is more than fits into {} MiB.", extent.rows,
                               extent.columns, limits.elementBytes >> 20U));
        m_elements = CellElements(type, static_cast<std::size_t>(*count));
    }

    void addRow(const TableRows& row)
    {
        fillRow(row, m_row, m_columns, m_decimal, m_elements, m_row * m_columns,
                [this](FaultyCell&& cell) { note(std::move(cell)); });
        ++m_row;
    }

    TableText take(Extent extent)
    {
        return {m_elements.take({extent.rows, extent.columns}), std::move(extent.names), std::move(m_faults),
                extent.commentLines};
    }

private:
    void note(FaultyCell cell)
    {
        if (m_faults.size() == m_mostFaults)
            refuse(fmt::format("More than {} cells cannot be read. {}", m_mostFaults,
                               faultyCellSentence(m_faults.front(), m_elements.type())));
        m_faults.push_back(std::move(cell));
    }

    std::size_t m_columns;
    DecimalSign m_decimal;
    std::size_t m_mostFaults;
    CellElements m_elements;
    std::vector<FaultyCell> m_faults;
    std::size_t m_row = 0;
};

} // namespace

std::string faultyCellSentence(const FaultyCell& cell, const CellType& type)
{
    return fmt::format("Line {}, column {}: {}", cell.line, cell.column + 1,
                       cellFaultSentence(cell.fault, cell.text, type));
}

std::optional<TableText> readTable(std::string_view text, const TableFormat& given, std::optional<CellType> type,
                                   const TableLimits& limits, const TableProgress& progress)
{
    const TableFormat format = type ? formatFor(*type, given) : given;
    std::optional<Extent> extent = measure(text, format, progress);
    if (!extent)
        return std::nullopt;
    if (!type) {
        if (const auto narrowest = narrowestType(text, format, progress))
            type = *narrowest;
    }
    if (!type)
        return std::nullopt;
    if (!isWritableAsText(type->element))
        refuse("Elements of the type " + dtypeName(type->element) + " cannot be read from text.");
    Filling filling(*extent, *type, format.decimal, limits);
    TableRows walk(text, format, progress);
    while (walk.next())
        filling.addRow(walk);
    if (walk.wasStopped())
        return std::nullopt;
    return filling.take(std::move(*extent));
}

} // namespace h5scout
