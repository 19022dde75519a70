// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/PlotWidget.h"

#include <chrono>
#include <utility>

#include <QVBoxLayout>

#include "ui/plot/PlotCanvas.h"

namespace h5scout::ui
{

namespace
{
constexpr std::chrono::milliseconds kSettlingTime{30};
constexpr QSize kGuessedSize{1000, 600};
} // namespace

PlotWidget::PlotWidget(QWidget* parent)
    : QWidget(parent)
    , m_canvas(new PlotCanvas(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_canvas);
    setFocusProxy(m_canvas);
    m_settled.setSingleShot(true);
    m_settled.setInterval(kSettlingTime);
    connect(&m_settled, &QTimer::timeout, this, [this] { requestDetail(); });
    connect(m_canvas, &PlotCanvas::resetRequested, this, [this] { resetView(); });
    connect(m_canvas, &PlotCanvas::movedByUser, this, [this] { detailMayBeNeeded(); });
}

PlotWidget::~PlotWidget() = default;

QPixmap PlotWidget::picture() const
{
    return m_canvas->toPixmap(m_canvas->width(), m_canvas->height(), m_canvas->devicePixelRatioF());
}

void PlotWidget::paintFigure(QCPPainter* painter, const QSize& size, const std::optional<QPalette>& colors,
                             bool hasBackground)
{
    m_canvas->paintFigure(painter, size, colors, hasBackground);
}

QWidget* PlotWidget::paintedWidget() const
{
    return m_canvas;
}

QSize PlotWidget::drawingSize() const
{
    const QSize size = m_canvas->axisRect()->size();
    const bool isLaidOut = testAttribute(Qt::WA_WState_Created) && size.width() > 10 && size.height() > 10;
    return (isLaidOut ? size : kGuessedSize) * m_canvas->devicePixelRatioF();
}

void PlotWidget::detailMayBeNeeded()
{
    m_settled.start();
}

void PlotWidget::setNote(const QString& note)
{
    if (note != std::exchange(m_note, note))
        emit noteChanged(note);
}

void PlotWidget::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    detailMayBeNeeded();
}

} // namespace h5scout::ui
