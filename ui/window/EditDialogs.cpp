// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/EditDialogs.h"

#include <variant>

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPointer>
#include <QProgressDialog>
#include <QPushButton>

#include "ui/dialogs/AppendDialog.h"
#include "ui/dialogs/AppendObjectDialog.h"
#include "ui/dialogs/AppendTextDialog.h"
#include "ui/dialogs/CreateArrayDialog.h"
#include "ui/dialogs/CreateGroupDialog.h"
#include "ui/dialogs/HistoryDialog.h"
#include "ui/dialogs/MoveNodeDialog.h"
#include "ui/dialogs/NewFileDialog.h"
#include "ui/dialogs/RemoveNodeDialog.h"
#include "ui/models/Format.h"
#include "ui/models/NodeTreeModel.h"
#include "ui/panes/TreePane.h"
#include "ui/save/ReplaceQuestion.h"
#include "ui/window/EditRunner.h"
#include "ui/window/FileList.h"

namespace h5scout::ui
{
namespace
{

constexpr quint32 kKnownNames = 4'000; // of more siblings the worker finds the one of the same name
constexpr int kProgressDelayMs = 400;
constexpr int kProgressSteps = 1000; // a file has more bytes than a progress bar can count

/// Why the file cannot be edited at the moment; empty if it can.
QString obstacleOf(const FileClient& file)
{
    if (file.state() != FileClient::State::Open)
        return EditDialogs::tr("%1 is not open at the moment. Reopen it in the window to go on here.")
            .arg(file.fileName());
    if (!file.editState().isEditing)
        return EditDialogs::tr("Editing of %1 is off. Turn it on in the window to go on here.").arg(file.fileName());
    return {};
}

} // namespace

EditDialogs::EditDialogs(FileList* files, NodeTreeModel* model, TreePane* tree, EditRunner* runner, QWidget* window)
    : QObject(window)
    , m_files(files)
    , m_model(model)
    , m_tree(tree)
    , m_runner(runner)
    , m_window(window)
{
    connect(runner, &EditRunner::redoLossFound, this, &EditDialogs::askToUndoWithoutRedo);
}

void EditDialogs::open(QDialog* dialog, const FileClient* file)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (file) {
        connect(file, &QObject::destroyed, dialog, [dialog] { dialog->done(QDialog::Rejected); });
        // What is filled in stays, and the window can be used to open the file again.
        connect(file, &FileClient::workerLost, dialog, [dialog] {
            dialog->hide();
            dialog->setWindowModality(Qt::NonModal);
            dialog->show();
        });
        if (auto* form = qobject_cast<FormDialog*>(dialog)) {
            const auto look = [form, file] { form->setObstacle(obstacleOf(*file)); };
            connect(file, &FileClient::stateChanged, form, look);
            connect(file, &FileClient::editStateChanged, form, look);
        }
    }
    dialog->open();
}

void EditDialogs::perform(FormDialog* dialog, FileClient* file, const EditAction& action)
{
    const QPointer<FormDialog> asker(dialog);
    const auto answer = [this, file, asker](const UserError& error) {
        if (asker)
            asker->showFailure(error.sentence());
        else
            Q_EMIT failed(file, error);
    };
    const auto accept = [asker](const QByteArray& /*path*/) {
        if (asker)
            asker->accept();
    };
    const auto stopped = [asker] {
        if (asker)
            asker->showFailure(tr("It was stopped. The file is as it was before."));
    };
    const Request<Edited> request =
        m_runner->perform(file, action, {.done = accept, .refused = answer, .stopped = stopped});
    request.onProgress([asker](const Progress& progress) {
        if (asker)
            asker->showProgress(progress);
    });
    connect(dialog, &FormDialog::stopRequested, this, [request] { request.cancel(); });
}

void EditDialogs::withNames(FileClient* file, const QByteArray& group,
                            const std::function<void(const ParentGroup& where)>& then)
{
    file->children(group, 0, kKnownNames).then(this, [this, file, group, then](const Result<ChildPage>& page) {
        if (!m_files->contains(file) || page.wasCancelled())
            return;
        if (page.hasError()) {
            Q_EMIT failed(file, page.error());
            return;
        }
        ParentGroup where{group, {}};
        for (const NodeInfo& child : page.value().children)
            where.childNames.push_back(child.name.toStdString());
        then(where);
    });
}

void EditDialogs::createGroup(FileClient* file, const QByteArray& parent)
{
    withNames(file, parent, [this, file](const ParentGroup& where) {
        auto* dialog = new CreateGroupDialog(where, m_window);
        connect(dialog, &CreateGroupDialog::requested, this,
                [this, dialog, file](const CreateGroup& group) { perform(dialog, file, group); });
        open(dialog, file);
    });
}

void EditDialogs::createArray(FileClient* file, const QByteArray& parent)
{
    withNames(file, parent, [this, file](const ParentGroup& where) {
        auto* dialog = new CreateArrayDialog(where, m_window);
        connect(dialog, &CreateArrayDialog::requested, this,
                [this, dialog, file](const CreateArray& array) { perform(dialog, file, array); });
        open(dialog, file);
    });
}

void EditDialogs::append(FileClient* file, const NodeInfo& node)
{
    // Not while the key is handled that asked for it: that would give the keyboard back to the window.
    const auto begin = [this, file, node] {
        if (m_files->contains(file))
            describeAndAppend(file, node);
    };
    QMetaObject::invokeMethod(this, begin, Qt::QueuedConnection);
}

/// The tree knows a node as it was listed, perhaps some time ago.
void EditDialogs::describeAndAppend(FileClient* file, const NodeInfo& node)
{
    file->describe(node.path).then(this, [this, file](const Result<NodeInfo>& result) {
        if (!m_files->contains(file) || result.wasCancelled())
            return;
        if (result.hasError())
            Q_EMIT failed(file, result.error());
        else
            openAppend(file, result.value());
    });
}

void EditDialogs::openAppend(FileClient* file, const NodeInfo& node)
{
    const std::variant<AppendTarget, AppendRefusal> target = appendTarget(node);
    if (const auto* refusal = std::get_if<AppendRefusal>(&target)) {
        Q_EMIT told(refusal->reason);
        return;
    }
    const auto& array = std::get<AppendTarget>(target);
    if (array.kind == NodeKind::StringArray) {
        auto* dialog = new AppendTextDialog(array, m_window);
        connect(dialog, &AppendTextDialog::requested, this,
                [this, dialog, file](const AppendText& text) { perform(dialog, file, text); });
        open(dialog, file);
        return;
    }
    if (array.areObjects) {
        auto* dialog = new AppendObjectDialog(array, m_window);
        connect(dialog, &AppendObjectDialog::requested, this,
                [this, dialog, file](const AppendText& literal) { perform(dialog, file, literal); });
        open(dialog, file);
        return;
    }
    auto* dialog = new AppendDialog(array, m_window);
    connect(dialog, &AppendDialog::requested, this,
            [this, dialog, file](const AppendRows& rows) { perform(dialog, file, rows); });
    connect(dialog, &AppendDialog::fileRequested, this,
            [this, dialog, file](const AppendFile& rows) { perform(dialog, file, rows); });
    open(dialog, file);
}

void EditDialogs::remove(FileClient* file, const NodeInfo& node)
{
    auto* dialog = new RemoveNodeDialog(node, m_window);
    connect(dialog, &RemoveNodeDialog::requested, this,
            [this, dialog, file](const RemoveNode& removal) { perform(dialog, file, removal); });
    file->measureRemoval(node.path).then(dialog,
                                         [dialog](const Result<RemovalExtent>& extent) { dialog->showExtent(extent); });
    file->findReferrers(node.path).then(
        dialog, [dialog](const Result<Referrers>& referrers) { dialog->showReferrers(referrers); });
    open(dialog, file);
}

void EditDialogs::newFile()
{
    const FileClient* current = m_tree->currentFile();
    const QString folder = current ? QFileInfo(current->filePath()).path() : QDir::homePath();
    auto* dialog = new NewFileDialog(folder, m_window);
    connect(dialog, &NewFileDialog::requested, this, [this, dialog](const QString& path, const NewFile& newFile) {
        FileClient* made = m_files->create(path, newFile);
        connect(m_files, &FileList::fileOpened, dialog, [this, dialog, made](FileClient* file) {
            if (file != made)
                return;
            m_tree->selectNode(file, QByteArrayLiteral("/"));
            m_runner->setEditing(file, true);
            Q_EMIT told(tr("Made %1; editing is on.").arg(file->fileName()));
            dialog->accept();
        });
        connect(m_files, &FileList::fileFailed, dialog, [this, dialog, made](FileClient* file, const UserError& error) {
            if (file != made)
                return;
            m_files->disconnect(dialog);
            dialog->showFailure(error.sentence());
            m_files->close(file);
        });
    });
    open(dialog, nullptr);
}

void EditDialogs::move(FileClient* file, const NodeInfo& node)
{
    auto* dialog = new MoveNodeDialog(file, node, m_model->listedGroups(file), m_window);
    connect(dialog, &MoveNodeDialog::requested, this,
            [this, dialog, file](const MoveNode& move) { perform(dialog, file, move); });
    open(dialog, file);
}

void EditDialogs::showHistory(FileClient* file)
{
    auto* dialog = new HistoryDialog(file, m_window);
    connect(dialog, &HistoryDialog::undoRequested, m_runner,
            [this](FileClient* changed, int steps) { m_runner->undo(changed, steps); });
    connect(dialog, &HistoryDialog::redoRequested, m_runner, &EditRunner::redo);
    open(dialog, file);
}

void EditDialogs::askToUndoWithoutRedo(FileClient* file, int steps, const UserError& error)
{
    const EditState& state = file->editState();
    const QString name = singleLine(state.undoNames.value(0));
    auto* question =
        new QMessageBox(QMessageBox::Question, tr("Undo Without Redo?"),
                        tr("If \"%1\" is undone, it cannot be made again.").arg(name), QMessageBox::Cancel, m_window);
    question->setObjectName(QStringLiteral("redoLossQuestion"));
    question->setTextFormat(Qt::PlainText);
    QString consequence = error.why;
    if (!state.redoNames.isEmpty())
        consequence += QLatin1Char(' ') + tr("What has been undone before it cannot be made again either.");
    question->setInformativeText(consequence);
    QPushButton* undo = question->addButton(tr("&Undo Without Redo"), QMessageBox::AcceptRole);
    undo->setObjectName(QStringLiteral("undoWithoutRedo"));
    question->setDefaultButton(QMessageBox::Cancel);
    connect(undo, &QPushButton::clicked, m_runner,
            [this, file, steps] { m_runner->undo(file, steps, RedoLoss::Accepted); });
    open(question, file);
}

void EditDialogs::saveAs(FileClient* file)
{
    const QFileInfo info(file->filePath());
    const QString proposal = info.dir().filePath(tr("%1 copy.%2").arg(info.completeBaseName(), info.suffix()));
    auto* dialog = new QFileDialog(m_window, tr("Save a Copy of %1").arg(file->fileName()));
    dialog->setObjectName(QStringLiteral("saveAsDialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(info.suffix());
    dialog->setNameFilters({tr("HDF5 files (*.h5 *.hdf5 *.hdf *.he5 *.nxs *.nc)"), tr("All files (*)")});
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // a file that is open here is not even asked about
    dialog->selectFile(proposal);
    connect(dialog, &QFileDialog::fileSelected, this, [this, file](const QString& target) {
        if (m_files->contains(file))
            chooseTarget(file, target);
    });
    open(dialog, file);
}

void EditDialogs::chooseTarget(FileClient* file, const QString& target)
{
    const QFileInfo info(target);
    const bool isItself = info.exists() && info.canonicalFilePath() == QFileInfo(file->filePath()).canonicalFilePath();
    const FileClient* known = isItself ? file : m_files->find(info.absoluteFilePath());
    if (known) {
        UserError error;
        error.what = tr("Could not save a copy of %1.").arg(file->fileName());
        error.why = known == file ? tr("A copy cannot have the place of the file itself.")
                                  : tr("%1 is open here.").arg(QDir::toNativeSeparators(known->filePath()));
        error.whatToDo = known == file ? tr("Choose another name.") : tr("Close it first, or choose another name.");
        Q_EMIT failed(file, error);
    } else if (info.exists()) {
        askToReplace(m_window, target, [this, file, target] {
            if (m_files->contains(file))
                startSaving(file, target);
        });
    } else {
        startSaving(file, target);
    }
}

void EditDialogs::startSaving(FileClient* file, const QString& target)
{
    auto* progress = new QProgressDialog(tr("Saving %1...").arg(QFileInfo(target).fileName()), tr("Cancel"), 0,
                                         kProgressSteps, m_window);
    progress->setObjectName(QStringLiteral("saveAsProgress"));
    progress->setWindowTitle(tr("Save a Copy of %1").arg(file->fileName()));
    progress->setMinimumDuration(kProgressDelayMs);
    progress->setAutoReset(false);
    // An existing target may go: that has been asked.
    const Request<Saved> request = file->saveAs(target, true);
    connect(progress, &QProgressDialog::canceled, this, [request] { request.cancel(); });
    request
        .onProgress([progress](const Progress& state) {
            if (state.total > 0)
                progress->setValue(static_cast<int>(double(state.done) / double(state.total) * kProgressSteps));
        })
        .then(progress, [this, file, progress](const Result<Saved>& result) {
            progress->disconnect(this);
            progress->deleteLater();
            if (result.hasValue() && m_files->contains(file))
                Q_EMIT succeeded(file);
            if (result.hasValue())
                Q_EMIT told(
                    tr("Saved a copy, %1 (%2).")
                        .arg(QDir::toNativeSeparators(result.value().target), formatBytes(result.value().byteCount)));
            else if (result.hasError() && m_files->contains(file))
                Q_EMIT failed(file, result.error());
            else if (result.wasCancelled())
                Q_EMIT told(tr("Saving the copy was stopped; nothing is left of it."));
        });
}

} // namespace h5scout::ui
