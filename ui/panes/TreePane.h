// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QList>
#include <QPersistentModelIndex>
#include <QTimer>
#include <QWidget>

#include "h5scout/client/FileClient.h"

class QAction;
class QLabel;
class QLineEdit;
class QMenu;
class QTreeView;

namespace h5scout::ui
{

class NodeFilterModel;
class NodeLocator;
class NodeTreeModel;
class NodeTreeView;

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
    /// What can be done with the current node, in the order of the context menu; those that make no sense are disabled.
    QList<QAction*> nodeActions() const;
    /// Puts the actions of others at the top of the context menu.
    void addMenuActions(const QList<QAction*>& actions);
    QAction* reloadAction() const { return m_reload; }
    QAction* closeAction() const { return m_close; }
    QTreeView* view() const;
    QLineEdit* filterBox() const { return m_filterBox; }

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

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeActions();
    void connectModel();
    void onCurrentChanged();
    void showContextMenu(const QPoint& position);
    void updateActions();
    void copyText(const QString& text) const;
    QString nodePathText() const;

    void applyFilter();
    /// Expands what holds a match, as far as listed. True if there is a match in or below `source`.
    bool expandMatches(const QModelIndex& source, int& budget);
    void rememberExpansion(const QModelIndex& index);
    void restoreExpansion();
    void setChildrenExpanded(bool isExpanded);
    void fetchInView();
    void showSource(const QModelIndex& source);
    QModelIndex currentSource() const;

    NodeTreeModel* m_tree;
    NodeFilterModel* m_filter;
    NodeLocator* m_locator;
    QLineEdit* m_filterBox;
    NodeTreeView* m_view;
    QLabel* m_noMatch;
    QMenu* m_menu;
    QAction* m_filterAction = nullptr;
    QAction* m_copyPath = nullptr;
    QAction* m_copyFilePath = nullptr;
    QAction* m_copyName = nullptr;
    QAction* m_expand = nullptr;
    QAction* m_collapse = nullptr;
    QAction* m_reload = nullptr;
    QAction* m_close = nullptr;
    QTimer m_filterTimer;
    QTimer m_fetchTimer;
    std::vector<QPersistentModelIndex> m_expandedBefore; ///< of the tree model, while a filter is on
    QPersistentModelIndex m_hiddenCurrent;               ///< of the tree model: was current until the filter hid it
    bool m_hasUnpaintedPage = false;
    bool m_hasCurrent = false;
    bool m_isShowingSource = false;
    bool m_isFiltering = false; ///< what becomes current now has not been selected by anyone
};

} // namespace h5scout::ui
