// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ImagePreparation.h"

#include <utility>

namespace h5scout::ui
{

ColorSpan colorSpan(ImageLevels& levels, const ImageStyle& style, const Image* overview)
{
    const Span nothing = style.isLogarithmic ? Span{1, 10} : Span{0, 1};
    const Span limits = levels.limits(style, overview).value_or(nothing);
    const bool isLogarithmic = style.isLogarithmic && limits.lower > 0;
    const Span drawn = drawnLimits(limits, isLogarithmic);
    const auto scale = style.isLogarithmic ? ColorNorm::Scale::Logarithmic : ColorNorm::Scale::Linear;
    return {limits, drawn, ColorNorm(drawn, scale), isLogarithmic};
}

PreparedImage preparedImage(const Image& image, ImagePart part, ImageSurroundings surroundings)
{
    PreparedImage prepared{censusOf(image), {}};
    if (!isLarge(image))
        return prepared;
    auto& [levels, style, overview, memory] = surroundings;
    if (part == ImagePart::Overview)
        levels.setOverview(prepared.census);
    else
        levels.addDetail(prepared.census);
    const ColorSpan span = colorSpan(levels, style, part == ImagePart::Overview ? &image : overview.get());
    prepared.colored = coloredImage(image, {span.norm, colorTable(style.map, style.isMapReversed)}, std::move(memory));
    return prepared;
}

} // namespace h5scout::ui
