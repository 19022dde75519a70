// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include <optional>

#include <QString>

#include "h5scout/client/NodeTypes.h"
#include "ui/plot/ColorLimits.h"

namespace h5scout::ui
{

/// Looks through all values; of large images on several cores.
ValueCensus censusOf(const Image& image);

/// Follows the values of one picture through its stages and details, and what its colours span.
class ImageLevels
{
public:
    void restart();
    /// A later stage takes the place of the one before.
    void setOverview(const ValueCensus& census);
    void addDetail(const ValueCensus& census);

    const ValueCensus& census() const { return m_census; }
    /// By the style's rule; `overview` is what the percentiles are taken from, null if there is none. Empty if no value
    /// can be coloured.
    std::optional<Span> limits(const ImageStyle& style, const Image* overview);

private:
    ValueCensus m_census;
    ValueCensus m_details;
    bool m_hasPercentiles = false; ///< of these:
    double m_percent = 0;
    bool m_isPositiveOnly = false;
    std::optional<Span> m_percentiles;
};

/// Sentences about values that the colours do not tell.
QString colorNote(const ValueCensus& census, bool isLogarithmic);

} // namespace h5scout::ui
