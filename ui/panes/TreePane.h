// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QList>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include "h5scout/client/FileClient.h"

class QAction;
class QLineEdit;
class QTreeView;

namespace h5scout::ui
{

class NodeFilterModel;
class NodeLocator;
class NodeTreeModel;
class NodeTreeView;
class TreeActions;
class TreeFilter;

/// The tree of all open files with its filter box. Asks for further pages of a group when its end comes into view.
/// A reload keeps what is expanded and selected, as the model keeps its rows.
class TreePane : public QWidget
{
    Q_OBJECT
public:
    /// The model stays the caller's and outlives the pane.
    explicit TreePane(NodeTreeModel* tree, QWidget* parent = nullptr);
    ~TreePane() override;

    /// Makes the node the current one and scrolls there, through groups that are not listed yet; a file that is being
    /// opened is waited for. nodeNotFound if there is no such node. What the user selects meanwhile wins.
    void selectNode(FileClient* file, const QByteArray& path);
    /// Makes the file's own row the current one at once, whatever the file's state.
    void selectFile(FileClient* file);
    /// Of the current node; where there is none, as when the filter hides all, of the last one if it is open still.
    FileClient* currentFile() const;
    /// Opens the editor in the current row's name or title (NodeTreeModel::Column). False: that cannot be edited.
    bool editCurrent(int column);
    /// Empty on a status row and where there is nothing.
    std::optional<NodeInfo> currentNode() const;

    /// Column widths, order and sorting, for the settings.
    QByteArray saveState() const;
    bool restoreState(const QByteArray& state);

    /// For the window's menus; their shortcuts work already.
    QAction* filterAction() const { return m_filterAction; }
    /// What can be done with the current node, in the order of the context menu (TreeActions).
    QList<QAction*> nodeActions() const;
    /// Puts the actions of others at the top of the context menu.
    void addMenuActions(const QList<QAction*>& actions);
    QAction* reloadAction() const;
    QAction* closeAction() const;
    QTreeView* view() const;
    QLineEdit* filterBox() const;

Q_SIGNALS:
    /// The current node has become another one, or has been read anew by a reload: show it.
    void currentNodeChanged(h5scout::FileClient* file, const h5scout::NodeInfo& node);
    /// There is no current node any more.
    void currentNodeCleared();
    /// Enter or a double click.
    void nodeActivated(h5scout::FileClient* file, const h5scout::NodeInfo& node);
    void reloadRequested(h5scout::FileClient* file);
    void closeRequested(h5scout::FileClient* file);
    void nodeNotFound(h5scout::FileClient* file, const QByteArray& path);
    /// Rows that have arrived are painted now.
    void pageShown();

private:
    void makeFilterAction();
    void connectModel();
    void onCurrentChanged();
    void fetchInView();
    void showSource(const QModelIndex& source);
    QModelIndex currentSource() const;

    NodeTreeModel* m_tree;
    NodeFilterModel* m_filter;
    NodeLocator* m_locator;
    NodeTreeView* m_view;
    TreeFilter* m_filtering;
    TreeActions* m_actions;
    QAction* m_filterAction = nullptr;
    QTimer m_fetchTimer;
    bool m_hasUnpaintedPage = false;
    bool m_hasCurrent = false;
    QPointer<FileClient> m_lastFile; ///< of the node that was current last
    bool m_isShowingSource = false;
};

} // namespace h5scout::ui
