// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;
class QToolBar;

namespace h5scout::ui
{

class EditCommands;
class RecentFiles;
class TreePane;

/// The window's own actions, and the place of every action in menu and toolbar: those of the tree stand there too, with
/// a shortcut that works in the whole window where the menu shows one. What an action does is connected by MainWindow,
/// where more than the window is needed for it.
class Commands : public QObject
{
    Q_OBJECT
public:
    Commands(QMainWindow* window, const TreePane* tree, RecentFiles* recentFiles);

    /// Disables what needs an open file while there is none.
    void setHasFiles(bool hasFiles);
    /// What changes files: new and save as into the file menu, the rest on top of the edit menu and into the toolbar.
    void addEditActions(const EditCommands* edit);
    /// What is done with node and plot together: into the plot menu, those of `onToolBar` into the toolbar too.
    void addPlotActions(const QList<QAction*>& actions, const QList<QAction*>& onToolBar);

    QAction* open = nullptr;
    QAction* closeAll = nullptr;
    QAction* nextPane = nullptr;
    QAction* goToMessage = nullptr;

Q_SIGNALS:
    void recentFileChosen(const QString& filePath);

private:
    void makeActions();
    void makeMenus();
    void makeToolBar();
    void fillRecentMenu();

    QMainWindow* m_window;
    const TreePane* m_tree;
    RecentFiles* m_recentFiles;
    QMenu* m_recentMenu = nullptr;
    QMenu* m_fileMenu = nullptr;
    QMenu* m_editMenu = nullptr;
    QMenu* m_plotMenu = nullptr;
    QAction* m_quit = nullptr;
    QAction* m_keys = nullptr;
    QAction* m_about = nullptr;
    QActionGroup* m_theme = nullptr; ///< data(): a h5scout::ui::Theme as int
    QToolBar* m_toolBar = nullptr;
};

} // namespace h5scout::ui
