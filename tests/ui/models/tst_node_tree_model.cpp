// SPDX-License-Identifier: GPL-3.0-or-later
#include "NodeTreeTest.h"

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestNodeTreeModel : public NodeTreeTest
{
    Q_OBJECT
private Q_SLOTS:
    void anEmptyModelHasColumnsOnly();
    void listsAGroupWhenAsked();
    void columnsTellKindShapeTypeAndTitle();
    void groupsWithUnknownCountCanBeExpanded();
    void aListingThatRunsIsAStatusRow();
    void longGroupsComeInGrowingPages();
    void aGroupOf200000IsListedQuickly();
    void aFailedListingIsARowThatSaysWhy();
    void aBrokenChildIsARowAmongItsSiblings();
    void aNodeThatLeadsBackSaysWhere();
    void namesAreNeverMarkup();
};

void TestNodeTreeModel::anEmptyModelHasColumnsOnly()
{
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_model->columnCount(), 5);
    QCOMPARE(m_model->headerData(4, Qt::Horizontal).toString(), QStringLiteral("Title"));
    QVERIFY(!m_model->hasChildren());
}

void TestNodeTreeModel::listsAGroupWhenAsked()
{
    m_file->addArray("/scan/data", {2}, {1, 2});
    m_file->addGroup("/scan/empty");
    openFile();
    QVERIFY(m_model->hasChildren(root()));
    QCOMPARE(m_model->rowCount(root()), 0);
    QCOMPARE(m_file->askedCount(RequestKind::Children), 0);
    list(root());
    list(node("/scan"));
    QCOMPARE(printNames(*m_model), QStringLiteral("run.h5\n  scan\n    data\n    empty"));
    QVERIFY(!m_model->hasChildren(node("/scan/empty")));
    QVERIFY(!m_model->hasChildren(node("/scan/data")));
    QVERIFY(!m_model->canFetchMore(root()));
    QCOMPARE(m_model->loadingState(root()), LoadingState::Loaded);
    const auto info = node("/scan/data").data(NodeInfoRole).value<NodeInfo>();
    QCOMPARE(info.path, QByteArray("/scan/data"));
    QCOMPARE(info.space.shape, (Shape{2}));
}

void TestNodeTreeModel::columnsTellKindShapeTypeAndTitle()
{
    m_file->addGroup("/Detector000").groupType = GroupType::detector;
    FakeNode& array = m_file->addArray("/image", {2, 3}, {1, 2, 3, 4, 5, 6});
    array.kind = NodeKind::EArray;
    array.title = "two\nlines";
    m_file->addArray("/number", {}, {1});
    FakeNode& link = m_file->addNode("/away", NodeKind::ExternalLink);
    link.link = LinkKind::External;
    link.linkFile = "other.h5";
    link.linkTarget = "/x";
    openFile();
    list(root());
    QCOMPARE(printModel(*m_model, root()), QStringLiteral("Detector000 | detector | 0 nodes\n"
                                                          "image | EARRAY | (2, 3) | float64 | two lines\n"
                                                          "number | ARRAY | scalar | float64\n"
                                                          "away | external link |  |  | link to other.h5::/x"));
}

void TestNodeTreeModel::groupsWithUnknownCountCanBeExpanded()
{
    m_file->addGroup("/unknown").isChildCountKnown = false;
    openFile();
    list(root());
    QVERIFY(m_model->hasChildren(node("/unknown")));
    list(node("/unknown"));
    QVERIFY(!m_model->hasChildren(node("/unknown")));
}

void TestNodeTreeModel::aListingThatRunsIsAStatusRow()
{
    m_file->addGroup("/a");
    openFile();
    m_file->hold();
    m_model->fetchMore(root());
    QCOMPARE(printNames(*m_model, root()), QStringLiteral("Loading..."));
    const QModelIndex status = m_model->index(0, 0, root());
    QCOMPARE(status.data(RowKindRole).value<RowKind>(), RowKind::Status);
    QVERIFY(!status.data(NodeInfoRole).isValid());
    QVERIFY(!m_model->canFetchMore(root()));
    QSignalSpy changed(m_model.get(), &NodeTreeModel::listingChanged);
    m_file->release();
    QVERIFY(changed.wait());
    QCOMPARE(printNames(*m_model, root()), QStringLiteral("a"));
    QCOMPARE(changed.first().first().toModelIndex(), root());
}

void TestNodeTreeModel::longGroupsComeInGrowingPages()
{
    for (int number = 0; number < 3000; ++number)
        m_file->addGroup("/n" + QByteArray::number(number));
    openFile();
    QList<int> counts;
    while (m_model->canFetchMore(root())) {
        list(root());
        counts += m_model->rowCount(root());
        if (counts.size() == 1)
            QCOMPARE(m_model->index(500, 0, root()).data().toString(), QStringLiteral("2500 nodes more"));
    }
    QCOMPARE(counts, (QList<int>{501, 1001, 2001, 3000}));
    QCOMPARE(m_model->index(2999, 0, root()).data().toString(), QStringLiteral("n2999"));
}

void TestNodeTreeModel::aGroupOf200000IsListedQuickly()
{
    constexpr int kCount = 200'000;

    for (int number = 0; number < kCount; ++number) {
        m_file->addGroup("/n" + QByteArray::number(number));
    }
    m_tester.reset(); // it looks at every row after every page
    openFile();
    QSignalSpy inserted(m_model.get(), &NodeTreeModel::rowsInserted);
    QElapsedTimer clock;
    qint64 longest = 0;
    connect(m_model.get(), &NodeTreeModel::rowsAboutToBeInserted, this, [&] { clock.start(); });
    connect(m_model.get(), &NodeTreeModel::rowsInserted, this, [&] { longest = std::max(longest, clock.elapsed()); });
    while (m_model->canFetchMore(root()))
        list(root());
    QCOMPARE(m_model->rowCount(root()), kCount);
    QVERIFY2(inserted.count() < 70, qPrintable(QString::number(inserted.count())));
    QVERIFY2(longest < 100, qPrintable(QStringLiteral("%1 ms for one batch").arg(longest)));
}

void TestNodeTreeModel::aFailedListingIsARowThatSaysWhy()
{
    m_file->addGroup("/a/b");
    openFile();
    list(root());
    m_file->fail(RequestKind::Children, "The B-tree is damaged.");
    QSignalSpy failed(m_model.get(), &NodeTreeModel::listingFailed);
    list(node("/a"));
    QCOMPARE(failed.count(), 1);
    QCOMPARE(m_model->rowCount(node("/a")), 1);
    const QModelIndex status = m_model->index(0, 0, node("/a"));
    QCOMPARE(status.data().toString(), QStringLiteral("Cannot be listed"));
    QCOMPARE(text(status, NodeTreeModel::TitleColumn), QStringLiteral("The B-tree is damaged."));
    QVERIFY(status.data(Qt::ToolTipRole).toString().contains(QStringLiteral("The B-tree is damaged.")));
    QVERIFY(status.data(ErrorRole).isValid());
    QCOMPARE(m_model->loadingState(node("/a")), LoadingState::Failed);
    QVERIFY(!m_model->canFetchMore(node("/a")));
}

void TestNodeTreeModel::aBrokenChildIsARowAmongItsSiblings()
{
    m_file->addGroup("/a");
    m_file->addNode("/broken", NodeKind::Unknown).error = "The object header is damaged.";
    m_file->addGroup("/c");
    openFile();
    list(root());
    QCOMPARE(printNames(*m_model, root()), QStringLiteral("a\nbroken\nc"));
    QVERIFY(
        text(node("/broken"), NodeTreeModel::TitleColumn).contains(QStringLiteral("The object header is damaged.")));
    QVERIFY(node("/broken").data(Qt::ToolTipRole).toString().contains(QStringLiteral("The object header is damaged.")));
    QVERIFY(!m_model->hasChildren(node("/broken")));
}

void TestNodeTreeModel::aNodeThatLeadsBackSaysWhere()
{
    m_file->addGroup("/a").objectAddress = 800;
    FakeNode& back = m_file->addGroup("/a/b/back");
    back.objectAddress = 800;
    back.children = {"b"};
    m_file->addGroup("/a/b/back/b");
    openFile();
    list(root());
    list(node("/a"));
    list(node("/a/b"));
    QCOMPARE(text(node("/a/b/back"), NodeTreeModel::TitleColumn), QStringLiteral("same object as /a"));
    QVERIFY(node("/a/b/back").data(Qt::ToolTipRole).toString().contains(QStringLiteral("same object as /a.")));
    QCOMPARE(text(node("/a/b"), NodeTreeModel::TitleColumn), QString());
    QVERIFY(m_model->canFetchMore(node("/a/b/back")));
    list(node("/a/b/back"));
    QVERIFY(node("/a/b/back/b").isValid());
}

void TestNodeTreeModel::namesAreNeverMarkup()
{
    const QByteArray name = "<b>bold</b>\n<img src=x>";
    m_file->addGroup("/" + QByteArray(name).replace('/', '|')).title = "<i>title</i>";
    openFile();
    list(root());
    const QModelIndex index = m_model->index(0, 0, root());
    QVERIFY(!index.data().toString().contains(QLatin1Char('\n')));
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const QString tip = index.siblingAtColumn(column).data(Qt::ToolTipRole).toString();
        QVERIFY2(!tip.contains(QStringLiteral("<i>title")) && !tip.contains(QStringLiteral("<img")), qPrintable(tip));
    }
}

QTEST_MAIN(TestNodeTreeModel)
#include "tst_node_tree_model.moc"
