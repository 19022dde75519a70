// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "ui/plot/CurveData.h"
#include "ui/plot/EnvelopeShape.h"

namespace h5scout::ui
{

struct DetailWish
{
    quint64 start = 0;
    quint64 count = 0;
    quint32 columns = 0;
    bool operator==(const DetailWish&) const = default;
};

/// The first part of the samples `view` for which what is loaded is too coarse, empty if all is fine. Where samples lie
/// evenly this is the whole view; where they spread (a logarithmic axis) one that `columns` (the device pixels of the
/// drawing's width) make fine enough everywhere, and the next call, after the answer, gives the next part.
std::optional<DetailWish> missingDetail(const CurveData& data, const PixelMap& map, const Range& view, quint32 columns);

} // namespace h5scout::ui
