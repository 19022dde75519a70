// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ImageColors.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

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

constexpr std::size_t kChunk = 256;

/// At most kChunk values; true if there was a NaN. Step by step: the processor does several values at once.
bool colorizeChunk(std::span<const double> values, const ColorNorm& norm, const ColorTable& colors, QRgb* line)
{
    std::array<int, kChunk> places;
    norm.placeAll(values, places.data()); // a NaN's is any
    std::size_t nans = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        nans += static_cast<std::size_t>(values[i] != values[i]);
        line[i] = colors[static_cast<std::size_t>(places[i])];
    }
    if (nans == 0)
        return false;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (std::isnan(values[i]))
            line[i] = 0;
    return true;
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
    bool hasNan = false;
    const std::span<const double> values(image.values);
    for (int row = 0; row < size.height(); ++row) {
        auto* line = reinterpret_cast<QRgb*>(picture.scanLine(row));
        const auto rowValues = values.subspan(static_cast<std::size_t>(row) * image.width, image.width);
        for (std::size_t i = 0; i < rowValues.size(); i += kChunk) {
            const auto chunk = rowValues.subspan(i, std::min(kChunk, rowValues.size() - i));
            if (colorizeChunk(chunk, norm, colors, line + i))
                hasNan = true;
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
