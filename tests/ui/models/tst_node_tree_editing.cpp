// SPDX-License-Identifier: GPL-3.0-or-later
#include "NodeTreeTest.h"

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestNodeTreeEditing : public NodeTreeTest
{
    Q_OBJECT
private Q_SLOTS:
    void childrenReadAnewKeepWhatIsListedBelow();
    void aRowReadAnewFollowsTheFile();
    void linksAreReadAnewWithWhatTheyLeadTo();
    void aFileThatIsEditedSaysSo();
    void namesAndTitlesAreEditedOnlyWhileEditing();
    void aNodeDroppedOntoAGroupAsksToBeMoved();
};

void TestNodeTreeEditing::childrenReadAnewKeepWhatIsListedBelow()
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

void TestNodeTreeEditing::aRowReadAnewFollowsTheFile()
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

void TestNodeTreeEditing::linksAreReadAnewWithWhatTheyLeadTo()
{
    m_file->addArray("/a/data", {1}, {1});
    m_file->addArray("/b/link", {1}, {1}).link = LinkKind::Soft;
    openFile();
    list(root());
    list(node("/a"));
    list(node("/b"));
    m_file->node("/a/data").title = "changed";
    m_file->node("/b/link").title = "changed";
    QSignalSpy changed(m_model.get(), &NodeTreeModel::listingChanged);
    m_model->refreshOtherNames(m_client.get());
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(text(node("/b/link"), NodeTreeModel::TitleColumn), QStringLiteral("changed"));
    QCOMPARE(text(node("/a/data"), NodeTreeModel::TitleColumn), QString()); // it is none
}

void TestNodeTreeEditing::aFileThatIsEditedSaysSo()
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

void TestNodeTreeEditing::namesAndTitlesAreEditedOnlyWhileEditing()
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

void TestNodeTreeEditing::aNodeDroppedOntoAGroupAsksToBeMoved()
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

QTEST_MAIN(TestNodeTreeEditing)
#include "tst_node_tree_editing.moc"
