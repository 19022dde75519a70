// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QPalette>
#include <QRect>

#include "ui/table/GridSelection.h"
#include "ui/table/GridSource.h"
#include "ui/table/LineSpace.h"

class QPainter;

namespace h5scout::ui
{

/// What a picture of a grid is made of.
struct GridPicture
{
    const GridSource* source = nullptr;
    const LineSpace* rows = nullptr;
    const LineSpace* columns = nullptr;
    const GridSelection* selection = nullptr;
    QPalette palette;
    QFont font; ///< of cells, tabular digits
    QFont headerFont;
    int headerHeight = 0;
    int headerWidth = 0;
    int indexWidth = 0; ///< the part of the row headers for the index; the position has the rest
    bool hasFocus = false;
};

inline constexpr int kCellMargin = 6;

/// Paints the grid into `area`, from its headers' corner on.
void paintGrid(QPainter& painter, const QRect& area, const GridPicture& grid);

} // namespace h5scout::ui
