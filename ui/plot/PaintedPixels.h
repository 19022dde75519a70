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

/// How a painter paints on pixels.
struct PixelFrame
{
    QTransform transform; ///< from the painter's coordinates to pixels
    QRect clip;           ///< what may be painted on

    /// Of a picture or a record. Empty if it is another device or paints in a way that is not pixel by pixel.
    static std::optional<PixelFrame> of(const QPainter* painter);
};

/// The memory of the picture that a painter paints on, for what painters do slowly. Good until the painter or the
/// picture changes.
class PaintedPixels
{
public:
    /// Empty if it paints on something else than a picture, or in a way that is not pixel by pixel.
    static std::optional<PaintedPixels> of(const QPainter* painter);

    /// From the painter's coordinates to pixels.
    const QTransform& transform() const { return m_frame.transform; }
    /// What may be painted on, a rectangle.
    const QRect& clip() const { return m_frame.clip; }
    /// Opaque colours may be written to it.
    QRgb* line(int y) const { return reinterpret_cast<QRgb*>(m_bits + y * m_bytesPerLine); }

private:
    PaintedPixels(const PixelFrame& frame, QImage* image);

    PixelFrame m_frame;
    uchar* m_bits;
    qsizetype m_bytesPerLine;
};

} // namespace h5scout::ui
