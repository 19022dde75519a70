// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "ui/plot/ColorMap.h"
#include "ui/plot/PlotNumbers.h"

namespace h5scout::ui
{

/// How values become colours and how an image lies on its axes. A plain value, so that it can outlive a plot.
struct ImageStyle
{
    /// What the colours span: all finite values, those left after cutting off both ends, or `manual`. With a diverging
    /// map the first two are made symmetric about zero where there are values of both signs.
    enum class Limits : std::uint8_t { Full, Percentile, Manual };

    ColorMap map = ColorMap::Viridis;
    bool isMapReversed = false;
    Limits limits = Limits::Full;
    double percentile = 1.0; ///< Percentile: cut off at each end, percent
    Span manual{0, 1};       ///< Manual; exchanged if the wrong way round
    bool isLogarithmic = false;
    /// One unit of both axes has the same length; one element where they have different units, or are
    /// plain indices.
    bool isAspectLocked = false;
    /// Positions rise upwards; empty: an index axis downwards (row 0 at the top), a real axis upwards.
    std::optional<bool> rowsUpward = {};
    bool columnsLeftward = false; ///< positions rise leftwards
    bool hasProfiles = false;     ///< crosshair with row and column profiles beside the image

    bool operator==(const ImageStyle&) const = default;
};

} // namespace h5scout::ui
