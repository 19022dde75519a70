// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeWorkerFile.h"
#include "PrintModel.h"
#include "h5scout/client/FileClient.h"
#include "ui/models/NodeFilterModel.h"
#include "ui/models/NodeTreeModel.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestNodeFilterModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void withoutATextEverythingIsThere();
    void keepsMatchesTheirAncestorsAndWhatIsBelow_data();
    void keepsMatchesTheirAncestorsAndWhatIsBelow();
    void filteringFetchesNothing();
    void sortingFetchesNothing();
    void rowsThatArriveLaterAreFilteredToo();
    void sortsNamesNaturallyAndKeepsTheStatusRowLast();
    void onlyUnlistedGroupsCanFetchMore();
    void followsReloadAndClosing();

private:
    void list(const QByteArray& path);
    QModelIndex source(const QByteArray& path) const;
    int askedForChildren() const { return m_file->askedCount(RequestKind::Children); }

    std::unique_ptr<FakeWorkerFile> m_file;
    std::unique_ptr<FileClient> m_client;
    std::unique_ptr<NodeTreeModel> m_tree;
    std::unique_ptr<NodeFilterModel> m_filter;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestNodeFilterModel::init()
{
    QLocale::setDefault(QLocale::c());
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_file = std::make_unique<FakeWorkerFile>();
    m_client = std::make_unique<FileClient>(QStringLiteral("/data/run.h5"), m_file->factory());
    m_tree = std::make_unique<NodeTreeModel>();
    m_filter = std::make_unique<NodeFilterModel>(m_tree.get());
    m_tester = std::make_unique<QAbstractItemModelTester>(m_filter.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_tester->setUseFetchMore(false);

    m_file->addGroup("/RawData/Scan000/Detector000").title = "Camera";
    m_file->addArray("/RawData/Scan000/Detector000/Data00", {1}, {1});
    m_file->addGroup("/RawData/Scan000/Actuator\xc3\x84").title = "";
    m_file->addGroup("/Other/never_listed_camera");
    QSignalSpy ready(m_tree.get(), &NodeTreeModel::fileReady);
    m_tree->addFile(m_client.get());
    (void)m_client->open();
    QVERIFY(ready.wait());
    for (const QByteArray path : {"/", "/RawData", "/RawData/Scan000", "/RawData/Scan000/Detector000"})
        list(path);
}

void TestNodeFilterModel::cleanup()
{
    m_tester.reset();
    m_filter.reset();
    m_tree.reset();
    m_client.reset();
    m_file.reset();
}

QModelIndex TestNodeFilterModel::source(const QByteArray& path) const
{
    QModelIndex index = m_tree->fileIndex(m_client.get());
    for (const QByteArray& name : path.split('/')) {
        if (!name.isEmpty())
            index = m_tree->findChild(index, name);
    }
    return index;
}

void TestNodeFilterModel::list(const QByteArray& path)
{
    QSignalSpy changed(m_tree.get(), &NodeTreeModel::listingChanged);
    m_tree->fetchMore(source(path));
    QVERIFY(changed.wait());
}

void TestNodeFilterModel::withoutATextEverythingIsThere()
{
    QCOMPARE(printNames(*m_filter), printNames(*m_tree));
}

void TestNodeFilterModel::keepsMatchesTheirAncestorsAndWhatIsBelow_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("names");
    const QString detector = QStringLiteral("run.h5\n  RawData\n    Scan000\n      Detector000\n        Data00");
    QTest::newRow("part of a name") << "tector" << detector;
    QTest::newRow("letters of either case") << "DETECTOR" << detector;
    QTest::newRow("title") << "camera" << detector;
    QTest::newRow("path with a slash") << "scan000/detector000/data" << detector;
    QTest::newRow("not ASCII, not there") << "xä"
                                          << "";
    QTest::newRow("not ASCII, other case")
        << "TORä" << QStringLiteral("run.h5\n  RawData\n    Scan000\n      ActuatorÄ");
    QTest::newRow("a path's part without a slash") << "Scan000Detector"
                                                   << "";
    QTest::newRow("the file's name is no node") << "run.h5"
                                                << "";
    QTest::newRow("nothing") << "xyz"
                             << "";
}
void TestNodeFilterModel::keepsMatchesTheirAncestorsAndWhatIsBelow()
{
    QFETCH(QString, text);
    m_filter->setFilterText(text);
    QTEST(printNames(*m_filter), "names");
    m_filter->setFilterText({});
    QCOMPARE(printNames(*m_filter), printNames(*m_tree));
}

void TestNodeFilterModel::filteringFetchesNothing()
{
    const int asked = askedForChildren();
    m_filter->setFilterText(QStringLiteral("camera"));
    QCOMPARE(printNames(*m_filter).count(QStringLiteral("Other")), 0);
    m_filter->setFilterText(QStringLiteral("other"));
    (void)printModel(*m_filter);
    QCoreApplication::processEvents();
    QCOMPARE(askedForChildren(), asked);
}

void TestNodeFilterModel::sortingFetchesNothing()
{
    const int asked = askedForChildren();
    for (int column = 0; column < m_filter->columnCount(); ++column)
        m_filter->sort(column, Qt::DescendingOrder);
    QCoreApplication::processEvents();
    QCOMPARE(askedForChildren(), asked);
}

void TestNodeFilterModel::rowsThatArriveLaterAreFilteredToo()
{
    m_filter->setFilterText(QStringLiteral("camera"));
    list("/Other");
    QVERIFY(printNames(*m_filter).endsWith(QStringLiteral("\n  Other\n    never_listed_camera")));
}

void TestNodeFilterModel::sortsNamesNaturallyAndKeepsTheStatusRowLast()
{
    m_file->addGroup("/many");
    for (int number = 600; number > 0; --number)
        m_file->addGroup("/many/n" + QByteArray::number(number));
    QSignalSpy changed(m_tree.get(), &NodeTreeModel::listingChanged);
    m_tree->reloadFile(m_client.get());
    QTRY_COMPARE(changed.count(), 4);
    list("/many");
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        m_filter->sort(NodeTreeModel::NameColumn, order);
        const QModelIndex many = m_filter->mapFromSource(source("/many"));
        const QString first = m_filter->index(0, 0, many).data().toString();
        QCOMPARE(first, order == Qt::AscendingOrder ? QStringLiteral("n101") : QStringLiteral("n600"));
        QCOMPARE(m_filter->index(500, 0, many).data().toString(), QStringLiteral("100 nodes more"));
    }
    m_filter->sort(-1);
    QCOMPARE(printNames(*m_filter), printNames(*m_tree));
}

void TestNodeFilterModel::onlyUnlistedGroupsCanFetchMore()
{
    QVERIFY(m_filter->canFetchMore(m_filter->mapFromSource(source("/Other"))));
    QVERIFY(!m_filter->canFetchMore(m_filter->mapFromSource(source("/RawData"))));
    m_file->addGroup("/Other/b");
    for (int number = 0; number < 600; ++number)
        m_file->addGroup("/Other/n" + QByteArray::number(number));
    list("/Other");
    QVERIFY(m_tree->canFetchMore(source("/Other")));
    QVERIFY(!m_filter->canFetchMore(m_filter->mapFromSource(source("/Other"))));
}

void TestNodeFilterModel::followsReloadAndClosing()
{
    m_filter->setFilterText(QStringLiteral("data"));
    m_file->remove("/RawData/Scan000/Detector000");
    m_file->addGroup("/RawData/Scan000/more_data");
    QSignalSpy changed(m_tree.get(), &NodeTreeModel::listingChanged);
    (void)m_client->restart();
    QTRY_COMPARE(changed.count(), 3);
    QCOMPARE(printNames(*m_filter), QStringLiteral("run.h5\n  RawData\n    Scan000\n      ActuatorÄ\n      more_data"));
    m_tree->removeFile(m_client.get());
    QCOMPARE(m_filter->rowCount(), 0);
}

QTEST_MAIN(TestNodeFilterModel)
#include "tst_node_filter_model.moc"
