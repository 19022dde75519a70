// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/PlotPane.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QAction>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

#include "h5scout/client/Trace.h"
#include "ui/models/Format.h"
#include "ui/panes/AxisNavigator.h"
#include "ui/panes/ElidedLabel.h"
#include "ui/panes/PaintWatcher.h"
#include "ui/panes/ProgressLine.h"
#include "ui/plot/ImagePlot.h"
#include "ui/plot/LinePlot.h"
#include "ui/plot/ScatterPlot.h"
#include "ui/plotpane/PlotNotes.h"
#include "ui/plotpane/PlotTools.h"
#include "ui/plotpane/PlotView.h"
#include "ui/plotpane/StatisticsBar.h"

namespace h5scout::ui
{

namespace
{

void traceView(const char* event, const NodeInfo& node)
{
    trace::instant(event, {{"node", displayName(node.path)}, {"view", QStringLiteral("plot")}});
}

/// More lines would leave the plot too little room.
constexpr std::size_t kMostStatistics = 5;

bool isSingleFloat(const DataType& type)
{
    return type.typeClass == TypeClass::Float && type.byteSize == 4;
}

/// A label that gives way instead of widening the window.
QLabel* newSmallLabel(const QString& objectName)
{
    auto* label = new QLabel;
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setContentsMargins(8, 2, 8, 2);
    label->hide();
    return label;
}

QStringList dimensionNames(const DataItem& item, const std::vector<quint32>& dimensions)
{
    QStringList names;
    for (const quint32 dimension : dimensions) {
        const DataAxis* axis = item.axisOf(dimension);
        names.append(axis && !axis->label.isEmpty() ? singleLine(axis->label, 40)
                                                    : PlotPane::tr("Dimension %1").arg(dimension));
    }
    return names;
}

/// The same picture, whatever the index in the dimensions that it shows or summarises.
bool isSamePicture(const PlotPart& before, const PlotPart& now)
{
    if (!isSameView(before, now) || before.index.size() != now.index.size())
        return false;
    for (quint32 dimension = 0; dimension < now.index.size(); ++dimension) {
        const auto isAmong = [dimension](const std::vector<quint32>& dimensions) {
            return std::ranges::find(dimensions, dimension) != dimensions.end();
        };
        if (!isAmong(now.view.shown) && !isAmong(now.reduced) && before.index[dimension] != now.index[dimension])
            return false;
    }
    return true;
}

} // namespace

PlotPane::PlotPane(QWidget* parent)
    : NodePane(parent)
    , m_tools(new PlotTools)
    , m_progress(new ProgressLine)
    , m_axes(new AxisNavigator)
    , m_splitter(new QSplitter(Qt::Horizontal))
    , m_navigation(new PlotView)
    , m_signal(new PlotView)
    , m_statistics(new StatisticsBar)
    , m_notes(newSmallLabel(QStringLiteral("plotNotes")))
    , m_rule(new ElidedLabel(Qt::ElideMiddle))
    , m_signalWatcher(new PaintWatcher(this))
    , m_navigationWatcher(new PaintWatcher(this))
    , m_owner(newOwnerId())
{
    setObjectName(QStringLiteral("plotPane"));
    setAcceptDrops(true);
    m_navigation->setObjectName(QStringLiteral("navigationView"));
    m_signal->setObjectName(QStringLiteral("signalView"));
    m_splitter->addWidget(m_navigation);
    m_splitter->addWidget(m_signal);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({500, 500});
    m_splitter->setChildrenCollapsible(false);
    m_navigation->hide();
    m_statistics->setContentsMargins(8, 2, 8, 2);
    m_statistics->hide();
    m_notes->setWordWrap(true);
    m_rule->setObjectName(QStringLiteral("plotRule"));
    m_rule->setContentsMargins(8, 2, 8, 2);
    m_rule->setForegroundRole(QPalette::PlaceholderText);
    m_rule->hide();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tools);
    layout->addWidget(m_progress);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_axes);
    layout->addWidget(m_statistics);
    layout->addWidget(m_notes);
    layout->addWidget(m_rule);
    m_axes->hide();
    connectTools();
    connectViews();
    clear();
}

PlotPane::~PlotPane() = default;

void PlotPane::connectTools()
{
    connect(m_tools, &PlotTools::kindChosen, this, [this](PlotKind kind) {
        m_session.chooseKind(kind);
        begin(ViewPolicy::Reset);
    });
    connect(m_tools, &PlotTools::navigationChosen, this, [this](bool isWanted) {
        m_session.chooseNavigation(isWanted);
        begin(ViewPolicy::Reset);
    });
    connect(m_tools, &PlotTools::reductionChosen, this, [this](Reduction reduction) {
        m_session.chooseReduction(reduction);
        begin(ViewPolicy::Keep);
    });
    connect(m_tools, &PlotTools::componentChosen, this, [this](Component component) {
        m_session.chooseComponent(component);
        begin(ViewPolicy::Reset);
    });
    connect(m_tools, &PlotTools::backgroundChosen, this, [this] { begin(ViewPolicy::Keep); });
    connect(m_tools, &PlotTools::statisticsChosen, this, &PlotPane::showStatistics);
    connect(m_tools, &PlotTools::lineStyleChanged, this, [this](const LineStyle& style) {
        m_signal->linePlot()->setStyle(style);
        m_navigation->linePlot()->setStyle({.hasMarkers = style.hasMarkers, .hasLegend = false});
    });
    connect(m_tools, &PlotTools::imageStyleChanged, this, [this](const ImageStyle& style) {
        m_signal->imagePlot()->setStyle(style);
        m_signal->scatterPlot()->setStyle(style);
        ImageStyle ofMap; // the map keeps to its own limits: other numbers than the signal's
        ofMap.map = style.map;
        ofMap.isMapReversed = style.isMapReversed;
        m_navigation->imagePlot()->setStyle(ofMap);
        m_navigation->scatterPlot()->setStyle(ofMap);
    });
    connect(m_signal->imagePlot(), &ImagePlot::limitsChanged, m_tools, &PlotTools::setCurrentLimits);
    connect(m_signal->scatterPlot(), &ScatterPlot::limitsChanged, m_tools, &PlotTools::setCurrentLimits);
    connect(m_tools->resetAction(), &QAction::triggered, this, [this] {
        for (const PlotView* view : {m_signal, m_navigation})
            if (PlotWidget* plot = view->currentPlot())
                plot->resetView();
    });
    connect(m_tools->copyFigureAction(), &QAction::triggered, this, &PlotPane::copyFigure);
    connect(m_tools->copyDataAction(), &QAction::triggered, this, &PlotPane::copyDataRequested);
    connect(m_tools->saveAction(), &QAction::triggered, this, &PlotPane::saveRequested);
    addActions({m_tools->resetAction(), m_tools->copyFigureAction(), m_tools->copyDataAction(), m_tools->saveAction()});
}

void PlotPane::connectViews()
{
    for (PlotView* view : {m_signal, m_navigation}) {
        connect(view, &PlotView::hintChanged, this, &NodePane::hintChanged);
        connect(view, &PlotView::failed, this, &PlotPane::fail);
        connect(view, &PlotView::busyChanged, this, [this] {
            m_progress->setBusy(isBusy());
            somethingChanged();
        });
        connect(view, &PlotView::progressed, m_progress, &ProgressLine::setProgress);
        connect(view, &PlotView::changed, this, &PlotPane::somethingChanged);
    }
    connect(m_signal, &PlotView::noteChanged, this, [this](const QString& note) {
        m_plotNote = note;
        showNotes();
    });
    connect(m_signal, &PlotView::integersRounded, this, [this] {
        m_integerNote = tr("Integers beyond 2^53 are rounded to doubles for the plot.");
        showNotes();
    });
    connect(m_signal, &PlotView::viewChanged, this, &PlotPane::showStatistics);
    connect(m_navigation, &PlotView::cursorMoved, this, [this](const std::vector<quint64>& place) {
        m_session.setNavigationIndex(place);
        showParts(ViewPolicy::Keep);
    });
    connect(m_statistics, &StatisticsBar::busyChanged, this, &PlotPane::somethingChanged);
    connect(m_axes, &AxisNavigator::shownChanged, this, [this] {
        m_session.chooseShown(m_axes->shown());
        m_session.setIndex(m_axes->index());
        begin(ViewPolicy::Reset);
    });
    connect(m_axes, &AxisNavigator::indexChanged, this, [this] {
        m_session.setIndex(m_axes->index());
        showParts(ViewPolicy::Keep);
    });
    connect(m_signalWatcher, &PaintWatcher::painted, this, &PlotPane::painted);
    connect(m_navigationWatcher, &PaintWatcher::painted, this, &PlotPane::painted);
}

bool PlotPane::isUsefulFor(const NodeInfo& node) const
{
    if (node.error)
        return false;
    return isArrayKind(node.kind) ? isPlottable(node.dataType) : namesDataToPlot(node);
}

// ------------------------------------------------------------------------------------------------------------
// asking what the numbers mean

void PlotPane::showNode(FileClient* file, const NodeInfo& node)
{
    plot(file, node, DataScope::Node, Background::AsChosen);
}

void PlotPane::plot(FileClient* file, const NodeInfo& node, DataScope scope, Background background)
{
    m_signal->stop();
    m_navigation->stop();
    m_statistics->stop();
    m_node = node;
    m_wasBackgroundAsked = background == Background::Subtract;
    if (background != Background::AsChosen)
        m_tools->setBackgroundWanted(background == Background::Subtract);
    m_wasErrorRaised = false;
    m_wasFirstPainted = m_wasFinalPainted = m_wasFinished = false;
    traceView("view_requested", node);
    Q_EMIT hintChanged({});
    if (!isUsefulFor(node) || !file) {
        ++m_generation;
        m_isAsking = false;
        showWords(reasonNotToPlot(node));
        return;
    }
    request(file, node.path, scope, Arrival::Replace);
}

void PlotPane::addToPlot(FileClient* file, const QByteArray& path)
{
    m_wasErrorRaised = false;
    m_wasFinalPainted = m_wasFinished = false;
    request(file, path, DataScope::Node, Arrival::Add);
}

void PlotPane::request(FileClient* file, const QByteArray& path, DataScope scope, Arrival arrival)
{
    const quint64 generation = ++m_generation;
    m_isAsking = true;
    m_progress->setBusy(true);
    m_request = file->data(path, scope, {.owner = m_owner});
    m_request.then(this, [this, generation, arrival, file = QPointer(file)](const Result<DataInfo>& result) {
        if (generation != m_generation)
            return;
        m_isAsking = false;
        m_progress->setBusy(isBusy());
        if (result.hasValue() && file) {
            take(file, result.value(), arrival);
        } else if (arrival == Arrival::Replace) {
            if (result.hasError())
                fail(result.error());
            showWords(result.hasError() ? result.error().sentence()
                                        : tr("Reading was stopped. Reload the file to read it again."));
        } else if (result.hasError()) {
            fail(result.error());
        }
    });
}

void PlotPane::take(FileClient* file, const DataInfo& meaning, Arrival arrival)
{
    std::vector<PlotSource> arrived;
    for (const DataItem& item : meaning.items)
        arrived.push_back({file, item});
    if (arrival == Arrival::Add) {
        begin(m_session.add(std::move(arrived)) ? ViewPolicy::Reset : ViewPolicy::Keep);
        return;
    }
    if (arrived.empty()) {
        showWords(reasonNotToPlot(m_node));
        return;
    }
    m_integerNote.clear();
    begin(m_session.replace(std::move(arrived)) ? ViewPolicy::Keep : ViewPolicy::Reset);
}

// ------------------------------------------------------------------------------------------------------------
// showing it

void PlotPane::begin(ViewPolicy policy)
{
    if (m_session.isEmpty())
        return;
    m_session.chooseBackground(m_tools->isBackgroundWanted());
    offerTools();
    showAxes();
    m_map.reset();
    const bool isNavigated = m_session.plan().navigation.has_value();
    m_navigation->setVisible(isNavigated);
    if (!isNavigated)
        m_navigation->stop();
    showParts(policy);
    showNotes();
}

void PlotPane::showParts(ViewPolicy policy)
{
    m_signal->show(m_session.signalParts(), policy);
    if (const std::optional<PlotPart> map = m_session.navigationPart()) {
        if (!m_map || !isSamePicture(*m_map, *map)) {
            m_map = map;
            m_navigation->show({*map}, policy);
        }
        m_navigation->setCursor(m_session.navigationIndex());
    }
    showStatistics();
}

void PlotPane::showAxes()
{
    const DataItem& item = m_session.item();
    const PlotPlan& plan = m_session.plan();
    const std::vector<quint32>& shown = plan.signal.shown;
    const bool isChoice = plan.free.size() > shown.size() || shown.size() > 1;
    const bool isPlot = plan.signal.kind == PlotKind::Line || plan.signal.kind == PlotKind::Image;
    if (!isChoice || !isPlot) {
        m_axes->hide();
        return;
    }
    const QStringList names = dimensionNames(item, plan.free);
    std::vector<AxisNavigator::Dimension> dimensions;
    std::vector<quint64> index;
    for (std::size_t place = 0; place < plan.free.size(); ++place) {
        const quint32 dimension = plan.free[place];
        dimensions.push_back({names[static_cast<qsizetype>(place)], scaleOf(item, dimension)});
        index.push_back(plan.index[dimension]);
    }
    std::vector<quint32> roles; // places in `free`, not dimensions: those of the map are none of the navigator's
    for (const quint32 dimension : shown)
        roles.push_back(static_cast<quint32>(std::ranges::find(plan.free, dimension) - plan.free.begin()));
    m_axes->setRoleNames(shown.size() == 1 ? QStringList{tr("x")} : QStringList{tr("y"), tr("x")});
    m_axes->setDimensions(std::move(dimensions), std::move(roles), std::move(index));
    m_axes->show();
}

void PlotPane::offerTools()
{
    const DataItem& item = m_session.item();
    const PlotPlan& plan = m_session.plan();
    const auto hasErrors = [](const PlotSource& source) { return !source.item.errorPath.isEmpty(); };
    const auto hasBackground = [](const PlotSource& source) { return !source.item.backgroundPath.isEmpty(); };
    const std::vector<quint32>& shown = plan.signal.shown;
    m_tools->offer({.kind = plan.signal.kind,
                    .canBeLine = plan.canBeLine,
                    .canBeImage = plan.canBeImage,
                    .canBeNavigated = plan.canBeNavigated,
                    .isNavigated = plan.navigation.has_value(),
                    .hasBackground = std::ranges::any_of(m_session.sources(), hasBackground),
                    .hasErrors = std::ranges::any_of(m_session.sources(), hasErrors),
                    .isComplex = isComplexCompound(item.node.dataType),
                    .component = plan.component,
                    .hasSeveral = m_session.sources().size() > 1,
                    .areRowsUpward = plan.signal.kind == PlotKind::Image &&
                                     scaleOf(item, shown.front()).spacing() != AxisScale::Spacing::Index});
}

void PlotPane::showStatistics()
{
    const bool isPlot = m_signal->currentPlot() != nullptr && !m_session.isEmpty() && m_session.sources().front().file;
    if (!isPlot || !m_tools->areStatisticsWanted()) {
        m_statistics->stop();
        m_statistics->hide();
        return;
    }
    const std::vector<PlotPart>& parts = m_signal->parts();
    const QStringList names = curveNames(parts);
    std::vector<StatisticsBar::Subject> subjects;
    for (std::size_t number = 0; number < std::min(parts.size(), kMostStatistics); ++number) {
        const PlotPart& part = parts[number];
        StatisticsBar::Subject subject{part.source.file, statisticsQuery(part, m_signal->visibleRanges(number)), {}};
        subject.isSingle = isSingleFloat(part.source.item.node.dataType);
        if (parts.size() > 1)
            subject.name = names[static_cast<qsizetype>(number)];
        else if (part.view.kind == PlotKind::Scatter)
            subject.name = tr("all points");
        subjects.push_back(std::move(subject));
    }
    m_statistics->setToolTip(parts.size() > kMostStatistics
                                 ? tr("Of the first %1 of %2 curves").arg(kMostStatistics).arg(parts.size())
                                 : QString());
    m_statistics->show(std::move(subjects));
}

void PlotPane::showNotes()
{
    QStringList notes{m_plotNote, m_integerNote};
    QString rule;
    if (!m_session.isEmpty()) {
        notes +=
            notesOn(m_session.sources(), m_session.plan(), m_signal->parts().size(), m_tools->isBackgroundWanted());
        if (m_wasBackgroundAsked)
            notes.append(noteOnMissingBackgrounds(m_session.sources()));
        rule = ruleText(m_session.item());
    }
    notes.removeAll(QString());
    m_notes->setText(notes.join(QLatin1Char(' ')));
    m_notes->setToolTip(plainToolTip(notes.join(QLatin1Char('\n'))));
    m_notes->setVisible(!notes.isEmpty());
    m_rule->setText(rule);
    m_rule->setToolTip(plainToolTip(rule));
    m_rule->setVisible(!rule.isEmpty() && m_session.plan().signal.kind != PlotKind::Words);
}

void PlotPane::showWords(const QString& words)
{
    m_session.clear();
    m_axes->hide();
    m_navigation->stop();
    m_navigation->hide();
    m_map.reset();
    m_plotNote.clear();
    m_integerNote.clear();
    m_tools->offer({});
    m_signal->showWords(words);
    showStatistics();
    showNotes();
}

void PlotPane::copyFigure()
{
    const PlotWidget* plot = m_signal->currentPlot();
    const QPixmap picture = plot && m_navigation->isHidden() ? plot->picture() : m_splitter->grab();
    QGuiApplication::clipboard()->setPixmap(picture);
    Q_EMIT told(tr("Copied the picture, %1 × %2 pixels.").arg(picture.width()).arg(picture.height()));
}

void PlotPane::clear()
{
    ++m_generation;
    m_request.cancel();
    m_request = {};
    m_isAsking = false;
    m_node = {};
    m_wasFirstPainted = m_wasFinalPainted = m_wasFinished = true; // nothing to report
    showWords(tr("Select an array to plot it."));
    m_signal->linePlot()->clear();
    m_signal->imagePlot()->clear();
    m_signal->scatterPlot()->clear();
    m_progress->setBusy(false);
}

void PlotPane::forgetFile(const FileClient* file)
{
    if (!m_session.forget(file))
        return;
    if (m_session.isEmpty())
        clear();
    else
        begin(ViewPolicy::Reset);
}

void PlotPane::saveStyles(QSettings& settings) const
{
    m_tools->save(settings);
}

void PlotPane::restoreStyles(const QSettings& settings)
{
    m_tools->restore(settings);
}

void PlotPane::dragEnterEvent(QDragEnterEvent* event)
{
    if (!draggedNodes(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void PlotPane::dropEvent(QDropEvent* event)
{
    const QList<DraggedNode> nodes = draggedNodes(event->mimeData());
    if (nodes.isEmpty())
        return;
    event->acceptProposedAction();
    Q_EMIT nodesDropped(nodes);
}

// ------------------------------------------------------------------------------------------------------------
// reporting

void PlotPane::fail(const UserError& error)
{
    // When the worker dies, all requests fail for one reason: it is told once.
    if (!std::exchange(m_wasErrorRaised, true))
        Q_EMIT errorRaised(error);
}

bool PlotPane::isBusy() const
{
    return m_isAsking || m_signal->isBusy() || (m_session.plan().navigation && m_navigation->isBusy()) ||
           m_statistics->isBusy();
}

void PlotPane::somethingChanged()
{
    if (m_wasFinalPainted)
        return;
    m_signalWatcher->expect(m_signal->paintedWidget());
    if (m_session.plan().navigation)
        m_navigationWatcher->expect(m_navigation->paintedWidget());
    if (!isBusy() && !isVisible())
        QMetaObject::invokeMethod(
            this, [this] { reportFinished(); }, Qt::QueuedConnection);
    else if (!isBusy())
        m_signal->paintedWidget()->update(); // what came last may not have changed the picture
}

void PlotPane::painted()
{
    if (!m_signal->hasPicture() || m_isAsking)
        return; // so far only labels
    if (!std::exchange(m_wasFirstPainted, true))
        traceView("view_first", m_node);
    if (isBusy())
        return;
    if (!std::exchange(m_wasFinalPainted, true))
        traceView("view_final", m_node);
    reportFinished();
}

void PlotPane::reportFinished()
{
    if (!isBusy() && !std::exchange(m_wasFinished, true))
        Q_EMIT finished();
}

} // namespace h5scout::ui
