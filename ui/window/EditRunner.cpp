// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/EditRunner.h"

#include <variant>

#include <QGuiApplication>

#include "ui/dialogs/UndoSetting.h"
#include "ui/models/Format.h"
#include "ui/models/NodePath.h"
#include "ui/models/NodeTreeModel.h"
#include "ui/models/ReferrerText.h"
#include "ui/window/FileList.h"

namespace h5scout::ui
{
namespace
{

/// The name of a step may hold whatever a node's name holds.
QString shown(const QString& stepName)
{
    return singleLine(displayName(stepName.toUtf8()));
}

} // namespace

EditRunner::EditRunner(FileList* files, NodeTreeModel* tree, QObject* parent)
    : QObject(parent)
    , m_files(files)
    , m_tree(tree)
{
    connect(files, &FileList::fileAdded, this, &EditRunner::watch);
    connect(files, &FileList::fileOpened, this, [this](FileClient* file) {
        if (m_wanted.contains(file))
            start(file);
    });
    connect(files, &FileList::fileAboutToBeRemoved, this, [this](FileClient* file) {
        m_wanted.erase(file);
        m_places.erase(file);
        m_steps.erase(file);
    });
    // Whoever comes back from another program may have changed a file with it.
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive)
            lookForChanges();
    });
    connect(tree, &NodeTreeModel::renameRequested, this,
            [this](FileClient* file, const QByteArray& path, const QString& name) {
                perform(file, MoveNode{.path = path, .newParent = {}, .newName = name.toUtf8()});
            });
    connect(tree, &NodeTreeModel::titleRequested, this,
            [this](FileClient* file, const QByteArray& path, const QString& title) {
                perform(file, SetAttribute{.path = path, .name = "TITLE", .value = Text{title.toStdString()}});
            });
    connect(tree, &NodeTreeModel::moveRequested, this,
            [this](FileClient* file, const QByteArray& path, const QByteArray& newParent) {
                perform(file, MoveNode{.path = path, .newParent = newParent, .newName = {}});
            });
}

void EditRunner::watch(FileClient* file)
{
    connect(file, &FileClient::edited, this, [this, file](const Edited& edited) { refresh(file, edited); });
    connect(file, &FileClient::editStateChanged, this, [this, file](const EditState& state) {
        m_tree->setEditing(file, state.isEditing);
        if (!state.notices.isEmpty())
            Q_EMIT noticed(file, state.notices);
        Q_EMIT editStateChanged(file);
    });
}

void EditRunner::lookForChanges()
{
    for (int index = 0; index < m_files->count(); ++index) {
        FileClient* file = m_files->at(index);
        if (file->editState().isEditing && !file->isFileChanged())
            (void)file->describe("/", {.priority = Priority::Background}); // any answer tells it
    }
}

void EditRunner::setEditing(FileClient* file, bool isEditing)
{
    if (isEditing) {
        m_wanted.insert(file);
        start(file);
        return;
    }
    Q_EMIT editingAboutToEnd(file);
    m_wanted.erase(file);
    file->stopEditing().then(this, [this, file](const Result<EditState>& result) {
        if (result.hasError() && m_files->contains(file))
            Q_EMIT failed(file, result.error());
    });
}

void EditRunner::start(FileClient* file)
{
    file->startEditing(editOptions()).then(this, [this, file](const Result<EditState>& result) {
        if (result.hasValue() || !m_files->contains(file))
            return;
        m_wanted.erase(file);
        Q_EMIT editStateChanged(file); // the switch goes back
        if (result.hasError())
            Q_EMIT failed(file, result.error());
    });
}

Request<Edited> EditRunner::perform(FileClient* file, const EditAction& action, const EditEnding& ending)
{
    const Request<Edited> request = file->edit(action);
    request.then(this, [this, file, action, ending](const Result<Edited>& result) {
        if (!m_files->contains(file))
            return;
        if (result.hasError() && ending.refused)
            ending.refused(result.error());
        else if (result.hasError())
            Q_EMIT failed(file, result.error());
        if (result.wasCancelled() && ending.stopped)
            ending.stopped();
        if (!result.hasValue())
            return;
        const Edited& edited = result.value();
        refreshPlaces(file, action, edited.path);
        if (edited.isUndoable && !edited.state.undoNames.isEmpty())
            Q_EMIT told(tr("%1: done. Ctrl+Z takes it back.").arg(shown(edited.state.undoNames.first())));
        else
            Q_EMIT told(tr("Done; it cannot be undone."));
        if (const auto* moved = std::get_if<MoveNode>(&action))
            findStaleLinks(file, moved->path);
        if (ending.done)
            ending.done(edited.path);
    });
    return request;
}

void EditRunner::findStaleLinks(FileClient* file, const QByteArray& oldPath)
{
    const RequestOptions afterAllElse{.priority = Priority::Background};
    file->findReferrers(oldPath, afterAllElse).then(this, [this, file, oldPath](const Result<Referrers>& referrers) {
        const QString sentence = referrers.hasValue() ? staleLinks(referrers.value(), oldPath) : QString();
        if (!sentence.isEmpty() && m_files->contains(file))
            Q_EMIT consequenceFound(file, sentence);
    });
}

void EditRunner::undo(FileClient* file, int count, RedoLoss redo)
{
    steps(file, count, true, redo);
}

void EditRunner::redo(FileClient* file, int count)
{
    steps(file, count, false, RedoLoss::Refused);
}

void EditRunner::steps(FileClient* file, int count, bool isUndo, RedoLoss redo)
{
    // Keys come faster than the worker undoes: the state is that of before the steps that still run.
    RunningSteps& running = m_steps[file];
    int& same = isUndo ? running.undos : running.redos;
    const int others = isUndo ? running.redos : running.undos;
    const EditState& state = file->editState();
    const QStringList& names = isUndo ? state.undoNames : state.redoNames;
    const bool isBeyond = same + count > names.size() + others;
    const QString name = others == 0 ? shown(names.value(same)) : QString();
    QString success;
    if (count != 1)
        success = (isUndo ? tr("%1 changes undone.") : tr("%1 changes made again.")).arg(count);
    else if (!name.isEmpty())
        success = (isUndo ? tr("Undone: %1.") : tr("Done again: %1.")).arg(name);
    else
        success = isUndo ? tr("Undone.") : tr("Done again.");
    const auto before = state.undoNames.size() - running.undos + running.redos;
    same += count;
    const Request<Edited> request = isUndo ? file->undo(count, redo) : file->redo(count);
    request.then(this, [this, file, count, isUndo, isBeyond, success, before](const Result<Edited>& result) {
        if (!m_files->contains(file))
            return;
        (isUndo ? m_steps[file].undos : m_steps[file].redos) -= count;
        if (result.hasError() && result.error().remedy == UserError::Remedy::UndoWithoutRedo) {
            const int undone = static_cast<int>(before - file->editState().undoNames.size());
            if (undone > 0)
                showPlace(file, undone, isUndo);
            Q_EMIT redoLossFound(file, count - undone, result.error());
        } else if (result.hasError() && isBeyond && file->state() == FileClient::State::Open) {
            Q_EMIT told(isUndo ? tr("There is nothing more to undo.") : tr("There is nothing more to make again."));
        } else if (result.hasError()) {
            m_places.erase(file); // how many of the steps were made is not known
            Q_EMIT failed(file, result.error());
        } else if (result.hasValue()) {
            Q_EMIT told(success);
            showPlace(file, count, isUndo);
        }
    });
}

void EditRunner::showPlace(FileClient* file, int steps, bool isUndo)
{
    Places& places = m_places[file];
    std::vector<Place>& from = isUndo ? places.done : places.undone;
    std::vector<Place>& to = isUndo ? places.undone : places.done;
    QByteArray path;
    for (int step = 0; step < steps && !from.empty(); ++step) {
        path = isUndo ? from.back().before : from.back().after;
        to.push_back(std::move(from.back()));
        from.pop_back();
    }
    if (path.isEmpty())
        return;
    m_tree->refreshChildren(file, parentPath(path)); // it may have come back
    Q_EMIT placed(file, path);
}

/// After every success, whoever asked for it.
void EditRunner::refresh(FileClient* file, const Edited& edited)
{
    Q_EMIT succeeded(file);
    if (edited.path.isEmpty()) {
        m_tree->reloadFile(file); // undo and redo: it could be anything
        return;
    }
    if (edited.isUndoable) {
        m_places[file].done.push_back({edited.path, edited.path});
        m_places[file].undone.clear();
    } else {
        m_places.erase(file); // the history does not have it
    }
    m_tree->refreshNode(file, edited.path);
    m_tree->refreshOtherNames(file);
}

/// Which groups have other children now, and which node is a new one in them.
void EditRunner::refreshPlaces(FileClient* file, const EditAction& action, const QByteArray& path)
{
    std::vector<Place>& done = m_places[file].done;
    if (const auto* removed = std::get_if<RemoveNode>(&action)) {
        if (!done.empty())
            done.back().before = removed->path;
        m_tree->refreshChildren(file, parentPath(removed->path));
        return;
    }
    const auto* moved = std::get_if<MoveNode>(&action);
    if (!moved && !std::holds_alternative<CreateGroup>(action) && !std::holds_alternative<CreateArray>(action))
        return;
    if (!done.empty())
        done.back().before = moved ? moved->path : parentPath(path);
    if (moved && parentPath(moved->path) != parentPath(path))
        m_tree->refreshChildren(file, parentPath(moved->path));
    m_tree->refreshChildren(file, parentPath(path));
    Q_EMIT placed(file, path);
}

} // namespace h5scout::ui
