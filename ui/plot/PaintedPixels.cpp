// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/PaintedPixels.h"

#include <QImage>
#include <QPainter>

namespace h5scout::ui
{

std::optional<PaintedPixels> PaintedPixels::of(const QPainter* painter)
{
    if (painter->device()->devType() != QInternal::Image)
        return {};
    auto* image = static_cast<QImage*>(painter->device());
    const bool isKnown =
        image->format() == QImage::Format_RGB32 || image->format() == QImage::Format_ARGB32_Premultiplied;
    const QTransform transform = painter->deviceTransform();
    // A picture that is shared would be copied, and the painter stay with the old one.
    if (!isKnown || !image->isDetached() || transform.type() > QTransform::TxScale || transform.m11() <= 0 ||
        transform.m22() <= 0)
        return {};
    return PaintedPixels(image, painter);
}

PaintedPixels::PaintedPixels(QImage* image, const QPainter* painter)
    : m_transform(painter->deviceTransform())
    , m_clip(image->rect())
    , m_bits(image->bits())
    , m_bytesPerLine(image->bytesPerLine())
{
    if (painter->hasClipping())
        m_clip &= m_transform.mapRect(painter->clipBoundingRect()).toRect();
}

} // namespace h5scout::ui
