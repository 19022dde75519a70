// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include <QPaintDevice>
#include <QSize>

namespace h5scout::ui
{

/// What paint devices for figures have in common: fonts and lines are measured as on the screen. In the window's
/// thread.
class FigureDevice : public QPaintDevice
{
public:
    /// `size` in the units that are painted in, `sizeMm` of the picture.
    FigureDevice(const QSize& size, const QSizeF& sizeMm);

    const QSize& size() const { return m_size; }
    const QSizeF& sizeMm() const { return m_sizeMm; }

protected:
    int metric(PaintDeviceMetric metric) const override;

private:
    QSize m_size;
    QSizeF m_sizeMm;
};

} // namespace h5scout::ui
