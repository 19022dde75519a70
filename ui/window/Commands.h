// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;

namespace h5scout::ui
{

class RecentFiles;

/// Every action of the window, with its shortcut, icon and place in menu and toolbar. What an action does is connected by
/// MainWindow. Actions that need a file are disabled while there is none.
class Commands : public QObject
{
    Q_OBJECT
public:
    Commands(QMainWindow* window, RecentFiles* recentFiles);

    /// Whether a file, and whether a node in it, is current.
    void setCurrent(bool hasFile, bool hasNode);

    QAction* open = nullptr;
    QAction* reload = nullptr;
    QAction* close = nullptr;
    QAction* closeAll = nullptr;
    QAction* quit = nullptr;
    QAction* copyPath = nullptr;
    QAction* copyFileAndPath = nullptr;
    QAction* findInTree = nullptr;
    QAction* nextPane = nullptr;
    QActionGroup* theme = nullptr; ///< data(): a h5scout::ui::Theme as int
    QAction* about = nullptr;

Q_SIGNALS:
    void recentFileChosen(const QString& filePath);

private:
    void makeActions();
    void makeMenus();
    void makeToolBar();
    void fillRecentMenu();

    QMainWindow* m_window;
    RecentFiles* m_recentFiles;
    QMenu* m_recentMenu = nullptr;
};

} // namespace h5scout::ui
