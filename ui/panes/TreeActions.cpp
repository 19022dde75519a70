// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/TreeActions.h"

#include "ui/Icons.h"
#include "ui/models/NodeTreeModel.h"
#include "ui/models/Roles.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QTreeView>

namespace h5scout::ui
{
namespace
{

constexpr int kMostExpanded = 200; ///< of the children of a group, at once

void copyText(const QString& text)
{
    QGuiApplication::clipboard()->setText(text);
}

} // namespace

TreeActions::TreeActions(QTreeView* view, QWidget* parent)
    : QObject(parent)
    , m_view(view)
    , m_menu(new QMenu(parent))
{
    m_copyPath = make("copyPath", tr("Copy &Path"), "copy", QKeySequence::Copy, [this] { copyText(pathText()); });
    m_copyFilePath = make("copyFilePath", tr("Copy &File::Path"), "", Qt::CTRL | Qt::SHIFT | Qt::Key_C,
                          [this] { copyText(QStringLiteral("%1::%2").arg(currentFile()->filePath(), pathText())); });
    m_copyName = make("copyName", tr("Copy &Name"), "", {}, [this] {
        const QModelIndex name = m_view->currentIndex().siblingAtColumn(NodeTreeModel::NameColumn);
        copyText(name.data(CopyTextRole).toString());
    });
    m_menu->addSeparator();
    m_expand = make("expandChildren", tr("&Expand Children"), "", Qt::CTRL | Qt::Key_Right,
                    [this] { setChildrenExpanded(true); });
    m_collapse = make("collapseChildren", tr("C&ollapse Children"), "", Qt::CTRL | Qt::Key_Left,
                      [this] { setChildrenExpanded(false); });
    m_menu->addSeparator();
    m_reload =
        make("treeReloadFile", tr("&Reload File"), "reload", {}, [this] { Q_EMIT reloadRequested(currentFile()); });
    m_close = make("treeCloseFile", tr("&Close File"), "close", {}, [this] { Q_EMIT closeRequested(currentFile()); });
    connect(m_view, &QTreeView::customContextMenuRequested, this, &TreeActions::showMenu);
    update();
}

template <typename Slot>
QAction* TreeActions::make(const char* name, const QString& text, const char* iconName, const QKeySequence& keys,
                           Slot slot)
{
    auto* action = new QAction(icon(QLatin1String(iconName)), text, this);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, slot);
    m_view->addAction(action);
    m_menu->addAction(action);
    return action;
}

FileClient* TreeActions::currentFile() const
{
    return m_view->currentIndex().siblingAtColumn(0).data(FileRole).value<FileClient*>();
}

std::optional<NodeInfo> TreeActions::currentNode() const
{
    const QVariant node = m_view->currentIndex().siblingAtColumn(0).data(NodeInfoRole);
    return node.isValid() ? std::optional(node.value<NodeInfo>()) : std::nullopt;
}

QString TreeActions::pathText() const
{
    return QString::fromUtf8(m_view->currentIndex().siblingAtColumn(0).data(PathRole).toByteArray());
}

QList<QAction*> TreeActions::actions() const
{
    return m_menu->actions();
}

void TreeActions::addActions(const QList<QAction*>& actions)
{
    QAction* first = m_menu->actions().first();
    m_menu->insertActions(first, actions);
    m_menu->insertSeparator(first);
}

void TreeActions::update()
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

void TreeActions::showMenu(const QPoint& position)
{
    if (!m_view->indexAt(position).isValid())
        return;
    update();
    m_menu->popup(m_view->viewport()->mapToGlobal(position));
}

void TreeActions::setChildrenExpanded(bool isExpanded)
{
    const QPersistentModelIndex current = m_view->currentIndex().siblingAtColumn(0);
    if (!current.isValid())
        return;
    if (isExpanded)
        m_view->expand(current);
    const QAbstractItemModel* model = m_view->model();
    int budget = kMostExpanded;
    for (int row = 0; row < model->rowCount(current) && budget > 0; ++row) {
        const QModelIndex child = model->index(row, 0, current);
        if (!model->hasChildren(child))
            continue;
        m_view->setExpanded(child, isExpanded);
        if (isExpanded)
            --budget;
    }
}

} // namespace h5scout::ui
