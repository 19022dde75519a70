// SPDX-License-Identifier: GPL-3.0-or-later
#include "NodeTreeTest.h"

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestNodeTreeFiles : public NodeTreeTest
{
    Q_OBJECT
private Q_SLOTS:
    void aFileIsARowBeforeItIsOpen();
    void aFileThatCannotBeOpenedSaysWhy();
    void aLostWorkerIsSeenInTheFilesRow();
    void reloadKeepsRowsAndSeesChanges();
    void reloadAfterALossListsWhatHadFailed();
    void removingAFileKeepsTheOthers();
    void removingAFileWhileItIsListedIsSafe();
    void aClientThatDiesTakesItsRowAlong();
};

void TestNodeTreeFiles::aFileIsARowBeforeItIsOpen()
{
    m_file->hold();
    m_file->root().title = "My scans";
    m_file->addGroup("/a");
    m_model->addFile(m_client.get());
    QCOMPARE(printModel(*m_model), QStringLiteral("run.h5 | closed"));
    QSignalSpy ready(m_model.get(), &NodeTreeModel::fileReady);
    (void)m_client->open();
    QCOMPARE(printModel(*m_model), QStringLiteral("run.h5 | opening..."));
    QCOMPARE(root().data(LoadingStateRole).value<LoadingState>(), LoadingState::Loading);
    QVERIFY(!m_model->canFetchMore(root()));
    m_file->release();
    QVERIFY(ready.wait());
    QCOMPARE(printModel(*m_model), QStringLiteral("run.h5 | file | 1 node |  | My scans"));
    QCOMPARE(root().data(PathRole).toByteArray(), QByteArray("/"));
    QCOMPARE(root().data(FileRole).value<FileClient*>(), m_client.get());
    QVERIFY(root().data(Qt::ToolTipRole).toString().contains(QStringLiteral("/data/run.h5")));
}

void TestNodeTreeFiles::aFileThatCannotBeOpenedSaysWhy()
{
    m_file->fail(RequestKind::Open, "It is no HDF5 file.");
    m_model->addFile(m_client.get());
    std::optional<UserError> error;
    m_client->open().then(this, [&](const Result<FileInfo>& result) { error = result.error(); });
    QTRY_VERIFY(error);
    QCOMPARE(text(root(), NodeTreeModel::KindColumn), QStringLiteral("cannot be opened"));
    m_model->setFileError(m_client.get(), *error);
    QVERIFY(root().data(Qt::ToolTipRole).toString().contains(QStringLiteral("It is no HDF5 file.")));
    QVERIFY(text(root(), NodeTreeModel::TitleColumn).contains(QStringLiteral("It is no HDF5 file.")));
    QVERIFY(!m_model->hasChildren(root()));
    QCOMPARE(m_model->loadingState(root()), LoadingState::Failed);
    QVERIFY(root().data(NodeInfoRole).value<NodeInfo>().error == error);
}

void TestNodeTreeFiles::aLostWorkerIsSeenInTheFilesRow()
{
    m_file->addGroup("/a/b");
    openFile();
    list(root());
    m_file->die();
    QTRY_COMPARE(text(root(), NodeTreeModel::KindColumn), QStringLiteral("worker ended"));
    QVERIFY(root().data(Qt::ToolTipRole).toString().contains(QStringLiteral("signal 11")));
    QCOMPARE(printNames(*m_model, root()), QStringLiteral("a")); // what is known stays
    QVERIFY(!m_model->canFetchMore(node("/a")));
}

void TestNodeTreeFiles::reloadKeepsRowsAndSeesChanges()
{
    m_file->addGroup("/a/b");
    m_file->addGroup("/a/c");
    m_file->addArray("/old", {1}, {1});
    m_file->addGroup("/z");
    openFile();
    list(root());
    list(node("/a"));
    const QPersistentModelIndex kept = node("/a/c");
    const QPersistentModelIndex gone = node("/old");
    m_file->remove("/old");
    m_file->remove("/a/b");
    m_file->addGroup("/new");
    m_file->node("/a").title = "changed";
    QSignalSpy changed(m_model.get(), &NodeTreeModel::listingChanged);
    QSignalSpy reset(m_model.get(), &NodeTreeModel::modelReset);
    (void)m_client->restart();
    QTRY_COMPARE(changed.count(), 2);
    QCOMPARE(printNames(*m_model, root()), QStringLiteral("a\n  c\nz\nnew"));
    QCOMPARE(text(node("/a"), NodeTreeModel::TitleColumn), QStringLiteral("changed"));
    QVERIFY(kept.isValid() && kept == node("/a/c"));
    QVERIFY(!gone.isValid());
    QCOMPARE(reset.count(), 0);
}

void TestNodeTreeFiles::reloadAfterALossListsWhatHadFailed()
{
    m_file->addGroup("/a/b");
    openFile();
    list(root());
    m_file->hold();
    m_model->fetchMore(node("/a"));
    QCoreApplication::processEvents();
    m_file->die();
    QTRY_COMPARE(m_model->loadingState(node("/a")), LoadingState::Failed);
    m_file->release();
    QSignalSpy changed(m_model.get(), &NodeTreeModel::listingChanged);
    (void)m_client->restart();
    QTRY_COMPARE(changed.count(), 2);
    QCOMPARE(printNames(*m_model, root()), QStringLiteral("a\n  b"));
    QCOMPARE(text(root(), NodeTreeModel::KindColumn), QStringLiteral("file"));
    QVERIFY(!root().data(ErrorRole).isValid());
}

void TestNodeTreeFiles::removingAFileKeepsTheOthers()
{
    m_file->addGroup("/a");
    openFile();
    FileClient second(QStringLiteral("/data/second.h5"), m_file->factory());
    FileClient third(QStringLiteral("/data/third.h5"), m_file->factory());
    QSignalSpy ready(m_model.get(), &NodeTreeModel::fileReady);
    for (FileClient* file : {&second, &third}) {
        m_model->addFile(file);
        (void)file->open();
        QVERIFY(ready.wait());
    }
    list(m_model->fileIndex(&third));
    m_model->removeFile(&second);
    QCOMPARE(printNames(*m_model), QStringLiteral("run.h5\nthird.h5\n  a"));
    QVERIFY(m_model->files() == (std::vector<FileClient*>{m_client.get(), &third}));
    QCOMPARE(m_model->fileIndex(&third).row(), 1);
    m_model->removeFile(m_client.get());
    m_model->removeFile(&third);
    QCOMPARE(m_model->rowCount(), 0);
}

void TestNodeTreeFiles::removingAFileWhileItIsListedIsSafe()
{
    m_file->addGroup("/a");
    openFile();
    m_file->hold();
    m_model->fetchMore(root());
    m_model->removeFile(m_client.get());
    m_file->release();
    QTRY_COMPARE(m_client->runningRequests(), 0);
    QCOMPARE(m_model->rowCount(), 0);
}

void TestNodeTreeFiles::aClientThatDiesTakesItsRowAlong()
{
    m_file->addGroup("/a");
    openFile();
    list(root());
    m_client.reset();
    QCOMPARE(m_model->rowCount(), 0);
}

QTEST_MAIN(TestNodeTreeFiles)
#include "tst_node_tree_files.moc"
