// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/TextListView.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <QFontDatabase>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include "ui/models/Format.h"

namespace h5scout::ui
{

namespace
{

constexpr quint64 kMostBarSteps = 1'000'000'000; ///< more rows than these are scaled
constexpr int kMargin = 6;
constexpr int kWheelStep = 120;
constexpr int kMostMarksInARow = 500;
constexpr qreal kUnlimitedWidth = 1e7;

int toInt(quint64 number)
{
    return static_cast<int>(std::min<quint64>(number, std::numeric_limits<int>::max()));
}

} // namespace

TextListView::TextListView(TextRows* rows, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_rows(rows)
{
    setObjectName(QStringLiteral("textList"));
    setAccessibleName(tr("Texts of the current node"));
    setFrameShape(QFrame::NoFrame);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setAutoFillBackground(true);
    buildScrollBar();
    connect(m_rows, &TextRows::rowsArrived, this, [this] {
        m_layouts.clear();
        placeRows();
        viewport()->update();
    });
}

TextListView::~TextListView() = default;

void TextListView::buildScrollBar()
{
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    // Steps are rows, exactly, though the bar may be scaled.
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, [this](int action) {
        const auto page = static_cast<qint64>(std::max<quint64>(rowsInView(), 2) - 1);
        switch (action) {
        case QAbstractSlider::SliderSingleStepAdd:
            scrollByLines(1);
            break;
        case QAbstractSlider::SliderSingleStepSub:
            scrollByLines(-1);
            break;
        case QAbstractSlider::SliderPageStepAdd:
            scrollByLines(page);
            break;
        case QAbstractSlider::SliderPageStepSub:
            scrollByLines(-page);
            break;
        default:
            return; // moved by hand: scrollContentsBy follows
        }
        verticalScrollBar()->setSliderPosition(barValue());
    });
}

// --------------------------------------------------------------------------------------------------------------
// scrolling

void TextListView::reset(bool startsAtEnd)
{
    m_layouts.clear();
    m_widest = 0;
    m_wheelRest = 0;
    m_anchor = m_cursor = {};
    m_top = 0;
    m_isAtEnd = false;
    horizontalScrollBar()->setValue(0);
    if (startsAtEnd)
        scrollToEnd();
    else
        scrollTo(0);
}

void TextListView::setWraps(bool wraps)
{
    if (wraps == m_wraps)
        return;
    m_wraps = wraps;
    m_layouts.clear();
    horizontalScrollBar()->setValue(0);
    placeRows();
    viewport()->update();
}

int TextListView::lineHeight() const
{
    return fontMetrics().lineSpacing();
}

quint64 TextListView::rowsInView() const
{
    return static_cast<quint64>(std::max(1, viewport()->height() / lineHeight()));
}

quint64 TextListView::lastTop() const
{
    const quint64 count = m_rows->rowCount();
    return count > rowsInView() ? count - rowsInView() : 0;
}

void TextListView::scrollToRow(quint64 row)
{
    scrollTo(row);
}

void TextListView::scrollToEnd()
{
    m_isAtEnd = true;
    m_top = lastTop();
    placeRows();
    viewport()->update();
}

void TextListView::scrollTo(quint64 row, int hiddenPixels)
{
    const quint64 count = m_rows->rowCount();
    m_isAtEnd = false;
    m_top = std::min(row, count > 0 ? count - 1 : 0);
    m_hiddenPixels = hiddenPixels;
    placeRows();
    viewport()->update();
}

void TextListView::scrollByLines(qint64 lines)
{
    if (m_placed.empty() || (lines > 0 && m_isAtEnd))
        return;
    const quint64 count = m_rows->rowCount();
    quint64 row = m_placed.front().row;
    qint64 hidden = -m_placed.front().top + lines * lineHeight();
    while (hidden < 0 && row > 0)
        hidden += heightOf(--row);
    while (row + 1 < count && hidden >= heightOf(row))
        hidden -= heightOf(row++);
    scrollTo(row, static_cast<int>(std::clamp<qint64>(hidden, 0, heightOf(row))));
}

int TextListView::barValue() const
{
    const quint64 last = lastTop();
    if (last <= kMostBarSteps)
        return toInt(m_isAtEnd ? last : std::min(m_top, last));
    if (m_isAtEnd)
        return toInt(kMostBarSteps);
    const double share = static_cast<double>(m_top) / static_cast<double>(last);
    return std::min(toInt(kMostBarSteps), static_cast<int>(std::lround(share * static_cast<double>(kMostBarSteps))));
}

void TextListView::scrollBarMoved(int value)
{
    if (value == barValue()) // it follows us
        return;
    const quint64 last = lastTop();
    if (value == verticalScrollBar()->maximum())
        scrollToEnd();
    else if (last <= kMostBarSteps)
        scrollTo(static_cast<quint64>(value));
    else
        scrollTo(static_cast<quint64>(static_cast<double>(value) / static_cast<double>(kMostBarSteps) *
                                      static_cast<double>(last)));
}

void TextListView::updateScrollBars()
{
    m_isMovingBar = true;
    verticalScrollBar()->setRange(0, toInt(std::min(lastTop(), kMostBarSteps)));
    verticalScrollBar()->setPageStep(toInt(rowsInView()));
    verticalScrollBar()->setValue(barValue());
    const int room = viewport()->width() - gutterWidth() - kMargin;
    horizontalScrollBar()->setRange(0, m_wraps ? 0 : std::max(0, m_widest - room));
    horizontalScrollBar()->setPageStep(room);
    horizontalScrollBar()->setSingleStep(fontMetrics().averageCharWidth() * 4);
    m_isMovingBar = false;
}

int TextListView::heightOf(quint64 row)
{
    return std::max(1, layoutOf(row).lineCount()) * lineHeight();
}

/// Finds the rows in view, from the top down or from the end up, and asks for them.
void TextListView::placeRows()
{
    m_placed.clear();
    const quint64 count = m_rows->rowCount();
    const int height = viewport()->height();
    if (count == 0 || height <= 0) {
        m_layouts.clear();
        updateScrollBars();
        return;
    }
    if (!m_isAtEnd) {
        int bottom = -m_hiddenPixels;
        for (quint64 row = m_top; row < count && bottom < height; ++row) {
            m_placed.push_back({row, bottom, heightOf(row)});
            bottom += m_placed.back().height;
        }
        m_isAtEnd = m_placed.back().row == count - 1 && bottom <= height;
    }
    if (m_isAtEnd) {
        m_placed.clear();
        int top = height;
        for (quint64 row = count; row-- > 0 && top > 0;) {
            const int rowHeight = heightOf(row);
            top -= rowHeight;
            m_placed.push_back({row, top, rowHeight});
        }
        std::ranges::reverse(m_placed);
        if (top > 0) { // all fit
            for (Placed& placed : m_placed)
                placed.top -= top;
        }
        m_top = m_placed.front().row;
    }
    std::erase_if(m_layouts, [this](const auto& entry) {
        return entry.first < m_placed.front().row || entry.first > m_placed.back().row;
    });
    updateScrollBars();
    m_rows->want(m_placed.front().row, m_placed.back().row - m_placed.front().row + 1);
}

quint64 TextListView::endRow() const
{
    return m_placed.empty() ? m_top : m_placed.back().row + 1;
}

void TextListView::scrollContentsBy(int /*dx*/, int dy)
{
    if (m_isMovingBar)
        return;
    if (dy != 0)
        scrollBarMoved(verticalScrollBar()->value());
    viewport()->update();
}

void TextListView::wheelEvent(QWheelEvent* event)
{
    if (event->angleDelta().y() == 0 || event->modifiers() != Qt::NoModifier) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    constexpr int kRowsAStep = 3;
    m_wheelRest += event->angleDelta().y() * kRowsAStep;
    const int rows = m_wheelRest / kWheelStep;
    m_wheelRest -= rows * kWheelStep;
    scrollByLines(-rows);
    event->accept();
}

void TextListView::keyPressEvent(QKeyEvent* event)
{
    const auto page = static_cast<qint64>(std::max<quint64>(rowsInView(), 2) - 1);
    const int column = horizontalScrollBar()->singleStep();
    switch (event->key()) {
    case Qt::Key_Up:
        scrollByLines(-1);
        break;
    case Qt::Key_Down:
        scrollByLines(1);
        break;
    case Qt::Key_PageUp:
        scrollByLines(-page);
        break;
    case Qt::Key_PageDown:
        scrollByLines(page);
        break;
    case Qt::Key_Home:
        scrollTo(0);
        break;
    case Qt::Key_End:
        scrollToEnd();
        break;
    case Qt::Key_Left:
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - column);
        break;
    case Qt::Key_Right:
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() + column);
        break;
    default:
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    event->accept();
}

void TextListView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (m_wraps)
        m_layouts.clear();
    placeRows();
}

void TextListView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) {
        m_layouts.clear();
        placeRows();
        viewport()->update();
    }
}

// --------------------------------------------------------------------------------------------------------------
// selection

void TextListView::selectAll()
{
    if (m_rows->rowCount() == 0)
        return;
    m_anchor = {};
    m_cursor = {m_rows->rowCount() - 1, std::numeric_limits<int>::max()};
    viewport()->update();
    Q_EMIT selectionChanged();
}

void TextListView::clearSelection()
{
    m_anchor = m_cursor = {};
    viewport()->update();
    Q_EMIT selectionChanged();
}

void TextListView::setNeedle(const QString& needle)
{
    m_needle = needle;
    viewport()->update();
}

void TextListView::showMatch(const Place& place, int length)
{
    m_anchor = place;
    m_cursor = {place.row, place.column + length};
    const bool isInView = std::ranges::any_of(m_placed, [&](const Placed& placed) {
        return placed.row == place.row && placed.top >= 0 && placed.top + lineHeight() <= viewport()->height();
    });
    if (!isInView)
        scrollTo(place.row - std::min(place.row, rowsInView() / 3));
    if (!m_wraps && !m_placed.empty()) {
        const int x = fontMetrics().averageCharWidth() * place.column;
        const int room = horizontalScrollBar()->pageStep();
        if (x < horizontalScrollBar()->value() || x + room / 4 > horizontalScrollBar()->value() + room)
            horizontalScrollBar()->setValue(x - room / 3);
    }
    viewport()->update();
    Q_EMIT selectionChanged();
}

TextListView::Place TextListView::placeAt(const QPoint& position)
{
    if (m_placed.empty())
        return {};
    const auto found =
        std::ranges::find_if(m_placed, [&](const Placed& placed) { return position.y() < placed.top + placed.height; });
    if (found == m_placed.end())
        return {m_placed.back().row, std::numeric_limits<int>::max()};
    if (position.y() < m_placed.front().top)
        return {m_placed.front().row, 0};
    const QTextLayout& layout = layoutOf(found->row);
    const int y = position.y() - found->top;
    const qreal x = position.x() - gutterWidth() - kMargin + horizontalScrollBar()->value();
    int line = 0;
    while (line + 1 < layout.lineCount() && layout.lineAt(line + 1).y() <= y)
        ++line;
    return {found->row, layout.lineCount() > 0 ? layout.lineAt(line).xToCursor(x) : 0};
}

void TextListView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) {
        QAbstractScrollArea::mousePressEvent(event);
        return;
    }
    m_cursor = placeAt(event->pos());
    if (!(event->modifiers() & Qt::ShiftModifier))
        m_anchor = m_cursor;
    viewport()->update();
    Q_EMIT selectionChanged();
}

void TextListView::mouseMoveEvent(QMouseEvent* event)
{
    if (!(event->buttons() & Qt::LeftButton))
        return;
    if (event->pos().y() < 0)
        scrollByLines(-1);
    else if (event->pos().y() > viewport()->height())
        scrollByLines(1);
    m_cursor = placeAt(event->pos());
    viewport()->update();
    Q_EMIT selectionChanged();
}

/// Selects the row.
void TextListView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const Place place = placeAt(event->pos());
    m_anchor = {place.row, 0};
    m_cursor = {place.row, std::numeric_limits<int>::max()};
    viewport()->update();
    Q_EMIT selectionChanged();
}

// --------------------------------------------------------------------------------------------------------------
// painting

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
