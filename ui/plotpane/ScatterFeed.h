// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plotpane/PlotFeed.h"
#include "ui/plotpane/PlotPart.h"

namespace h5scout::ui
{

class ScatterPlot;

/// Points with a value each, all of them at once.
class ScatterFeed : public PlotFeed
{
    Q_OBJECT
public:
    /// The plot outlives the feed.
    explicit ScatterFeed(ScatterPlot* plot, QObject* parent = nullptr);

    /// The part is a scatter.
    void show(const PlotPart& part, ViewPolicy policy);

private:
    ScatterPlot* m_plot;
};

} // namespace h5scout::ui
