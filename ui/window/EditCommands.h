// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include <QList>
#include <QObject>

#include "h5scout/client/NodeTypes.h"

class QAction;
class QKeySequence;
class QMenu;
class QString;
class QWidget;

namespace h5scout
{
class FileClient;
}

namespace h5scout::ui
{

class ActionReasons;
class EditDialogs;
class EditRunner;
class TreePane;
class UndoCommands;

/// The actions that change a file: the switch of editing, undo and redo (UndoCommands), and what is done with the
/// current node of the tree. Those of the node are seen only while its file is edited. Their keys work in the whole
/// window, but F2 and Delete in the tree alone: other places have their own use for them. While the file is read-only
/// the keys tell what to do first.
class EditCommands : public QObject
{
    Q_OBJECT
public:
    /// `comment` edits the comment of the current node; it stands in the menus beside the title.
    EditCommands(TreePane* tree, EditRunner* runner, EditDialogs* dialogs, QAction* comment, QObject* parent);

    /// For the tool bar: the switch, undo, redo.
    QList<QAction*> toolBarActions() const;
    /// For the edit menu, with separators.
    QList<QAction*> menuActions() const;
    QAction* newFile() const { return m_newFile; }
    QAction* saveAs() const { return m_saveAs; }

    /// Says in the panes beside the tree what F2 and Delete are for: there they do nothing to the current node, which
    /// nobody looks at.
    void explainKeysIn(QWidget* panes);
    /// To be called when anything about the current file has changed: its state, whether it is edited.
    void update();

Q_SIGNALS:
    /// Why something cannot be done, or how to make it possible, a sentence; empty when that has been done.
    void told(const QString& sentence);

private:
    QAction* makeForNode(const char* name, const char* iconName, const QString& text, const QKeySequence& keys,
                         const QString& toolTip, Qt::ShortcutContext where = Qt::WindowShortcut);
    QAction* makeSeparator();
    /// Keys that do nothing there say where to go.
    void addHint(QWidget* place, const QList<QKeySequence>& keys, const std::function<QString()>& sentence);
    void makeActions();
    void makeTypeMenu();
    void connectActions();
    /// Empty: the file is edited.
    void updateNodeActions(const NodeInfo& node, const QString& whyNot);
    void nameNode(const NodeInfo& node);
    void updateTypes(const std::optional<NodeInfo>& node);
    /// The current node if it is a group, else its parent.
    QByteArray currentGroup() const;

    TreePane* m_tree;
    EditRunner* m_runner;
    EditDialogs* m_dialogs;
    ActionReasons* m_reasons;
    UndoCommands* m_undo;
    QMenu* m_typeMenu = nullptr;
    QAction* m_editMode = nullptr;
    QAction* m_newGroup = nullptr;
    QAction* m_newArray = nullptr;
    QAction* m_append = nullptr;
    QAction* m_rename = nullptr;
    QAction* m_setTitle = nullptr;
    QAction* m_comment = nullptr; ///< somebody else's: enabled by its owner
    QAction* m_move = nullptr;
    QAction* m_delete = nullptr;
    QAction* m_newFile = nullptr;
    QAction* m_saveAs = nullptr;
    QList<QAction*> m_nodeActions; ///< with separators, in the order of the menus
};

} // namespace h5scout::ui
