// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/models: what the cells of NodeTreeModel say. `row` is one of `file`, `column` one of the model's. Pure
// functions.
#pragma once

#include <QVariant>

#include "ui/models/Roles.h"

namespace h5scout
{
struct UserError;
}

namespace h5scout::ui
{

struct NodeRow;
struct TreeFile;

QVariant cellText(const TreeFile& file, const NodeRow& row, int column);
QVariant cellToolTip(const TreeFile& file, const NodeRow& row, int column);
/// By what a column is sorted: the number of elements for shapes, else the text.
QVariant sortValue(const TreeFile& file, const NodeRow& row, int column);
/// For ui::icon().
QString iconNameOf(const TreeFile& file, const NodeRow& row);
/// Why the row, or what it stands for, is broken; null if it is not.
const UserError* errorOf(const TreeFile& file, const NodeRow& row);
LoadingState loadingStateOf(const TreeFile& file, const NodeRow& row);

} // namespace h5scout::ui
