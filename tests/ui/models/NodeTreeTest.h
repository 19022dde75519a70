// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "FakeWorkerFile.h"
#include "PrintModel.h"
#include "h5scout/client/FileClient.h"
#include "ui/models/NodeTreeModel.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QMimeData>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <memory>

namespace h5scout::test
{

using namespace ui;

/// A tree of one file whose worker is played by the test.
class NodeTreeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init();
    void cleanup();

protected:
    /// Adds the file, opens it and waits for its root.
    void openFile();
    QModelIndex root() const { return m_model->fileIndex(m_client.get()); }
    /// Lists the node's children and waits for the first page.
    void list(const QModelIndex& group);
    QModelIndex node(const QByteArray& path) const;
    QString text(const QModelIndex& index, int column) const { return index.siblingAtColumn(column).data().toString(); }

    std::unique_ptr<FakeWorkerFile> m_file;
    std::unique_ptr<FileClient> m_client;
    std::unique_ptr<NodeTreeModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

inline void NodeTreeTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_file = std::make_unique<FakeWorkerFile>();
    m_client = std::make_unique<FileClient>(QStringLiteral("/data/run.h5"), m_file->factory());
    m_model = std::make_unique<NodeTreeModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_tester->setUseFetchMore(false);
}

inline void NodeTreeTest::cleanup()
{
    m_client.reset();
    m_tester.reset();
    m_model.reset();
    m_file.reset();
}

inline void NodeTreeTest::openFile()
{
    QSignalSpy ready(m_model.get(), &NodeTreeModel::fileReady);
    m_model->addFile(m_client.get());
    (void)m_client->open();
    QVERIFY(ready.wait());
}

inline void NodeTreeTest::list(const QModelIndex& group)
{
    QSignalSpy changed(m_model.get(), &NodeTreeModel::listingChanged);
    QVERIFY(m_model->canFetchMore(group));
    m_model->fetchMore(group);
    QVERIFY(changed.wait());
}

inline QModelIndex NodeTreeTest::node(const QByteArray& path) const
{
    QModelIndex index = root();
    for (const QByteArray& name : path.split('/')) {
        if (!name.isEmpty())
            index = m_model->findChild(index, name);
    }
    return index;
}

} // namespace h5scout::test
