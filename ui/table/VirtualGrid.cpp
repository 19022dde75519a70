// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/VirtualGrid.h"

#include <QEvent>
#include <QFontDatabase>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

namespace h5scout::ui
{
namespace
{

constexpr int kRowPadding = 6;
constexpr int kMostPositionWidth = 170;
constexpr int kSmallestStretched = 120;

} // namespace

VirtualGrid::VirtualGrid(QWidget* parent)
    : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    watchBar(Qt::Horizontal);
    watchBar(Qt::Vertical);
    reset(100);
}

VirtualGrid::~VirtualGrid() = default;

void VirtualGrid::watchBar(Qt::Orientation orientation)
{
    QScrollBar* bar = orientation == Qt::Horizontal ? horizontalScrollBar() : verticalScrollBar();
    bar->installEventFilter(this);
    connect(bar, &QScrollBar::actionTriggered, this,
            [this, orientation](int action) { takeBarAction(orientation, action); });
    connect(bar, &QScrollBar::valueChanged, this, [this, orientation](int value) { takeBarValue(orientation, value); });
}

void VirtualGrid::setSource(const GridSource* source)
{
    m_source = source;
    reset(m_columns.defaultSize());
}

void VirtualGrid::reset(int columnWidth)
{
    const quint64 rows = m_source ? m_source->rowCount() : 0;
    const quint64 columns = m_source ? m_source->columnCount() : 0;
    m_rows.reset(rows, fontMetrics().height() + kRowPadding);
    m_columns.reset(columns, columnWidth);
    m_selection.reset(rows, columns);
    m_userWidths.clear();
    m_drag = Drag::None;
    m_autoScroll.stop();
    relayout();
    Q_EMIT selectionChanged();
}

void VirtualGrid::relayout()
{
    m_cellFont = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    m_cellFont.setPointSizeF(font().pointSizeF() > 0 ? font().pointSizeF() : m_cellFont.pointSizeF());
    layoutHeaders();
    layoutViewport();
    viewMoved();
}

void VirtualGrid::refresh()
{
    viewport()->update();
}

int VirtualGrid::widthForCharacters(int characters) const
{
    return QFontMetrics(m_cellFont).horizontalAdvance(QLatin1Char('0')) * characters + 2 * kCellMargin + 2;
}

int VirtualGrid::textWidth(const QString& text) const
{
    return QFontMetrics(m_cellFont).horizontalAdvance(text) + 2 * kCellMargin + 2;
}

int VirtualGrid::headerWidth(quint64 column) const
{
    const GridHeader header = m_source->columnHeader(column);
    const QFontMetrics metrics = fontMetrics();
    const int text = std::max(metrics.horizontalAdvance(header.index), metrics.horizontalAdvance(header.position));
    return text + 2 * kCellMargin + 2;
}

void VirtualGrid::setLastColumnStretching(bool isStretching)
{
    m_isLastStretching = isStretching;
    layoutViewport();
}

void VirtualGrid::setColumnWidth(quint64 column, int width)
{
    m_userWidths[column] = width;
    m_columns.setSizeOf(column, width);
    layoutViewport(); // the last one may have to give way
    viewMoved();
}

void VirtualGrid::fitColumn(quint64 column, int width)
{
    if (!m_userWidths.contains(column))
        m_columns.setSizeOf(column, width);
}

void VirtualGrid::setDefaultColumnWidth(int width)
{
    m_columns.setDefaultSize(width);
}

void VirtualGrid::layoutHeaders()
{
    const int line = fontMetrics().height();
    m_headerHeight = line + 6;
    m_indexWidth = 0;
    int positionWidth = 0;
    if (m_source && m_rows.count() > 0) {
        if (m_source->hasColumnPositions())
            m_headerHeight += line;
        const quint64 last = m_rows.count() - 1;
        for (const quint64 row : {quint64{0}, std::min<quint64>(1, last), last / 2, last}) {
            const GridHeader header = m_source->rowHeader(row);
            m_indexWidth = std::max(m_indexWidth, fontMetrics().horizontalAdvance(header.index));
            positionWidth = std::max(positionWidth, fontMetrics().horizontalAdvance(header.position));
        }
    }
    m_indexWidth = std::max(m_indexWidth, fontMetrics().horizontalAdvance(QStringLiteral("000"))) + 2 * kCellMargin;
    m_headerWidth = m_indexWidth;
    if (m_source && m_source->hasRowPositions())
        m_headerWidth += std::min(positionWidth, kMostPositionWidth) + 2 * kCellMargin;
}

void VirtualGrid::layoutViewport()
{
    const int width = viewport()->width() - m_headerWidth;
    m_rows.setViewLength(viewport()->height() - m_headerHeight);
    if (m_isLastStretching && m_columns.count() > 0 && !m_userWidths.contains(m_columns.count() - 1) &&
        m_columns.count() <= 8) {
        int others = 0;
        for (quint64 column = 0; column + 1 < m_columns.count(); ++column)
            others += m_columns.sizeOf(column);
        m_columns.setSizeOf(m_columns.count() - 1, std::max(width - others, kSmallestStretched));
    }
    m_columns.setViewLength(width);
}

CellRange VirtualGrid::view() const
{
    const LineSpace::Visible rows = m_rows.visible();
    const LineSpace::Visible columns = m_columns.visible();
    return {rows.first, columns.first, rows.count, columns.count};
}

void VirtualGrid::scrollTo(const LineSpace::Place& row, const LineSpace::Place& column)
{
    m_rows.setPlace(row);
    m_columns.setPlace(column);
    viewMoved();
}

void VirtualGrid::setCurrent(const GridPlace& place, GridSelection::Mode mode)
{
    m_selection.select(place, mode);
    m_rows.ensureVisible(m_selection.current().row);
    m_columns.ensureVisible(m_selection.current().column);
    viewMoved();
    selectionMoved();
}

void VirtualGrid::selectAll()
{
    m_selection.selectAll();
    selectionMoved();
}

void VirtualGrid::selectionMoved()
{
    viewport()->update();
    Q_EMIT selectionChanged();
}

/// The bars follow the places, which are the truth.
void VirtualGrid::viewMoved()
{
    {
        const QScopedValueRollback<bool> guard(m_isSyncingBars, true);
        for (const auto& [bar, space] :
             {std::pair(verticalScrollBar(), &m_rows), std::pair(horizontalScrollBar(), &m_columns)}) {
            bar->setRange(0, space->barMaximum());
            bar->setPageStep(space->barPage());
            bar->setSingleStep(space->defaultSize());
            bar->setValue(space->barValue());
        }
    }
    viewport()->update();
    Q_EMIT viewChanged();
}

void VirtualGrid::takeBarAction(Qt::Orientation orientation, int action)
{
    LineSpace& space = orientation == Qt::Horizontal ? m_columns : m_rows;
    const int page = std::max(space.viewLength() - space.defaultSize(), space.defaultSize());
    switch (action) {
    case QAbstractSlider::SliderSingleStepAdd:
        space.scrollBy(space.defaultSize());
        break;
    case QAbstractSlider::SliderSingleStepSub:
        space.scrollBy(-space.defaultSize());
        break;
    case QAbstractSlider::SliderPageStepAdd:
        space.scrollBy(page);
        break;
    case QAbstractSlider::SliderPageStepSub:
        space.scrollBy(-page);
        break;
    default:
        return; // what moves the slider comes as a value
    }
    const QScopedValueRollback<bool> guard(m_isSyncingBars, true);
    QScrollBar* bar = orientation == Qt::Horizontal ? horizontalScrollBar() : verticalScrollBar();
    bar->setSliderPosition(space.barValue());
    viewport()->update();
    Q_EMIT viewChanged();
}

void VirtualGrid::takeBarValue(Qt::Orientation orientation, int value)
{
    if (m_isSyncingBars)
        return;
    (orientation == Qt::Horizontal ? m_columns : m_rows).setBarValue(value);
    viewport()->update();
    Q_EMIT viewChanged();
}

void VirtualGrid::scrollContentsBy(int /*dx*/, int /*dy*/)
{
    // takeBarValue() has done it.
}

QRect VirtualGrid::cellRect(const GridPlace& place) const
{
    const CellRange shown = view();
    if (place.row - shown.row >= shown.rows || place.column - shown.column >= shown.columns)
        return {};
    return {m_headerWidth + m_columns.startOf(place.column), m_headerHeight + m_rows.startOf(place.row),
            m_columns.sizeOf(place.column), m_rows.sizeOf(place.row)};
}

std::optional<GridPlace> VirtualGrid::placeAt(const QPoint& point) const
{
    if (point.x() < m_headerWidth || point.y() < m_headerHeight)
        return {};
    const GridPlace place{m_rows.lineAt(point.y() - m_headerHeight), m_columns.lineAt(point.x() - m_headerWidth)};
    if (place.row >= m_rows.count() || place.column >= m_columns.count())
        return {};
    return place;
}

QSize VirtualGrid::minimumSizeHint() const
{
    return {160, 100};
}

void VirtualGrid::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(viewport());
    if (!m_source) {
        painter.fillRect(viewport()->rect(), palette().color(QPalette::Base));
        return;
    }
    paintGrid(painter, viewport()->rect(),
              {.source = m_source,
               .rows = &m_rows,
               .columns = &m_columns,
               .selection = &m_selection,
               .palette = palette(),
               .font = m_cellFont,
               .headerFont = font(),
               .headerHeight = m_headerHeight,
               .headerWidth = m_headerWidth,
               .indexWidth = m_indexWidth,
               .hasFocus = hasFocus()});
}

void VirtualGrid::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    layoutViewport();
    viewMoved();
}

void VirtualGrid::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        relayout();
}

} // namespace h5scout::ui
