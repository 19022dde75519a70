// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include <memory>
#include <vector>

#include <QByteArray>
#include <QImage>
#include <QSizeF>

#include "ui/plot/FigureDevice.h"

namespace h5scout::ui
{

/// An SVG document, its images still to be encoded.
struct SvgDocument
{
    struct Part
    {
        QByteArray text;
        QImage image; ///< follows the text; null: none
        QSizeF size;  ///< of the image in the document
    };
    std::vector<Part> parts;

    /// In any thread; slow.
    QByteArray bytes() const;
};

/// A paint device that makes an SVG 1.1 document. QSvgGenerator of Qt 6.4 does not know clipping: a curve that is
/// zoomed into would run across the axes, out of the picture. Texts stay texts, images become PNG within the document;
/// pattern brushes are painted as images.
class SvgDevice : public FigureDevice
{
public:
    /// `size` in the units that are painted in, `sizeMm` of the picture.
    SvgDevice(const QSize& size, const QSizeF& sizeMm, const QString& title);
    ~SvgDevice() override;

    /// The document; after the painter has ended.
    SvgDocument document() const;

    QPaintEngine* paintEngine() const override;

private:
    class Engine;
    std::unique_ptr<Engine> m_engine;
    QString m_title;
};

} // namespace h5scout::ui
