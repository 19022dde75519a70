// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/PlotView.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <QLabel>

#include "ui/plot/ImagePlot.h"
#include "ui/plot/LinePlot.h"
#include "ui/plot/ScatterPlot.h"
#include "ui/plotpane/ImageFeed.h"
#include "ui/plotpane/LineFeed.h"
#include "ui/plotpane/NumberFeed.h"
#include "ui/plotpane/NumberView.h"
#include "ui/plotpane/ScatterFeed.h"

namespace h5scout::ui
{

namespace
{

constexpr std::chrono::milliseconds kPatience{120};

/// The same pictures of other places in the same arrays.
bool isOtherPlace(const std::vector<PlotPart>& before, const std::vector<PlotPart>& now)
{
    return std::ranges::equal(before, now, isSameView);
}

} // namespace

PlotView::PlotView(QWidget* parent)
    : QStackedWidget(parent)
    , m_words(new QLabel)
    , m_number(new NumberView)
    , m_line(new LinePlot)
    , m_image(new ImagePlot)
    , m_scatter(new ScatterPlot)
    , m_numberFeed(new NumberFeed(m_number, this))
    , m_lineFeed(new LineFeed(m_line, this))
    , m_imageFeed(new ImageFeed(m_image, this))
    , m_scatterFeed(new ScatterFeed(m_scatter, this))
{
    m_words->setObjectName(QStringLiteral("plotWords"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setAlignment(Qt::AlignCenter);
    m_words->setWordWrap(true);
    m_words->setMargin(32);
    m_words->setBackgroundRole(QPalette::Base);
    m_words->setForegroundRole(QPalette::PlaceholderText);
    m_words->setAutoFillBackground(true);
    for (QWidget* page : std::initializer_list<QWidget*>{m_words, m_number, m_line, m_image, m_scatter})
        addWidget(page);

    for (PlotWidget* plot : std::initializer_list<PlotWidget*>{m_line, m_image, m_scatter}) {
        connect(plot, &PlotWidget::hintChanged, this, &PlotView::hintChanged);
        connect(plot, &PlotWidget::noteChanged, this, [this, plot](const QString& note) {
            m_plotNotes[plot] = note;
            if (plot == currentPlot())
                Q_EMIT noteChanged(note);
        });
    }
    connect(m_line, &LinePlot::cursorMoved, this, [this](quint64 index) { Q_EMIT cursorMoved({index}); });
    connect(m_scatter, &ScatterPlot::cursorMoved, this, [this](quint64 point) { Q_EMIT cursorMoved({point}); });
    connect(m_image, &ImagePlot::crosshairMoved, this, [this](quint64 row, quint64 column) {
        Q_EMIT cursorMoved({row, column});
    });
    connect(m_line, &LinePlot::viewChanged, this, &PlotView::viewChanged);
    connect(m_image, &ImagePlot::viewChanged, this, &PlotView::viewChanged);

    for (PlotFeed* feed : std::initializer_list<PlotFeed*>{m_numberFeed, m_lineFeed, m_imageFeed, m_scatterFeed}) {
        connect(feed, &PlotFeed::busyChanged, this, [this] {
            takePending();
            Q_EMIT busyChanged();
        });
        connect(feed, &PlotFeed::progressed, this, &PlotView::progressed);
        connect(feed, &PlotFeed::shown, this, [this] {
            m_hasPicture = true;
            Q_EMIT changed();
        });
        connect(feed, &PlotFeed::failed, this, &PlotView::pictureFailed);
        connect(feed, &PlotFeed::integersRounded, this, &PlotView::integersRounded);
        connect(feed, &PlotFeed::cancelled, this,
                [this] { showWords(tr("Reading was stopped. Reload the file to read it again.")); });
    }
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (!m_pending)
            return;
        m_parts = *std::exchange(m_pending, std::nullopt);
        begin(ViewPolicy::Keep);
    });
}

PlotView::~PlotView() = default;

void PlotView::show(std::vector<PlotPart> parts, ViewPolicy policy)
{
    if (policy == ViewPolicy::Keep && isBusy() && isOtherPlace(m_parts, parts)) {
        m_pending = std::move(parts);
        if (!m_patience.isActive())
            m_patience.start();
        return;
    }
    m_pending.reset();
    m_parts = std::move(parts);
    if (policy == ViewPolicy::Reset)
        m_hasPicture = false;
    begin(policy);
}

void PlotView::takePending()
{
    if (!m_pending || isBusy())
        return;
    m_patience.stop();
    m_parts = *std::exchange(m_pending, std::nullopt);
    begin(ViewPolicy::Keep);
}

void PlotView::begin(ViewPolicy policy)
{
    m_patience.stop();
    if (m_parts.empty() || m_parts.front().view.kind == PlotKind::Words) {
        showWords(m_parts.empty() ? QString() : m_parts.front().view.words);
        return;
    }
    const PlotPart& first = m_parts.front();
    const PlotKind kind = first.view.kind;
    QWidget* page = m_number;
    if (kind == PlotKind::Line)
        page = m_line;
    else if (kind == PlotKind::Image)
        page = m_image;
    else if (kind == PlotKind::Scatter)
        page = m_scatter;
    if (page != currentWidget()) {
        if (PlotFeed* old = currentFeed())
            old->stop();
        setCurrentWidget(page);
    }
    // What the plot says of the data before: it tells when it has something else to say.
    Q_EMIT noteChanged(m_plotNotes[currentPlot()]);
    if (PlotWidget* plot = currentPlot())
        plot->setLabels(kind == PlotKind::Line ? commonLabels(m_parts) : plotLabels(first));
    switch (kind) {
    case PlotKind::Number:
        m_numberFeed->show(m_parts, policy);
        break;
    case PlotKind::Line:
        m_lineFeed->show(m_parts, policy);
        break;
    case PlotKind::Image:
        m_imageFeed->show(first, policy);
        break;
    case PlotKind::Scatter:
        m_scatterFeed->show(first, policy);
        break;
    case PlotKind::Words:
        break;
    }
    Q_EMIT changed();
}

void PlotView::showWords(const QString& words)
{
    stop();
    m_words->setText(words);
    m_hasPicture = true;
    setCurrentWidget(m_words);
    Q_EMIT noteChanged({});
    Q_EMIT changed();
}

void PlotView::stop()
{
    m_pending.reset();
    m_patience.stop();
    for (PlotFeed* feed : std::initializer_list<PlotFeed*>{m_numberFeed, m_lineFeed, m_imageFeed, m_scatterFeed})
        feed->stop();
}

bool PlotView::isBusy() const
{
    return m_numberFeed->isBusy() || m_lineFeed->isBusy() || m_imageFeed->isBusy() || m_scatterFeed->isBusy();
}

PlotWidget* PlotView::currentPlot() const
{
    return qobject_cast<PlotWidget*>(currentWidget());
}

QWidget* PlotView::paintedWidget() const
{
    const PlotWidget* plot = currentPlot();
    return plot ? plot->paintedWidget() : currentWidget();
}

PlotFeed* PlotView::currentFeed() const
{
    if (currentWidget() == m_number)
        return m_numberFeed;
    if (currentWidget() == m_line)
        return m_lineFeed;
    if (currentWidget() == m_image)
        return m_imageFeed;
    if (currentWidget() == m_scatter)
        return m_scatterFeed;
    return nullptr;
}

void PlotView::pictureFailed(const UserError& error, bool isNothingShown)
{
    Q_EMIT failed(error);
    const bool areOthersThere = m_parts.size() > 1 && (m_hasPicture || isBusy());
    if (isNothingShown && !areOthersThere)
        showWords(error.sentence());
}

void PlotView::setCursor(const std::optional<std::vector<quint64>>& place)
{
    const bool isPoint = place && place->size() == 1;
    const bool isPlace = place && place->size() == 2;
    m_line->setCursor(isPoint ? std::optional(place->front()) : std::nullopt);
    m_scatter->setCursor(isPoint ? std::optional(place->front()) : std::nullopt);
    m_image->setCrosshair(isPlace ? std::optional(std::pair(place->front(), place->back())) : std::nullopt);
}

std::vector<Range> PlotView::visibleRanges(std::size_t part) const
{
    if (currentWidget() == m_line)
        return {m_line->visibleSamples(part)};
    if (currentWidget() == m_image)
        return {m_image->visibleRows(), m_image->visibleColumns()};
    if (currentWidget() == m_scatter && !m_parts.empty())
        return {Range{0, m_parts.front().shape()[m_parts.front().view.shown.front()], 1}};
    return {};
}

} // namespace h5scout::ui
