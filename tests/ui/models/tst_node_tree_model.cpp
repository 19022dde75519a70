// SPDX-License-Identifier: GPL-3.0-or-later
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

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestNodeTreeModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init();
    void cleanup();

    void anEmptyModelHasColumnsOnly();
    void aFileIsARowBeforeItIsOpen();
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
    void aFileThatCannotBeOpenedSaysWhy();
    void aLostWorkerIsSeenInTheFilesRow();
    void reloadKeepsRowsAndSeesChanges();
    void reloadAfterALossListsWhatHadFailed();
    void childrenReadAnewKeepWhatIsListedBelow();
    void aRowReadAnewFollowsTheFile();
    void aFileThatIsEditedSaysSo();
    void namesAndTitlesAreEditedOnlyWhileEditing();
    void aNodeDroppedOntoAGroupAsksToBeMoved();
    void removingAFileKeepsTheOthers();
    void removingAFileWhileItIsListedIsSafe();
    void aClientThatDiesTakesItsRowAlong();

private:
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

void TestNodeTreeModel::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_file = std::make_unique<FakeWorkerFile>();
    m_client = std::make_unique<FileClient>(QStringLiteral("/data/run.h5"), m_file->factory());
    m_model = std::make_unique<NodeTreeModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_tester->setUseFetchMore(false);
}

void TestNodeTreeModel::cleanup()
{
    m_client.reset();
    m_tester.reset();
    m_model.reset();
    m_file.reset();
}

void TestNodeTreeModel::openFile()
{
    QSignalSpy ready(m_model.get(), &NodeTreeModel::fileReady);
    m_model->addFile(m_client.get());
    (void)m_client->open();
    QVERIFY(ready.wait());
}

void TestNodeTreeModel::list(const QModelIndex& group)
{
    QSignalSpy changed(m_model.get(), &NodeTreeModel::listingChanged);
    QVERIFY(m_model->canFetchMore(group));
    m_model->fetchMore(group);
    QVERIFY(changed.wait());
}

QModelIndex TestNodeTreeModel::node(const QByteArray& path) const
{
    QModelIndex index = root();
    for (const QByteArray& name : path.split('/')) {
        if (!name.isEmpty())
            index = m_model->findChild(index, name);
    }
    return index;
}

void TestNodeTreeModel::anEmptyModelHasColumnsOnly()
{
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_model->columnCount(), 5);
    QCOMPARE(m_model->headerData(4, Qt::Horizontal).toString(), QStringLiteral("Title"));
    QVERIFY(!m_model->hasChildren());
}

void TestNodeTreeModel::aFileIsARowBeforeItIsOpen()
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

void TestNodeTreeModel::aFileThatCannotBeOpenedSaysWhy()
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

void TestNodeTreeModel::aLostWorkerIsSeenInTheFilesRow()
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

void TestNodeTreeModel::reloadKeepsRowsAndSeesChanges()
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

void TestNodeTreeModel::reloadAfterALossListsWhatHadFailed()
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

void TestNodeTreeModel::childrenReadAnewKeepWhatIsListedBelow()
{
    m_file->addGroup("/a/b");
    m_file->addGroup("/old");
    openFile();
    list(root());
    list(node("/a"));
    const QPersistentModelIndex kept = node("/a/b");
    const int listings = m_file->askedCount(RequestKind::Children, "/a");
    m_file->remove("/old");
    m_file->addGroup("/new");
    QSignalSpy changed(m_model.get(), &NodeTreeModel::listingChanged);
    m_model->refreshChildren(m_client.get(), "/");
    m_model->refreshChildren(m_client.get(), "/nowhere"); // not listed: nothing to do
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(printNames(*m_model, root()), QStringLiteral("a\n  b\nnew"));
    QVERIFY(kept.isValid());
    QTRY_COMPARE(m_client->runningRequests(), 0);
    QCOMPARE(m_file->askedCount(RequestKind::Children, "/a"), listings);
}

void TestNodeTreeModel::aRowReadAnewFollowsTheFile()
{
    m_file->addArray("/a", {1}, {1});
    openFile();
    list(root());
    m_file->node("/a").title = "changed";
    m_file->root().title = "My scans";
    QSignalSpy changed(m_model.get(), &NodeTreeModel::dataChanged);
    m_model->refreshNode(m_client.get(), "/a");
    m_model->refreshNode(m_client.get(), "/");
    QTRY_COMPARE(changed.count(), 2);
    QCOMPARE(text(node("/a"), NodeTreeModel::TitleColumn), QStringLiteral("changed"));
    QCOMPARE(text(root(), NodeTreeModel::TitleColumn), QStringLiteral("My scans"));
    QCOMPARE(text(root(), NodeTreeModel::NameColumn), QStringLiteral("run.h5"));
}

void TestNodeTreeModel::aFileThatIsEditedSaysSo()
{
    openFile();
    const QVariant plainColour = root().data(Qt::ForegroundRole);
    QSignalSpy changed(m_model.get(), &NodeTreeModel::dataChanged);
    m_model->setEditing(m_client.get(), true);
    QCOMPARE(changed.count(), 1);
    QVERIFY(m_model->isEditing(m_client.get()));
    QCOMPARE(text(root(), NodeTreeModel::KindColumn), QStringLiteral("editing"));
    QVERIFY(root().data(Qt::ForegroundRole) != plainColour);
    m_model->setEditing(m_client.get(), false);
    QCOMPARE(text(root(), NodeTreeModel::KindColumn), QStringLiteral("file"));
    QCOMPARE(root().data(Qt::ForegroundRole), plainColour);
}

void TestNodeTreeModel::namesAndTitlesAreEditedOnlyWhileEditing()
{
    m_file->addArray("/a", {1}, {1}).title = "Ramp";
    m_file->addGroup(QByteArrayLiteral("/\xff"));
    openFile();
    list(root());
    const QModelIndex name = node("/a");
    const QModelIndex title = name.siblingAtColumn(NodeTreeModel::TitleColumn);
    QVERIFY(!(name.flags() & Qt::ItemIsEditable));
    QVERIFY(!m_model->setData(name, QStringLiteral("b")));
    m_model->setEditing(m_client.get(), true);
    QSignalSpy renames(m_model.get(), &NodeTreeModel::renameRequested);
    QSignalSpy titles(m_model.get(), &NodeTreeModel::titleRequested);
    QCOMPARE(name.data(Qt::EditRole).toString(), QStringLiteral("a"));
    QCOMPARE(title.data(Qt::EditRole).toString(), QStringLiteral("Ramp"));
    m_model->setData(name, QStringLiteral("a")); // as it is
    QCOMPARE(renames.count(), 0);
    m_model->setData(name, QStringLiteral("b"));
    m_model->setData(title, QString());
    QCOMPARE(renames.count(), 1);
    QCOMPARE(renames.first().at(1).toByteArray(), QByteArrayLiteral("/a"));
    QCOMPARE(renames.first().at(2).toString(), QStringLiteral("b"));
    QCOMPARE(titles.count(), 1);
    QCOMPARE(name.data().toString(), QStringLiteral("a")); // until the file has been changed
    QVERIFY(!(root().flags() & Qt::ItemIsEditable));
    // A name that cannot be typed cannot be changed by typing.
    QVERIFY(!(node(QByteArrayLiteral("/\xff")).flags() & Qt::ItemIsEditable));
}

void TestNodeTreeModel::aNodeDroppedOntoAGroupAsksToBeMoved()
{
    m_file->addGroup("/a/inside");
    m_file->addGroup("/b");
    m_file->addArray("/c", {1}, {1});
    openFile();
    list(root());
    list(node("/a"));
    QSignalSpy moves(m_model.get(), &NodeTreeModel::moveRequested);
    const std::unique_ptr<QMimeData> data(m_model->mimeData({node("/a")}));
    const auto drop = [&](const QModelIndex& target) {
        return m_model->canDropMimeData(data.get(), Qt::CopyAction, -1, -1, target);
    };
    QVERIFY(!drop(node("/b"))); // only shown
    m_model->setEditing(m_client.get(), true);
    QVERIFY(drop(node("/b")));
    QVERIFY(!drop(node("/a")));        // itself
    QVERIFY(!drop(node("/a/inside"))); // into itself
    QVERIFY(!drop(root()));            // where it is
    QVERIFY(!drop(node("/c")));        // no group
    m_model->dropMimeData(data.get(), Qt::CopyAction, -1, -1, node("/b"));
    m_model->dropMimeData(data.get(), Qt::CopyAction, -1, -1, node("/c"));
    QCOMPARE(moves.count(), 1);
    QCOMPARE(moves.first().at(1).toByteArray(), QByteArrayLiteral("/a"));
    QCOMPARE(moves.first().at(2).toByteArray(), QByteArrayLiteral("/b"));
}

void TestNodeTreeModel::removingAFileKeepsTheOthers()
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

void TestNodeTreeModel::removingAFileWhileItIsListedIsSafe()
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

void TestNodeTreeModel::aClientThatDiesTakesItsRowAlong()
{
    m_file->addGroup("/a");
    openFile();
    list(root());
    m_client.reset();
    QCOMPARE(m_model->rowCount(), 0);
}

QTEST_MAIN(TestNodeTreeModel)
#include "tst_node_tree_model.moc"
