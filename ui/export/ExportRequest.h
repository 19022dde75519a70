// SPDX-License-Identifier: GPL-3.0-or-later
// What is to be exported: plain values, filled by whoever knows what is plotted. Everything is read anew from the file.
#pragma once

#include <variant>
#include <vector>

#include <QByteArray>
#include <QPointer>
#include <QString>

#include "h5scout/client/FileClient.h"
#include "h5scout/client/NodeTypes.h"
#include "ui/plot/AxisScale.h"

namespace h5scout::ui
{

/// The numbers are not those of the array: it is reduced over some of its dimensions.
struct ExportReduction
{
    std::vector<quint32> over = {}; ///< none: it is not
    Reduction by = Reduction::Mean;
    QString name = {}; ///< "mean"
};

/// A line through an array: along `dimension`, the other dimensions at `index`.
struct ExportLine
{
    QPointer<FileClient> client;
    QByteArray path;
    std::vector<quint64> index = {0}; ///< one a dimension; the one of `dimension` is not looked at. Empty: a scalar
    quint32 dimension = 0;
    Component component = Component::Value; ///< of complex numbers, as in EnvelopeQuery
    QByteArray backgroundPath = {};         ///< subtracted
    ExportReduction reduction = {};
};

/// The places of the elements along a dimension.
struct ExportAxis
{
    AxisScale scale;      ///< its label and units make the name of the column
    QString unnamed = {}; ///< the name if there is neither; empty: "index"
    /// The axis' own one-dimensional array (DataAxis::path), in the file of the data: its numbers are read, exact and
    /// all of them. Empty: those of `scale`.
    QByteArray path = {};
};

struct ExportCurve
{
    ExportLine line;
    QString name;
    QString units;
    QByteArray errorPath; ///< an array of the same shape: a column of its own; empty: none
    ExportAxis x;
    quint64 start = 0; ///< the part of the line: all, or what is in view
    quint64 count = 0;
};

/// A column of numbers: from an axis or from the file.
struct ExportColumn
{
    QString name;
    QString units;
    std::variant<ExportAxis, ExportLine> source;
    QPointer<FileClient> client; ///< of an axis with a path
    quint64 start = 0;
    quint64 count = 0; ///< shorter columns end with empty fields
};

/// Columns beside each other: scatter points (x, y, value), or curves by columnsOf().
struct ExportTable
{
    std::vector<ExportColumn> columns;
};

/// A plane of an array.
struct ExportPlane
{
    enum class Form : std::uint8_t {
        Matrix, ///< the row axis as first column, the column axis as first line
        Long    ///< column position, row position, value; one element a line
    };
    QPointer<FileClient> client;
    QByteArray path;
    std::vector<quint64> index = {0, 0}; ///< one a dimension; those of the two shown are not looked at
    quint32 rowDimension = 0;
    quint32 columnDimension = 1;
    Component component = Component::Value;
    QByteArray backgroundPath = {};
    ExportReduction reduction = {};
    QString name = {};
    QString units = {};
    AxisScale rowScale = AxisScale{};    ///< of the whole dimension
    AxisScale columnScale = AxisScale{}; ///< likewise
    Range rows = {};                     ///< the part to export; strides are not looked at
    Range columns = {};
    Form form = Form::Matrix;
};

using ExportRequest = std::variant<ExportTable, ExportPlane>;

/// Curves of the same x (axis and part) share its column; the others bring one of their own. Each is followed by its
/// errors.
ExportTable columnsOf(const std::vector<ExportCurve>& curves);

/// "Delay (fs)".
QString columnTitle(const QString& name, const QString& units);

/// Where the numbers are from, a line for each array: "h5scout, FILE::/node, slice [3, :, :], background subtracted:
/// /path", "..., mean over dimensions 1, 2".
QStringList exportOrigins(const ExportRequest& request);

/// How much text an export will be; the bytes are a guess.
struct ExportSize
{
    quint64 rows = 0; ///< lines of numbers
    quint64 cells = 0;
    quint64 bytes = 0;
};
ExportSize exportSize(const ExportRequest& request);

} // namespace h5scout::ui
