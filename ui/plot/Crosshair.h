// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include <optional>

#include "ui/plot/CursorControl.h"

#include <qcustomplot.h>

namespace h5scout::ui
{

/// Two lines over the whole axes that show on any colour.
class Crosshair : public QCPLayerable
{
    Q_OBJECT
public:
    Crosshair(QCPAxis* xAxis, QCPAxis* yAxis);

    /// In data units; empty: none is drawn.
    void setPlace(std::optional<QPointF> place);
    /// Which line lies under a place in pixels.
    CursorControl::Handles handlesAt(const QPointF& pixel) const;

protected:
    QRect clipRect() const override;
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;

private:
    QPointF pixel() const;

    QCPAxis* m_xAxis;
    QCPAxis* m_yAxis;
    std::optional<QPointF> m_place;
};

/// Draws lines light on dark, so that they show on any colour.
void drawOnAnyColor(QCPPainter* painter, const QVector<QLineF>& lines);

} // namespace h5scout::ui
