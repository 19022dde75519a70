// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <variant>

#include <QByteArray>
#include <QString>

#include "h5scout/client/NodeTypes.h"

namespace h5scout::ui
{

/// An array that rows can be appended to.
struct AppendTarget
{
    QByteArray path;
    NodeKind kind = NodeKind::EArray; ///< EArray (and any array that grows): rows; VLArray: one row of any length;
                                      ///< StringArray: a text
    ElementType type;                 ///< of the elements of a row
    Shape itemShape;                  ///< of one row of an EArray
    quint64 rowCount = 0;
    bool isLog = false; ///< texts: PyMoDAQ's, of which most begin with a time
};

/// An array that nothing can be appended to, and why, a sentence.
struct AppendRefusal
{
    QString reason;
};

/// `node`: as FileClient::describe gives it.
std::variant<AppendTarget, AppendRefusal> appendTarget(const NodeInfo& node);

} // namespace h5scout::ui
