// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plotpane/PlotFeed.h"
#include "ui/plotpane/PlotPart.h"

namespace h5scout::ui
{

class ImagePlot;

/// A picture: an overview at the resolution of the view, details when the user zooms in, profiles through the
/// crosshair.
class ImageFeed : public PlotFeed
{
    Q_OBJECT
public:
    /// The plot outlives the feed.
    explicit ImageFeed(ImagePlot* plot, QObject* parent = nullptr);

    /// The part is an image.
    void show(const PlotPart& part, ViewPolicy policy);

private:
    /// The picture of a part of the plane.
    void request(Purpose purpose, const Range& rows, const Range& columns, const QSize& pixels);
    void requestProfiles(quint64 row, quint64 column);

    ImagePlot* m_plot;
    PlotPart m_part;
};

} // namespace h5scout::ui
