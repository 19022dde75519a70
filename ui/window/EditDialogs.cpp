// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/EditDialogs.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QProgressDialog>

#include "ui/dialogs/AppendDialog.h"
#include "ui/dialogs/AppendTarget.h"
#include "ui/dialogs/CreateGroupDialog.h"
#include "ui/dialogs/HistoryDialog.h"
#include "ui/dialogs/MoveNodeDialog.h"
#include "ui/models/Format.h"
#include "ui/models/NodeTreeModel.h"
#include "ui/panes/TreePane.h"
#include "ui/window/EditRunner.h"
#include "ui/window/FileList.h"

namespace h5scout::ui
{
namespace
{

constexpr int kProgressDelayMs = 400;
constexpr int kProgressSteps = 1000; // a file has more bytes than a progress bar can count

} // namespace

EditDialogs::EditDialogs(FileList* files, NodeTreeModel* model, TreePane* tree, EditRunner* runner, QWidget* window)
    : QObject(window)
    , m_files(files)
    , m_model(model)
    , m_tree(tree)
    , m_runner(runner)
    , m_window(window)
{}

void EditDialogs::open(QDialog* dialog, const FileClient* file)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (file)
        connect(file, &QObject::destroyed, dialog, &QDialog::reject);
    dialog->open();
}

void EditDialogs::createGroup(FileClient*, const QByteArray&)
{}
void EditDialogs::createArray(FileClient*, const QByteArray&)
{}
void EditDialogs::append(FileClient*, const NodeInfo&)
{}
void EditDialogs::remove(FileClient* file, const NodeInfo& node)
{
    m_runner->perform(file, RemoveNode{node.path});
}
void EditDialogs::newFile()
{}

void EditDialogs::move(FileClient* file, const NodeInfo& node)
{
    auto* dialog = new MoveNodeDialog(file, node, m_model->listedGroups(file), m_window);
    connect(dialog, &QDialog::accepted, this, [this, file, dialog] {
        m_runner->perform(file, dialog->action(),
                          {.done = [this, file](const QByteArray& path) { m_tree->selectNode(file, path); }});
    });
    open(dialog, file);
}

void EditDialogs::showHistory(FileClient* file)
{
    auto* dialog = new HistoryDialog(file, m_window);
    connect(dialog, &HistoryDialog::undoRequested, m_runner, &EditRunner::undo);
    connect(dialog, &HistoryDialog::redoRequested, m_runner, &EditRunner::redo);
    open(dialog, file);
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
    dialog->selectFile(proposal);
    connect(dialog, &QFileDialog::fileSelected, this, [this, file](const QString& target) {
        if (m_files->contains(file))
            startSaving(file, target);
    });
    open(dialog, file);
}

void EditDialogs::startSaving(FileClient* file, const QString& target)
{
    auto* progress = new QProgressDialog(tr("Saving %1...").arg(QFileInfo(target).fileName()), tr("Cancel"), 0,
                                         kProgressSteps, m_window);
    progress->setObjectName(QStringLiteral("saveAsProgress"));
    progress->setWindowTitle(tr("Save a Copy of %1").arg(file->fileName()));
    progress->setMinimumDuration(kProgressDelayMs);
    progress->setAutoReset(false);
    // The file dialog has asked whether an existing target may go.
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
