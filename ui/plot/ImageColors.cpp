// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ImageColors.h"

#include <cmath>

namespace h5scout::ui
{

namespace
{

std::optional<quint64> placeIn(const Range& range, quint64 element)
{
    if (element < range.start || range.stride == 0)
        return {};
    const quint64 place = (element - range.start) / range.stride;
    return place < range.count ? std::optional<quint64>(place) : std::nullopt;
}

} // namespace

bool colorize(const Image& image, const ColorNorm& norm, const ColorTable& colors, QImage& picture)
{
    const QSize size(static_cast<int>(image.width), static_cast<int>(image.height));
    if (size.isEmpty() || image.values.size() < std::size_t{image.width} * image.height) {
        picture = {};
        return false;
    }
    if (picture.size() != size)
        picture = QImage(size, QImage::Format_ARGB32_Premultiplied);
    const ColorNorm local = norm; // a copy that nobody else can see stays in registers
    bool hasNan = false;
    const double* value = image.values.data();
    for (int row = 0; row < size.height(); ++row) {
        auto* pixel = reinterpret_cast<QRgb*>(picture.scanLine(row));
        for (int column = 0; column < size.width(); ++column, ++value, ++pixel) {
            const bool isNan = std::isnan(*value);
            hasNan = hasNan || isNan;
            *pixel = isNan ? 0 : colors[local.place(*value)];
        }
    }
    return hasNan;
}

std::optional<ImageSample> sampleAt(const Image& image, quint64 row, quint64 column)
{
    const auto y = placeIn(image.rows, row);
    const auto x = placeIn(image.columns, column);
    if (!x || !y || *x >= image.width || *y >= image.height)
        return {};
    const quint64 place = *y * image.width + *x;
    if (place >= image.values.size())
        return {};
    return ImageSample{image.rows.start + *y * image.rows.stride, image.columns.start + *x * image.columns.stride,
                       image.values[place]};
}

} // namespace h5scout::ui
