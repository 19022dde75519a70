// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/ProblemBubble.h"

#include <algorithm>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include "ui/Icons.h"
#include "ui/editors/CheckedLine.h"

namespace h5scout::ui
{

namespace
{

constexpr int kGap = 2;
constexpr int kWidestLetters = 60;

} // namespace

ProblemBubble::ProblemBubble(CheckedLine* line)
    : QFrame(line->window())
    , m_line(line)
    , m_text(new QLabel)
{
    setObjectName(QStringLiteral("problemBubble"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    auto* sign = new QLabel;
    const int side = fontMetrics().height();
    sign->setPixmap(icon(QStringLiteral("warning")).pixmap(QSize(side, side), devicePixelRatioF()));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 6, 8, 6);
    row->setSpacing(6);
    row->addWidget(sign, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    hide();
    line->installEventFilter(this);
    connect(line, &CheckedLine::checked, this, &ProblemBubble::showProblem);
    connect(line, &QObject::destroyed, this, &QObject::deleteLater);
    showProblem(line->problem());
}

QString ProblemBubble::text() const
{
    return m_text->text();
}

void ProblemBubble::showProblem(const QString& problem)
{
    m_text->setText(problem);
    place();
}

void ProblemBubble::place()
{
    const bool isShown = m_line && m_line->isVisible() && !m_text->text().isEmpty();
    setVisible(isShown);
    if (!isShown)
        return;
    const QRect room = parentWidget()->rect();
    const QRect line(m_line->mapTo(parentWidget(), QPoint()), m_line->size());
    const int widest = std::min(fontMetrics().averageCharWidth() * kWidestLetters, room.width());
    const QMargins margins = layout()->contentsMargins();
    const int besides = margins.left() + margins.right() + layout()->spacing() + fontMetrics().height();
    const int wanted = fontMetrics().horizontalAdvance(m_text->text()) + besides + kGap;
    resize(std::min(wanted, widest), 1);
    resize(width(), heightForWidth(width()));
    const int below = line.bottom() + kGap;
    const bool fitsBelow = below + height() <= room.bottom();
    move(std::clamp(line.left(), 0, std::max(room.width() - width(), 0)),
         fitsBelow ? below : line.top() - kGap - height());
    raise();
}

bool ProblemBubble::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
        place();
        break;
    case QEvent::Hide:
        hide();
        break;
    default:
        break;
    }
    return QFrame::eventFilter(watched, event);
}

void ProblemBubble::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(CheckedLine::problemColour(palette()), 1));
    painter.setBrush(palette().color(QPalette::ToolTipBase));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
}

} // namespace h5scout::ui
