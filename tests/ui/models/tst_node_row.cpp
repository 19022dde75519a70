// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/NodeRow.h"

#include <QTest>

using namespace h5scout;
using namespace h5scout::ui;

namespace
{

NodeInfo someArray(const QByteArray& path)
{
    NodeInfo node;
    node.path = path;
    node.name = path.mid(path.lastIndexOf('/') + 1);
    node.kind = NodeKind::EArray;
    node.title = QStringLiteral("voltage");
    node.pymodaqType = QStringLiteral("data");
    node.dataType.typeClass = TypeClass::Float;
    node.dataType.byteSize = 8;
    node.dataType.precision = 64;
    node.dataType.order = ByteOrder::Little;
    node.space = {Dataspace::Kind::Simple, {10, 3}, {kUnlimited, 3}};
    node.objectAddress = 800;
    node.attributeCount = 7;
    return node;
}

} // namespace

class TestNodeRow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRowGivesBackWhatItWasMadeFrom()
    {
        NodePool pool;
        NodeRow file;
        NodeInfo node = someArray("/voltage");
        node.error = UserError{QStringLiteral("Could not."), QStringLiteral("It is damaged."), {}, {}};
        node.link = LinkKind::External;
        node.linkFile = "other.h5";
        node.linkTarget = "/x";
        node.rowMeaning = RowMeaning::Utf8;
        const std::unique_ptr<NodeRow> row = pool.makeRow(node, &file);
        const NodeInfo back = pool.info(*row);
        QCOMPARE(back.path, node.path);
        QCOMPARE(back.name, node.name);
        QVERIFY(back.kind == node.kind);
        QVERIFY(back.link == node.link);
        QCOMPARE(back.linkFile, node.linkFile);
        QCOMPARE(back.linkTarget, node.linkTarget);
        QCOMPARE(back.title, node.title);
        QCOMPARE(back.pymodaqType, node.pymodaqType);
        QVERIFY(back.dataType == node.dataType);
        QVERIFY(back.space == node.space);
        QVERIFY(back.rowMeaning == node.rowMeaning);
        QCOMPARE(back.objectAddress, node.objectAddress);
        QCOMPARE(back.attributeCount, node.attributeCount);
        QVERIFY(!back.groupType && !back.childCount);
        QVERIFY(back.error == node.error);
    }

    void groupsKeepTypeAndCount()
    {
        NodePool pool;
        NodeInfo node;
        node.name = "Detector000";
        node.kind = NodeKind::Group;
        node.groupType = GroupType::detector;
        node.childCount = 0;
        const std::unique_ptr<NodeRow> row = pool.makeRow(node, nullptr);
        QVERIFY(pool.info(*row).groupType == GroupType::detector);
        QVERIFY(pool.info(*row).childCount == quint64(0));
    }

    void equalTypesShapesAndTitlesAreKeptOnce()
    {
        NodePool pool;
        const std::size_t empty = pool.size();
        std::vector<std::unique_ptr<NodeRow>> rows;
        for (int number = 0; number < 1000; ++number)
            rows.push_back(pool.makeRow(someArray("/node" + QByteArray::number(number)), nullptr));
        QCOMPARE(pool.size() - empty, std::size_t(4)); // a type, a shape, a title, a PyMoDAQ type
    }

    void aRowIsSmall()
    {
        QVERIFY2(sizeof(NodeRow) <= 112, QByteArray::number(static_cast<int>(sizeof(NodeRow))).constData());
    }

    void pathsComeFromTheAncestors()
    {
        NodePool pool;
        NodeRow file;
        NodeInfo info;
        info.kind = NodeKind::Group;
        info.name = "a";
        const std::unique_ptr<NodeRow> group = pool.makeRow(info, &file);
        info.name = "b c";
        const std::unique_ptr<NodeRow> below = pool.makeRow(info, group.get());
        QCOMPARE(file.path(), QByteArray("/"));
        QCOMPARE(group->path(), QByteArray("/a"));
        QCOMPARE(below->path(), QByteArray("/a/b c"));
        QCOMPARE(&below->fileRow(), &file);
    }

    void aCycleIsSeenByTheAddress()
    {
        NodePool pool;
        NodeRow file;
        file.kind = NodeKind::Group;
        file.objectAddress = 96;
        NodeInfo info;
        info.kind = NodeKind::Group;
        info.name = "again";
        info.objectAddress = 96;
        const std::unique_ptr<NodeRow> again = pool.makeRow(info, &file);
        QCOMPARE(again->sameAncestor(), &file);
        info.objectAddress = 97;
        QCOMPARE(pool.makeRow(info, &file)->sameAncestor(), nullptr);
        info.objectAddress = 0;
        file.objectAddress = 0;
        QCOMPARE(pool.makeRow(info, &file)->sameAncestor(), nullptr);
    }
};

QTEST_APPLESS_MAIN(TestNodeRow)
#include "tst_node_row.moc"
