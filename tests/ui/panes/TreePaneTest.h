// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QObject>
#include <QString>

#include "FakeWorkerFile.h"
#include "h5scout/client/FileClient.h"
#include "ui/models/NodeTreeModel.h"
#include "ui/panes/TreePane.h"

namespace h5scout::test
{

/// The base of tests of the tree: a file that exists only in the test, like one of PyMoDAQ's, and the pane.
class TreePaneTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

protected:
    void open();
    /// What a person can see without scrolling.
    QString visibleNames() const;
    QByteArray currentPath() const { return m_pane->currentNode() ? m_pane->currentNode()->path : QByteArray(); }
    void select(const QByteArray& path);

    std::unique_ptr<FakeWorkerFile> m_file;
    std::unique_ptr<FileClient> m_client;
    std::unique_ptr<ui::NodeTreeModel> m_tree;
    std::unique_ptr<ui::TreePane> m_pane;
};

} // namespace h5scout::test
