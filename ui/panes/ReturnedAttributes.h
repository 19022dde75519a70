// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <set>

#include <QByteArray>
#include <QObject>

class QTreeView;

namespace h5scout
{
class FileClient;
}

namespace h5scout::ui
{

class AttributeModel;
class ValueDelegate;

/// Selects the attributes that an undo or redo has brought back, and scrolls to them. Which they are is seen in the
/// names that the node had when it was shown last: the node may be another one than the current one.
class ReturnedAttributes : public QObject
{
    Q_OBJECT
public:
    /// While `delegate` has an editor open nothing is selected: that would close it.
    ReturnedAttributes(QTreeView* view, AttributeModel* model, const ValueDelegate* delegate, QObject* parent);

    /// `model` shows the attributes of that node from now on; null: of none.
    void setNode(const FileClient* file, const QByteArray& path);
    /// An undo or redo has been made; or another edit, which brings nothing back.
    void edited(bool isUndoOrRedo) { m_isExpecting = isUndoOrRedo; }

private:
    struct Seen
    {
        const FileClient* file; ///< only compared
        QByteArray path;
        std::set<QByteArray> names;
    };

    void listed();
    void select(const std::set<QByteArray>& names);

    QTreeView* m_view;
    AttributeModel* m_model;
    const ValueDelegate* m_delegate;
    const FileClient* m_file = nullptr;
    QByteArray m_path;
    std::deque<Seen> m_seen; ///< the last one last
    bool m_isExpecting = false;
};

} // namespace h5scout::ui
