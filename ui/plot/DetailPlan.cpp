// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/DetailPlan.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace h5scout::ui
{

namespace
{

constexpr std::size_t kProbes = 64;
constexpr double kCoarsest = 1.25; // device pixels a column; wider columns want a detail
constexpr double kSparse = 0.5;    // samples a device pixel; fewer are to be drawn as lines

/// A strip of the drawing, as samples.
struct Probe
{
    double first = 0;
    double end = 0;
    double samplesAPixel = 0;
    bool isCoarse = false;
};

std::array<Probe, kProbes> probesOf(const CurveData& data, const PixelMap& map, const Range& view, quint32 columns)
{
    const double pixelsAProbe = static_cast<double>(columns) / kProbes;
    const double lowest = static_cast<double>(view.start);
    const double highest = static_cast<double>(view.start + view.count);
    const auto sampleAt = [&](std::size_t edge) {
        const double share = static_cast<double>(edge) / kProbes;
        return map.scale.indexAt(map.x.number(map.area.left() + share * map.area.width()));
    };
    std::array<Probe, kProbes> probes;
    for (std::size_t i = 0; i < kProbes; ++i) {
        const std::size_t place = map.scale.isRising() ? i : kProbes - 1 - i;
        const auto [first, end] = std::minmax({sampleAt(place), sampleAt(place + 1)});
        Probe& probe = probes[i];
        probe.first = std::clamp(first, lowest, highest);
        probe.end = std::clamp(end, lowest, highest);
        probe.samplesAPixel = (end - first) / pixelsAProbe;
        if (!(probe.end > probe.first))
            continue;
        const double middle = std::floor((probe.first + probe.end) / 2);
        const Envelope* held = data.finestAt(static_cast<quint64>(std::min(middle, highest - 1)));
        const double width = held ? columnWidth(*held) : std::numeric_limits<double>::infinity();
        probe.isCoarse =
            width > 1 && (width > kCoarsest * std::max(probe.samplesAPixel, 1.0) || probe.samplesAPixel < kSparse);
    }
    return probes;
}

} // namespace

std::optional<DetailWish> missingDetail(const CurveData& data, const PixelMap& map, const Range& view, quint32 columns)
{
    if (view.count == 0 || columns == 0)
        return {};
    const auto probes = probesOf(data, map, view, columns);
    const auto begin = std::find_if(probes.begin(), probes.end(), [](const Probe& probe) { return probe.isCoarse; });
    if (begin == probes.end())
        return {};
    double finest = std::max(begin->samplesAPixel, 1.0);
    auto end = begin + 1;
    for (; end != probes.end() && end->isCoarse; ++end) {
        const double wanted = std::max(std::min(finest, end->samplesAPixel), 1.0);
        if (end->end - begin->first > kCoarsest * wanted * columns)
            break;
        finest = wanted;
    }
    // One sample beyond both ends, so that curves join; at the ends of the view exactly the view.
    const auto last = view.start + view.count;
    const auto from =
        begin == probes.begin()
            ? view.start
            : static_cast<quint64>(std::max(std::floor(begin->first) - 1, static_cast<double>(view.start)));
    const auto to = end == probes.end() ? last : std::min(static_cast<quint64>(std::ceil((end - 1)->end)) + 1, last);
    const quint64 count = to - from;
    const bool isExact = static_cast<double>(count) <= kCoarsest * columns;
    return DetailWish{from, count, isExact ? std::max(columns, static_cast<quint32>(count)) : columns};
}

} // namespace h5scout::ui
