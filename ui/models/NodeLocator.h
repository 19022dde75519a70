// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QObject>
#include <QPersistentModelIndex>

namespace h5scout
{
class FileClient;
}

namespace h5scout::ui
{

class NodeTreeModel;

/// Finds a node by its path in a tree that may not be listed so far: asks for one page after the other, component by
/// component. Looks for one node at a time; each locate() that is not replaced by another ends with found or notFound.
class NodeLocator : public QObject
{
    Q_OBJECT
public:
    explicit NodeLocator(NodeTreeModel* tree, QObject* parent = nullptr);

    /// A file that is still being opened is waited for.
    void locate(FileClient* file, const QByteArray& path);
    void stop();
    bool isLooking() const { return m_isLooking; }

Q_SIGNALS:
    /// Index of the tree model. May come before locate() returns.
    void found(const QModelIndex& node);
    /// There is no such node, or it cannot be listed; `closest` is the last one on the way.
    void notFound(h5scout::FileClient* file, const QByteArray& path, const QModelIndex& closest);

private:
    void step();

    NodeTreeModel* m_tree;
    FileClient* m_file = nullptr;
    QByteArray m_path;
    QByteArrayList m_left; ///< names still to be found
    QPersistentModelIndex m_reached;
    bool m_isLooking = false;
};

} // namespace h5scout::ui
