// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/TargetOpener.h"

#include <algorithm>
#include <utility>

#include <QFileDialog>

#include "h5scout/client/FileClient.h"
#include "ui/panes/TreePane.h"
#include "ui/window/FileList.h"
#include "ui/window/RecentFiles.h"

namespace h5scout::ui
{
namespace
{

const char kFileFilter[] = QT_TRANSLATE_NOOP(
    "h5scout::ui::TargetOpener", "HDF5 files (*.h5 *.hdf5 *.hdf *.he5 *.nxs *.nx5 *.nc *.nc4 *.mat *.h5py)");

} // namespace

TargetOpener::TargetOpener(FileList* files, TreePane* tree, RecentFiles* recentFiles, QWidget* window)
    : QObject(window)
    , m_files(files)
    , m_tree(tree)
    , m_recentFiles(recentFiles)
    , m_window(window)
{
    connect(files, &FileList::fileOpened, this, [this](FileClient* file) {
        m_recentFiles->add(file->filePath());
        if (m_wanted.file == file)
            selectWanted();
    });
    connect(files, &FileList::fileFailed, this, [this](FileClient* file) {
        if (m_wanted.file != file)
            return;
        m_wanted = {};
        m_tree->selectFile(file); // so that what acts on the current file acts on this one
    });
    connect(files, &FileList::fileAboutToBeRemoved, this, [this](const FileClient* file) {
        if (m_wanted.file == file)
            m_wanted = {};
    });
}

void TargetOpener::open(const QList<OpenTarget>& targets)
{
    // One node can be the current one: the last that was named, else the last new file itself.
    const bool isNodeNamed = std::any_of(targets.begin(), targets.end(),
                                         [](const OpenTarget& target) { return !target.nodePath.isEmpty(); });
    for (const OpenTarget& target : targets) {
        const bool wasOpen = m_files->find(target.filePath) != nullptr;
        FileClient* file = m_files->open(target.filePath);
        if (!target.nodePath.isEmpty())
            m_wanted = {file, target.nodePath};
        else if (!isNodeNamed && !wasOpen)
            m_wanted = {file, QByteArrayLiteral("/")};
    }
    if (m_wanted.file && m_wanted.file->state() == FileClient::State::Open)
        selectWanted();
}

void TargetOpener::showDialog()
{
    auto* dialog = new QFileDialog(m_window, tr("Open HDF5 Files"), m_recentFiles->lastFolder());
    dialog->setObjectName(QStringLiteral("openDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr(kFileFilter), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& paths) {
        QList<OpenTarget> targets;
        for (const QString& path : paths)
            targets.append({path, {}});
        open(targets);
    });
    dialog->open();
}

void TargetOpener::selectWanted()
{
    const WantedNode wanted = std::exchange(m_wanted, {});
    m_tree->selectNode(wanted.file, wanted.path);
}

} // namespace h5scout::ui
