// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace h5scout::client
{

/// What a request asks for, for sentences and the trace.
struct Subject
{
    const char* kind = ""; ///< for the trace: "children"
    QString attempt;       ///< a verb phrase: "list the children"; empty: to open the file
    QByteArray node;       ///< empty: the file itself
    QString failure{};     ///< the sentence that says it failed, where it is not made of `attempt` and `node`
};

} // namespace h5scout::client
