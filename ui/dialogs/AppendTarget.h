// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <variant>

#include <QByteArray>
#include <QString>

#include "h5scout/client/NodeTypes.h"
#include "h5scout/import/CellType.h"
#include "h5scout/import/RowLayout.h"

namespace h5scout::ui
{

/// An array that rows can be appended to.
struct AppendTarget
{
    QByteArray path;
    NodeKind kind = NodeKind::EArray; ///< EArray (and any array that grows): rows; VLArray: one row of any length;
                                      ///< StringArray: a text
    CellType type;                    ///< of the elements of a row
    Shape itemShape;                  ///< of one row of an EArray
    quint64 rowCount = 0;
    bool isLog = false;                      ///< texts: PyMoDAQ's, of which most begin with a time
    bool areObjects = false;                 ///< the rows of a VLArray are Python's objects, pickled
    std::size_t growingDimension = 0;        ///< of an EArray: the rows are its slices along that one
    std::optional<quint64> roomForRows = {}; ///< empty: there is no limit
};

/// An array that nothing can be appended to, and why, a sentence.
struct AppendRefusal
{
    QString reason;
};

/// What the array takes, a sentence: "Rows of the shape (3,) of float64; it has 7 now."
QString targetInWords(const AppendTarget& target);
/// How its rows lie in a grid.
RowLayout rowLayoutOf(const AppendTarget& target);

/// `node`: as FileClient::describe gives it, to be sure: a node that is only listed may turn out to be in doubt.
std::variant<AppendTarget, AppendRefusal> appendTarget(const NodeInfo& node);

} // namespace h5scout::ui
