// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include <QObject>
#include <QPointer>

#include "h5scout/client/FileClient.h"

class QAction;
class QKeySequence;
class QTreeView;
class QWidget;

namespace h5scout::ui
{

class ActionReasons;
class AttributeModel;
class CommentEditor;
class ReturnedAttributes;
class ValueDelegate;

/// The actions by which a user edits the attributes in the list of an AttributePane, the editors that they open, and
/// the sentences about what came of it. While an action cannot be used its tool tip says why.
///
/// An editor that is open when another node is shown, or editing is turned off, is closed as Qt's views do it: what has
/// been typed is written if it is right; what is wrong is not, and a sentence says so.
class AttributeEditing : public QObject
{
    Q_OBJECT
public:
    AttributeEditing(QTreeView* view, AttributeModel* model, QWidget* pane);

    void setEditing(bool isEditing);
    /// Writes what an open editor holds and closes it, unless there is something wrong in it: false then.
    bool finishIfRight();
    /// Before another node is shown, or none.
    void leaveNode();
    /// Null if there is none, or none that has attributes.
    void setNode(FileClient* file, const NodeInfo& node);

    QList<QAction*> barActions() const;
    /// With separators.
    QList<QAction*> menuActions() const;
    QAction* commentAction() const { return m_comment; }

Q_SIGNALS:
    /// What has been done, or how to do it; empty takes back what was said before.
    void told(const QString& sentence);
    /// What could not be done, or is dangerous.
    void warned(const QString& sentence);
    /// An edit failed in a way that the window can help with (UserError::remedy).
    void failed(const h5scout::UserError& error);

private:
    using Ended = std::function<void(const Result<Edited>&)>;

    /// Without the comment, which has its key in the whole window.
    QList<QAction*> actionsOfList() const;
    QAction* make(const char* name, const char* iconName, const QString& text, const QKeySequence& keys,
                  void (AttributeEditing::*slot)());
    void makeActions();
    void connectModel();
    void updateActions();
    void enable(QAction* action, const QString& reason);

    void editCell(const QModelIndex& index);
    void editValue();
    void openEditor(const QModelIndex& cell);
    void openTextDialog(const QString& text);
    void rename();
    void changeType();
    void add();
    void remove();
    void editComment();
    void setUnlocked(bool isUnlocked);
    void onEdited(const Edited& edited);
    void takeNoteBack();

    /// What has been done: true only until the next edit.
    void tellDone(const QString& sentence);
    void tellDiscarded(const QModelIndex& cell, const QString& typed, const QString& problem);
    void tellError(const UserError& error);
    void tellRemoved(const QStringList& names, bool isUndoable);
    /// How an edit ended, for the dialog that asked for it.
    template <typename Dialog>
    Ended endOf(Dialog* dialog);
    void selectWanted();
    void lookAtFile();
    AttributeStorage storageForNew() const;
    /// Row of the attribute that the current row belongs to; -1 if there is none.
    int currentRow() const;
    QString nameOf(int row) const;

    QTreeView* m_view;
    AttributeModel* m_model;
    QWidget* m_pane;
    ValueDelegate* m_delegate;
    CommentEditor* m_comments;
    ReturnedAttributes* m_returned;
    ActionReasons* m_reasons; ///< of actionsOfList()
    QAction* m_editValue = nullptr;
    QAction* m_rename = nullptr;
    QAction* m_changeType = nullptr;
    QAction* m_add = nullptr;
    QAction* m_remove = nullptr;
    QAction* m_comment = nullptr;
    QAction* m_unlock = nullptr;

    QPointer<FileClient> m_file;
    NodeInfo m_node;
    bool m_isEditing = false;
    bool m_isDoneTold = false;                   ///< the sentence shown is one of tellDone()
    bool m_isPymodaqFile = false;                ///< new attributes are written as PyMoDAQ does
    QPointer<FileClient> m_lookedAt;             ///< the file of which this is known, or asked
    QByteArray m_wanted;                         ///< to be selected when it has come
    std::optional<QByteArray> m_waitingForWhole; ///< to be edited when its whole value has come
};

} // namespace h5scout::ui
