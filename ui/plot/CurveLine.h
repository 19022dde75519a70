// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include <QLineF>
#include <QPen>
#include <QVector>

#include <qcustomplot.h>

namespace h5scout::ui
{

/// The line of a curve, in pieces that follow each other but at gaps. A very long one is painted with a thin pen and
/// without the pen's pattern, for the sake of speed.
void drawCurveLine(QCPPainter* painter, const QVector<QLineF>& pieces, const QPen& pen);

} // namespace h5scout::ui
