// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include <optional>

#include <QColor>
#include <QRect>
#include <QTransform>

class QImage;
class QPainter;

namespace h5scout::ui
{

/// The memory of the picture that a painter paints on, for what painters do slowly. Good until the painter or the
/// picture changes.
class PaintedPixels
{
public:
    /// Empty if it paints on something else, or in a way that is not pixel by pixel.
    static std::optional<PaintedPixels> of(const QPainter* painter);

    /// From the painter's coordinates to pixels.
    const QTransform& transform() const { return m_transform; }
    /// What may be painted on, a rectangle.
    const QRect& clip() const { return m_clip; }
    /// Opaque colours may be written to it.
    QRgb* line(int y) const { return reinterpret_cast<QRgb*>(m_bits + y * m_bytesPerLine); }

private:
    PaintedPixels(QImage* image, const QPainter* painter);

    QTransform m_transform;
    QRect m_clip;
    uchar* m_bits;
    qsizetype m_bytesPerLine;
};

} // namespace h5scout::ui
