// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/MainWindow.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QFileDialog>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/Icons.h"
#include "ui/models/NodeTreeModel.h"
#include "ui/panes/AttributePane.h"
#include "ui/panes/PreviewsPane.h"
#include "ui/panes/PropertiesPane.h"
#include "ui/panes/SettingsPane.h"
#include "ui/panes/TablePane.h"
#include "ui/panes/TextPane.h"
#include "ui/panes/TreePane.h"
#include "ui/plotpane/PlotPane.h"
#include "ui/plotpane/PlotSaver.h"
#include "ui/window/AboutDialog.h"
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
#include "ui/window/ThemeSetting.h"

#include <algorithm>
#include <utility>

namespace h5scout::ui
{

namespace
{

const QString kGeometryKey = QStringLiteral("window/geometry");
const QString kMainSplitterKey = QStringLiteral("window/mainSplitter");
const QString kLeftSplitterKey = QStringLiteral("window/leftSplitter");
const QString kTreeHeaderKey = QStringLiteral("window/treeHeader");
const QString kAttributesKey = QStringLiteral("window/attributes");
const QString kViewKey = QStringLiteral("window/view");

/// The source of what panes say, in the message bar.
const QString kPaneSource = QStringLiteral("pane");

const char kFileFilter[] = QT_TRANSLATE_NOOP(
    "h5scout::ui::MainWindow", "HDF5 files (*.h5 *.hdf5 *.hdf *.he5 *.nxs *.nx5 *.nc *.nc4 *.mat *.h5py)");

} // namespace

MainWindow::MainWindow(TransportFactory transports, QWidget* parent)
    : QMainWindow(parent)
    , m_recentFiles(new RecentFiles(this))
    , m_files(new FileList(std::move(transports), this))
    , m_model(new NodeTreeModel(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("h5scout"));
    setWindowIcon(QIcon(QStringLiteral(":/h5scout/h5scout.svg")));
    resize(1280, 800);

    m_tree = new TreePane(m_model);
    m_commands = new Commands(this, m_tree, m_recentFiles);
    buildLayout();
    addEditing();
    auto* plotCommands = new PlotCommands(m_tree, m_panes, m_plot, m_files, this);
    m_commands->addPlotActions(plotCommands->actions(), plotCommands->toolBarActions());
    connect(new PlotSaver(m_plot), &PlotSaver::told, m_status, &StatusPanel::tell);
    connectFiles();
    connectTree();
    connectCommands();

    m_quitWait = new QuitWait(m_files, this);
    auto* drop = new FileDrop(this);
    connect(drop, &FileDrop::dropped, this, &MainWindow::open);
    m_startPage->setRecentFiles(m_recentFiles->paths());
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

void MainWindow::buildLayout()
{
    m_attributes = new AttributePane;
    m_panes = new PaneTabs;
    m_plot = new PlotPane;
    m_properties = new PropertiesPane;
    const auto addPane = [this](NodePane* pane, const char* name, const char* iconName, const QString& title,
                                PaneTabs::Needs needs = PaneTabs::Needs::Description) {
        m_panes->addPane(pane, QLatin1String(name), icon(QLatin1String(iconName)), title, needs);
    };
    addPane(m_plot, "plot", "plot", tr("Plot"), PaneTabs::Needs::TreeRow);
    addPane(new SettingsPane, "settings", "settings", tr("Settings"));
    addPane(new TextPane, "text", "text", tr("Text"));
    addPane(new TablePane, "table", "table-view", tr("Table"), PaneTabs::Needs::TreeRow);
    addPane(new PreviewsPane, "previews", "camera", tr("Previews"));
    addPane(m_properties, "properties", "properties", tr("Properties"));

    m_leftSplitter = new QSplitter(Qt::Vertical);
    m_leftSplitter->addWidget(m_tree);
    m_leftSplitter->addWidget(m_attributes);
    m_leftSplitter->setStretchFactor(0, 3);
    m_leftSplitter->setStretchFactor(1, 2);
    m_leftSplitter->setSizes({400, 300});
    m_leftSplitter->setChildrenCollapsible(false);

    m_mainSplitter = new QSplitter(Qt::Horizontal);
    m_mainSplitter->addWidget(m_leftSplitter);
    m_mainSplitter->addWidget(m_panes);
    m_mainSplitter->setStretchFactor(0, 0);
    m_mainSplitter->setStretchFactor(1, 1);
    m_mainSplitter->setSizes({500, 780});
    m_mainSplitter->setChildrenCollapsible(false);

    m_startPage = new StartPage(m_commands->open);
    m_pages = new QStackedWidget;
    m_pages->addWidget(m_startPage);
    m_pages->addWidget(m_mainSplitter);

    m_messages = new MessageBar;
    m_fileMessages = new FileMessages(m_files, m_messages, this);
    auto* center = new QWidget;
    auto* layout = new QVBoxLayout(center);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_messages);
    layout->addWidget(m_pages, 1);
    setCentralWidget(center);

    m_status = new StatusPanel;
    setStatusBar(m_status);
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
    connect(m_files, &FileList::fileAboutToBeRemoved, this, &MainWindow::forgetFile);
    connect(m_files, &FileList::activityChanged, this, &MainWindow::updateFileState);
    connect(m_files, &FileList::waitingChanged, this, [this](FileClient* file) {
        m_model->setSaving(file, m_files->waiting(file).has_value());
        m_fileMessages->followWaiting(file);
    });
    connect(m_recentFiles, &RecentFiles::changed, this,
            [this] { m_startPage->setRecentFiles(m_recentFiles->paths()); });
    connect(m_startPage, &StartPage::fileChosen, this, [this](const QString& path) { open({{path, {}}}); });
}

void MainWindow::connectTree()
{
    connect(m_tree, &TreePane::currentNodeChanged, this, &MainWindow::showNode);
    connect(m_tree, &TreePane::currentNodeCleared, this, &MainWindow::showNothing);
    connect(m_tree, &TreePane::nodeNotFound, this, &MainWindow::nodeNotFound);
    connect(m_tree, &TreePane::reloadRequested, this, [this](FileClient* file) {
        if (mayLeave())
            m_files->reload(file);
    });
    connect(m_tree, &TreePane::closeRequested, this, [this](FileClient* file) {
        if (mayLeave())
            m_files->close(file);
    });
    connect(m_model, &NodeTreeModel::listingFailed, this, [this](const FileClient* file, const UserError& error) {
        if (file->state() == FileClient::State::Open)
            m_messages->showError(file->filePath(), error);
    });
    connect(m_attributes, &NodePane::errorRaised, this, [this](const UserError& error) { showPaneError(error); });
    connect(m_panes, &PaneTabs::errorRaised, this, [this](const UserError& error) { showPaneError(error); });
    connect(m_panes, &PaneTabs::hintChanged, m_status, &StatusPanel::setHint);
    connect(m_attributes, &NodePane::hintChanged, m_status, &StatusPanel::setHint);
    connect(m_panes, &PaneTabs::finished, this, [this] { m_isPanePainting = false; });
}

void MainWindow::connectCommands()
{
    connect(m_commands->open, &QAction::triggered, this, &MainWindow::showOpenDialog);
    connect(m_commands->closeAll, &QAction::triggered, this, [this] {
        if (mayLeave())
            m_files->closeAll();
    });
    connect(m_commands->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_commands->nextPane, &QAction::triggered, m_panes, &PaneTabs::showNextPane);
    connect(m_commands->theme, &QActionGroup::triggered, this, [](const QAction* action) {
        const auto theme = static_cast<Theme>(action->data().toInt());
        storeTheme(theme);
        applyTheme(theme);
    });
    connect(m_commands->about, &QAction::triggered, this, [this] {
        auto* dialog = new AboutDialog(this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    connect(m_commands, &Commands::recentFileChosen, this, [this](const QString& path) { open({{path, {}}}); });
}

void MainWindow::addEditing()
{
    auto* runner = new EditRunner(m_files, m_model, this);
    auto* dialogs = new EditDialogs(m_files, m_model, m_tree, runner, this);
    m_edit = new EditCommands(m_tree, runner, dialogs, m_attributes->commentAction(), this);
    m_commands->addEditActions(m_edit);
    connect(runner, &EditRunner::told, m_status, &StatusPanel::tell);
    connect(dialogs, &EditDialogs::told, m_status, &StatusPanel::tell);
    connect(m_edit, &EditCommands::told, m_status, &StatusPanel::tell);
    connect(runner, &EditRunner::editingAboutToEnd, m_attributes, &AttributePane::finishEditing);
    connect(runner, &EditRunner::placed, m_tree, &TreePane::selectNode);
    connect(runner, &EditRunner::succeeded, m_fileMessages, &FileMessages::removeError);
    connect(runner, &EditRunner::succeeded, m_status, &QStatusBar::clearMessage); // what was said about the one before
    connect(runner, &EditRunner::failed, m_status, &QStatusBar::clearMessage);
    connect(runner, &EditRunner::noticed, m_fileMessages, &FileMessages::tell);
    connect(runner, &EditRunner::failed, m_fileMessages, &FileMessages::showError);
    connect(dialogs, &EditDialogs::succeeded, m_fileMessages, &FileMessages::removeError);
    connect(dialogs, &EditDialogs::failed, m_fileMessages, &FileMessages::showError);
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

void MainWindow::showOpenDialog()
{
    auto* dialog = new QFileDialog(this, tr("Open HDF5 Files"), m_recentFiles->lastFolder());
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
    m_mainSplitter->restoreState(settings.value(kMainSplitterKey).toByteArray());
    m_leftSplitter->restoreState(settings.value(kLeftSplitterKey).toByteArray());
    m_tree->restoreState(settings.value(kTreeHeaderKey).toByteArray());
    m_attributes->restoreState(settings.value(kAttributesKey).toByteArray());
    m_plot->restoreStyles(settings);
    m_panes->prefer(settings.value(kViewKey).toString());
    for (QAction* action : m_commands->theme->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(storedTheme()));
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
    settings.setValue(kMainSplitterKey, m_mainSplitter->saveState());
    settings.setValue(kLeftSplitterKey, m_leftSplitter->saveState());
    settings.setValue(kTreeHeaderKey, m_tree->saveState());
    settings.setValue(kAttributesKey, m_attributes->saveState());
    settings.setValue(kViewKey, m_panes->preferred());
    m_plot->saveStyles(settings);
    event->accept();
}

bool MainWindow::isBusy() const
{
    return m_files->isBusy() || m_isPanePainting || m_wanted.file != nullptr;
}

void MainWindow::showNode(FileClient* file, const NodeInfo& node)
{
    if (m_currentFile && m_currentFile != file)
        m_status->clearMessage();
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

void MainWindow::nodeNotFound(FileClient* file, const QByteArray& path)
{
    if (file->state() != FileClient::State::Open) // the file's own message says why it was not found
        return;
    UserError error;
    error.what = tr("There is no node %1 in %2.").arg(displayName(path), file->fileName());
    error.whatToDo = tr("Look for it in the tree.");
    m_messages->showError(file->filePath(), error);
}

void MainWindow::showPaneError(const UserError& error)
{
    m_isPanePainting = false;
    if (m_currentFile && m_currentFile->state() == FileClient::State::Open) // else the file's own message says it
        m_messages->showError(kPaneSource, error);
}

void MainWindow::fileOpened(FileClient* file, const FileInfo& info)
{
    m_recentFiles->add(file->filePath());
    m_properties->setFileInfo(file, info);
    m_fileMessages->tellOpened(file, info);
    if (m_wanted.file == file)
        selectWanted();
}

void MainWindow::fileFailed(FileClient* file, const UserError& error)
{
    m_isPanePainting = false;
    m_model->setFileError(file, error);
    if (m_currentFile == file) // nothing of it may stand there as if it were still true
        showNothing();
    if (m_wanted.file == file) {
        m_wanted = {};
        m_tree->selectFile(file); // so that what acts on the current file acts on this one
    }
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
    if (m_wanted.file == file)
        m_wanted = {};
    if (m_currentFile == file)
        showNothing();
    m_currentFile = nullptr;
    m_model->removeFile(file);
    m_fileMessages->remove(file); // last: a node that was looked for in it has not been found
    m_currentFile = m_tree->currentFile();
}

void MainWindow::selectWanted()
{
    const WantedNode wanted = std::exchange(m_wanted, {});
    m_tree->selectNode(wanted.file, wanted.path);
}

void MainWindow::updateFileState()
{
    m_pages->setCurrentWidget(m_files->count() == 0 ? static_cast<QWidget*>(m_startPage) : m_mainSplitter);
    m_commands->setHasFiles(m_files->count() > 0);
    int running = 0;
    for (int index = 0; index < m_files->count(); ++index)
        running += m_files->at(index)->runningRequests();
    m_status->setRunningRequests(running);
    m_edit->update();

    if (!m_currentFile) {
        setWindowTitle(QStringLiteral("h5scout"));
        m_status->setFile({}, {}, {});
        m_status->setEditing(false);
        return;
    }
    const bool isEditing = m_currentFile->editState().isEditing;
    setWindowTitle((isEditing ? tr("%1 [editing] - h5scout") : tr("%1 - h5scout")).arg(m_currentFile->fileName()));
    QString mode;
    switch (m_currentFile->state()) {
    case FileClient::State::Opening:
        mode = tr("Opening");
        break;
    case FileClient::State::Open:
        mode = isEditing ? tr("Editing") : tr("Read-only");
        break;
    case FileClient::State::Failed:
        mode = tr("Not open");
        break;
    case FileClient::State::Lost:
        mode = tr("Worker ended");
        break;
    case FileClient::State::Closed:
        break;
    }
    m_status->setFile(m_currentFile->fileName(), mode, m_currentFile->filePath());
    m_status->setEditing(isEditing);
}

} // namespace h5scout::ui
