// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/PlotPane.h"

#include <utility>

#include <QAction>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QGuiApplication>
#include <QVBoxLayout>

#include "ui/panes/AxisNavigator.h"
#include "ui/panes/ProgressLine.h"
#include "ui/plotpane/MeaningRequest.h"
#include "ui/plotpane/PlotNoteBar.h"
#include "ui/plotpane/PlotNotes.h"
#include "ui/plotpane/PlotOffer.h"
#include "ui/plotpane/PlotReport.h"
#include "ui/plotpane/PlotStatistics.h"
#include "ui/plotpane/PlotTools.h"
#include "ui/plotpane/PlotView.h"
#include "ui/plotpane/PlotViews.h"
#include "ui/plotpane/StatisticsBar.h"

namespace h5scout::ui
{

PlotPane::PlotPane(QWidget* parent)
    : NodePane(parent)
    , m_tools(new PlotTools)
    , m_views(new PlotViews)
    , m_signal(m_views->signalView())
    , m_navigation(m_views->navigationView())
    , m_axes(new AxisNavigator)
    , m_statistics(new StatisticsBar)
    , m_notes(new PlotNoteBar)
    , m_meaning(new MeaningRequest(this))
{
    setObjectName(QStringLiteral("plotPane"));
    setAcceptDrops(true);
    m_statistics->setContentsMargins(8, 2, 8, 2);
    m_statistics->hide();
    auto* progress = new ProgressLine;
    m_report = new PlotReport(this, m_meaning, m_views, m_statistics, progress);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tools);
    layout->addWidget(progress);
    layout->addWidget(m_views, 1);
    layout->addWidget(m_axes);
    layout->addWidget(m_statistics);
    layout->addWidget(m_notes);
    m_axes->hide();
    connectTools();
    connectParts();
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
    connect(m_tools, &PlotTools::statisticsChosen, this, &PlotPane::updateStatistics);
    connect(m_tools, &PlotTools::lineStyleChanged, m_views, &PlotViews::setLineStyle);
    connect(m_tools, &PlotTools::imageStyleChanged, m_views, &PlotViews::setImageStyle);
    connect(m_views, &PlotViews::limitsChanged, m_tools, &PlotTools::setCurrentLimits);
    connect(m_tools->resetAction(), &QAction::triggered, m_views, &PlotViews::resetView);
    connect(m_tools->copyFigureAction(), &QAction::triggered, this, &PlotPane::copyFigure);
    connect(m_tools->copyDataAction(), &QAction::triggered, this, &PlotPane::copyDataRequested);
    connect(m_tools->saveAction(), &QAction::triggered, this, &PlotPane::saveRequested);
    addActions({m_tools->resetAction(), m_tools->copyFigureAction(), m_tools->copyDataAction(), m_tools->saveAction()});
}

void PlotPane::connectParts()
{
    connect(m_views, &PlotViews::hintChanged, this, &NodePane::hintChanged);
    connect(m_views, &PlotViews::failed, this, &PlotPane::fail);
    connect(m_views, &PlotViews::navigated, this, [this](const std::vector<quint64>& place) {
        m_session.setNavigationIndex(place);
        showPlace();
    });
    connect(m_signal, &PlotView::noteChanged, m_notes, &PlotNoteBar::setPictureNote);
    connect(m_views, &PlotViews::mapNoteChanged, m_notes, &PlotNoteBar::setMapNote);
    connect(m_signal, &PlotView::integersRounded, this, [this] { m_notes->setIntegersRounded(true); });
    connect(m_signal, &PlotView::viewChanged, this, &PlotPane::updateStatistics);
    connect(m_axes, &AxisNavigator::shownChanged, this, [this] {
        m_session.chooseShown(m_axes->shown());
        m_session.setIndex(m_axes->index());
        begin(ViewPolicy::Reset);
    });
    connect(m_axes, &AxisNavigator::indexChanged, this, [this] {
        m_session.setIndex(m_axes->index());
        showPlace();
    });
    connect(m_report, &PlotReport::finished, this, &NodePane::finished);
}

bool PlotPane::isUsefulFor(const NodeInfo& node) const
{
    if (node.error)
        return false;
    return isArrayKind(node.kind) ? isPlottable(node.dataType) : namesDataToPlot(node);
}

void PlotPane::showNode(FileClient* file, const NodeInfo& node)
{
    plot(file, node, DataScope::Node, Background::AsChosen);
}

void PlotPane::plot(FileClient* file, const NodeInfo& node, DataScope scope, Background background)
{
    m_views->stop();
    m_statistics->stop();
    m_node = node;
    m_wasBackgroundAsked = background == Background::Subtract;
    if (background != Background::AsChosen)
        m_tools->setBackgroundWanted(background == Background::Subtract);
    m_wasErrorRaised = false;
    m_report->start(node);
    Q_EMIT hintChanged({});
    if (!isUsefulFor(node) || !file) {
        m_meaning->stop();
        showWords(reasonNotToPlot(node));
        return;
    }
    ask(file, node.path, scope, Arrival::Replace);
}

void PlotPane::addToPlot(FileClient* file, const QByteArray& path)
{
    m_wasErrorRaised = false;
    m_report->startAddition();
    ask(file, path, DataScope::Node, Arrival::Add);
}

void PlotPane::ask(FileClient* file, const QByteArray& path, DataScope scope, Arrival arrival)
{
    m_meaning->ask(file, path, scope, [this, arrival](FileClient* answering, const Result<DataInfo>& meaning) {
        if (meaning.hasValue() && answering) {
            take(answering, meaning.value(), arrival);
            return;
        }
        if (meaning.hasError())
            fail(meaning.error());
        if (arrival == Arrival::Replace)
            showWords(meaning.hasError() ? meaning.error().sentence()
                                         : tr("Reading was stopped. Reload the file to read it again."));
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
    m_notes->setIntegersRounded(false);
    begin(m_session.replace(std::move(arrived)) ? ViewPolicy::Keep : ViewPolicy::Reset);
}

void PlotPane::begin(ViewPolicy policy)
{
    if (m_session.isEmpty())
        return;
    m_session.chooseBackground(m_tools->isBackgroundWanted());
    m_tools->offer(offerOf(m_session));
    offerAxes(*m_axes, m_session);
    m_views->begin(m_session, policy);
    updateStatistics();
    updateNotes();
}

/// Another place in the same data.
void PlotPane::showPlace()
{
    m_views->show(m_session, ViewPolicy::Keep);
    updateStatistics();
}

void PlotPane::updateStatistics()
{
    const bool isPlot = m_signal->currentPlot() && !m_session.isEmpty() && m_session.sources().front().file;
    if (isPlot && m_tools->areStatisticsWanted()) {
        showStatistics(*m_statistics, *m_signal);
        return;
    }
    m_statistics->stop();
    m_statistics->hide();
}

void PlotPane::updateNotes()
{
    if (m_session.isEmpty()) {
        m_notes->setNotes({}, {});
        return;
    }
    QStringList notes =
        notesOn(m_session.sources(), m_session.plan(), m_signal->parts().size(), m_tools->isBackgroundWanted());
    if (m_wasBackgroundAsked)
        notes.append(noteOnMissingBackgrounds(m_session.sources()));
    const bool isPicture = m_session.plan().signal.kind != PlotKind::Words;
    m_notes->setNotes(notes, isPicture ? ruleText(m_session.item()) : QString());
}

void PlotPane::showWords(const QString& words)
{
    m_session.clear();
    m_axes->hide();
    m_notes->setIntegersRounded(false);
    m_tools->offer({});
    m_views->showWords(words);
    updateStatistics();
    updateNotes();
}

void PlotPane::copyFigure()
{
    const QPixmap picture = m_views->picture();
    QGuiApplication::clipboard()->setPixmap(picture);
    Q_EMIT told(tr("Copied the picture, %1 × %2 pixels.").arg(picture.width()).arg(picture.height()));
}

void PlotPane::clear()
{
    m_meaning->stop();
    m_node = {};
    m_report->silence();
    showWords(tr("Select an array to plot it."));
    m_views->clear();
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

void PlotPane::fail(const UserError& error)
{
    // When the worker dies, all requests fail for one reason: it is told once.
    if (!std::exchange(m_wasErrorRaised, true))
        Q_EMIT errorRaised(error);
}

} // namespace h5scout::ui
