// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeWorkerFile.h"
#include "h5scout/client/FileClient.h"
#include "ui/models/NodeLocator.h"
#include "ui/models/NodeTreeModel.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestNodeLocator : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_file = std::make_unique<FakeWorkerFile>();
        m_client = std::make_unique<FileClient>(QStringLiteral("/data/run.h5"), m_file->factory());
        m_tree = std::make_unique<NodeTreeModel>();
        m_locator = std::make_unique<NodeLocator>(m_tree.get());
        m_found = std::make_unique<QSignalSpy>(m_locator.get(), &NodeLocator::found);
        m_notFound = std::make_unique<QSignalSpy>(m_locator.get(), &NodeLocator::notFound);
        m_tree->addFile(m_client.get());
    }
    void cleanup()
    {
        m_client.reset();
        m_locator.reset();
        m_tree.reset();
        m_file.reset();
    }

    void findsThroughPagesOfAFileThatIsBeingOpened()
    {
        for (int number = 0; number < 1200; ++number)
            m_file->addGroup("/a/n" + QByteArray::number(number));
        m_file->addArray("/a/n1199/data", {1}, {1});
        (void)m_client->open();
        m_locator->locate(m_client.get(), "/a/n1199/data");
        QVERIFY(m_locator->isLooking());
        QTRY_COMPARE(m_found->count(), 1);
        QCOMPARE(foundPath(), QByteArray("/a/n1199/data"));
        QCOMPARE(m_file->askedCount(RequestKind::Children, "/a"), 3);
        QCOMPARE(m_file->askedCount(RequestKind::Children, "/a/n0"), 0);
        QCOMPARE(m_notFound->count(), 0);
        QVERIFY(!m_locator->isLooking());
    }

    void findsTheFileItself()
    {
        m_locator->locate(m_client.get(), "/");
        QCOMPARE(m_found->count(), 1);
        QCOMPARE(foundPath(), QByteArray("/"));
    }

    void saysHowFarItCame()
    {
        m_file->addGroup("/a/b");
        (void)m_client->open();
        m_locator->locate(m_client.get(), "/a/missing/c");
        QTRY_COMPARE(m_notFound->count(), 1);
        QCOMPARE(m_notFound->first().at(1).toByteArray(), QByteArray("/a/missing/c"));
        QCOMPARE(m_notFound->first().at(2).toModelIndex().data(PathRole).toByteArray(), QByteArray("/a"));
        QCOMPARE(m_found->count(), 0);
    }

    void aListingThatFailsEndsTheSearch()
    {
        m_file->addGroup("/a/b");
        m_file->fail(RequestKind::Children, "It is damaged.", "/a");
        (void)m_client->open();
        m_locator->locate(m_client.get(), "/a/b");
        QTRY_COMPARE(m_notFound->count(), 1);
    }

    void aFileThatCannotBeOpenedEndsTheSearch()
    {
        m_file->fail(RequestKind::Open, "It is no HDF5 file.");
        (void)m_client->open();
        m_locator->locate(m_client.get(), "/a");
        QTRY_COMPARE(m_notFound->count(), 1);
    }

    void closingTheFileEndsTheSearch()
    {
        m_file->addGroup("/a/b");
        (void)m_client->open();
        m_locator->locate(m_client.get(), "/a/b");
        m_tree->removeFile(m_client.get());
        QTRY_COMPARE(m_notFound->count(), 1);
        QVERIFY(!m_locator->isLooking());
    }

    void aNewerSearchReplacesTheOlder()
    {
        m_file->addGroup("/a/b");
        m_file->addGroup("/c/d");
        (void)m_client->open();
        m_locator->locate(m_client.get(), "/a/b");
        m_locator->locate(m_client.get(), "/c/d");
        QTRY_COMPARE(m_found->count(), 1);
        QCOMPARE(foundPath(), QByteArray("/c/d"));
        QTRY_COMPARE(m_client->runningRequests(), 0);
        QCOMPARE(m_found->count() + m_notFound->count(), 1);
    }

private:
    QByteArray foundPath() const { return m_found->last().first().toModelIndex().data(PathRole).toByteArray(); }

    std::unique_ptr<FakeWorkerFile> m_file;
    std::unique_ptr<FileClient> m_client;
    std::unique_ptr<NodeTreeModel> m_tree;
    std::unique_ptr<NodeLocator> m_locator;
    std::unique_ptr<QSignalSpy> m_found;
    std::unique_ptr<QSignalSpy> m_notFound;
};

QTEST_MAIN(TestNodeLocator)
#include "tst_node_locator.moc"
