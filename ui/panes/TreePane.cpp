// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/TreePane.h"

#include "h5scout/client/Trace.h"
#include "ui/Icons.h"
#include "ui/models/NodeFilterModel.h"
#include "ui/models/NodeLocator.h"
#include "ui/models/NodeTreeModel.h"
#include "ui/panes/NodeTextDelegate.h"
#include "ui/panes/NodeTreeView.h"
#include "ui/panes/TreeActions.h"
#include "ui/panes/TreeFilter.h"

#include <utility>

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QVBoxLayout>

namespace h5scout::ui
{
namespace
{

constexpr int kExpandDelayMs = 700; ///< of a group over which a node is dragged

} // namespace

TreePane::TreePane(NodeTreeModel* tree, QWidget* parent)
    : QWidget(parent)
    , m_tree(tree)
    , m_filter(new NodeFilterModel(tree, this))
    , m_locator(new NodeLocator(tree, this))
    , m_view(new NodeTreeView)
    , m_filtering(new TreeFilter(tree, m_filter, m_view, this))
    , m_actions(nullptr)
{
    setObjectName(QStringLiteral("treePane"));
    m_view->setObjectName(QStringLiteral("tree"));
    m_view->setAccessibleName(tr("Nodes of the open files"));
    m_view->setModel(m_filter);
    m_view->setUniformRowHeights(true);
    m_view->setSortingEnabled(true);
    m_view->header()->setSortIndicatorClearable(true);
    m_view->sortByColumn(-1, Qt::AscendingOrder);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setAllColumnsShowFocus(true);
    m_view->setExpandsOnDoubleClick(true);
    m_view->setDragEnabled(true);
    m_view->setDragDropMode(QAbstractItemView::DragDrop); // what may be dropped where is the model's to say
    m_view->setAutoExpandDelay(kExpandDelayMs);
    m_view->setItemDelegate(new NodeTextDelegate(m_view));
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    QHeaderView* header = m_view->header();
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const int width = fontMetrics().averageCharWidth();
    m_view->setIndentation(width * 2); // PyMoDAQ's data lie six groups deep
    header->resizeSection(NodeTreeModel::NameColumn, width * 28);
    header->resizeSection(NodeTreeModel::KindColumn, width * 12);
    header->resizeSection(NodeTreeModel::ShapeColumn, width * 10);
    header->resizeSection(NodeTreeModel::TypeColumn, width * 9);
    header->resizeSection(NodeTreeModel::TitleColumn, width * 7); // and whatever is left

    auto* filterRow = new QVBoxLayout;
    filterRow->setContentsMargins(6, 6, 6, 6);
    filterRow->addWidget(filterBox());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(filterRow);
    layout->addWidget(m_filtering->noMatch());
    layout->addWidget(m_view, 1);

    m_fetchTimer.setSingleShot(true);
    m_fetchTimer.setInterval(0);
    m_actions = new TreeActions(m_view, this);
    makeFilterAction();
    connectModel();
}

TreePane::~TreePane() = default;

void TreePane::makeFilterAction()
{
    m_filterAction = new QAction(icon(QStringLiteral("filter")), tr("&Filter Nodes"), this);
    m_filterAction->setObjectName(QStringLiteral("filterNodes"));
    m_filterAction->setShortcut(QKeySequence::Find);
    addAction(m_filterAction);
    connect(m_filterAction, &QAction::triggered, this, [this] {
        filterBox()->setFocus(Qt::ShortcutFocusReason);
        filterBox()->selectAll();
    });
}

void TreePane::connectModel()
{
    connect(m_actions, &TreeActions::reloadRequested, this, &TreePane::reloadRequested);
    connect(m_actions, &TreeActions::closeRequested, this, &TreePane::closeRequested);
    connect(&m_fetchTimer, &QTimer::timeout, this, &TreePane::fetchInView);

    const auto lookForEnds = [this] { m_fetchTimer.start(); };
    connect(m_view->verticalScrollBar(), &QScrollBar::valueChanged, this, lookForEnds);
    connect(m_view->verticalScrollBar(), &QScrollBar::rangeChanged, this, lookForEnds);
    connect(m_view, &QTreeView::expanded, this, lookForEnds);
    connect(m_tree, &NodeTreeModel::listingChanged, this, [this] {
        m_hasUnpaintedPage = true;
        m_view->viewport()->update();
        m_fetchTimer.start();
    });
    connect(m_view, &NodeTreeView::painted, this, [this] {
        if (!m_hasUnpaintedPage)
            return;
        m_hasUnpaintedPage = false;
        trace::instant("tree_page_shown");
        Q_EMIT pageShown();
    });
    connect(m_view, &NodeTreeView::expandChildrenRequested, m_actions->expandChildren(), &QAction::trigger);
    connect(m_view, &QTreeView::activated, this, [this] {
        if (const std::optional<NodeInfo> node = currentNode())
            Q_EMIT nodeActivated(currentFile(), *node);
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        if (!m_filtering->isApplying()) {
            m_filtering->forgetHidden();
            if (!m_isShowingSource && !m_tree->isChangingRows())
                m_locator->stop();
        }
        onCurrentChanged();
    });
    // The selection model says nothing when the current row goes together with its ancestors.
    connect(m_filter, &NodeFilterModel::rowsRemoved, this, [this] {
        if (m_hasCurrent && !currentSource().isValid())
            onCurrentChanged();
    });
    connect(m_tree, &NodeTreeModel::dataChanged, this, [this](const QModelIndex& first, const QModelIndex& last) {
        const QModelIndex current = currentSource();
        if (current.isValid() && current.parent() == first.parent() && current.row() >= first.row() &&
            current.row() <= last.row())
            onCurrentChanged();
    });

    connect(m_tree, &NodeTreeModel::fileReady, this, [this](FileClient* file) {
        const QModelIndex root = m_tree->fileIndex(file);
        if (m_tree->isUnlisted(root))
            m_view->expand(m_filter->mapFromSource(root));
    });
    connect(m_locator, &NodeLocator::found, this, &TreePane::showSource);
    connect(m_locator, &NodeLocator::notFound, this,
            [this](FileClient* file, const QByteArray& path, const QModelIndex& closest) {
                if (closest.isValid())
                    showSource(closest);
                Q_EMIT nodeNotFound(file, path);
            });
}

// -----------------------------------------------------------------------------------------------------------------
// the current node

QModelIndex TreePane::currentSource() const
{
    return m_filter->mapToSource(m_view->currentIndex()).siblingAtColumn(0);
}

FileClient* TreePane::currentFile() const
{
    const QModelIndex current = currentSource();
    if (current.isValid())
        return current.data(FileRole).value<FileClient*>();
    return m_tree->fileIndex(m_lastFile).isValid() ? m_lastFile.data() : nullptr;
}

std::optional<NodeInfo> TreePane::currentNode() const
{
    const QVariant node = currentSource().data(NodeInfoRole);
    return node.isValid() ? std::optional(node.value<NodeInfo>()) : std::nullopt;
}

QTreeView* TreePane::view() const
{
    return m_view;
}

void TreePane::onCurrentChanged()
{
    m_actions->update();
    const bool hadCurrent = std::exchange(m_hasCurrent, currentSource().isValid());
    if (m_hasCurrent)
        m_lastFile = currentFile();
    if (!m_hasCurrent && hadCurrent)
        Q_EMIT currentNodeCleared();
    else if (const std::optional<NodeInfo> node = currentNode())
        Q_EMIT currentNodeChanged(currentFile(), *node);
}

void TreePane::selectNode(FileClient* file, const QByteArray& path)
{
    m_locator->locate(file, path);
}

void TreePane::selectFile(FileClient* file)
{
    const QModelIndex source = m_tree->fileIndex(file);
    if (!source.isValid())
        return;
    m_locator->stop();
    showSource(source);
}

void TreePane::showSource(const QModelIndex& source)
{
    if (!m_filter->mapFromSource(source).isValid()) // filtered away
        m_filtering->clear();
    const QModelIndex index = m_filter->mapFromSource(source);
    m_isShowingSource = true;
    m_view->setCurrentIndex(index);
    m_isShowingSource = false;
    m_view->scrollTo(index);
}

// ----------------------------------------------------------------------------------------------------------------
// loading

/// Asks for the next page of each group whose end is in view or a screen away.
void TreePane::fetchInView()
{
    if (!m_filter->filterText().isEmpty())
        return;
    const int limit = 2 * m_view->viewport()->height();
    std::vector<QModelIndex> groups;
    for (QModelIndex index = m_view->indexAt({0, 0}); index.isValid(); index = m_view->indexBelow(index)) {
        if (m_view->visualRect(index).top() > limit)
            break;
        const QModelIndex source = m_filter->mapToSource(index);
        if (m_tree->rowKind(source) == RowKind::Status && m_tree->canFetchMore(source.parent()))
            groups.push_back(source.parent());
    }
    // Afterwards: asking changes the rows.
    for (const QModelIndex& group : groups)
        m_tree->fetchMore(group);
}

// ----------------------------------------------------------------------------------------------------------------
// actions

QLineEdit* TreePane::filterBox() const
{
    return m_filtering->box();
}

QList<QAction*> TreePane::nodeActions() const
{
    return m_actions->actions();
}

void TreePane::addMenuActions(const QList<QAction*>& actions)
{
    m_actions->addActions(actions);
}

QAction* TreePane::reloadAction() const
{
    return m_actions->reload();
}

QAction* TreePane::closeAction() const
{
    return m_actions->close();
}

bool TreePane::editCurrent(int column)
{
    const QModelIndex index = m_view->currentIndex().siblingAtColumn(column);
    if (!(index.flags() & Qt::ItemIsEditable))
        return false;
    m_view->setFocus(Qt::OtherFocusReason);
    m_view->scrollTo(index);
    m_view->edit(index);
    return true;
}

QByteArray TreePane::saveState() const
{
    return m_view->header()->saveState();
}

bool TreePane::restoreState(const QByteArray& state)
{
    return m_view->header()->restoreState(state);
}

} // namespace h5scout::ui
