// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include <vector>

#include "ui/plot/PlotCanvas.h"

namespace h5scout::ui
{

class EnvelopeGraph;

/// The legend of a plot: as many curves as fit, in the corner where it covers the least.
class LineLegend
{
public:
    explicit LineLegend(PlotCanvas* canvas);

    /// `graphs` and `names` go together; without any the legend is hidden.
    void setCurves(const std::vector<EnvelopeGraph*>& graphs, const QStringList& names);
    /// To be called before curves are taken away: one by one that takes long.
    void clear();
    /// Fits rows and names to the size of the plot and moves to the best corner. True if anything changed.
    bool settle();
    void applyColors();

private:
    void fill();
    bool moveToBestCorner();

    PlotCanvas* m_canvas;
    std::vector<EnvelopeGraph*> m_graphs;
    QStringList m_names;
    QSize m_filledFor;
};

} // namespace h5scout::ui
