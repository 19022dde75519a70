// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QList>
#include <QObject>

#include "h5scout/client/FileClient.h"

class QAction;
class QKeySequence;
class QMenu;
class QPoint;
class QTreeView;
class QWidget;

namespace h5scout::ui
{

/// What can be done with the current row of a tree, its keys and its context menu: copy names and paths, open and close
/// groups, reload and close the file. What makes no sense for the row is disabled.
class TreeActions : public QObject
{
    Q_OBJECT
public:
    /// `view` stays the caller's and has the actions of the menu; its rows know the roles of NodeTreeModel.
    TreeActions(QTreeView* view, QWidget* parent);

    /// In the order of the context menu.
    QList<QAction*> actions() const;
    /// Puts the actions of others at the top of the context menu.
    void addActions(const QList<QAction*>& actions);
    QAction* reload() const { return m_reload; }
    QAction* close() const { return m_close; }
    QAction* expandChildren() const { return m_expand; }
    /// To be called when the current row has changed.
    void update();

Q_SIGNALS:
    void reloadRequested(h5scout::FileClient* file);
    void closeRequested(h5scout::FileClient* file);

private:
    template <typename Slot>
    QAction* make(const char* name, const QString& text, const char* iconName, const QKeySequence& keys, Slot slot);
    FileClient* currentFile() const;
    std::optional<NodeInfo> currentNode() const;
    QString pathText() const;
    void setChildrenExpanded(bool isExpanded);
    void showMenu(const QPoint& position);

    QTreeView* m_view;
    QMenu* m_menu;
    QAction* m_copyPath = nullptr;
    QAction* m_copyFilePath = nullptr;
    QAction* m_copyName = nullptr;
    QAction* m_expand = nullptr;
    QAction* m_collapse = nullptr;
    QAction* m_reload = nullptr;
    QAction* m_close = nullptr;
};

} // namespace h5scout::ui
