// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/save/FigurePreview.h"

#include <chrono>

#include <QPainter>

#include "ui/plot/PlotWidget.h"

namespace h5scout::ui
{

namespace
{

constexpr std::chrono::milliseconds kSettlingTime{40};
constexpr QSize kSize{260, 190};
constexpr int kMargin = 1; // for the frame

void paintChequers(QPainter& painter, const QRect& area)
{
    constexpr int kSide = 6;
    painter.fillRect(area, QColor(0xff, 0xff, 0xff));
    for (int y = 0; y * kSide < area.height(); ++y)
        for (int x = y % 2; x * kSide < area.width(); x += 2)
            painter.fillRect(QRect(area.left() + x * kSide, area.top() + y * kSide, kSide, kSide).intersected(area),
                             QColor(0xcc, 0xcc, 0xcc));
}

} // namespace

FigurePreview::FigurePreview(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("figurePreview"));
    setAccessibleName(tr("Preview of the figure"));
    setFixedSize(kSize);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSettlingTime);
    connect(&m_soon, &QTimer::timeout, this, &FigurePreview::paintFigure);
}

QSize FigurePreview::sizeHint() const
{
    return kSize;
}

void FigurePreview::preview(PlotWidget* plot, const FigureSettings& settings)
{
    m_plot = plot;
    m_settings = settings;
    m_soon.start();
}

void FigurePreview::paintFigure()
{
    const QSize room = (size() - QSize(2 * kMargin, 2 * kMargin)) * devicePixelRatioF();
    m_image = m_plot ? figurePreview(*m_plot, m_settings, room) : QImage();
    update();
}

void FigurePreview::paintEvent(QPaintEvent*)
{
    if (m_image.isNull())
        return;
    QPainter painter(this);
    QRect place(QPoint(0, 0), (QSizeF(m_image.size()) / devicePixelRatioF()).toSize());
    place.moveCenter(rect().center());
    if (m_settings.isTransparent)
        paintChequers(painter, place);
    painter.drawImage(place, m_image);
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(place.adjusted(-kMargin, -kMargin, 0, 0));
}

} // namespace h5scout::ui
