// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <set>
#include <vector>

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QStringList>

#include "h5scout/client/EditTypes.h"
#include "h5scout/client/FileClient.h"

namespace h5scout::ui
{

class FileList;
class NodeTreeModel;

/// What is to be done when an action has ended: after a success with the path of the node that was made, moved or
/// changed, else with what stands against it. Whoever does not want to hear of that leaves it to EditRunner::failed().
struct EditEnding
{
    std::function<void(const QByteArray& path)> done{};
    std::function<void(const UserError& error)> refused{};
    std::function<void()> stopped{}; ///< by Request::cancel(): the file is as before
};

/// Changes files as the user asks, through their workers, and brings the tree up to date with what has changed; the
/// panes follow the tree. One action is one transaction and one step of undo.
class EditRunner : public QObject
{
    Q_OBJECT
public:
    EditRunner(FileList* files, NodeTreeModel* tree, QObject* parent = nullptr);

    /// Asks the worker; editStateChanged tells when it is so, failed() why not. A file that is reloaded while it is
    /// edited is edited on.
    void setEditing(FileClient* file, bool isEditing);
    /// Nothing of `ending` is called once the file has been closed.
    Request<Edited> perform(FileClient* file, const EditAction& action, const EditEnding& ending = {});
    /// What cannot be redone afterwards is not undone, unless that is accepted: redoLossFound() tells it.
    void undo(FileClient* file, int steps = 1, RedoLoss redo = RedoLoss::Refused);
    void redo(FileClient* file, int steps = 1);

Q_SIGNALS:
    /// Until the signal has been handled edits of that file can still be asked for.
    void editingAboutToEnd(h5scout::FileClient* file);
    /// Of FileClient::editState() of that file.
    void editStateChanged(h5scout::FileClient* file);
    /// A node has been made, or has another path now.
    void placed(h5scout::FileClient* file, const QByteArray& path);
    /// What has been done, a sentence.
    void told(const QString& sentence);
    /// An action, undo or redo has been done: what was said about a failure before does not matter any more.
    void succeeded(h5scout::FileClient* file);
    /// What can no longer be undone or redone, sentences.
    void noticed(h5scout::FileClient* file, const QStringList& sentences);
    void failed(h5scout::FileClient* file, const h5scout::UserError& error);
    /// What an edit that has been done has broken, a sentence: holds until the next one.
    void consequenceFound(h5scout::FileClient* file, const QString& sentence);
    /// The last `steps` steps of an undo have not been made, since the first of them could not be redone.
    void redoLossFound(h5scout::FileClient* file, int steps, const h5scout::UserError& error);

private:
    void watch(FileClient* file);
    void start(FileClient* file);
    void lookForChanges();
    void refresh(FileClient* file, const Edited& edited);
    void refreshPlaces(FileClient* file, const EditAction& action, const QByteArray& path);
    void findStaleLinks(FileClient* file, const QByteArray& oldPath);
    void steps(FileClient* file, int count, bool isUndo, RedoLoss redo);

    /// Where a change of this session was made: the node's path before and after it.
    struct Place
    {
        QByteArray before;
        QByteArray after;
    };
    /// Of the changes that can be undone and redone, the last one last; those of earlier sessions are not known.
    struct Places
    {
        std::vector<Place> done;
        std::vector<Place> undone;
    };
    void showPlace(FileClient* file, int steps, bool isUndo);
    /// Steps that have been asked for and not ended.
    struct RunningSteps
    {
        int undos = 0;
        int redos = 0;
    };

    FileList* m_files;
    NodeTreeModel* m_tree;
    std::set<const FileClient*> m_wanted; ///< to be edited, whatever their worker is doing
    std::map<const FileClient*, Places> m_places;
    std::map<const FileClient*, RunningSteps> m_steps;
};

} // namespace h5scout::ui
