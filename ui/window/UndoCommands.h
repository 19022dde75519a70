// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QObject>
#include <QStringList>

class QAction;

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

/// Undo, redo and the history of the current file. While one of them cannot be used its tool tip says why, and so does
/// its key.
class UndoCommands : public QObject
{
    Q_OBJECT
public:
    UndoCommands(TreePane* tree, EditRunner* runner, EditDialogs* dialogs, QObject* parent);

    QAction* undo() const { return m_undo; }
    QAction* redo() const { return m_redo; }
    QAction* history() const { return m_history; }

    /// To be called when anything about the current file has changed.
    void update();

Q_SIGNALS:
    /// Why something cannot be done, a sentence.
    void told(const QString& sentence);

private:
    void connectAction(QAction* action, const std::function<void(FileClient*)>& what);
    /// Offers `action` for the first of `names`: as `named`, with its name in it.
    void offer(QAction* action, const QStringList& names, const QString& plain, const QString& named);
    /// Empty: it can be used.
    void enable(QAction* action, const QString& whyNot);

    TreePane* m_tree;
    QAction* m_undo;
    QAction* m_redo;
    QAction* m_history;
    ActionReasons* m_reasons;
};

} // namespace h5scout::ui
