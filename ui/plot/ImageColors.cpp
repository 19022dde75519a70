// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ImageColors.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <span>
#include <utility>

#include "ui/plot/Bands.h"

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
constexpr std::size_t kLargeCount = 1U << 21U; // values

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

bool isLarge(const Image& image)
{
    return image.values.size() > kLargeCount;
}

bool colorize(const Image& image, const ColorNorm& norm, const ColorTable& colors, QImage& picture)
{
    const QSize size(static_cast<int>(image.width), static_cast<int>(image.height));
    if (size.isEmpty() || image.values.size() < std::size_t{image.width} * image.height) {
        picture = {};
        return false;
    }
    if (picture.size() != size)
        picture = QImage(size, QImage::Format_ARGB32_Premultiplied);
    uchar* const bits = picture.bits(); // once: threads would each want a copy of their own
    const qsizetype bytesPerLine = picture.bytesPerLine();
    const std::span<const double> values(image.values);
    std::atomic<bool> hasNan = false;
    const auto colorizeRows = [&](std::size_t first, std::size_t end) {
        bool foundNan = false;
        for (std::size_t row = first; row < end; ++row) {
            auto* line = reinterpret_cast<QRgb*>(bits + static_cast<qsizetype>(row) * bytesPerLine);
            const auto rowValues = values.subspan(row * image.width, image.width);
            for (std::size_t i = 0; i < rowValues.size(); i += kChunk) {
                const auto chunk = rowValues.subspan(i, std::min(kChunk, rowValues.size() - i));
                foundNan |= colorizeChunk(chunk, norm, colors, line + i);
            }
        }
        if (foundNan)
            hasNan = true;
    };
    if (isLarge(image))
        inBands(image.height, colorizeRows);
    else
        colorizeRows(0, image.height);
    return hasNan;
}

ColoredImage coloredImage(const Image& image, const ColorRule& rule, QImage memory)
{
    ColoredImage colored{std::move(memory)};
    colored.hasNan = colorize(image, rule.norm, rule.table, colored.picture);
    colored.rule = rule;
    return colored;
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
