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
    PaintRecord(const QSize& size, const QSizeF& sizeMm);
    ~PaintRecord() override;

    /// After the painter has ended. They heed the transformation that the other painter has.
    PaintSteps steps() const;

    QPaintEngine* paintEngine() const override;

private:
    class Engine;
    std::unique_ptr<Engine> m_engine;
};

/// Paints `steps` on `painter`.
void replay(const PaintSteps& steps, QPainter& painter);

} // namespace h5scout::ui
