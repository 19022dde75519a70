// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/MainWindow.h"

#include <QAction>
#include <QCloseEvent>
#include <QSettings>
#include <QTreeView>

#include "ui/models/NodeTreeModel.h"
#include "ui/panes/AttributePane.h"
#include "ui/panes/PropertiesPane.h"
#include "ui/panes/TreePane.h"
#include "ui/plotpane/PlotPane.h"
#include "ui/plotpane/PlotSaver.h"
#include "ui/window/Commands.h"
#include "ui/window/EditCommands.h"
#include "ui/window/EditDialogs.h"
#include "ui/window/EditRunner.h"
#include "ui/window/FileDrop.h"
#include "ui/window/FileMessages.h"
#include "ui/window/MessageBar.h"
#include "ui/window/PaneTabs.h"
#include "ui/window/PlotCommands.h"
#include "ui/window/QuitWait.h"
#include "ui/window/RecentFiles.h"
#include "ui/window/StartPage.h"
#include "ui/window/StatusPanel.h"
#include "ui/window/TargetOpener.h"
#include "ui/window/WindowContent.h"

#include <utility>

namespace h5scout::ui
{
namespace
{

const QString kGeometryKey = QStringLiteral("window/geometry");

/// The source of what panes say, in the message bar.
const QString kPaneSource = QStringLiteral("pane");

} // namespace

MainWindow::MainWindow(TransportFactory transports, QWidget* parent)
    : QMainWindow(parent)
    , m_recentFiles(new RecentFiles(this))
    , m_files(new FileList(std::move(transports), this))
    , m_model(new NodeTreeModel(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(QIcon(QStringLiteral(":/h5scout/h5scout.svg")));
    resize(1280, 800);

    m_tree = new TreePane(m_model);
    m_commands = new Commands(this, m_tree, m_recentFiles);
    m_content = new WindowContent(m_tree, m_commands->open);
    setCentralWidget(m_content);
    m_attributes = m_content->attributes();
    m_panes = m_content->panes();
    m_plot = m_content->plot();
    m_messages = m_content->messages();
    m_fileMessages = new FileMessages(m_files, m_messages, this);
    m_status = new StatusPanel;
    setStatusBar(m_status);
    addEditing();
    auto* plotCommands = new PlotCommands(m_tree, m_panes, m_plot, m_files, this);
    m_commands->addPlotActions(plotCommands->actions(), plotCommands->toolBarActions());
    connect(new PlotSaver(m_plot), &PlotSaver::told, m_status, &StatusPanel::tell);
    connectFiles();
    connectTree();
    m_opener = new TargetOpener(m_files, m_tree, m_recentFiles, this);
    connectCommands();

    m_quitWait = new QuitWait(m_files, this);
    connect(new FileDrop(this), &FileDrop::dropped, this, &MainWindow::open);
    updateFileState();
    m_tree->view()->setFocus();
}

MainWindow::~MainWindow()
{
    // The files go first: what still listens to them (tree, panes) must not be asked any more.
    m_panes->clear();
    m_attributes->clear();
    disconnect(m_files, nullptr, this, nullptr);
    disconnect(m_tree, nullptr, this, nullptr);
    while (m_files->count() > 0)
        m_files->closeNow(m_files->at(m_files->count() - 1));
}

void MainWindow::connectFiles()
{
    connect(m_files, &FileList::fileAdded, this, [this](FileClient* file) {
        m_model->addFile(file);
        updateFileState();
    });
    connect(m_files, &FileList::fileOpened, this, &MainWindow::fileOpened);
    connect(m_files, &FileList::fileFailed, this, &MainWindow::fileFailed);
    connect(m_files, &FileList::fileLost, this, &MainWindow::fileLost);
    connect(m_files, &FileList::fileChanged, m_fileMessages, &FileMessages::tellChanged);
    connect(m_files, &FileList::fileChanged, this, &MainWindow::updateFileState);
    connect(m_files, &FileList::fileAboutToBeRemoved, this, &MainWindow::forgetFile);
    connect(m_files, &FileList::activityChanged, this, &MainWindow::updateFileState);
    connect(m_files, &FileList::waitingChanged, this, [this](FileClient* file) {
        m_model->setSaving(file, m_files->waiting(file).has_value());
        m_fileMessages->followWaiting(file);
    });
    m_content->startPage()->follow(m_recentFiles);
    connect(m_content->startPage(), &StartPage::fileChosen, this, [this](const QString& path) { open({{path, {}}}); });
}

void MainWindow::connectTree()
{
    connect(m_tree, &TreePane::currentNodeChanged, this, &MainWindow::showNode);
    connect(m_tree, &TreePane::currentNodeCleared, this, &MainWindow::showNothing);
    connect(m_tree, &TreePane::nodeNotFound, m_fileMessages, &FileMessages::tellNotFound);
    connect(m_tree, &TreePane::reloadRequested, this, [this](FileClient* file) {
        if (mayLeave())
            m_files->reload(file);
    });
    connect(m_tree, &TreePane::closeRequested, this, [this](FileClient* file) {
        if (mayLeave())
            m_files->close(file);
    });
    connect(m_model, &NodeTreeModel::listingFailed, m_fileMessages, &FileMessages::tellListingFailed);
    connect(m_attributes, &NodePane::errorRaised, this, [this](const UserError& error) { showPaneError(error); });
    connect(m_panes, &PaneTabs::errorRaised, this, [this](const UserError& error) { showPaneError(error); });
    connect(m_panes, &PaneTabs::hintChanged, m_status, &StatusPanel::setHint);
    connect(m_attributes, &NodePane::hintChanged, m_status, &StatusPanel::setHint);
    connect(m_panes, &PaneTabs::finished, this, [this] { m_isPanePainting = false; });
}

void MainWindow::connectCommands()
{
    connect(m_commands->open, &QAction::triggered, m_opener, &TargetOpener::showDialog);
    connect(m_commands->closeAll, &QAction::triggered, this, [this] {
        if (mayLeave())
            m_files->closeAll();
    });
    connect(m_commands->nextPane, &QAction::triggered, m_panes, &PaneTabs::showNextPane);
    connect(m_commands->goToMessage, &QAction::triggered, m_messages, &MessageBar::takeKeyboard);
    connect(m_messages, &MessageBar::shownChanged, m_commands->goToMessage, &QAction::setEnabled);
    connect(m_commands, &Commands::recentFileChosen, this, [this](const QString& path) { open({{path, {}}}); });
}

void MainWindow::addEditing()
{
    auto* runner = new EditRunner(m_files, m_model, this);
    auto* dialogs = new EditDialogs(m_files, m_model, m_tree, runner, this);
    m_edit = new EditCommands(m_tree, runner, dialogs, m_attributes->commentAction(), this);
    m_commands->addEditActions(m_edit);
    m_edit->explainKeysIn(m_panes);
    m_fileMessages->follow(runner, dialogs);
    connect(runner, &EditRunner::told, m_status, &StatusPanel::tell);
    connect(dialogs, &EditDialogs::told, m_status, &StatusPanel::tell);
    connect(m_edit, &EditCommands::told, m_status, &StatusPanel::tell);
    connect(runner, &EditRunner::editingAboutToEnd, m_attributes, &AttributePane::finishEditing);
    connect(runner, &EditRunner::placed, m_tree, &TreePane::selectNode);
    connect(runner, &EditRunner::succeeded, m_status, &QStatusBar::clearMessage); // what was said about the one before
    connect(runner, &EditRunner::failed, m_status, &QStatusBar::clearMessage);
    connect(runner, &EditRunner::editStateChanged, this, [this](const FileClient* file) {
        if (file == m_currentFile) {
            m_attributes->setEditing(file->editState().isEditing);
            updateFileState();
        }
        if (!file->editState().isEditing)
            m_status->clearMessage(); // of what can be taken back
    });
}

void MainWindow::open(const QList<OpenTarget>& targets)
{
    m_opener->open(targets);
}

bool MainWindow::showView(const QString& name)
{
    return m_panes->prefer(name);
}

QStringList MainWindow::viewNames() const
{
    return m_panes->paneNames();
}

QString MainWindow::currentView() const
{
    return m_panes->currentName();
}

void MainWindow::restoreLayout()
{
    const QSettings settings;
    restoreGeometry(settings.value(kGeometryKey).toByteArray());
    m_content->restoreState(settings);
}

/// What is being typed is written before its file is left; false if it cannot be.
bool MainWindow::mayLeave()
{
    if (m_attributes->finishEditing())
        return true;
    m_status->tell(
        tr("The attribute that is being edited cannot be stored like this: correct it or press Escape first."));
    return false;
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!mayLeave() || !m_quitWait->mayQuit()) {
        event->ignore();
        return;
    }
    QSettings settings;
    settings.setValue(kGeometryKey, saveGeometry());
    m_content->saveState(settings);
    event->accept();
}

bool MainWindow::isBusy() const
{
    return m_files->isBusy() || m_isPanePainting || m_opener->isWaiting();
}

void MainWindow::showNode(FileClient* file, const NodeInfo& node)
{
    if (m_currentFile && m_currentFile != file)
        m_status->clearMessage();
    if (m_currentFile && (m_currentFile != file || m_panes->node().path != node.path))
        m_fileMessages->removeRefusal(m_currentFile);
    m_currentFile = file;
    m_messages->removeSource(kPaneSource);
    m_isPanePainting = true;
    m_panes->showNode(file, node);
    m_attributes->showNode(file, node);
    m_attributes->setEditing(file->editState().isEditing);
    updateFileState();
}

void MainWindow::showNothing()
{
    m_currentFile = m_tree->currentFile();
    m_messages->removeSource(kPaneSource);
    m_isPanePainting = false;
    m_panes->clear();
    m_attributes->clear();
    updateFileState();
}

void MainWindow::showPaneError(const UserError& error)
{
    m_isPanePainting = false;
    if (m_currentFile && m_currentFile->state() == FileClient::State::Open) // else the file's own message says it
        m_messages->showError(kPaneSource, error);
}

void MainWindow::fileOpened(FileClient* file, const FileInfo& info)
{
    m_content->properties()->setFileInfo(file, info);
    m_fileMessages->tellOpened(file, info);
}

void MainWindow::fileFailed(FileClient* file, const UserError& error)
{
    m_isPanePainting = false;
    m_model->setFileError(file, error);
    if (m_currentFile == file) // nothing of it may stand there as if it were still true
        showNothing();
    m_fileMessages->showFailure(file, error);
}

void MainWindow::fileLost(FileClient* file, const UserError& error)
{
    m_isPanePainting = false;
    m_messages->removeSource(kPaneSource);
    m_fileMessages->showFailure(file, error);
}

void MainWindow::forgetFile(FileClient* file)
{
    if (m_currentFile == file)
        showNothing();
    m_currentFile = nullptr;
    m_model->removeFile(file);
    m_fileMessages->remove(file); // last: a node that was looked for in it has not been found
    m_currentFile = m_tree->currentFile();
}

void MainWindow::updateFileState()
{
    m_content->showFiles(m_files->count() > 0);
    m_commands->setHasFiles(m_files->count() > 0);
    m_status->setRunningRequests(m_files->runningRequests());
    m_edit->update();

    m_status->showFile(m_currentFile);
    const bool isEditing = m_currentFile && m_currentFile->editState().isEditing;
    const QString title = isEditing ? tr("%1 [editing] - h5scout") : tr("%1 - h5scout");
    setWindowTitle(m_currentFile ? title.arg(m_currentFile->fileName()) : QStringLiteral("h5scout"));
}

} // namespace h5scout::ui
