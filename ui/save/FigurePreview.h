// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include "ui/plot/FigureExport.h"

namespace h5scout::ui
{

class PlotWidget;

/// How a figure will look, small: its shape, how large texts are in it, its colours. Transparent figures stand on a
/// chequered ground.
class FigurePreview : public QWidget
{
    Q_OBJECT
public:
    explicit FigurePreview(QWidget* parent = nullptr);

    /// Soon, once for several calls in a row. Nothing is shown of what cannot be painted.
    void preview(PlotWidget* plot, const FigureSettings& settings);
    const QImage& image() const { return m_image; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintFigure();

    QPointer<PlotWidget> m_plot;
    FigureSettings m_settings;
    QImage m_image;
    QTimer m_soon;
};

} // namespace h5scout::ui
