// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QObject>

#include "h5scout/client/FileClient.h"

class QDialog;
class QWidget;

namespace h5scout::ui
{

class EditRunner;
class FileList;
class FormDialog;
class NodeTreeModel;
struct ParentGroup;
class TreePane;

/// Asks what is to be changed and has it done. What a dialog has asked for is refused, or done, while it is open.
class EditDialogs : public QObject
{
    Q_OBJECT
public:
    EditDialogs(FileList* files, NodeTreeModel* model, TreePane* tree, EditRunner* runner, QWidget* window);

    void createGroup(FileClient* file, const QByteArray& parent);
    void createArray(FileClient* file, const QByteArray& parent);
    void append(FileClient* file, const NodeInfo& node);
    void move(FileClient* file, const NodeInfo& node);
    void remove(FileClient* file, const NodeInfo& node);
    void showHistory(FileClient* file);
    void newFile();
    void saveAs(FileClient* file);

Q_SIGNALS:
    /// What has been done, a sentence.
    void told(const QString& sentence);
    /// A copy was saved: what was said about a failure before does not matter any more.
    void succeeded(h5scout::FileClient* file);
    void failed(h5scout::FileClient* file, const h5scout::UserError& error);

private:
    /// Opens `dialog`, which goes when it or its file is closed.
    void open(QDialog* dialog, const FileClient* file);
    /// Calls `then` once the names in the group are known.
    void withNames(FileClient* file, const QByteArray& group,
                   const std::function<void(const ParentGroup& where)>& then);
    /// Has the action done and tells the dialog the end.
    void perform(FormDialog* dialog, FileClient* file, const EditAction& action);
    void describeAndAppend(FileClient* file, const NodeInfo& node);
    void openAppend(FileClient* file, const NodeInfo& node);
    void askToUndoWithoutRedo(FileClient* file, int steps, const UserError& error);
    /// Unless it is open here asks, if there is such a file already, and saves the copy.
    void chooseTarget(FileClient* file, const QString& target);
    void startSaving(FileClient* file, const QString& target);

    FileList* m_files;
    NodeTreeModel* m_model;
    TreePane* m_tree;
    EditRunner* m_runner;
    QWidget* m_window;
};

} // namespace h5scout::ui
