// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <QString>

#include "ui/plot/AxisScale.h"
#include "ui/plot/ValueNames.h"

namespace h5scout::ui
{

/// What is known of a curve before its data come.
struct CurveInfo
{
    QString name = {};          ///< in the legend and in read-outs; may be empty where there is one curve only
    QString units = {};         ///< of the values, for read-outs
    AxisScale x = AxisScale();  ///< its count() is the number of samples
    bool isStepped = false;     ///< bool and enum: a value holds until the next sample
    ValueNames valueNames = {}; ///< bool and enum: on the y axis and in read-outs
    bool hasErrors = false;
    bool isInteger = false; ///< read-outs write the values out
};

/// How curves are drawn.
struct LineStyle
{
    enum class Errors : std::uint8_t { None, Band, Bars };
    bool hasLines = true;
    bool hasMarkers = false; ///< where they are at least some pixels apart
    Errors errors = Errors::Band;
    bool isXLogarithmic = false;
    bool isYLogarithmic = false;
    bool hasLegend = true; ///< where there is more than one curve
    bool operator==(const LineStyle&) const = default;
};

} // namespace h5scout::ui
