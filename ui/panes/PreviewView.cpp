// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/PreviewView.h"

#include <utility>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOptionFocusRect>

namespace h5scout::ui
{

namespace
{
constexpr int kMostEnlarged = 8;
} // namespace

PreviewView::PreviewView(PreviewImage preview, QWidget* parent)
    : QWidget(parent)
    , m_preview(std::move(preview))
{
    setObjectName(QStringLiteral("preview"));
    setAccessibleName(tr("Picture %1").arg(m_preview.name));
    setToolTip(tr("Click to see it in its own size, or fitted."));
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void PreviewView::setRoom(const QSize& room)
{
    m_room = room;
    setFixedSize(sizeHint());
    update();
}

void PreviewView::setActualSize(bool isActualSize)
{
    m_isActualSize = isActualSize;
    setFixedSize(sizeHint());
    update();
}

QSize PreviewView::sizeHint() const
{
    const QSize actual = (QSizeF(m_preview.image.size()) / devicePixelRatioF()).toSize().expandedTo({1, 1});
    if (m_isActualSize || m_room.isEmpty())
        return actual;
    return actual.scaled(m_room.boundedTo(actual * kMostEnlarged), Qt::KeepAspectRatio).expandedTo({1, 1});
}

void PreviewView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    // Pixels stay pixels when enlarged.
    painter.setRenderHint(QPainter::SmoothPixmapTransform, width() < m_preview.image.width());
    painter.drawImage(rect(), m_preview.image);
    if (hasFocus()) {
        painter.setPen(palette().color(QPalette::Highlight));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void PreviewView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->pos()))
        setActualSize(!m_isActualSize);
}

void PreviewView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space || event->key() == Qt::Key_Return)
        setActualSize(!m_isActualSize);
    else
        QWidget::keyPressEvent(event);
}

} // namespace h5scout::ui
