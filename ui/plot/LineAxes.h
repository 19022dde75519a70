// SPDX-License-Identifier: GPL-3.0-or-later
// Which part of an x axis there is to show. Pure functions.
#pragma once

#include <optional>
#include <vector>

#include "ui/plot/AxisKind.h"
#include "ui/plot/AxisScale.h"
#include "ui/plot/CurveInfo.h"

namespace h5scout::ui
{

/// A scattered curve of more samples is drawn against its index.
inline constexpr quint64 kMostScattered = 20000;

/// Along what the curves are drawn: their x positions; their indices if one of them cannot be drawn otherwise (too many
/// scattered points, positions beyond what an axis can show).
struct XScales
{
    std::vector<AxisScale> scales;
    bool isAgainstIndex = false;
};
XScales xScalesOf(const std::vector<CurveInfo>& curves);
XScales indexScalesOf(const std::vector<CurveInfo>& curves);

/// True if both have as many elements at about the same positions.
bool isAlike(const AxisScale& first, const AxisScale& second);

/// The same with the same label and units.
bool areSameAxis(const AxisScale& first, const AxisScale& second);

/// The smallest position above 0.
std::optional<double> smallestPositive(const AxisScale& scale);

struct XAxis
{
    AxisKind kind = AxisKind::Index;
    Span whole{-0.5, 0.5};     ///< with some room beside the outermost samples
    double closest = 1;        ///< how far one can zoom in
    bool hasHidden = false;    ///< logarithmic: there are positions that are not above 0
    bool hasPlaceless = false; ///< there are positions that are not finite
};
/// Logarithmic only on request, if there is anything above 0 and the positions are no times.
XAxis xAxisOf(const std::vector<AxisScale>& scales, bool isLogarithmic);

} // namespace h5scout::ui
