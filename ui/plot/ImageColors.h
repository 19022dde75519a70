// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QImage>

#include "h5scout/client/NodeTypes.h"
#include "ui/plot/ColorMap.h"
#include "ui/plot/ColorNorm.h"

namespace h5scout::ui
{

/// What colours stand for.
struct ColorRule
{
    ColorNorm norm;
    ColorTable table{};

    bool operator==(const ColorRule& other) const = default;
};

/// The colours of a picture, by the rule. Without a rule the picture is an old one, kept for its memory.
struct ColoredImage
{
    QImage picture = {};
    bool hasNan = false;
    std::optional<ColorRule> rule = {};
};

/// So many values that neither looking through them nor colouring them is for the window's thread: that takes longer
/// than ten milliseconds.
bool isLarge(const Image& image);

/// Fills `picture` (made anew if its size is another) with the colours of `image`, one pixel a value, first row at the
/// top; NaN is transparent. Null if the image has no or too few values.
/// Returns whether there was a NaN. Large images on several cores.
bool colorize(const Image& image, const ColorNorm& norm, const ColorTable& colors, QImage& picture);

/// The same as a value of its own. In any thread. `memory`: an old picture, to be painted over.
ColoredImage coloredImage(const Image& image, const ColorRule& rule, QImage memory = {});

/// One element that stands in a picture for its neighbours too.
struct ImageSample
{
    quint64 row = 0;
    quint64 column = 0;
    double value = 0;
};
/// What the picture shows at an element of the array, empty if it does not cover it.
std::optional<ImageSample> sampleAt(const Image& image, quint64 row, quint64 column);

} // namespace h5scout::ui
