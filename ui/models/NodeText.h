// SPDX-License-Identifier: GPL-3.0-or-later
// The words and pictures for a node: the worker sends meaning, the window chooses how to say it.
#pragma once

#include <QString>

#include "h5scout/client/NodeTypes.h"

namespace h5scout::ui
{

/// "detector" for a group that PyMoDAQ knows, "index" for PyTables' indexes of a table, else the kind: "GROUP",
/// "EARRAY", "soft link" ...
QString kindText(const NodeInfo& node);
/// "(100, 200)", "scalar", "empty"; "7 nodes" for a group whose number of children is known; else empty.
QString shapeText(const NodeInfo& node);
/// The datatype in words, of rows that Python programs write what they mean: "text (vlstring)"; empty for what has
/// none.
QString typeText(const NodeInfo& node);
/// The datatype in the file, where typeText() says something else; else empty.
QString storedTypeText(const NodeInfo& node);
/// Name of the icon (Icons.h).
QString iconName(const NodeInfo& node);
/// "data/run.h5" of an external link, "/entry/data" of a soft one; empty for others.
QString linkTargetText(const NodeInfo& node);
/// Rich text, everything that comes from the file escaped. `sameAs`: path of an ancestor that is the same object.
QString nodeToolTip(const NodeInfo& node, const QByteArray& sameAs = {});

} // namespace h5scout::ui
