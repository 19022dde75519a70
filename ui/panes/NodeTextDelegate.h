// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace h5scout::ui
{

class NodeTreeModel;

/// Edits names and titles in place in the tree. A name is checked while it is typed: while it cannot be taken the
/// reason stands under the editor, Enter does nothing, and leaving the editor changes nothing. What has been typed
/// stays when the node is read anew meanwhile, and while the file cannot be changed (its worker has ended): until the
/// user gives up or chooses another node.
class NodeTextDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

    /// Why the node at `index` cannot be called `name`, as a sentence; empty if it can.
    static QString nameFault(const QModelIndex& index, const QString& name);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace h5scout::ui
