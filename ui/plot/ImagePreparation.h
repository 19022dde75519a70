// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot. Pure functions.
#pragma once

#include <cstdint>
#include <memory>

#include "ui/plot/ImageColors.h"
#include "ui/plot/ImageLevels.h"

namespace h5scout::ui
{

/// What the colours span, by the style's rule.
struct ColorSpan
{
    Span limits; ///< as they are told
    Span drawn;  ///< as the colours and the bar span them
    ColorNorm norm;
    bool isLogarithmic = false; ///< the bar
};
/// `overview` as in ImageLevels::limits().
ColorSpan colorSpan(ImageLevels& levels, const ImageStyle& style, const Image* overview);

/// What takes time with a new picture before it can be shown.
struct PreparedImage
{
    ValueCensus census;
    ColoredImage colored; ///< of a large one; others are coloured when they are painted
};

enum class ImagePart : std::uint8_t { Overview, Detail };

/// What a picture finds in the plot that it comes to.
struct ImageSurroundings
{
    ImageLevels levels;
    ImageStyle style;
    std::shared_ptr<const Image> overview; ///< for a detail
    QImage memory;                         ///< an old picture, for the colours
};

/// In any thread.
PreparedImage preparedImage(const Image& image, ImagePart part, ImageSurroundings surroundings);

} // namespace h5scout::ui
