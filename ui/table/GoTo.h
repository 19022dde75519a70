// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QString>

#include "ui/table/GridSelection.h"

namespace h5scout::ui
{

/// A place, or the sentence that says why the text names none.
struct GoToAnswer
{
    std::optional<GridPlace> place;
    QString refusal;
};

/// "12" is a row, "12, 3" a row and a column, both counted from 0; "-1" is the last one, "1_000" as in Python. A row
/// alone keeps the column of `current`.
GoToAnswer parseGoTo(const QString& text, quint64 rows, quint64 columns, const GridPlace& current);

} // namespace h5scout::ui
