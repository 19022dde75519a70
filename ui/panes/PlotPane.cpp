// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/PlotPane.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "h5scout/client/Trace.h"
#include "ui/models/Format.h"
#include "ui/panes/NumberView.h"
#include "ui/panes/PaintWatcher.h"
#include "ui/panes/ProgressLine.h"
#include "ui/plot/ImagePlot.h"
#include "ui/plot/LinePlot.h"
#include "ui/plot/PlotNumbers.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace h5scout::ui
{

namespace
{

constexpr double kExactInDouble = 9007199254740992.0; // 2^53

void traceView(const char* event, const NodeInfo& node)
{
    trace::instant(event, {{"node", displayName(node.path)}, {"view", QStringLiteral("plot")}});
}

/// A label that gives way instead of widening the window.
QLabel* newSmallLabel(const QString& objectName)
{
    auto* label = new QLabel;
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

PlotPane::PlotPane(QWidget* parent)
    : NodePane(parent)
    , m_progress(new ProgressLine)
    , m_pages(new QStackedWidget)
    , m_words(new QLabel)
    , m_number(new NumberView)
    , m_line(new LinePlot)
    , m_image(new ImagePlot)
    , m_notes(newSmallLabel(QStringLiteral("plotNotes")))
    , m_watcher(new PaintWatcher(this))
    , m_labelsOwner(newOwnerId())
    , m_overviewOwner(newOwnerId())
    , m_detailOwner(newOwnerId())
{
    setObjectName(QStringLiteral("plotPane"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    buildToolRow();
    layout->addWidget(m_progress);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_notes);
    m_notes->setContentsMargins(8, 3, 8, 3);
    m_notes->hide();

    m_words->setObjectName(QStringLiteral("plotWords"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setAlignment(Qt::AlignCenter);
    m_words->setWordWrap(true);
    m_words->setMargin(32);
    m_words->setBackgroundRole(QPalette::Base);
    m_words->setForegroundRole(QPalette::PlaceholderText);
    m_words->setAutoFillBackground(true);
    for (QWidget* page : std::initializer_list<QWidget*>{m_words, m_number, m_line, m_image})
        m_pages->addWidget(page);

    for (PlotWidget* plot : std::initializer_list<PlotWidget*>{m_line, m_image}) {
        connect(plot, &PlotWidget::hintChanged, this, &NodePane::hintChanged);
        connect(plot, &PlotWidget::noteChanged, this, [this, plot](const QString& note) {
            if (plot != currentPlot())
                return;
            m_plotNote = note;
            showNotes();
        });
    }
    connect(m_line, &LinePlot::detailNeeded, this, &PlotPane::requestLineDetail);
    connect(m_image, &ImagePlot::detailNeeded, this, &PlotPane::requestImageDetail);
    connect(m_watcher, &PaintWatcher::painted, this, &PlotPane::picturePainted);
    clear();
}

PlotPane::~PlotPane() = default;

void PlotPane::buildToolRow()
{
    m_resetView = new QAction(tr("Reset view"), this);
    m_resetView->setObjectName(QStringLiteral("resetViewAction"));
    m_resetView->setShortcut(Qt::Key_Home);
    m_resetView->setToolTip(tr("Show everything again (Home, or a double click)"));
    connect(m_resetView, &QAction::triggered, this, [this] {
        if (PlotWidget* plot = currentPlot())
            plot->resetView();
    });
    m_copyPicture = new QAction(tr("Copy picture"), this);
    m_copyPicture->setObjectName(QStringLiteral("copyPictureAction"));
    m_copyPicture->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    m_copyPicture->setToolTip(tr("Copy the plot as a picture to the clipboard (Ctrl+Shift+C)"));
    connect(m_copyPicture, &QAction::triggered, this, &PlotPane::copyPicture);

    m_caption = newSmallLabel(QStringLiteral("plotCaption"));
    m_colorMaps = new QComboBox;
    m_colorMaps->setObjectName(QStringLiteral("colorMapBox"));
    m_colorMaps->setAccessibleName(tr("Colour map"));
    m_colorMaps->setToolTip(tr("Colour map"));
    m_colorMaps->setFrame(false);
    for (const ColorMap map : kColorMaps)
        m_colorMaps->addItem(colorMapName(map));
    connect(m_colorMaps, &QComboBox::currentIndexChanged, this, [this](int index) {
        ImageStyle style = m_image->style();
        style.map = kColorMaps.at(static_cast<std::size_t>(index));
        m_image->setStyle(style);
    });

    auto* row = new QHBoxLayout;
    row->setContentsMargins(8, 2, 4, 2);
    row->setSpacing(4);
    row->addWidget(m_caption, 1);
    row->addWidget(m_colorMaps);
    for (QAction* action : {m_resetView, m_copyPicture}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
        auto* button = new QToolButton;
        button->setAutoRaise(true);
        button->setDefaultAction(action);
        row->addWidget(button);
    }
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
}

bool PlotPane::isUsefulFor(const NodeInfo& node) const
{
    return !node.error && isArrayKind(node.kind) && isPlottable(node.dataType);
}

void PlotPane::showNode(FileClient* file, const NodeInfo& node)
{
    stopRequests();
    ++m_generation;
    m_file = file;
    m_node = node;
    m_plan = planPlot(node);
    m_plotNote.clear();
    m_integerNote.clear();
    m_hasPicture = m_wasErrorRaised = false;
    m_wasFirstPainted = m_wasFinalPainted = m_wasFinished = false;
    traceView("view_requested", node);
    m_caption->setText(m_plan.caption);
    showNotes();
    Q_EMIT hintChanged({});

    if (m_plan.view == PlotPlan::View::Words || !file) {
        showWords(m_plan.words);
        return;
    }
    requestOverview();
    if (!node.storage)
        requestLabels();
    showLabels();
}

void PlotPane::clear()
{
    stopRequests();
    ++m_generation;
    m_file = nullptr;
    m_node = {};
    m_plan = {};
    m_plotNote.clear();
    m_integerNote.clear();
    m_wasFirstPainted = m_wasFinalPainted = m_wasFinished = true; // nothing to report
    m_line->clear();
    m_image->clear();
    m_number->setNumber({});
    m_caption->clear();
    showNotes();
    showWords(tr("Select an array to plot it."));
}

// -------------------------------------------------------------------------------------------------------------
// requests

template <typename T>
void PlotPane::track(const Request<T>& request, Purpose purpose, std::function<void(const T&, bool)> show)
{
    ++m_running;
    m_progress->setBusy(true);
    m_cancel.at(static_cast<std::size_t>(purpose)) = [request] { request.cancel(); };
    const quint64 generation = m_generation;
    request
        .onPart([this, generation, purpose, show](const T& part) {
            if (generation != m_generation)
                return;
            show(part, false);
            m_hasPicture = m_hasPicture || purpose == Purpose::Overview;
            pictureChanged();
        })
        .onProgress([this, generation](const Progress& progress) {
            if (generation == m_generation)
                m_progress->setProgress(progress);
        })
        .then(this, [this, generation, purpose, show](const Result<T>& result) {
            if (generation != m_generation)
                return;
            --m_running;
            if (result.hasValue()) {
                show(result.value(), true); // may ask for a detail
                m_hasPicture = m_hasPicture || purpose == Purpose::Overview;
            } else if (result.hasError()) {
                requestFailed(purpose, result.error());
            } else {
                requestCancelled(purpose);
            }
            m_progress->setBusy(m_running > 0);
            pictureChanged();
        });
}

void PlotPane::stopRequests()
{
    for (auto& cancel : m_cancel)
        if (const auto stop = std::exchange(cancel, {}); stop && m_file)
            stop();
    m_running = 0;
    m_progress->setBusy(false);
    m_watcher->stop();
}

void PlotPane::requestFailed(Purpose purpose, const UserError& error)
{
    // When the worker dies, all requests fail for one reason: it is told once.
    if (purpose == Purpose::Detail || !std::exchange(m_wasErrorRaised, true))
        Q_EMIT errorRaised(error);
    if (purpose == Purpose::Overview)
        showWords(error.sentence());
}

void PlotPane::requestCancelled(Purpose purpose)
{
    if (purpose == Purpose::Overview)
        showWords(tr("Reading was stopped. Reload the file to read it again."));
}

void PlotPane::requestLabels()
{
    track<NodeInfo>(m_file->describe(m_node.path, {.owner = m_labelsOwner}), Purpose::Labels,
                    [this](const NodeInfo& node, bool) {
                        // Only these: what is drawn follows the shape that the plan was made for.
                        m_node.label = node.label;
                        m_node.units = node.units;
                        showLabels();
                    });
}

void PlotPane::requestOverview()
{
    const RequestOptions options{.owner = m_overviewOwner};
    const Shape& shape = m_node.space.shape;
    switch (m_plan.view) {
    case PlotPlan::View::Line:
        m_line->begin(shape[m_plan.lineDimension]);
        showPage(m_line);
        track<Envelope>(m_file->envelope(lineQuery(), options), Purpose::Overview,
                        [this](const Envelope& envelope, bool isComplete) {
                            m_progress->setProgress({envelope.samplesRead, envelope.count});
                            noteRoundedIntegers(envelope.minimum, envelope.maximum);
                            m_line->setOverview(envelope, isComplete);
                        });
        return;
    case PlotPlan::View::Image:
        m_image->begin({AxisScale(shape[m_plan.rowDimension]), AxisScale(shape[m_plan.columnDimension])},
                       ViewPolicy::Reset);
        showPage(m_image);
        track<Image>(m_file->image(imageQuery(), options), Purpose::Overview,
                     [this](const Image& image, bool isComplete) {
                         m_progress->setProgress({image.rowsRead, image.height});
                         noteRoundedIntegers(image.values, image.values);
                         m_image->setOverview(image, isComplete);
                     });
        return;
    case PlotPlan::View::Number:
        m_number->setNumber({});
        showPage(m_number);
        requestNumber();
        return;
    case PlotPlan::View::Words:
        return;
    }
}

void PlotPane::requestNumber()
{
    const std::vector<Range> ranges(m_node.space.shape.size(), Range{0, 1, 1});
    track<ArrayBlock>(m_file->readArray(m_node.path, ranges, {.owner = m_overviewOwner}), Purpose::Overview,
                      [this](const ArrayBlock& block, bool) {
                          if (block.array.size() == 1)
                              m_number->setNumber(QString::fromStdString(block.array.toText(0)));
                          else
                              showWords(tr("The array holds no value."));
                      });
}

EnvelopeQuery PlotPane::lineQuery() const
{
    return {.path = m_node.path,
            .index = m_plan.index,
            .dimension = m_plan.lineDimension,
            .start = 0,
            .count = m_node.space.shape[m_plan.lineDimension],
            .columns = static_cast<quint32>(m_line->drawingSize().width()),
            .component = m_plan.component};
}

ImageQuery PlotPane::imageQuery() const
{
    const QSize size = m_image->drawingSize();
    return {.path = m_node.path,
            .index = m_plan.index,
            .rowDimension = m_plan.rowDimension,
            .columnDimension = m_plan.columnDimension,
            .rows = {0, m_node.space.shape[m_plan.rowDimension], 1},
            .columns = {0, m_node.space.shape[m_plan.columnDimension], 1},
            .width = static_cast<quint32>(size.width()),
            .height = static_cast<quint32>(size.height()),
            .component = m_plan.component};
}

void PlotPane::requestLineDetail(quint64 start, quint64 count, quint32 columns)
{
    if (!m_file || m_plan.view != PlotPlan::View::Line)
        return;
    EnvelopeQuery query = lineQuery();
    query.start = start;
    query.count = count;
    query.columns = columns;
    track<Envelope>(m_file->envelope(query, {.owner = m_detailOwner}), Purpose::Detail,
                    [this](const Envelope& envelope, bool isComplete) {
                        m_progress->setProgress({envelope.samplesRead, envelope.count});
                        noteRoundedIntegers(envelope.minimum, envelope.maximum);
                        m_line->setDetail(envelope, isComplete);
                    });
}

void PlotPane::requestImageDetail(const Range& rows, const Range& columns, const QSize& size)
{
    if (!m_file || m_plan.view != PlotPlan::View::Image)
        return;
    ImageQuery query = imageQuery();
    query.rows = rows;
    query.columns = columns;
    query.width = static_cast<quint32>(size.width());
    query.height = static_cast<quint32>(size.height());
    track<Image>(m_file->image(query, {.owner = m_detailOwner}), Purpose::Detail,
                 [this](const Image& image, bool isComplete) {
                     m_progress->setProgress({image.rowsRead, image.height});
                     noteRoundedIntegers(image.values, image.values);
                     m_image->setDetail(image, isComplete);
                 });
}

// --------------------------------------------------------------------------------------------------------------
// showing

void PlotPane::showPage(QWidget* page)
{
    m_pages->setCurrentWidget(page);
    const bool isPlot = currentPlot() != nullptr;
    m_colorMaps->setVisible(page == m_image);
    m_resetView->setEnabled(isPlot);
    m_copyPicture->setEnabled(page != m_words);
}

void PlotPane::showWords(const QString& words)
{
    m_words->setText(words);
    m_hasPicture = true;
    showPage(m_words);
    pictureChanged();
}

void PlotPane::showLabels()
{
    m_number->setTitle(plotLabels(m_node, PlotPlan::View::Number).title);
    m_number->setUnits(singleLine(m_node.units));
    if (m_plan.view == PlotPlan::View::Line)
        m_line->setLabels(plotLabels(m_node, m_plan.view));
    else if (m_plan.view == PlotPlan::View::Image)
        m_image->setLabels(plotLabels(m_node, m_plan.view));
}

void PlotPane::noteRoundedIntegers(std::span<const double> minimum, std::span<const double> maximum)
{
    if (m_node.dataType.typeClass != TypeClass::Integer || m_node.dataType.byteSize < 8 || !m_integerNote.isEmpty())
        return;
    const auto span = finiteSpan(minimum, maximum);
    if (!span || std::max(std::abs(span->lower), std::abs(span->upper)) <= kExactInDouble)
        return;
    m_integerNote = tr("Integers beyond 2^53 are rounded to doubles for the plot.");
    showNotes();
}

void PlotPane::showNotes()
{
    QStringList notes{m_plotNote, m_integerNote};
    notes.removeAll(QString());
    m_notes->setText(notes.join(QLatin1Char(' ')));
    m_notes->setVisible(!notes.isEmpty());
}

void PlotPane::copyPicture()
{
    const PlotWidget* plot = currentPlot();
    QGuiApplication::clipboard()->setPixmap(plot ? plot->picture() : m_pages->currentWidget()->grab());
}

PlotWidget* PlotPane::currentPlot() const
{
    return qobject_cast<PlotWidget*>(m_pages->currentWidget());
}

// ------------------------------------------------------------------------------------------------------------
// reporting

void PlotPane::pictureChanged()
{
    if (m_wasFinalPainted)
        return;
    PlotWidget* plot = currentPlot();
    m_watcher->expect(plot ? plot->paintedWidget() : m_pages->currentWidget());
    if (m_running == 0 && !isVisible())
        QMetaObject::invokeMethod(
            this, [this] { reportFinished(); }, Qt::QueuedConnection);
}

void PlotPane::picturePainted()
{
    if (!m_hasPicture)
        return; // so far only labels
    if (!std::exchange(m_wasFirstPainted, true))
        traceView("view_first", m_node);
    if (m_running > 0)
        return;
    if (!std::exchange(m_wasFinalPainted, true))
        traceView("view_final", m_node);
    reportFinished();
}

void PlotPane::reportFinished()
{
    if (m_running == 0 && !std::exchange(m_wasFinished, true))
        Q_EMIT finished();
}

} // namespace h5scout::ui
