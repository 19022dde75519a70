// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/EditCommands.h"

#include <algorithm>

#include <QAction>
#include <QMenu>
#include <QTreeView>

#include "ui/Icons.h"
#include "ui/models/NodePath.h"
#include "ui/models/NodeText.h"
#include "ui/models/NodeTreeModel.h"
#include "ui/panes/TreePane.h"
#include "ui/window/Actions.h"
#include "ui/window/EditDialogs.h"
#include "ui/window/EditRunner.h"
#include "ui/window/UndoCommands.h"

namespace h5scout::ui
{
namespace
{

constexpr int kNoType = -1;

bool canGrow(const NodeInfo& node)
{
    switch (node.kind) {
    case NodeKind::EArray:
    case NodeKind::VLArray:
    case NodeKind::StringArray:
        return true;
    case NodeKind::CArray:
    case NodeKind::Array:
        return !node.space.maximalShape.empty() && node.space.maximalShape.front() == kUnlimited;
    default:
        return false;
    }
}

} // namespace

EditCommands::EditCommands(TreePane* tree, EditRunner* runner, EditDialogs* dialogs, QAction* comment, QObject* parent)
    : QObject(parent)
    , m_tree(tree)
    , m_runner(runner)
    , m_dialogs(dialogs)
    , m_undo(new UndoCommands(tree, runner, dialogs, this))
    , m_comment(comment)
{
    connect(m_undo, &UndoCommands::told, this, &EditCommands::told);
    makeActions();
    makeTypeMenu();
    connectActions();
    m_tree->addMenuActions(m_nodeActions);
    connect(m_tree, &TreePane::currentNodeChanged, this, &EditCommands::update);
    connect(m_tree, &TreePane::currentNodeCleared, this, &EditCommands::update);
    connect(m_runner, &EditRunner::editStateChanged, this, &EditCommands::update);
    update();
}

QAction* EditCommands::makeForNode(const char* name, const char* iconName, const QString& text,
                                   const QKeySequence& keys, const QString& toolTip, Qt::ShortcutContext where)
{
    QAction* action = makeAction(this, name, iconName, text, keys, toolTip);
    action->setShortcutContext(where);
    m_tree->view()->addAction(action);
    m_nodeActions.append(action);
    return action;
}

/// Takes the keys that the actions of the node have there.
QAction* EditCommands::makeHint(Qt::ShortcutContext where)
{
    QList<QKeySequence> keys;
    for (const QAction* action : std::as_const(m_nodeActions)) {
        if (!action->shortcut().isEmpty() && action->shortcutContext() == where)
            keys.append(action->shortcut());
    }
    auto* hint = new QAction(this);
    hint->setShortcuts(keys);
    hint->setShortcutContext(where);
    m_tree->view()->addAction(hint);
    connect(hint, &QAction::triggered, this, [this] { Q_EMIT told(tr("Turn editing on (Ctrl+E) first.")); });
    return hint;
}

QAction* EditCommands::makeSeparator()
{
    auto* separator = new QAction(this);
    separator->setSeparator(true);
    return separator;
}

void EditCommands::makeActions()
{
    m_editMode = makeAction(this, "editModeAction", "edit", tr("&Edit File"), Qt::CTRL | Qt::Key_E,
                            tr("Allow changes to the current file; each can be undone"));
    m_editMode->setIconText(tr("Edit"));
    m_editMode->setCheckable(true);
    m_newGroup = makeForNode("newGroupAction", "add-group", tr("New &Group..."), Qt::CTRL | Qt::SHIFT | Qt::Key_N,
                             tr("Make a group in the current one"));
    m_newArray = makeForNode("newArrayAction", "add-array", tr("New A&rray..."), Qt::CTRL | Qt::ALT | Qt::Key_N,
                             tr("Make an array in the current group"));
    m_append = makeForNode("appendAction", "append", tr("&Append..."), Qt::CTRL | Qt::SHIFT | Qt::Key_A,
                           tr("Add rows at the end of this array"));
    m_nodeActions.append(makeSeparator());
    m_rename = makeForNode("renameAction", "rename", tr("Re&name"), Qt::Key_F2, tr("Change the name of this node"),
                           Qt::WidgetWithChildrenShortcut);
    m_setTitle = makeForNode("setTitleAction", "", tr("Set &Title"), Qt::SHIFT | Qt::Key_F2,
                             tr("Change the title of this node"));
    m_nodeActions.append(m_comment);
    m_typeMenu = new QMenu(tr("Set T&ype"), m_tree);
    m_typeMenu->menuAction()->setObjectName(QStringLiteral("setTypeAction"));
    m_nodeActions.append(m_typeMenu->menuAction());
    m_move = makeForNode("moveAction", "move", tr("&Move To..."), Qt::CTRL | Qt::Key_M,
                         tr("Move this node to another group; dragging it there does the same"));
    m_delete = makeForNode("deleteAction", "delete", tr("&Delete..."), QKeySequence::Delete,
                           tr("Remove this node and all below it from the file"), Qt::WidgetWithChildrenShortcut);
    m_hints = {makeHint(Qt::WindowShortcut), makeHint(Qt::WidgetWithChildrenShortcut)};

    m_newFile = makeAction(this, "newFileAction", "new-file", tr("&New File..."), QKeySequence::New,
                           tr("Make a new HDF5 file"));
    m_saveAs = makeAction(this, "saveAsAction", "save-as", tr("Save &As..."), Qt::CTRL | Qt::SHIFT | Qt::Key_S,
                          tr("Save a copy of the current file"));
}

void EditCommands::makeTypeMenu()
{
    const auto add = [this](const QString& text, const QString& iconName, int type) {
        QAction* action = m_typeMenu->addAction(icon(iconName), text);
        action->setCheckable(true);
        action->setData(type);
        connect(action, &QAction::triggered, this, [this, type] {
            FileClient* file = m_tree->currentFile();
            const auto node = m_tree->currentNode();
            if (!file || !node)
                return;
            if (type == kNoType)
                m_runner->perform(file, RemoveAttributes{.path = node->path, .names = {"type"}});
            else
                m_runner->perform(file,
                                  SetAttribute{.path = node->path,
                                               .name = "type",
                                               .value = Text{std::string(toString(static_cast<GroupType>(type)))}});
        });
    };
    for (const std::string_view name : groupTypeNames()) {
        const GroupType type = *findGroupType(name);
        NodeInfo example;
        example.kind = NodeKind::Group;
        example.groupType = type;
        add(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())), iconName(example),
            static_cast<int>(type));
    }
    m_typeMenu->addSeparator();
    add(tr("None"), QStringLiteral("group"), kNoType);
}

void EditCommands::connectActions()
{
    const auto withNode = [this](auto what) {
        return [this, what] {
            FileClient* file = m_tree->currentFile();
            const std::optional<NodeInfo> node = m_tree->currentNode();
            if (file && node)
                what(file, *node);
        };
    };
    connect(m_editMode, &QAction::triggered, this, [this](bool isChecked) {
        Q_EMIT told({});
        if (FileClient* file = m_tree->currentFile())
            m_runner->setEditing(file, isChecked);
    });
    connect(m_newGroup, &QAction::triggered, this,
            withNode([this](FileClient* file, const NodeInfo&) { m_dialogs->createGroup(file, currentGroup()); }));
    connect(m_newArray, &QAction::triggered, this,
            withNode([this](FileClient* file, const NodeInfo&) { m_dialogs->createArray(file, currentGroup()); }));
    connect(m_append, &QAction::triggered, this,
            withNode([this](FileClient* file, const NodeInfo& node) { m_dialogs->append(file, node); }));
    connect(m_rename, &QAction::triggered, this, [this] {
        if (!m_tree->editCurrent(NodeTreeModel::NameColumn))
            Q_EMIT told(tr("This node's name is no valid UTF-8; it cannot be edited here."));
    });
    connect(m_setTitle, &QAction::triggered, this, [this] {
        if (!m_tree->editCurrent(NodeTreeModel::TitleColumn))
            Q_EMIT told(tr("This node has no title that could be edited."));
    });
    connect(m_move, &QAction::triggered, this,
            withNode([this](FileClient* file, const NodeInfo& node) { m_dialogs->move(file, node); }));
    connect(m_delete, &QAction::triggered, this,
            withNode([this](FileClient* file, const NodeInfo& node) { m_dialogs->remove(file, node); }));
    connect(m_newFile, &QAction::triggered, m_dialogs, &EditDialogs::newFile);
    connect(m_saveAs, &QAction::triggered, this, [this] { m_dialogs->saveAs(m_tree->currentFile()); });
}

QList<QAction*> EditCommands::toolBarActions() const
{
    return {m_editMode, m_undo->undo(), m_undo->redo()};
}

QList<QAction*> EditCommands::menuActions() const
{
    return QList<QAction*>{m_editMode, m_undo->undo(), m_undo->redo(), m_undo->history()} + m_nodeActions;
}

QByteArray EditCommands::currentGroup() const
{
    const std::optional<NodeInfo> node = m_tree->currentNode();
    if (!node)
        return {};
    return node->kind == NodeKind::Group ? node->path : parentPath(node->path);
}

void EditCommands::update()
{
    const FileClient* file = m_tree->currentFile();
    const bool isOpen = file && file->state() == FileClient::State::Open;
    const bool isEditing = isOpen && file->editState().isEditing;
    m_editMode->setEnabled(isOpen);
    m_editMode->setChecked(isEditing);
    m_saveAs->setEnabled(isOpen);
    m_undo->update();

    const std::optional<NodeInfo> node = isEditing ? m_tree->currentNode() : std::nullopt;
    for (QAction* action : std::as_const(m_nodeActions)) {
        action->setVisible(isEditing);
        if (action != m_comment)
            action->setEnabled(node.has_value());
    }
    for (QAction* hint : std::as_const(m_hints))
        hint->setEnabled(isOpen && !isEditing);
    const bool isBelowRoot = node && node->path != "/";
    m_append->setEnabled(node && canGrow(*node));
    for (QAction* action : {m_rename, m_move, m_delete})
        action->setEnabled(isBelowRoot);
    updateTypes(node);
}

void EditCommands::updateTypes(const std::optional<NodeInfo>& node)
{
    const bool isGroup = node && node->kind == NodeKind::Group;
    m_typeMenu->menuAction()->setEnabled(isGroup);
    const int current = isGroup && node->groupType ? static_cast<int>(*node->groupType) : kNoType;
    for (QAction* action : m_typeMenu->actions())
        action->setChecked(action->data().isValid() && action->data().toInt() == current);
}

} // namespace h5scout::ui
