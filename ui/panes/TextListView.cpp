// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/TextListView.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <QFontDatabase>
#include <QScrollBar>

namespace h5scout::ui
{

namespace
{

constexpr quint64 kMostBarSteps = 1'000'000'000; ///< more rows than these are scaled

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

} // namespace h5scout::ui
