// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "ui/plot/FigureDevice.h"

class QPainter;

namespace h5scout::ui
{

/// What has been painted, to be painted again, in any thread.
using PaintSteps = std::vector<std::function<void(QPainter&)>>;

/// A paint device that keeps what is painted. (QPicture encodes each image at once, which is what takes the time.)
class PaintRecord : public FigureDevice
{
public:
    /// `size` in pixels of the device that it will be painted on, `ratio` of them in a unit.
    PaintRecord(const QSize& size, const QSizeF& sizeMm, double ratio = 1);
    ~PaintRecord() override;

    /// The one that `painter` paints on, null if that is something else.
    static PaintRecord* of(const QPainter* painter);

    /// Something to be done when all is painted again: for what takes long, or needs the device.
    void add(std::function<void(QPainter&)> step);
    /// After the painter has ended. They heed the transformation that the other painter has; if it paints pixels, its
    /// device has the same ratio.
    PaintSteps steps() const;

    QPaintEngine* paintEngine() const override;

protected:
    int metric(PaintDeviceMetric metric) const override;

private:
    class Engine;
    double m_ratio;
    std::unique_ptr<Engine> m_engine;
};

/// Does `step` on `painter` now, or if that records, when what it has recorded is painted again.
void paintOrRecord(QPainter* painter, std::function<void(QPainter&)> step);

/// Paints `steps` on `painter`.
void replay(const PaintSteps& steps, QPainter& painter);

} // namespace h5scout::ui
