// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/PlotCanvas.h"

#include <algorithm>
#include <utility>

#include <QScopedValueRollback>

#include "ui/plot/FrameText.h"
#include "ui/plot/LayerSheet.h"

namespace h5scout::ui
{

namespace
{
constexpr int kSmallestRectangle = 4; // pixels: less is a click, not a rectangle
constexpr double kWheelStep = 1.5;    // more than one turn of the wheel makes of a range
constexpr int kOuterMargin = 12;
constexpr int kLayoutRounds = 3;
} // namespace

PlotCanvas::PlotCanvas(QWidget* parent)
    : QCustomPlot(parent)
    , m_frameText(new FrameText(this))
{
    setObjectName(QStringLiteral("plotCanvas"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    setNoAntialiasingOnDrag(false);
    // Cached labels are drawn at the pixel ratio of their first use.
    setPlottingHint(QCP::phCacheLabels, false);
    plotLayout()->setRowSpacing(2);

    QCPAxisRect* rect = axisRect();
    rect->setupFullAxesBox();
    rect->setRangeDrag(Qt::Horizontal | Qt::Vertical);
    rect->setRangeZoom(Qt::Horizontal | Qt::Vertical);
    for (QCPAxis* axis : {xAxis, yAxis})
        connect(axis, qOverload<const QCPRange&, const QCPRange&>(&QCPAxis::rangeChanged), this,
                [this, axis](const QCPRange&, const QCPRange& before) {
                    limitZoom(axis, {before.lower, before.upper});
                    keepWithinBounds(axis);
                    if (m_isUserActing)
                        emit movedByUser(axis);
                });
    // Ticks are chosen before the layout, by the size of the axes in the frame before.
    connect(this, &QCustomPlot::afterLayout, this, [this] {
        const QSize size = axisRect()->size();
        if (size != std::exchange(m_laidOutSize, size))
            layOutAgain();
    });
    makeSheets();
    applyColors();
}

/// In the place of QCustomPlot's own pixmaps: it keeps what is there and makes what is missing.
void PlotCanvas::makeSheets()
{
    m_sheet = QSharedPointer<LayerSheet>::create(m_colors.background);
    mPaintBuffers = {m_sheet, QSharedPointer<LayerSheet>::create(layer(QStringLiteral("overlay")))};
    for (const auto& sheet : std::as_const(mPaintBuffers))
        sheet->setDevicePixelRatio(bufferDevicePixelRatio());
}

void PlotCanvas::layOutAgain()
{
    for (const auto phase : {QCPLayoutElement::upPreparation, QCPLayoutElement::upMargins, QCPLayoutElement::upLayout})
        plotLayout()->update(phase);
}

void PlotCanvas::setTitle(const QString& title)
{
    if (title.isEmpty() == (m_title != nullptr)) {
        if (m_title) {
            plotLayout()->remove(m_title);
            m_title = nullptr;
            plotLayout()->simplify();
        } else {
            m_title = new QCPTextElement(this);
            m_title->setMargins(QMargins(8, 6, 8, 0));
            plotLayout()->insertRow(0);
            plotLayout()->addElement(0, 0, m_title);
            applyColors();
        }
    }
    if (m_title)
        m_title->setText(title);
}

void PlotCanvas::clearBounds(QCPAxis* axis)
{
    std::erase_if(m_bounds, [axis](const Bounds& bounds) { return bounds.axis == axis; });
}

void PlotCanvas::setBounds(QCPAxis* axis, const Span& whole, double smallest)
{
    clearBounds(axis);
    m_bounds.push_back({axis, whole, smallest});
    keepWithinBounds(axis);
}

void PlotCanvas::limitZoom(QCPAxis* axis, const Span& before)
{
    for (const Bounds& bounds : m_bounds) {
        if (bounds.axis != axis)
            continue;
        const Span wanted{axis->range().lower, axis->range().upper};
        Span span = limitedZoom(wanted, before, bounds.smallest);
        if (axis->scaleType() == QCPAxis::stLogarithmic && before.lower > 0 && span != wanted)
            span = before.size() < bounds.smallest * kWheelStep ? before : wanted;
        if (span != wanted) {
            const QSignalBlocker blocker(axis);
            axis->setRange(span.lower, span.upper);
        }
    }
}

void PlotCanvas::keepWithinBounds(QCPAxis* axis)
{
    for (const Bounds& bounds : m_bounds) {
        if (bounds.axis != axis)
            continue;
        const Span wanted{axis->range().lower, axis->range().upper};
        const Span span = axis->scaleType() == QCPAxis::stLogarithmic && bounds.whole.lower > 0
                              ? boundedLogSpan(wanted, bounds.whole, bounds.smallest)
                              : boundedSpan(wanted, bounds.whole, bounds.smallest);
        if (span != wanted) {
            const QSignalBlocker blocker(axis);
            axis->setRange(span.lower, span.upper);
        }
    }
}

QMargins PlotCanvas::outerMargins() const
{
    const int top = std::max(kOuterMargin, QFontMetrics(font()).height() + 2); // of FrameText
    return {kOuterMargin, top, kOuterMargin, kOuterMargin};
}

void PlotCanvas::styleAxis(QCPAxis* axis) const
{
    m_frameText->addAxis(axis);
    const QPen pen(m_colors.axes, 1);
    axis->setBasePen(pen);
    axis->setTickPen(pen);
    axis->setSubTickPen(pen);
    axis->setTickLength(0, 5);
    axis->setSubTickLength(0, 3);
    axis->setTickLabelFont(font());
    axis->setTickLabelColor(m_colors.text);
    axis->setTickLabelPadding(4);
    axis->setLabelFont(font());
    axis->setLabelColor(m_colors.text);
    axis->setLabelPadding(6);
    axis->setNumberFormat(QStringLiteral("gbc")); // powers of ten as such
    axis->grid()->setPen(QPen(m_colors.grid, 1));
    axis->grid()->setZeroLinePen(QPen(m_colors.grid, 1));
}

void PlotCanvas::applyColors()
{
    m_colors = plotColors(palette());
    setBackground(QBrush(m_colors.background));
    m_sheet->setBackground(m_colors.background);
    axisRect()->setMinimumMargins(outerMargins());
    for (QCPAxis* axis : axisRect()->axes())
        styleAxis(axis);
    for (QCPAxis* axis : {xAxis2, yAxis2}) { // they only close the frame
        axis->setTicks(false);
        axis->setTickLabels(false);
    }
    QColor fill = m_colors.selection;
    fill.setAlpha(48);
    selectionRect()->setPen(QPen(m_colors.selection, 1));
    selectionRect()->setBrush(fill);
    if (m_title) {
        QFont titleFont = font();
        titleFont.setBold(true);
        m_title->setFont(titleFont);
        m_title->setTextColor(m_colors.text);
    }
}

void PlotCanvas::paintFigure(QCPPainter* painter, const QSize& size, const std::optional<QPalette>& colors,
                             bool hasBackground)
{
    // Nothing of this is seen: paint events and queued replots come after all has been put back.
    const QPalette before = testAttribute(Qt::WA_SetPalette) ? palette() : QPalette();
    if (colors)
        setPalette(*colors); // changeEvent() does the rest
    const QRect viewportBefore = viewport();
    const QBrush backgroundBefore = mBackgroundBrush;
    if (!hasBackground)
        setBackground(QBrush(Qt::NoBrush));
    setViewport(QRect(QPoint(0, 0), size));
    settleLayout();
    if (mBackgroundBrush.style() != Qt::NoBrush)
        painter->fillRect(viewport(), mBackgroundBrush);
    draw(painter);
    setViewport(viewportBefore);
    setBackground(backgroundBefore);
    if (colors)
        setPalette(before);
    settleLayout(); // pan and zoom go by it
}

/// Margins depend on the tick labels, which depend on the room that the margins leave.
void PlotCanvas::settleLayout()
{
    for (int i = 0; i < kLayoutRounds; ++i)
        updateLayout();
}

void PlotCanvas::changeEvent(QEvent* event)
{
    QCustomPlot::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::FontChange &&
        event->type() != QEvent::StyleChange)
        return;
    applyColors();
    emit colorsChanged();
    replot(rpQueuedReplot);
}

void PlotCanvas::leaveEvent(QEvent* event)
{
    QCustomPlot::leaveEvent(event);
    emit pointerGone();
}

void PlotCanvas::mouseDoubleClickEvent(QMouseEvent* event)
{
    QCustomPlot::mouseDoubleClickEvent(event);
    if (event->button() == Qt::LeftButton)
        emit resetRequested();
}

void PlotCanvas::mouseMoveEvent(QMouseEvent* event)
{
    const QScopedValueRollback acting(m_isUserActing, true);
    QCustomPlot::mouseMoveEvent(event);
    tellPointer(event->position());
}

void PlotCanvas::tellPointer(const QPointF& place)
{
    if (axisRect()->rect().contains(place.toPoint()))
        emit pointedAt({xAxis->pixelToCoord(place.x()), yAxis->pixelToCoord(place.y())});
    else
        emit pointerLeft();
}

void PlotCanvas::mousePressEvent(QMouseEvent* event)
{
    const bool isRectangle = event->button() == Qt::RightButton ||
                             (event->button() == Qt::LeftButton && (event->modifiers() & Qt::ShiftModifier) != 0);
    setSelectionRectMode(isRectangle ? QCP::srmZoom : QCP::srmNone);
    QCustomPlot::mousePressEvent(event);
}

void PlotCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    const QScopedValueRollback acting(m_isUserActing, true);
    const QRect rectangle = selectionRect()->rect().normalized();
    const bool isClick = rectangle.width() < kSmallestRectangle || rectangle.height() < kSmallestRectangle;
    if (selectionRect()->isActive() && isClick) {
        selectionRect()->cancel();
        selectionRect()->layer()->replot();
    }
    QCustomPlot::mouseReleaseEvent(event);
    setSelectionRectMode(QCP::srmNone);
}

void PlotCanvas::paintEvent(QPaintEvent*)
{
    // The window may have come to another screen; Qt 6.4 tells nobody.
    if (!qFuzzyCompare(bufferDevicePixelRatio(), devicePixelRatioF())) {
        setBufferDevicePixelRatio(devicePixelRatioF());
        replot(rpQueuedRefresh);
    }
    if (mReplotQueued)
        replot(rpQueuedRefresh); // somebody wants to see it before the event loop came to it
    QCPPainter painter(this);
    if (!painter.isActive())
        return;
    for (const auto& sheet : std::as_const(mPaintBuffers))
        sheet->draw(&painter);
}

void PlotCanvas::resizeEvent(QResizeEvent* event)
{
    if (!event->size().isEmpty()) // there is no painting on nothing
        QCustomPlot::resizeEvent(event);
}

void PlotCanvas::wheelEvent(QWheelEvent* event)
{
    const QScopedValueRollback acting(m_isUserActing, true);
    QCustomPlot::wheelEvent(event);
    event->accept();
    tellPointer(event->position()); // something else lies there now
}

} // namespace h5scout::ui
