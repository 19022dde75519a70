// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include <optional>

#include <QColor>
#include <QImage>

#include <qcustomplot.h>

namespace h5scout::ui
{

/// What layers of a plot are painted on, to be laid on the widget. The lowest one is opaque: it is laid down without
/// mixing colours. One that nothing has been painted on is neither wiped nor laid down.
class LayerSheet : public QCPAbstractPaintBuffer
{
public:
    /// For all layers up to the first one that has a sheet of its own.
    explicit LayerSheet(const QColor& background);
    /// For `layer`, transparent.
    explicit LayerSheet(const QCPLayer* layer);

    void setBackground(const QColor& background) { m_background = background; }

    QCPPainter* startPainting() override;
    void donePainting() override;
    void draw(QCPPainter* painter) const override;
    void clear(const QColor& color) override;

protected:
    void reallocateBuffer() override;

private:
    bool isPaintedOn() const;

    std::optional<QColor> m_background; ///< none: transparent
    const QCPLayer* m_layer = nullptr;
    QImage m_image;
    bool m_isBlank = true;
};

} // namespace h5scout::ui
