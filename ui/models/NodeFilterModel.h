// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <QSortFilterProxyModel>

namespace h5scout::ui
{

class NodeTreeModel;

/// The filter box and the sorting of the tree, over what is listed: neither ever asks for more. A row stays if its name
/// or title contains the text (letters of either case alike), or, when the text has a '/', its path; so do its
/// ancestors, and what lies below it, so that a group that was found can be opened.
///
/// canFetchMore is true only for groups that were never listed: QTreeView asks for more on each layout and would load a
/// group to its end. Further pages are for TreePane, which asks NodeTreeModel when the end of a group comes into view.
class NodeFilterModel : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit NodeFilterModel(NodeTreeModel* tree, QObject* parent = nullptr);

    void setFilterText(const QString& text);
    const QString& filterText() const { return m_text; }
    /// True if the row (of the tree model) by itself fits the text; false without a text.
    bool isMatch(const QModelIndex& source) const;

    bool canFetchMore(const QModelIndex& parent) const override;

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    NodeTreeModel* m_tree;
    QString m_text;
    std::string m_asciiText; ///< lower case, for comparing bytes; empty if the text is not ASCII
};

} // namespace h5scout::ui
