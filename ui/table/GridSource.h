// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <QString>

namespace h5scout::ui
{

struct GridCell
{
    enum class Look : std::uint8_t {
        Plain,
        Dim, ///< no number, not there yet, not to be had
    };
    QString text;
    Look look = Look::Plain;
    bool isNumber = false; ///< aligned at the right
};

struct GridHeader
{
    QString index;
    QString position; ///< in axis units; empty without an axis
};

/// What a VirtualGrid shows. Asked while painting, for what is in view only: answers at once, with a placeholder where
/// there is nothing yet.
class GridSource
{
public:
    virtual ~GridSource() = default;

    virtual std::uint64_t rowCount() const = 0;
    virtual std::uint64_t columnCount() const = 0;
    virtual GridCell cell(std::uint64_t row, std::uint64_t column) const = 0;
    virtual GridHeader rowHeader(std::uint64_t row) const = 0;
    virtual GridHeader columnHeader(std::uint64_t column) const = 0;
    /// A cell's tool tip, whole and exact; empty: none.
    virtual QString toolTip(std::uint64_t row, std::uint64_t column) const = 0;
    /// If any of them has a position.
    virtual bool hasRowPositions() const = 0;
    virtual bool hasColumnPositions() const = 0;
};

} // namespace h5scout::ui
