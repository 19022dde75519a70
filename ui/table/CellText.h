// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>

#include <QString>

#include "h5scout/value/DataType.h"
#include "h5scout/value/NdArray.h"

namespace h5scout::ui
{

/// How floating-point numbers and integers are written; integers are exact whatever it is.
struct NumberFormat
{
    enum class Style : std::uint8_t {
        Exact,       ///< the fewest digits that read back as the same number
        Decimals,    ///< `digits` after the point
        Scientific,  ///< `digits` after the point, and a power of ten
        Hexadecimal, ///< integers: their bytes, two's complement; others as Exact
    };
    Style style = Style::Exact;
    int digits = 4;
    bool operator==(const NumberFormat&) const = default;
};

/// The elements of one array as texts for cells, copies and read-outs.
class CellText
{
public:
    CellText() = default;
    explicit CellText(const DataType& type);

    NumberFormat format;

    /// On one line and cut where it is very long: "3.25", "ON", "[1, 2, 3, …". `index` counts in C order.
    QString shown(const NdArray& block, std::size_t index) const;
    /// The whole (up to some 64 KiB of a text) and exact, whatever the format: "ON (1)", "0.1", a text with its lines.
    QString whole(const NdArray& block, std::size_t index) const;
    /// As shown, but not cut (up to some 64 KiB) and with its line breaks.
    QString copied(const NdArray& block, std::size_t index) const;
    /// True for NaN, also in a part of a complex number.
    static bool isNan(const NdArray& block, std::size_t index);

    /// Numbers, aligned at the right.
    bool isNumber() const noexcept { return m_isNumber; }
    bool isInteger() const noexcept { return m_isInteger; }
    bool isFloat() const noexcept { return m_isFloat; }
    /// About as many characters as the longest usual element has.
    int usualLength() const noexcept { return m_usualLength; }

private:
    QString nameOf(const NdArray& block, std::size_t index) const;
    QString elementText(const NdArray& block, std::size_t index, qsizetype most) const;
    QString namedText(const NdArray& block, std::size_t index, qsizetype most) const;

    std::map<std::int64_t, QString> m_names; ///< of an enum that is no bool, also within rows
    bool m_isNumber = false;
    bool m_isInteger = false;
    bool m_isFloat = false;
    int m_usualLength = 12;
};

/// True for the types whose elements a worker reads: numbers, bools, enums, strings, and rows or arrays of them. Not
/// compounds (but for complex numbers), opaque data and references.
bool isReadable(const DataType& type);

} // namespace h5scout::ui
