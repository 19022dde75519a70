// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/PaintedPixels.h"

#include <QImage>
#include <QPainter>

#include "ui/plot/PaintRecord.h"

namespace h5scout::ui
{

std::optional<PixelFrame> PixelFrame::of(const QPainter* painter)
{
    const QPaintDevice* device = painter->device();
    const QTransform transform = painter->deviceTransform();
    if ((device->devType() != QInternal::Image && !PaintRecord::of(painter)) ||
        transform.type() > QTransform::TxScale || transform.m11() <= 0 || transform.m22() <= 0)
        return {};
    QRect clip(0, 0, device->width(), device->height());
    if (painter->hasClipping())
        clip &= transform.mapRect(painter->clipBoundingRect()).toRect();
    return PixelFrame{transform, clip};
}

std::optional<PaintedPixels> PaintedPixels::of(const QPainter* painter)
{
    const auto frame = PixelFrame::of(painter);
    if (!frame || painter->device()->devType() != QInternal::Image)
        return {};
    auto* image = static_cast<QImage*>(painter->device());
    const bool isKnown =
        image->format() == QImage::Format_RGB32 || image->format() == QImage::Format_ARGB32_Premultiplied;
    // A picture that is shared would be copied, and the painter stay with the old one.
    if (!isKnown || !image->isDetached())
        return {};
    return PaintedPixels(*frame, image);
}

PaintedPixels::PaintedPixels(const PixelFrame& frame, QImage* image)
    : m_frame(frame)
    , m_bits(image->bits())
    , m_bytesPerLine(image->bytesPerLine())
{}

} // namespace h5scout::ui
