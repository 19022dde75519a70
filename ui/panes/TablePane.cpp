// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/TablePane.h"

#include "h5scout/client/Trace.h"
#include "ui/Icons.h"
#include "ui/models/Format.h"
#include "ui/panes/AxisNavigator.h"
#include "ui/panes/PaintWatcher.h"
#include "ui/panes/ProgressLine.h"
#include "ui/panes/TableNote.h"
#include "ui/panes/WordsLabel.h"
#include "ui/table/ArrayGrid.h"
#include "ui/table/GoTo.h"
#include "ui/table/TableBar.h"

#include <QAction>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace h5scout::ui
{
namespace
{

void traceView(const char* event, const NodeInfo& node)
{
    trace::instant(event, {{"node", displayName(node.path)}, {"view", QStringLiteral("table")}});
}

/// Why a node that is no use has no table, or has an empty one; empty if it has cells.
QString whyNoCells(const NodeInfo& node, bool isUseful)
{
    if (node.error)
        return node.error->sentence();
    if (!isUseful)
        return TablePane::tr("Values of the type %1 are not shown as a table.")
            .arg(QString::fromStdString(describeType(node.dataType)));
    if (node.space.kind != Dataspace::Kind::Scalar && node.space.kind != Dataspace::Kind::Simple)
        return TablePane::tr("The array is empty: it has no dataspace.");
    const TablePlane plane = TablePlane::of(node);
    if (plane.isEmpty())
        return TablePane::tr("The array is empty: its shape is %1.")
            .arg(QString::fromStdString(formatShape(plane.shape())));
    return {};
}

} // namespace

TablePane::TablePane(QWidget* parent)
    : NodePane(parent)
    , m_bar(new TableBar)
    , m_navigator(new AxisNavigator)
    , m_progress(new ProgressLine)
    , m_pages(new QStackedWidget)
    , m_words(new WordsLabel("tableWords"))
    , m_grid(new ArrayGrid)
    , m_note(new TableNote)
    , m_watcher(new PaintWatcher(this))
    , m_axesOwner(newOwnerId())
{
    setObjectName(QStringLiteral("tablePane"));
    buildLayout();
    buildActions();
    connectParts();
    clear();
}

TablePane::~TablePane() = default;

const BlockCache& TablePane::cache() const
{
    return m_grid->reader().cache();
}

void TablePane::buildLayout()
{
    m_navigator->setRoleNames({tr("rows"), tr("columns")});
    m_grid->setObjectName(QStringLiteral("tableGrid"));
    m_grid->setAccessibleName(tr("Values of the array"));
    m_grid->setContextMenuPolicy(Qt::CustomContextMenu);
    m_pages->addWidget(m_words);
    m_pages->addWidget(m_grid);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_navigator);
    layout->addWidget(m_progress);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_note);
}

void TablePane::buildActions()
{
    const auto add = [this](const char* name, const QString& text, const QKeySequence& shortcut, QWidget* widget) {
        auto* action = new QAction(text, this);
        action->setObjectName(QLatin1String(name));
        action->setShortcut(shortcut);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        widget->addAction(action);
        return action;
    };
    // Those of the grid only: the fields above have a selection of their own.
    m_copyCells = add("copyCells", tr("Copy"), QKeySequence::Copy, m_grid);
    m_copyWithHeaders = add("copyWithHeaders", tr("Copy with Headers"), Qt::CTRL | Qt::SHIFT | Qt::Key_C, m_grid);
    m_selectAll = add("selectAllCells", tr("Select All"), QKeySequence::SelectAll, m_grid);
    m_goTo = add("goToRow", tr("Go to Row…"), Qt::CTRL | Qt::Key_G, this);
    m_goTo->setShortcutContext(Qt::WindowShortcut); // the tree keeps the keyboard while one browses
    m_stopCopying = add("stopCopying", tr("Stop"), Qt::Key_Escape, this);
    m_copyCells->setIcon(icon(QStringLiteral("copy")));
    m_copyCells->setToolTip(tr("Copy the selected cells as tab-separated text (Ctrl+C; Ctrl+Shift+C with headers)"));
    m_stopCopying->setToolTip(tr("Stop copying (Esc)"));
    connect(m_copyCells, &QAction::triggered, this, [this] { copySelection(TableCopy::Headers::None); });
    connect(m_copyWithHeaders, &QAction::triggered, this, [this] { copySelection(TableCopy::Headers::Both); });
    connect(m_selectAll, &QAction::triggered, m_grid, &VirtualGrid::selectAll);
    connect(m_goTo, &QAction::triggered, m_bar, &TableBar::focusGoTo);
    connect(m_stopCopying, &QAction::triggered, &m_clipboard, &TableClipboard::stop);
    m_bar->addButton(m_copyCells);
    m_note->setStopAction(m_stopCopying);
}

void TablePane::connectParts()
{
    connect(m_grid, &ArrayGrid::cellsChanged, this, &TablePane::showCells);
    connect(m_grid, &ArrayGrid::failed, this, &NodePane::errorRaised);
    connect(m_grid, &VirtualGrid::selectionChanged, this, &TablePane::showHint);
    connect(m_grid, &QWidget::customContextMenuRequested, this, &TablePane::showMenu);
    connect(m_navigator, &AxisNavigator::shownChanged, this, [this] {
        m_clipboard.stop();
        m_grid->setDimensions(m_navigator->shown(), m_navigator->index());
    });
    connect(m_navigator, &AxisNavigator::indexChanged, this, [this] {
        m_clipboard.stop();
        m_grid->setIndex(m_navigator->index());
    });
    connect(m_bar, &TableBar::formatChanged, this, [this] { m_grid->setFormat(m_bar->format()); });
    connect(m_bar, &TableBar::goToRequested, this, &TablePane::goTo);
    connect(m_bar, &TableBar::left, this, [this] {
        m_note->setText({});
        m_grid->setFocus();
    });
    connect(&m_clipboard, &TableClipboard::told, m_note, &TableNote::setText);
    connect(&m_clipboard, &TableClipboard::progressed, m_progress, &ProgressLine::setProgress);
    connect(&m_clipboard, &TableClipboard::runningChanged, this, &TablePane::showRunning);
    connect(&m_clipboard, &TableClipboard::failed, this, &NodePane::errorRaised);
    connect(m_watcher, &PaintWatcher::painted, this, [this] {
        if (!std::exchange(m_wasFirstPainted, true))
            traceView("view_first", m_node);
        reportFinished();
    });
}

bool TablePane::isUsefulFor(const NodeInfo& node) const
{
    return !node.error && isArrayKind(node.kind) && isReadable(node.dataType);
}

void TablePane::showNode(FileClient* file, const NodeInfo& node)
{
    m_clipboard.stop();
    m_note->setText({});
    ++m_generation;
    if (node.path != m_node.path)
        m_bar->clearGoTo();
    m_file = file;
    m_node = node;
    m_wasFinished = m_wasFirstPainted = false;
    m_areAxesAwaited = false;
    traceView("view_requested", node);
    const QString words = whyNoCells(node, file && isUsefulFor(node));
    if (words.isEmpty())
        begin(file, node);
    else
        showWords(words);
}

void TablePane::clear()
{
    m_clipboard.stop();
    m_note->setText({});
    ++m_generation;
    m_file = nullptr;
    m_node = {};
    m_areAxesAwaited = false;
    m_wasFinished = m_wasFirstPainted = true; // nothing to report
    showWords(tr("Select an array to see its values."));
}

void TablePane::begin(FileClient* file, const NodeInfo& node)
{
    m_bar->setElements(CellText(node.dataType));
    m_bar->setEnabled(true);
    m_grid->begin(file, node, m_bar->format());
    m_bar->setColumned(m_grid->plane().shown().size() == 2);
    m_pages->setCurrentWidget(m_grid);
    fillNavigator();
    requestAxes();
}

void TablePane::requestAxes()
{
    m_areAxesAwaited = true;
    m_file->data(m_node.path, DataScope::Node, {.owner = m_axesOwner})
        .then(this, [this, generation = m_generation](const Result<DataInfo>& result) {
            if (generation != m_generation)
                return;
            m_areAxesAwaited = false;
            // Without axes the table is as good as before: the values tell if the file is bad.
            if (result.hasValue())
                takeAxes(result.value());
            showCells();
        });
}

void TablePane::takeAxes(const DataInfo& info)
{
    if (info.items.empty() || info.items.front().node.path != m_node.path)
        return;
    m_grid->setAxes(info.items.front());
    fillNavigator();
}

void TablePane::fillNavigator()
{
    std::vector<AxisNavigator::Dimension> dimensions;
    for (const TableSource::Dimension& dimension : m_grid->source().dimensions())
        dimensions.push_back({dimension.name, dimension.scale});
    m_navigator->setDimensions(std::move(dimensions), m_grid->plane().shown(), m_grid->plane().index());
}

// ---------------------------------------------------------------------------------------------------------------------
// what is shown

void TablePane::showCells()
{
    showRunning();
    showHint();
    if (!m_wasFinished && isComplete())
        finishSoon(m_grid->viewport());
    else if (!m_wasFirstPainted)
        m_watcher->expect(m_grid->viewport());
}

void TablePane::showHint()
{
    const QString hint = m_grid->hint();
    if (m_grid->isShowing())
        m_grid->setAccessibleDescription(hint);
    Q_EMIT hintChanged(hint);
}

void TablePane::showWords(const QString& words)
{
    m_grid->end();
    m_navigator->setDimensions({}, {}, {});
    m_bar->setEnabled(false);
    m_words->setText(words);
    m_pages->setCurrentWidget(m_words);
    showRunning();
    showHint();
    if (!m_wasFinished)
        finishSoon(m_words);
}

void TablePane::showRunning()
{
    const bool isCopying = m_clipboard.isRunning();
    m_stopCopying->setEnabled(isCopying); // else Escape is others'
    m_note->setRunning(isCopying);
    m_progress->setBusy(isCopying || !m_grid->isComplete());
}

bool TablePane::isComplete() const
{
    return !m_grid->isShowing() || (!m_areAxesAwaited && m_grid->isComplete());
}

/// When it has been painted; a pane that nobody sees is never painted.
void TablePane::finishSoon(QWidget* painted)
{
    m_watcher->expect(painted);
    if (!isVisible())
        QMetaObject::invokeMethod(
            this, [this] { reportFinished(); }, Qt::QueuedConnection);
}

void TablePane::reportFinished()
{
    if (!isComplete() || std::exchange(m_wasFinished, true))
        return;
    traceView("view_final", m_node);
    Q_EMIT finished();
}

// ---------------------------------------------------------------------------------------------------------------------
// what the user does

void TablePane::goTo(const QString& text)
{
    if (!m_grid->isShowing())
        return;
    const GoToAnswer answer =
        parseGoTo(text, m_grid->plane().rows(), m_grid->plane().columns(), m_grid->currentElement());
    m_bar->setGoToRight(answer.place.has_value());
    m_note->setText(answer.refusal);
    if (!answer.place)
        return;
    m_grid->goToElement(*answer.place);
    m_grid->setFocus();
}

void TablePane::copySelection(TableCopy::Headers headers)
{
    m_clipboard.copy(m_file, m_node.path, *m_grid, headers);
}

void TablePane::showMenu(const QPoint& point)
{
    if (!m_grid->isShowing())
        return;
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("tableMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_copyCells);
    menu->addAction(m_copyWithHeaders);
    menu->addSeparator();
    menu->addAction(m_selectAll);
    menu->addAction(m_goTo);
    menu->popup(m_grid->mapToGlobal(point));
}

} // namespace h5scout::ui
