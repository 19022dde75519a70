// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/EditCommands.h"

#include <algorithm>
#include <variant>

#include <QAction>
#include <QMenu>
#include <QTreeView>

#include "ui/ActionReasons.h"
#include "ui/Icons.h"
#include "ui/dialogs/AppendTarget.h"
#include "ui/models/Format.h"
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
constexpr int kShownName = 30; ///< characters of a node's name in a menu

QString turnOnSentence()
{
    return EditCommands::tr("Turn editing on (Ctrl+E) first.");
}

QString whyNoRows(const NodeInfo& node)
{
    const auto target = appendTarget(node);
    const auto* refusal = std::get_if<AppendRefusal>(&target);
    return refusal ? refusal->reason : QString();
}

} // namespace

EditCommands::EditCommands(TreePane* tree, EditRunner* runner, EditDialogs* dialogs, QAction* comment, QObject* parent)
    : QObject(parent)
    , m_tree(tree)
    , m_runner(runner)
    , m_dialogs(dialogs)
    , m_reasons(new ActionReasons(this))
    , m_undo(new UndoCommands(tree, runner, dialogs, this))
    , m_comment(comment)
{
    connect(m_reasons, &ActionReasons::told, this, &EditCommands::told);
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
    m_reasons->add(action, m_tree->view());
    m_nodeActions.append(action);
    return action;
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
    m_typeMenu->menuAction()->setStatusTip(tr("Change what PyMoDAQ takes this group for"));
    m_reasons->add(m_typeMenu->menuAction(), m_tree->view());
    m_nodeActions.append(m_typeMenu->menuAction());
    m_move = makeForNode("moveAction", "move", tr("&Move To..."), Qt::CTRL | Qt::Key_M,
                         tr("Move this node to another group; dragging it there does the same"));
    m_delete = makeForNode("deleteAction", "delete", tr("&Delete..."), QKeySequence::Delete,
                           tr("Remove this node and all below it from the file"), Qt::WidgetWithChildrenShortcut);
    m_reasons->add(m_comment, m_tree->view());

    addHint(m_tree->view(), {QKeySequence(Qt::Key_Insert)}, [this] {
        return m_newGroup->isVisible() ? tr("Ctrl+Shift+N makes a group, Ctrl+Alt+N an array.") : turnOnSentence();
    });

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

    for (QAction* action : std::as_const(m_nodeActions))
        action->setVisible(isEditing);
    const std::optional<NodeInfo> node = m_tree->currentNode();
    const QString whyNot = !isOpen      ? tr("Choose an open file first.")
                           : !isEditing ? turnOnSentence()
                           : !node      ? tr("Choose a node first.")
                                        : QString();
    updateNodeActions(node ? *node : NodeInfo(), whyNot);
    updateTypes(isEditing ? node : std::nullopt);
}

void EditCommands::updateNodeActions(const NodeInfo& node, const QString& whyNot)
{
    const auto enable = [&](QAction* action, bool isPossible, const QString& impossible) {
        const QString reason = whyNot.isEmpty() && !isPossible ? impossible : whyNot;
        explain(action, reason);
        m_reasons->enable(action, reason);
    };
    const bool isGroup = node.kind == NodeKind::Group;
    const bool isRoot = node.path == "/";
    for (QAction* action : {m_newGroup, m_newArray, m_setTitle})
        enable(action, true, {});
    const QString noRows = whyNoRows(node);
    enable(m_append, noRows.isEmpty(), noRows);
    enable(m_rename, !isRoot, tr("The root group has no name of its own: it is the file."));
    enable(m_move, !isRoot, tr("The root group cannot be moved: it is the file."));
    enable(m_delete, !isRoot, tr("The root group cannot be deleted: it is the file."));
    enable(m_typeMenu->menuAction(), isGroup, tr("Only groups have a type."));
    m_reasons->setReason(m_comment, whyNot.isEmpty() ? tr("This node has no attributes, so no comment.") : whyNot);
    nameNode(node);
}

/// Menus say what they act on: the focus may be elsewhere.
void EditCommands::nameNode(const NodeInfo& node)
{
    const FileClient* file = m_tree->currentFile();
    const auto shown = [file](const QByteArray& path, const QByteArray& name) {
        const QString text = path == "/" && file ? file->fileName() : displayName(name);
        return singleLine(text, kShownName).replace(QLatin1Char('&'), QStringLiteral("&&"));
    };
    const QString name = shown(node.path, node.name);
    const QByteArray group = currentGroup();
    const QString groupName = shown(group, group.mid(group.lastIndexOf('/') + 1));
    const auto set = [](QAction* action, const QString& of, const QString& plain, const QString& named) {
        action->setText(of.isEmpty() ? plain : named.arg(of));
    };
    set(m_newGroup, groupName, tr("New &Group..."), tr("New &Group in \"%1\"..."));
    set(m_newArray, groupName, tr("New A&rray..."), tr("New A&rray in \"%1\"..."));
    set(m_append, name, tr("&Append..."), tr("&Append to \"%1\"..."));
    set(m_rename, name, tr("Re&name"), tr("Re&name \"%1\""));
    set(m_setTitle, name, tr("Set &Title"), tr("Set &Title of \"%1\""));
    set(m_move, name, tr("&Move To..."), tr("&Move \"%1\" To..."));
    set(m_delete, name, tr("&Delete..."), tr("&Delete \"%1\"..."));
}

void EditCommands::explainKeysIn(QWidget* panes)
{
    addHint(panes, {QKeySequence(Qt::Key_F2), QKeySequence(Qt::Key_Delete)},
            [] { return tr("F2 and Delete work in the tree: choose the node there, or use the Edit menu."); });
}

void EditCommands::addHint(QWidget* place, const QList<QKeySequence>& keys, const std::function<QString()>& sentence)
{
    auto* hint = new QAction(this);
    hint->setShortcuts(keys);
    hint->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    place->addAction(hint);
    connect(hint, &QAction::triggered, this, [this, sentence] { Q_EMIT told(sentence()); });
}

void EditCommands::updateTypes(const std::optional<NodeInfo>& node)
{
    const bool isGroup = node && node->kind == NodeKind::Group;
    const int current = isGroup && node->groupType ? static_cast<int>(*node->groupType) : kNoType;
    for (QAction* action : m_typeMenu->actions())
        action->setChecked(action->data().isValid() && action->data().toInt() == current);
}

} // namespace h5scout::ui
