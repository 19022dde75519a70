// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QObject>
#include <QPersistentModelIndex>
#include <QTimer>

class QLabel;
class QLineEdit;
class QTreeView;

namespace h5scout::ui
{

class NodeFilterModel;
class NodeTreeModel;

/// The filter box of a tree and what it does to the view: while there is a text in it the groups that hold a match are
/// open; without it the tree is as before, and what was current until the filter hid it is so again.
class TreeFilter : public QObject
{
    Q_OBJECT
public:
    /// All stay the caller's; `view` shows `filter`, which filters `tree`.
    TreeFilter(NodeTreeModel* tree, NodeFilterModel* filter, QTreeView* view, QObject* parent);

    QLineEdit* box() const { return m_box; }
    /// Says that nothing matches; hidden while that is not so.
    QLabel* noMatch() const { return m_noMatch; }

    /// Takes the text away at once, so that every row is there.
    void clear();
    /// What becomes current while this is true has not been selected by anyone.
    bool isApplying() const { return m_isApplying; }
    /// Somebody has selected a row: what the filter hid is not to be current again.
    void forgetHidden() { m_hiddenCurrent = QModelIndex(); }

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void apply();
    /// Expands what holds a match, as far as listed. True if there is a match in or below `source`.
    bool expandMatches(const QModelIndex& source, int& budget);
    void rememberExpansion(const QModelIndex& index);
    void restoreExpansion();
    QModelIndex currentSource() const;

    NodeTreeModel* m_tree;
    NodeFilterModel* m_filter;
    QTreeView* m_view;
    QLineEdit* m_box;
    QLabel* m_noMatch;
    QTimer m_timer;
    std::vector<QPersistentModelIndex> m_expandedBefore; ///< of the tree model, while a filter is on
    QPersistentModelIndex m_hiddenCurrent;               ///< of the tree model: was current until the filter hid it
    bool m_isApplying = false;
};

} // namespace h5scout::ui
