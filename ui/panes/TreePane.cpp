// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/TreePane.h"

#include "h5scout/client/Trace.h"
#include "ui/Icons.h"
#include "ui/models/NodeFilterModel.h"
#include "ui/models/NodeLocator.h"
#include "ui/models/NodeTreeModel.h"
#include "ui/panes/NodeTextDelegate.h"
#include "ui/panes/NodeTreeView.h"

#include <utility>

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QVBoxLayout>

namespace h5scout::ui
{
namespace
{

constexpr int kFilterDelayMs = 120;
constexpr int kExpandDelayMs = 700; ///< of a group over which a node is dragged
/// Groups that the filter opens by itself: what a person may look through.
constexpr int kMaximalExpandedMatches = 200;

} // namespace

TreePane::TreePane(NodeTreeModel* tree, QWidget* parent)
    : QWidget(parent)
    , m_tree(tree)
    , m_filter(new NodeFilterModel(tree, this))
    , m_locator(new NodeLocator(tree, this))
    , m_filterBox(new QLineEdit)
    , m_view(new NodeTreeView)
    , m_noMatch(new QLabel(tr("No listed name or title matches.")))
    , m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("treePane"));
    m_filterBox->setObjectName(QStringLiteral("treeFilter"));
    m_filterBox->setAccessibleName(tr("Filter the listed nodes"));
    m_filterBox->setPlaceholderText(tr("Filter listed names (Ctrl+F)"));
    m_filterBox->setToolTip(
        tr("Shows only nodes whose name or title contains this text, or, if it has a '/', whose path "
           "does. Looks at what is listed and loads nothing."));
    m_filterBox->addAction(icon(QStringLiteral("filter")), QLineEdit::LeadingPosition);
    // Our own clear button: Qt's costs a tenth of the program's start, spent in the desktop's icon themes.
    QAction* clear = m_filterBox->addAction(icon(QStringLiteral("clear")), QLineEdit::TrailingPosition);
    clear->setObjectName(QStringLiteral("clearTreeFilter"));
    clear->setToolTip(tr("Clear the filter"));
    clear->setVisible(false);
    connect(clear, &QAction::triggered, m_filterBox, &QLineEdit::clear);
    connect(m_filterBox, &QLineEdit::textChanged, clear,
            [clear](const QString& text) { clear->setVisible(!text.isEmpty()); });
    m_filterBox->installEventFilter(this);

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
    header->resizeSection(NodeTreeModel::KindColumn, width * 10);
    header->resizeSection(NodeTreeModel::ShapeColumn, width * 11);
    header->resizeSection(NodeTreeModel::TypeColumn, width * 9);
    header->resizeSection(NodeTreeModel::TitleColumn, width * 7); // and whatever is left

    m_noMatch->setObjectName(QStringLiteral("treeNoMatch"));
    m_noMatch->setForegroundRole(QPalette::PlaceholderText);
    m_noMatch->setMargin(8);
    m_noMatch->setWordWrap(true);
    m_noMatch->hide();

    auto* filterRow = new QVBoxLayout;
    filterRow->setContentsMargins(6, 6, 6, 6);
    filterRow->addWidget(m_filterBox);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(filterRow);
    layout->addWidget(m_noMatch);
    layout->addWidget(m_view, 1);

    m_filterTimer.setSingleShot(true);
    m_filterTimer.setInterval(kFilterDelayMs);
    m_fetchTimer.setSingleShot(true);
    m_fetchTimer.setInterval(0);
    makeActions();
    connectModel();
    updateActions();
}

TreePane::~TreePane() = default;

void TreePane::makeActions()
{
    const auto make = [this](const QString& text, const QString& iconName, const QKeySequence& keys, auto&& triggered) {
        auto* action = new QAction(icon(iconName), text, this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, triggered);
        m_view->addAction(action);
        return action;
    };
    m_copyPath =
        make(tr("Copy &Path"), QStringLiteral("copy"), QKeySequence::Copy, [this] { copyText(nodePathText()); });
    m_copyFilePath = make(tr("Copy &File::Path"), {}, Qt::CTRL | Qt::SHIFT | Qt::Key_C, [this] {
        copyText(QStringLiteral("%1::%2").arg(currentFile()->filePath(), nodePathText()));
    });
    m_copyName = make(tr("Copy &Name"), {}, {}, [this] {
        copyText(currentSource().siblingAtColumn(NodeTreeModel::NameColumn).data(CopyTextRole).toString());
    });
    m_expand = make(tr("&Expand Children"), {}, Qt::CTRL | Qt::Key_Right, [this] { setChildrenExpanded(true); });
    m_collapse = make(tr("C&ollapse Children"), {}, Qt::CTRL | Qt::Key_Left, [this] { setChildrenExpanded(false); });
    m_reload =
        make(tr("&Reload File"), QStringLiteral("reload"), {}, [this] { Q_EMIT reloadRequested(currentFile()); });
    m_close = make(tr("&Close File"), QStringLiteral("close"), {}, [this] { Q_EMIT closeRequested(currentFile()); });
    m_copyPath->setObjectName(QStringLiteral("copyPath"));
    m_copyFilePath->setObjectName(QStringLiteral("copyFilePath"));
    m_copyName->setObjectName(QStringLiteral("copyName"));
    m_expand->setObjectName(QStringLiteral("expandChildren"));
    m_collapse->setObjectName(QStringLiteral("collapseChildren"));
    m_reload->setObjectName(QStringLiteral("treeReloadFile"));
    m_close->setObjectName(QStringLiteral("treeCloseFile"));
    m_menu->addActions({m_copyPath, m_copyFilePath, m_copyName});
    m_menu->addSeparator();
    m_menu->addActions({m_expand, m_collapse});
    m_menu->addSeparator();
    m_menu->addActions({m_reload, m_close});

    m_filterAction = new QAction(icon(QStringLiteral("filter")), tr("&Filter Nodes"), this);
    m_filterAction->setObjectName(QStringLiteral("filterNodes"));
    m_filterAction->setShortcut(QKeySequence::Find);
    addAction(m_filterAction);
    connect(m_filterAction, &QAction::triggered, this, [this] {
        m_filterBox->setFocus(Qt::ShortcutFocusReason);
        m_filterBox->selectAll();
    });
}

void TreePane::connectModel()
{
    connect(m_filterBox, &QLineEdit::textChanged, &m_filterTimer, qOverload<>(&QTimer::start));
    connect(&m_filterTimer, &QTimer::timeout, this, &TreePane::applyFilter);
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
    connect(m_view, &NodeTreeView::expandChildrenRequested, m_expand, &QAction::trigger);
    connect(m_view, &QTreeView::customContextMenuRequested, this, &TreePane::showContextMenu);
    connect(m_view, &QTreeView::activated, this, [this] {
        if (const std::optional<NodeInfo> node = currentNode())
            Q_EMIT nodeActivated(currentFile(), *node);
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        if (!m_isFiltering) {
            m_hiddenCurrent = QModelIndex();
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

// ------------------------------------------------------------------------------------------------------------ the
// current

QModelIndex TreePane::currentSource() const
{
    return m_filter->mapToSource(m_view->currentIndex()).siblingAtColumn(0);
}

FileClient* TreePane::currentFile() const
{
    return currentSource().data(FileRole).value<FileClient*>();
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
    updateActions();
    const bool hadCurrent = std::exchange(m_hasCurrent, currentSource().isValid());
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
    if (!m_filter->mapFromSource(source).isValid()) { // filtered away
        m_filterBox->clear();
        applyFilter();
    }
    const QModelIndex index = m_filter->mapFromSource(source);
    m_isShowingSource = true;
    m_view->setCurrentIndex(index);
    m_isShowingSource = false;
    m_view->scrollTo(index);
}

// --------------------------------------------------------------------------------------------------------------
// filtering

void TreePane::applyFilter()
{
    m_filterTimer.stop();
    const QString text = m_filterBox->text().trimmed();
    if (text == m_filter->filterText())
        return;
    const QPersistentModelIndex current = m_hiddenCurrent.isValid() ? QModelIndex(m_hiddenCurrent) : currentSource();
    if (m_filter->filterText().isEmpty()) {
        m_expandedBefore.clear();
        rememberExpansion({});
    }
    m_isFiltering = true;
    m_filter->setFilterText(text);
    if (text.isEmpty()) {
        restoreExpansion();
    } else {
        int budget = kMaximalExpandedMatches;
        for (int row = 0; row < m_tree->rowCount(); ++row)
            expandMatches(m_tree->index(row, 0), budget);
    }
    const QModelIndex visible = m_filter->mapFromSource(current);
    if (visible.isValid()) {
        if (current != currentSource())
            m_view->setCurrentIndex(visible);
        m_view->scrollTo(visible);
    }
    m_hiddenCurrent = visible.isValid() ? QModelIndex() : QModelIndex(current);
    m_isFiltering = false;
    m_noMatch->setVisible(!text.isEmpty() && m_filter->rowCount() == 0 && m_tree->rowCount() > 0);
}

bool TreePane::expandMatches(const QModelIndex& source, int& budget)
{
    bool hasMatchBelow = false;
    for (int row = 0; row < m_tree->rowCount(source); ++row) {
        const QModelIndex child = m_tree->index(row, 0, source);
        if (m_tree->rowCount(child) > 0)
            hasMatchBelow = expandMatches(child, budget) || hasMatchBelow;
        hasMatchBelow = hasMatchBelow || m_filter->isMatch(child);
    }
    if (hasMatchBelow && budget > 0) {
        --budget;
        m_view->expand(m_filter->mapFromSource(source));
    }
    return hasMatchBelow || m_filter->isMatch(source);
}

void TreePane::rememberExpansion(const QModelIndex& index)
{
    for (int row = 0; row < m_filter->rowCount(index); ++row) {
        const QModelIndex child = m_filter->index(row, 0, index);
        if (!m_view->isExpanded(child))
            continue;
        m_expandedBefore.emplace_back(m_filter->mapToSource(child));
        rememberExpansion(child);
    }
}

void TreePane::restoreExpansion()
{
    m_view->collapseAll();
    for (const QPersistentModelIndex& source : m_expandedBefore)
        m_view->expand(m_filter->mapFromSource(source));
    m_expandedBefore.clear();
}

bool TreePane::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_filterBox && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape) {
            m_filterBox->clear();
            applyFilter();
            m_view->setFocus(Qt::OtherFocusReason);
            return true;
        }
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            applyFilter();
            m_view->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
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

void TreePane::setChildrenExpanded(bool isExpanded)
{
    const QPersistentModelIndex current = m_view->currentIndex().siblingAtColumn(0);
    if (!current.isValid())
        return;
    if (isExpanded)
        m_view->expand(current);
    int budget = kMaximalExpandedMatches;
    for (int row = 0; row < m_filter->rowCount(current) && budget > 0; ++row) {
        const QModelIndex child = m_filter->index(row, 0, current);
        if (!m_filter->hasChildren(child))
            continue;
        m_view->setExpanded(child, isExpanded);
        if (isExpanded)
            --budget;
    }
}

// ----------------------------------------------------------------------------------------------------------------
// actions

QString TreePane::nodePathText() const
{
    return QString::fromUtf8(currentSource().data(PathRole).toByteArray());
}

void TreePane::copyText(const QString& text) const
{
    QGuiApplication::clipboard()->setText(text);
}

QList<QAction*> TreePane::nodeActions() const
{
    return m_menu->actions();
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

void TreePane::addMenuActions(const QList<QAction*>& actions)
{
    QAction* first = m_menu->actions().first();
    m_menu->insertActions(first, actions);
    m_menu->insertSeparator(first);
}

void TreePane::updateActions()
{
    const std::optional<NodeInfo> node = currentNode();
    for (QAction* action : {m_copyPath, m_copyFilePath})
        action->setEnabled(node.has_value());
    for (QAction* action : {m_copyName, m_reload, m_close})
        action->setEnabled(currentFile() != nullptr);
    const bool isGroup = node && node->kind == NodeKind::Group;
    m_expand->setEnabled(isGroup);
    m_collapse->setEnabled(isGroup);
}

void TreePane::showContextMenu(const QPoint& position)
{
    if (!m_view->indexAt(position).isValid())
        return;
    updateActions();
    m_menu->popup(m_view->viewport()->mapToGlobal(position));
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
