// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ImageLevels.h"

#include <algorithm>
#include <mutex>
#include <span>

#include <QCoreApplication>
#include <QStringList>

#include "ui/plot/Bands.h"
#include "ui/plot/ImageColors.h"
#include "ui/plot/ShownRange.h"

namespace h5scout::ui
{

ValueCensus censusOf(const Image& image)
{
    if (!isLarge(image))
        return censusOf(image.values);
    ValueCensus census;
    std::mutex mutex;
    inBands(image.values.size(), [&](std::size_t first, std::size_t end) {
        const ValueCensus part = censusOf(std::span(image.values).subspan(first, end - first));
        const std::scoped_lock lock(mutex);
        census = united(census, part);
    });
    return census;
}

void ImageLevels::restart()
{
    *this = {};
}

void ImageLevels::setOverview(const ValueCensus& census)
{
    m_census = united(census, m_details);
    m_hasPercentiles = false;
}

void ImageLevels::addDetail(const ValueCensus& census)
{
    m_details = united(m_details, census);
    m_census = united(m_census, m_details);
}

std::optional<Span> ImageLevels::limits(const ImageStyle& style, const Image* overview)
{
    if (style.limits != ImageStyle::Limits::Percentile || !overview)
        return colorLimits(style, m_census, {});
    if (!m_hasPercentiles || m_percent != style.percentile || m_isPositiveOnly != style.isLogarithmic) {
        m_percentiles = percentileSpan(overview->values, style.percentile, style.isLogarithmic,
                                       std::max<std::size_t>(overview->width, 1));
        m_hasPercentiles = true;
        m_percent = style.percentile;
        m_isPositiveOnly = style.isLogarithmic;
    }
    return colorLimits(style, m_census, m_percentiles);
}

QString colorNote(const ValueCensus& census, bool isLogarithmic)
{
    QStringList notes;
    if (!census.finite && !census.hasInfinite && census.hasNan)
        notes << QCoreApplication::translate("ImageLevels", "All values shown are NaN: there is nothing to draw.");
    if (census.hasInfinite)
        notes << QCoreApplication::translate("ImageLevels", "Infinite values take the colours at the ends of the bar.");
    if (census.finite && std::max(-census.finite->lower, census.finite->upper) > kLargestShown)
        notes << QCoreApplication::translate("ImageLevels",
                                             "Values beyond 1e249 take the colours at the ends of the bar.");
    if (areDrawnAsOne(census.finite))
        notes << QCoreApplication::translate("ImageLevels", "All values lie within 1e-279 and have one colour.");
    if (isLogarithmic && census.hasNonPositive)
        notes << QCoreApplication::translate(
            "ImageLevels", "Values of zero and below have no logarithm: they take the lowest colour.");
    return notes.join(QLatin1Char(' '));
}

} // namespace h5scout::ui
