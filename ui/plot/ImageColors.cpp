// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ImageColors.h"

#include <algorithm>
#include <cmath>

namespace h5scout::ui
{

namespace
{

Span extentOf(const Range& range)
{
    const double start = static_cast<double>(range.start) - 0.5;
    return {start, start + static_cast<double>(range.count) * static_cast<double>(range.stride)};
}

std::optional<std::size_t> placeIn(const Range& range, quint64 element)
{
    if (element < range.start || range.stride == 0)
        return {};
    const quint64 place = (element - range.start) / range.stride;
    return place < range.count ? std::optional<std::size_t>(place) : std::nullopt;
}

} // namespace

QImage colored(const Image& image, const Span& levels, const ColorTable& colors)
{
    const int width = static_cast<int>(image.width);
    const int height = static_cast<int>(image.height);
    if (width <= 0 || height <= 0 || image.values.size() < std::size_t(image.width) * image.height)
        return {};
    QImage picture(width, height, QImage::Format_ARGB32_Premultiplied);
    const double last = static_cast<double>(colors.size() - 1);
    const double size = levels.size();
    // One colour for a constant picture: the middle one.
    const double scale = size > 0 ? last / size : 0.0;
    const double offset = size > 0 ? 0.5 : last / 2;
    const double* value = image.values.data();
    for (int row = 0; row < height; ++row) {
        auto* pixel = reinterpret_cast<QRgb*>(picture.scanLine(row));
        for (int column = 0; column < width; ++column, ++value, ++pixel) {
            if (std::isnan(*value)) {
                *pixel = 0;
                continue;
            }
            const double bounded = std::clamp(*value, levels.lower, levels.upper);
            const double place = std::clamp((bounded - levels.lower) * scale + offset, 0.0, last);
            *pixel = colors[static_cast<std::size_t>(place)];
        }
    }
    return picture;
}

bool hasNan(const Image& image)
{
    return std::any_of(image.values.begin(), image.values.end(), [](double value) { return std::isnan(value); });
}

ImageExtent extentOf(const Image& image)
{
    return {extentOf(image.rows), extentOf(image.columns)};
}

std::optional<double> valueAt(const Image& image, quint64 row, quint64 column)
{
    const auto y = placeIn(image.rows, row);
    const auto x = placeIn(image.columns, column);
    if (!x || !y || *x >= image.width || *y >= image.height)
        return {};
    const std::size_t place = *y * image.width + *x;
    return place < image.values.size() ? std::optional<double>(image.values[place]) : std::nullopt;
}

} // namespace h5scout::ui
