// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ui/plotpane/PlotFeed.h"
#include "ui/plotpane/PlotPart.h"

namespace h5scout::ui
{

class LinePlot;

/// Curves: an overview of each at the resolution of the view, details when the user zooms in.
class LineFeed : public PlotFeed
{
    Q_OBJECT
public:
    /// The plot outlives the feed.
    explicit LineFeed(LinePlot* plot, QObject* parent = nullptr);

    /// All parts are lines.
    void show(std::vector<PlotPart> parts, ViewPolicy policy);

private:
    void requestOverview(std::size_t curve);
    void requestDetail(std::size_t curve, quint64 start, quint64 count, quint32 columns);

    LinePlot* m_plot;
    std::vector<PlotPart> m_parts;
};

} // namespace h5scout::ui
