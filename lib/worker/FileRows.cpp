// SPDX-License-Identifier: GPL-3.0-or-later
#include "FileRows.h"

#include <algorithm>
#include <fstream>
#include <utility>

#include <fmt/format.h>

#include "h5scout/import/NpyFile.h"
#include "h5scout/import/SourceFile.h"
#include "h5scout/import/TableStream.h"
#include "h5scout/import/TextFile.h"
#include "h5scout/protocol/h5scout.pb.h"
#include "h5scout/value/Error.h"
#include "h5scout/value/LosslessConversion.h"
#include "h5scout/value/TypeWords.h"

#include "BadRequest.h"

namespace h5scout::worker
{

namespace
{

/// Slices along another dimension than the first are gathered from all over the file: it is read at once.
constexpr std::uint64_t kMostBytesAtOnce = std::uint64_t{256} << 20U;

/// Throws Error if an element does not become that type; `firstRow` is the array's place in the file.
NdArray converted(NdArray array, const ElementType& type, bool rounds, std::uint64_t firstRow)
{
    const bool isFixedText = type.kind == ElementKind::Text && array.type().kind == ElementKind::FixedString;
    if (array.type() == type || isFixedText)
        return array;
    if (type.kind == ElementKind::Text)
        throw Error(fmt::format("The file holds {}, but the array takes texts.", typeInWords(array.type())));
    ElementConversion conversion =
        rounds ? convertRounding(array, type, firstRow) : convertLosslessly(array, type, firstRow);
    if (conversion.fault)
        throw Error(conversion.fault->sentence);
    return NdArray(array.shape(), type, std::move(conversion.converted));
}

class NpyRows : public FileRows
{
public:
    NpyRows(const protocol::AppendFile& request, const ElementType& type, const RowLayout& layout)
        : m_file(openSource(request.file()))
        , m_reader(m_file)
        , m_type(type)
        , m_rounds(request.rounds())
        , m_layout(layout)
        , m_isAtOnce(m_reader.shape() == layout.itemShape() || layout.growingDimension() > 0)
    {
        const std::string problem = m_layout.arrayProblem(m_reader.shape());
        if (!problem.empty())
            throw Error(problem);
        if (m_reader.shape().empty())
            throw Error("The file holds a single element, no rows.", {.advice = "Type it in."});
        if (layout.growingDimension() > 0 && m_reader.byteCount() > kMostBytesAtOnce)
            throw Error(
                fmt::format("The array grows along dimension {}: files of that size are appended only to arrays "
                            "that grow along their first dimension.",
                            layout.growingDimension()),
                {.advice = fmt::format("Split it into files of {} MiB at most.", kMostBytesAtOnce >> 20U)});
    }

    NdArray next(std::uint64_t rowCount) override
    {
        const std::uint64_t left = m_reader.shape().front() - m_done;
        const std::uint64_t count = m_isAtOnce ? left : std::min(rowCount, left);
        NdArray rows = converted(m_reader.rows(m_done, count), m_type, m_rounds, m_done);
        m_done += count;
        return rows;
    }
    std::uint64_t bytesRead() const override
    {
        const std::uint64_t rows = m_reader.shape().front();
        return rows == 0 ? 0 : m_reader.byteCount() / rows * m_done;
    }
    /// In Fortran order each row is gathered from all over the file.
    std::uint64_t blockBytes() const override
    {
        return m_reader.isFortran() ? std::uint64_t{64} << 20U : FileRows::blockBytes();
    }

private:
    std::ifstream m_file;
    NpyReader m_reader;
    ElementType m_type;
    bool m_rounds;
    RowLayout m_layout;
    bool m_isAtOnce;
    std::uint64_t m_done = 0;
};

TableFormat formatFrom(const protocol::TableFormat& message)
{
    if (message.delimiter() > static_cast<std::uint32_t>(Delimiter::None) ||
        message.decimal() > static_cast<std::uint32_t>(DecimalSign::Comma) ||
        message.encoding() > static_cast<std::uint32_t>(TextEncoding::Latin1))
        throw BadRequest("This worker does not know how the table is written; it may be older than the window.");
    return {.delimiter = static_cast<Delimiter>(message.delimiter()),
            .decimal = static_cast<DecimalSign>(message.decimal()),
            .hasHeader = message.has_header(),
            .isVerbatim = false,
            .encoding = static_cast<TextEncoding>(message.encoding())};
}

class TextRows : public FileRows
{
public:
    TextRows(const protocol::AppendFile& request, const CellType& type, const RowLayout& layout)
        : m_file(openSource(request.file()))
        , m_text(m_file, formatFrom(request.table()).encoding)
        , m_table(m_text, formatFrom(request.table()), type, static_cast<std::size_t>(request.columns()))
        , m_layout(layout)
        , m_linesOfARow(request.columns() == layout.columnCount() ? layout.linesOfARow() : 1)
    {
        // One line of single elements would be no rows of a table.
        constexpr std::size_t kMany = 2;
        const std::string problem = m_layout.tableProblem(kMany, static_cast<std::size_t>(request.columns()));
        if (!problem.empty())
            throw Error(problem);
    }

    NdArray next(std::uint64_t rowCount) override
    {
        const NdArray lines = m_table.next(static_cast<std::size_t>(rowCount) * m_linesOfARow);
        if (const std::uint64_t rest = lines.shape()[0] % m_linesOfARow; rest != 0)
            throw Error(fmt::format("The file ends within a row: a row has {} lines, the last one only {}.",
                                    m_linesOfARow, rest));
        return m_layout.asRows(m_layout.asLines(lines));
    }
    std::uint64_t bytesRead() const override { return m_text.bytesRead(); }

private:
    std::ifstream m_file;
    TextFile m_text;
    TableStream m_table;
    RowLayout m_layout;
    std::size_t m_linesOfARow;
};

} // namespace

std::unique_ptr<FileRows> openFileRows(const protocol::AppendFile& request, const CellType& type,
                                       const RowLayout& layout)
{
    if (request.has_table())
        return std::make_unique<TextRows>(request, type, layout);
    return std::make_unique<NpyRows>(request, type.element, layout);
}

} // namespace h5scout::worker
