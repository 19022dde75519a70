// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/FigureDevice.h"

#include <QGuiApplication>
#include <QScreen>

namespace h5scout::ui
{

namespace
{
constexpr double kScreenDpi = 96;
} // namespace

FigureDevice::FigureDevice(const QSize& size, const QSizeF& sizeMm)
    : m_size(size)
    , m_sizeMm(sizeMm)
{}

int FigureDevice::metric(PaintDeviceMetric metric) const
{
    const QScreen* screen = QGuiApplication::primaryScreen();
    const int dpi = qRound(screen ? screen->logicalDotsPerInch() : kScreenDpi);
    switch (metric) {
    case PdmWidth:
        return m_size.width();
    case PdmHeight:
        return m_size.height();
    case PdmWidthMM:
        return qRound(m_sizeMm.width());
    case PdmHeightMM:
        return qRound(m_sizeMm.height());
    case PdmDpiX:
    case PdmDpiY:
    case PdmPhysicalDpiX:
    case PdmPhysicalDpiY:
        return dpi;
    case PdmNumColors:
        return 0xffffff;
    case PdmDepth:
        return 32;
    case PdmDevicePixelRatio:
        return 1;
    case PdmDevicePixelRatioScaled:
        return qRound(devicePixelRatioFScale());
    default:
        return QPaintDevice::metric(metric);
    }
}

} // namespace h5scout::ui
