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
    if (before.source.file != now.source.file || before.path() != now.path() || before.view != now.view ||
        before.reduced != now.reduced || before.reduction != now.reduction || before.component != now.component ||
        before.backgroundPath() != now.backgroundPath() || before.index.size() != now.index.size())
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
    , m_rule(newSmallLabel(QStringLiteral("plotRule")))
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
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setSizes({400, 600});
    m_splitter->setChildrenCollapsible(false);
    m_navigation->hide();
    m_statistics->setContentsMargins(8, 2, 8, 2);
    m_statistics->hide();
    m_rule->setForegroundRole(QPalette::PlaceholderText);

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
        m_choice.kind = kind;
        begin(ViewPolicy::Reset);
    });
    connect(m_tools, &PlotTools::navigationChosen, this, [this](bool isWanted) {
        m_choice.isNavigated = isWanted;
        m_choice.kind.reset();
        m_choice.shown.clear();
        begin(ViewPolicy::Reset);
    });
    connect(m_tools, &PlotTools::reductionChosen, this, [this](Reduction reduction) {
        m_choice.reduction = reduction;
        begin(ViewPolicy::Keep);
    });
    connect(m_tools, &PlotTools::componentChosen, this, [this](Component component) {
        m_choice.component = component;
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
    connect(m_navigation, &PlotView::cursorMoved, this, &PlotPane::moveCursor);
    connect(m_statistics, &StatisticsBar::busyChanged, this, &PlotPane::somethingChanged);
    connect(m_axes, &AxisNavigator::shownChanged, this, [this] {
        std::vector<quint32> shown;
        for (const quint32 place : m_axes->shown())
            shown.push_back(m_plan.free.at(place));
        m_choice.shown = shown;
        takeIndex();
        begin(ViewPolicy::Reset);
    });
    connect(m_axes, &AxisNavigator::indexChanged, this, [this] {
        takeIndex();
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
    if (background != Background::AsChosen)
        m_tools->setBackgroundWanted(background == Background::Subtract);
    m_wasErrorRaised = false;
    m_wasFirstPainted = m_wasFinalPainted = m_wasFinished = false;
    traceView("view_requested", node);
    Q_EMIT hintChanged({});
    if (!isUsefulFor(node) || !file) {
        m_sources.clear();
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
    request(file, path, DataScope::Node, m_sources.empty() ? Arrival::Replace : Arrival::Add);
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
            m_sources.clear();
            if (result.hasError())
                fail(result.error());
            showWords(result.hasError() ? result.error().sentence()
                                        : tr("Reading was stopped. Reload the file to read it again."));
        } else if (result.hasError()) {
            fail(result.error());
        }
    });
}

void PlotPane::take(FileClient* file, const DataInfo& info, Arrival arrival)
{
    std::vector<PlotSource> arrived;
    for (const DataItem& item : info.items)
        arrived.push_back({file, item});
    if (arrival == Arrival::Add) {
        for (PlotSource& source : arrived) {
            const auto isThere = [&](const PlotSource& old) {
                return old.file == source.file && old.item.node.path == source.item.node.path;
            };
            if (std::ranges::none_of(m_sources, isThere))
                m_sources.push_back(std::move(source));
        }
        begin(ViewPolicy::Keep);
        return;
    }
    if (arrived.empty()) {
        m_sources.clear();
        showWords(reasonNotToPlot(m_node));
        return;
    }
    const bool isAlike =
        !m_sources.empty() && m_sources.front().item.node.space.shape == arrived.front().item.node.space.shape;
    if (!isAlike) { // what was chosen for another shape means nothing here
        m_choice.kind.reset();
        m_choice.shown.clear();
        m_choice.index.clear();
    }
    m_sources = std::move(arrived);
    m_integerNote.clear();
    begin(isAlike ? ViewPolicy::Keep : ViewPolicy::Reset);
}

// ------------------------------------------------------------------------------------------------------------
// showing it

void PlotPane::begin(ViewPolicy policy)
{
    if (m_sources.empty())
        return;
    m_plan = planPlot(m_sources.front().item, m_choice);
    m_choice.index = m_plan.index;
    offerTools();
    showAxes();
    m_navigationPart.reset();
    m_navigation->setVisible(m_plan.navigation.has_value());
    if (!m_plan.navigation)
        m_navigation->stop();
    showParts(policy);
    showNotes();
}

PlotPart PlotPane::partOf(const PlotSource& source, const PlotPlan& plan) const
{
    PlotPart part;
    part.source = source;
    part.view = plan.signal;
    part.index = plan.index;
    part.component = plan.component;
    part.isBackgroundSubtracted = m_tools->isBackgroundWanted();
    return part;
}

std::vector<PlotPart> PlotPane::signalParts() const
{
    std::vector<PlotPart> parts{partOf(m_sources.front(), m_plan)};
    const PlotKind kind = m_plan.signal.kind;
    if (kind != PlotKind::Line && kind != PlotKind::Number)
        return parts;
    for (std::size_t i = 1; i < m_sources.size(); ++i) {
        const DataItem& item = m_sources[i].item;
        const bool isAlike = item.node.space.shape == m_sources.front().item.node.space.shape;
        PlotChoice choice = m_choice;
        if (!isAlike) {
            choice.shown.clear();
            choice.index.clear();
        }
        const PlotPlan plan = planPlot(item, choice);
        if (plan.signal.kind == kind)
            parts.push_back(partOf(m_sources[i], plan));
    }
    return parts;
}

void PlotPane::showParts(ViewPolicy policy)
{
    m_plan = planPlot(m_sources.front().item, m_choice);
    m_signal->show(signalParts(), policy);
    if (m_plan.navigation) {
        PlotPart part = partOf(m_sources.front(), m_plan);
        part.view = *m_plan.navigation;
        part.reduced = m_plan.reduced;
        part.reduction = m_choice.reduction;
        if (!m_navigationPart || !isSamePicture(*m_navigationPart, part)) {
            m_navigationPart = part;
            m_navigation->show({part}, policy);
        }
        std::vector<quint64> place;
        for (const quint32 dimension : m_plan.navigation->shown)
            place.push_back(m_plan.index[dimension]);
        m_navigation->setCursor(place);
    }
    showStatistics();
}

void PlotPane::showAxes()
{
    const DataItem& item = m_sources.front().item;
    const std::vector<quint32>& shown = m_plan.signal.shown;
    const bool isChoice = m_plan.free.size() > shown.size() || shown.size() > 1;
    const bool isPlot = m_plan.signal.kind == PlotKind::Line || m_plan.signal.kind == PlotKind::Image;
    if (!isChoice || !isPlot) {
        m_axes->hide();
        return;
    }
    const QStringList names = dimensionNames(item, m_plan.free);
    std::vector<AxisNavigator::Dimension> dimensions;
    std::vector<quint64> index;
    for (std::size_t place = 0; place < m_plan.free.size(); ++place) {
        const quint32 dimension = m_plan.free[place];
        dimensions.push_back({names[static_cast<qsizetype>(place)], scaleOf(item, dimension)});
        index.push_back(m_plan.index[dimension]);
    }
    std::vector<quint32> roles; // places in `free`, not dimensions: those of the map are none of the navigator's
    for (const quint32 dimension : shown)
        roles.push_back(static_cast<quint32>(std::ranges::find(m_plan.free, dimension) - m_plan.free.begin()));
    m_axes->setRoleNames(shown.size() == 1 ? QStringList{tr("x")} : QStringList{tr("y"), tr("x")});
    m_axes->setDimensions(std::move(dimensions), std::move(roles), std::move(index));
    m_axes->show();
}

void PlotPane::takeIndex()
{
    for (std::size_t place = 0; place < m_plan.free.size() && place < m_axes->index().size(); ++place)
        m_choice.index[m_plan.free[place]] = m_axes->index()[place];
}

void PlotPane::moveCursor(const std::vector<quint64>& place)
{
    if (!m_plan.navigation || place.size() != m_plan.navigation->shown.size())
        return;
    for (std::size_t i = 0; i < place.size(); ++i)
        m_choice.index[m_plan.navigation->shown[i]] = place[i];
    showParts(ViewPolicy::Keep);
}

void PlotPane::offerTools()
{
    const DataItem& item = m_sources.front().item;
    const auto hasErrors = [](const PlotSource& source) { return !source.item.errorPath.isEmpty(); };
    const auto hasBackground = [](const PlotSource& source) { return !source.item.backgroundPath.isEmpty(); };
    const std::vector<quint32>& shown = m_plan.signal.shown;
    m_tools->offer({.kind = m_plan.signal.kind,
                    .canBeLine = m_plan.canBeLine,
                    .canBeImage = m_plan.canBeImage,
                    .canBeNavigated = m_plan.canBeNavigated,
                    .isNavigated = m_plan.navigation.has_value(),
                    .hasBackground = std::ranges::any_of(m_sources, hasBackground),
                    .hasErrors = std::ranges::any_of(m_sources, hasErrors),
                    .isComplex = isComplexCompound(item.node.dataType),
                    .component = m_plan.component,
                    .hasSeveral = m_sources.size() > 1,
                    .areRowsUpward = m_plan.signal.kind == PlotKind::Image &&
                                     scaleOf(item, shown.front()).spacing() != AxisScale::Spacing::Index});
}

void PlotPane::showStatistics()
{
    const bool isPlot = m_signal->currentPlot() != nullptr && !m_sources.empty() && m_sources.front().file;
    if (!isPlot || !m_tools->areStatisticsWanted()) {
        m_statistics->stop();
        m_statistics->hide();
        return;
    }
    const PlotPart& part = m_signal->parts().front();
    StatisticsQuery query{.path = part.path(), .component = part.component, .backgroundPath = part.backgroundPath()};
    for (const quint64 index : part.index)
        query.ranges.push_back({index, 1, 1});
    const std::vector<Range> visible = m_signal->visibleRanges();
    for (std::size_t role = 0; role < std::min(visible.size(), part.view.shown.size()); ++role)
        query.ranges[part.view.shown[role]] = visible[role];
    m_statistics->show(part.source.file, query);
}

void PlotPane::showNotes()
{
    QStringList notes{m_plotNote, m_integerNote};
    QString rule;
    if (!m_sources.empty()) {
        notes += notesOn(m_sources, m_plan, m_signal->parts().size(), m_tools->isBackgroundWanted());
        rule = ruleText(m_sources.front().item);
    }
    notes.removeAll(QString());
    m_notes->setText(notes.join(QLatin1Char(' ')));
    m_notes->setToolTip(plainToolTip(notes.join(QLatin1Char('\n'))));
    m_notes->setVisible(!notes.isEmpty());
    m_rule->setText(rule);
    m_rule->setToolTip(plainToolTip(rule));
    m_rule->setVisible(!rule.isEmpty() && m_plan.signal.kind != PlotKind::Words);
}

void PlotPane::showWords(const QString& words)
{
    m_plan = {};
    m_plan.signal.words = words;
    m_axes->hide();
    m_navigation->stop();
    m_navigation->hide();
    m_navigationPart.reset();
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
    QGuiApplication::clipboard()->setPixmap(plot && m_navigation->isHidden() ? plot->picture() : m_splitter->grab());
}

void PlotPane::clear()
{
    ++m_generation;
    m_request.cancel();
    m_request = {};
    m_isAsking = false;
    m_sources.clear();
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
    const auto isOfFile = [file](const PlotSource& source) { return !source.file || source.file == file; };
    if (std::erase_if(m_sources, isOfFile) == 0)
        return;
    if (m_sources.empty())
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
    return m_isAsking || m_signal->isBusy() || (m_plan.navigation && m_navigation->isBusy()) || m_statistics->isBusy();
}

void PlotPane::somethingChanged()
{
    if (m_wasFinalPainted)
        return;
    m_signalWatcher->expect(m_signal->paintedWidget());
    if (m_plan.navigation)
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
