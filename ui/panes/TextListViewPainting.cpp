// SPDX-License-Identifier: GPL-3.0-or-later
// Texts, layouts and painting of TextListView.
#include "ui/panes/TextListView.h"

#include <algorithm>
#include <cmath>

#include <QPainter>
#include <QScrollBar>

#include "ui/models/Format.h"

namespace h5scout::ui
{

namespace
{

constexpr int kMostMarksInARow = 500;
constexpr qreal kUnlimitedWidth = 1e7;

} // namespace

QString TextListView::rowText(quint64 row) const
{
    const TextRows::Row known = m_rows->row(row);
    if (known.state == TextRows::Row::State::Missing)
        return QString(QChar(0x2026));
    if (known.shown.missingCharacters == 0)
        return known.shown.text;
    return tr("%1 ... (%2 more characters)")
        .arg(known.shown.text, formatCount(static_cast<quint64>(known.shown.missingCharacters)));
}

QString TextListView::numberText(quint64 row) const
{
    QStringList numbers;
    for (const quint64 index : m_rows->blocks().indexOf(row))
        numbers += QString::number(index);
    return numbers.join(QStringLiteral(", "));
}

int TextListView::gutterWidth() const
{
    const quint64 count = m_rows->rowCount();
    const QString widest = count > 0 ? numberText(count - 1) : QString();
    return fontMetrics().horizontalAdvance(widest) + 2 * kMargin;
}

QTextLayout& TextListView::layoutOf(quint64 row)
{
    std::unique_ptr<QTextLayout>& layout = m_layouts[row];
    if (layout)
        return *layout;
    layout = std::make_unique<QTextLayout>(rowText(row), font());
    QTextOption option;
    option.setWrapMode(m_wraps ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::NoWrap);
    layout->setTextOption(option);
    layout->setCacheEnabled(true);
    const int room = std::max(fontMetrics().averageCharWidth() * 4, viewport()->width() - gutterWidth() - 2 * kMargin);
    layout->beginLayout();
    qreal y = 0;
    for (QTextLine line = layout->createLine(); line.isValid(); line = layout->createLine()) {
        line.setLineWidth(m_wraps ? room : kUnlimitedWidth);
        line.setPosition({0, y});
        y += lineHeight();
        m_widest = std::max(m_widest, static_cast<int>(std::ceil(line.naturalTextWidth())) + kMargin);
    }
    layout->endLayout();
    return *layout;
}

void TextListView::paintRow(QPainter& painter, const Placed& placed)
{
    QTextLayout& layout = layoutOf(placed.row);
    QList<QTextLayout::FormatRange> formats;
    const auto length = static_cast<int>(layout.text().size());
    if (!m_needle.isEmpty()) {
        QTextCharFormat mark;
        QColor color = palette().color(QPalette::Highlight);
        color.setAlphaF(0.35F);
        mark.setBackground(color);
        qsizetype from = layout.text().indexOf(m_needle, 0, Qt::CaseInsensitive);
        for (int marks = 0; from >= 0 && marks < kMostMarksInARow; ++marks) {
            formats.append({static_cast<int>(from), static_cast<int>(m_needle.size()), mark});
            from = layout.text().indexOf(m_needle, from + m_needle.size(), Qt::CaseInsensitive);
        }
    }
    const Place start = selectionStart();
    const Place end = selectionEnd();
    if (hasSelection() && start.row <= placed.row && placed.row <= end.row) {
        const int first = start.row == placed.row ? std::min(start.column, length) : 0;
        const int last = end.row == placed.row ? std::min(end.column, length) : length;
        QTextCharFormat selected;
        selected.setBackground(palette().color(QPalette::Highlight));
        selected.setForeground(palette().color(QPalette::HighlightedText));
        if (last > first)
            formats.append({first, last - first, selected});
    }
    const bool isReady = m_rows->row(placed.row).state == TextRows::Row::State::Ready;
    painter.setPen(palette().color(isReady ? QPalette::Text : QPalette::PlaceholderText));
    const int x = gutterWidth() + kMargin - horizontalScrollBar()->value();
    layout.draw(&painter, QPointF(x, placed.top), formats);
}

void TextListView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(viewport());
    painter.setFont(font());
    const int gutter = gutterWidth();
    painter.save();
    painter.setClipRect(QRect(gutter, 0, viewport()->width() - gutter, viewport()->height()));
    for (const Placed& placed : m_placed)
        paintRow(painter, placed);
    painter.restore();
    painter.fillRect(QRect(0, 0, gutter, viewport()->height()), palette().color(QPalette::AlternateBase));
    painter.setPen(palette().color(QPalette::PlaceholderText));
    for (const Placed& placed : m_placed)
        painter.drawText(QRect(0, placed.top, gutter - kMargin, lineHeight()), Qt::AlignRight | Qt::AlignVCenter,
                         numberText(placed.row));
}

} // namespace h5scout::ui
