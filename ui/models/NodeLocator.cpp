// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/NodeLocator.h"

#include "ui/models/NodeTreeModel.h"

namespace h5scout::ui
{

NodeLocator::NodeLocator(NodeTreeModel* tree, QObject* parent)
    : QObject(parent)
    , m_tree(tree)
{
    connect(tree, &NodeTreeModel::listingChanged, this, &NodeLocator::step);
    connect(tree, &NodeTreeModel::fileReady, this, &NodeLocator::step);
    // A file that fails or is lost says so in its row.
    connect(tree, &NodeTreeModel::dataChanged, this, [this](const QModelIndex& first) {
        if (m_isLooking && first == m_tree->fileIndex(m_file))
            step();
    });
    connect(tree, &NodeTreeModel::rowsRemoved, this, &NodeLocator::step);
}

void NodeLocator::locate(FileClient* file, const QByteArray& path)
{
    m_file = file;
    m_path = path;
    m_left = path.split('/');
    m_left.removeAll(QByteArray());
    m_reached = m_tree->fileIndex(file);
    m_isLooking = true;
    step();
}

void NodeLocator::stop()
{
    m_isLooking = false;
}

void NodeLocator::step()
{
    if (!m_isLooking)
        return;
    if (!m_reached.isValid()) { // the file was closed, or the way there went away with a reload
        m_reached = m_tree->fileIndex(m_file);
        m_left = m_path.split('/');
        m_left.removeAll(QByteArray());
    }
    while (m_reached.isValid() && !m_left.isEmpty()) {
        const QModelIndex child = m_tree->findChild(m_reached, m_left.first());
        if (!child.isValid())
            break;
        m_reached = child;
        m_left.removeFirst();
    }
    if (m_reached.isValid() && m_left.isEmpty()) {
        m_isLooking = false;
        Q_EMIT found(m_reached);
        return;
    }
    if (m_reached.isValid() && m_tree->loadingState(m_reached) == LoadingState::Loading)
        return;
    if (m_reached.isValid() && m_tree->canFetchMore(m_reached)) {
        m_tree->fetchMore(m_reached);
        return;
    }
    m_isLooking = false;
    Q_EMIT notFound(m_file, m_path, m_reached);
}

} // namespace h5scout::ui
