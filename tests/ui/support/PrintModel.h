// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QModelIndex>
#include <QString>

class QAbstractItemModel;

namespace h5scout::test
{

/// The rows below `parent` as lines: two blanks for each level, the texts of the columns with " | " between them, empty
/// ones at the end left out. Fetches nothing.
QString printModel(const QAbstractItemModel& model, const QModelIndex& parent = {});
/// Only the first column, levels as above, lines joined with "\n".
QString printNames(const QAbstractItemModel& model, const QModelIndex& parent = {});

} // namespace h5scout::test
