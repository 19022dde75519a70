// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "TableReader.h"
#include "h5scout/import/CellElements.h"
#include "h5scout/import/TableText.h"

namespace h5scout
{

/// As elements of that type are read: texts are verbatim, whatever the format says.
inline TableFormat formatFor(const CellType& type, TableFormat format)
{
    format.isVerbatim = type.isText();
    return format;
}

/// The rows of elements: without header, comments, and what is blank.
class TableRows
{
public:
    /// `text`: std::string_view or TextFile&.
    template <typename Source>
    TableRows(Source&& text, const TableFormat& format, const TableProgress& progress = {})
        : m_reader(std::forward<Source>(text), format.delimiter, format.isVerbatim)
        , m_keepsBlankRows(format.delimiter == Delimiter::Tab || format.isVerbatim)
        , m_hasBegun(format.isVerbatim)
        , m_isHeaderNext(format.hasHeader)
        , m_progress(progress)
    {}

    /// False: the end, or wasStopped().
    bool next()
    {
        if (m_isBlank) {
            --m_blankRows;
            m_isBlank = m_blankRows > 0;
            return true;
        }
        m_blankRows = 0;
        while (m_reader.next()) {
            if (++m_steps % kRowsBetweenReports == 0 && m_progress && !m_progress(m_reader.byteCount())) {
                m_wasStopped = true;
                return false;
            }
            if (m_reader.width() == 0) {
                m_blankRows += m_keepsBlankRows && m_hasBegun ? 1 : 0;
                continue;
            }
            if (m_isHeaderNext) {
                m_isHeaderNext = false;
                m_names.assign(m_reader.cells().begin(), m_reader.cells().end());
                m_blankRows = 0;
                continue;
            }
            if (!m_hasBegun)
                m_comment = m_reader.comment();
            m_hasBegun = true;
            m_isBlank = m_blankRows > 0;
            return true;
        }
        return false;
    }

    bool isBlank() const { return m_isBlank; }
    std::size_t width() const { return isBlank() ? 0 : m_reader.width(); }
    std::span<const std::string_view> cells() const
    {
        return isBlank() ? std::span<const std::string_view>() : m_reader.cells();
    }
    std::size_t line() const { return m_reader.line() - (isBlank() ? m_blankRows : 0); }
    std::size_t commentCount() const { return m_reader.commentCount(); }
    bool wasStopped() const { return m_wasStopped; }
    const std::vector<std::string>& names() const { return m_names; }
    const std::string& comment() const { return m_comment; }

private:
    static constexpr std::size_t kRowsBetweenReports = 1024;

    TableReader m_reader;
    bool m_keepsBlankRows;
    bool m_hasBegun; ///< from here on they are
    bool m_isHeaderNext;
    TableProgress m_progress;
    std::vector<std::string> m_names;
    std::string m_comment; ///< the last before the first row
    std::size_t m_blankRows = 0;
    std::size_t m_steps = 0;
    bool m_isBlank = false; ///< one of the `m_blankRows` before the reader's row
    bool m_wasStopped = false;
};

/// The faults of a row, in its order.
using FaultReport = std::function<void(FaultyCell&& cell)>;

/// Makes `columns` elements, from `first` on, of the row's cells; those without a cell are faulty. `row` is the
/// array's.
void fillRow(const TableRows& rows, std::size_t row, std::size_t columns, DecimalSign decimal, CellElements& elements,
             std::size_t first, const FaultReport& report);

} // namespace h5scout
