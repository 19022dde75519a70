// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMainWindow>

#include "h5scout/client/FileClient.h"
#include "ui/window/FileList.h"
#include "ui/window/OpenTarget.h"

namespace h5scout::ui
{

class AttributePane;
class Commands;
class EditCommands;
class FileMessages;
class MessageBar;
class NodeTreeModel;
class PaneTabs;
class PlotPane;
class QuitWait;
class RecentFiles;
class StatusPanel;
class TargetOpener;
class TreePane;
class WindowContent;

/// Wires the parts of the window to each other: files, tree, panes, messages, commands. Holds no logic of its own that
/// could stand in one of them.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(TransportFactory transports, QWidget* parent = nullptr);
    ~MainWindow() override;

    void open(const QList<OpenTarget>& targets);
    /// Brings the pane of that name to the front. False: there is none.
    bool showView(const QString& name);
    QStringList viewNames() const;
    /// The name of the pane in front.
    QString currentView() const;
    /// Size, splitters and columns as they were when the window was closed last.
    void restoreLayout();
    /// True while anything is on its way that will change what is shown.
    bool isBusy() const;

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    bool mayLeave();
    void connectFiles();
    void connectTree();
    void connectCommands();
    void addEditing();

    void showNode(FileClient* file, const NodeInfo& node);
    void showNothing();
    void showPaneError(const UserError& error);
    void fileOpened(FileClient* file, const FileInfo& info);
    void fileFailed(FileClient* file, const UserError& error);
    void fileLost(FileClient* file, const UserError& error);
    void forgetFile(FileClient* file);
    void updateFileState();

    RecentFiles* m_recentFiles = nullptr;
    FileList* m_files = nullptr;
    NodeTreeModel* m_model = nullptr;
    Commands* m_commands = nullptr;
    EditCommands* m_edit = nullptr;
    MessageBar* m_messages = nullptr;
    FileMessages* m_fileMessages = nullptr;
    TreePane* m_tree = nullptr;
    AttributePane* m_attributes = nullptr;
    PaneTabs* m_panes = nullptr;
    PlotPane* m_plot = nullptr;
    StatusPanel* m_status = nullptr;
    QuitWait* m_quitWait = nullptr;
    WindowContent* m_content = nullptr;
    TargetOpener* m_opener = nullptr;

    FileClient* m_currentFile = nullptr;
    bool m_isPanePainting = false;
};

} // namespace h5scout::ui
