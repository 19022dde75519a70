// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/LayerSheet.h"

#include <algorithm>

namespace h5scout::ui
{

namespace
{

bool isSeen(const QCPLayerable* layerable)
{
    const auto* rectangle = qobject_cast<const QCPSelectionRect*>(layerable);
    return layerable->realVisibility() && (!rectangle || rectangle->isActive());
}

} // namespace

LayerSheet::LayerSheet(const QColor& background)
    : QCPAbstractPaintBuffer(QSize(), 1)
    , m_background(background)
{}

LayerSheet::LayerSheet(const QCPLayer* layer)
    : QCPAbstractPaintBuffer(QSize(), 1)
    , m_layer(layer)
{}

bool LayerSheet::isPaintedOn() const
{
    const QList<QCPLayerable*> layerables = m_layer ? m_layer->children() : QList<QCPLayerable*>();
    return m_background || std::any_of(layerables.begin(), layerables.end(), isSeen);
}

QCPPainter* LayerSheet::startPainting()
{
    return new QCPPainter(&m_image);
}

void LayerSheet::donePainting()
{
    if (isPaintedOn())
        m_isBlank = false;
}

void LayerSheet::draw(QCPPainter* painter) const
{
    if (!m_isBlank)
        painter->drawImage(QPointF(0, 0), m_image);
}

void LayerSheet::clear(const QColor&)
{
    if (!m_isBlank)
        m_image.fill(m_background.value_or(Qt::transparent));
    m_isBlank = !m_background;
}

void LayerSheet::reallocateBuffer()
{
    m_image =
        QImage(mSize * mDevicePixelRatio, m_background ? QImage::Format_RGB32 : QImage::Format_ARGB32_Premultiplied);
    m_image.setDevicePixelRatio(mDevicePixelRatio);
    m_isBlank = false; // whatever the memory holds
}

} // namespace h5scout::ui
