// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/TablePlane.h"

#include <QTest>

using namespace h5scout;
using namespace h5scout::ui;

namespace
{

NodeInfo nodeOf(const Shape& shape, std::uint64_t byteSize = 8)
{
    NodeInfo node;
    node.kind = NodeKind::Array;
    node.dataType.typeClass = TypeClass::Float;
    node.dataType.byteSize = byteSize;
    node.space.kind = shape.empty() ? Dataspace::Kind::Scalar : Dataspace::Kind::Simple;
    node.space.shape = shape;
    return node;
}

NodeInfo arrayNodeOf(const Shape& shape, const Shape& inner)
{
    NodeInfo node = nodeOf(shape);
    DataType type;
    type.typeClass = TypeClass::Array;
    type.dimensions = inner;
    type.byteSize = 8 * *elementCount(inner);
    type.base = std::make_shared<DataType>(node.dataType);
    node.dataType = type;
    return node;
}

} // namespace

class TestTablePlane : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aScalarIsOneCell()
    {
        const TablePlane plane = TablePlane::of(nodeOf({}));
        QCOMPARE(plane.rows(), 1U);
        QCOMPARE(plane.columns(), 1U);
        QVERIFY(plane.rangesFor(plane.cellsOf({0, 0})).empty());
        QCOMPARE(plane.elementIn({0, 0, 1, 1}, 0, 0), std::size_t{0});
    }

    void oneDimensionIsAColumn()
    {
        const TablePlane plane = TablePlane::of(nodeOf({1000}));
        QCOMPARE(plane.rows(), 1000U);
        QCOMPARE(plane.columns(), 1U);
        const CellRange last = plane.cellsOf(plane.blockOf(999, 0));
        QCOMPARE(last, (CellRange{896, 0, 104, 1}));
        QCOMPARE(plane.rangesFor(last), (std::vector<Range>{{896, 104, 1}}));
    }

    void aTransposedPlaneOfFourDimensions()
    {
        TablePlane plane = TablePlane::of(nodeOf({5, 300, 7, 400}));
        QCOMPARE(plane.shown(), (std::vector<quint32>{2, 3}));
        plane.setView({3, 1}, {4, 0, 6, 0});
        QCOMPARE(plane.rows(), 400U);
        QCOMPARE(plane.columns(), 300U);
        const BlockKey key = plane.blockOf(399, 299);
        const CellRange cells = plane.cellsOf(key);
        QCOMPARE(cells, (CellRange{384, 288, 16, 12}));
        QCOMPARE(plane.rangesFor(cells), (std::vector<Range>{{4, 1, 1}, {288, 12, 1}, {6, 1, 1}, {384, 16, 1}}));
        // The answer is in the array's order: the columns of the table are its rows.
        QCOMPARE(plane.elementIn(cells, 385, 290), std::size_t{2 * 16 + 1});
        QCOMPARE(plane.elementAt(385, 290), (std::vector<quint64>{4, 290, 6, 385}));
    }

    void elementsThatAreArraysComeWhole()
    {
        TablePlane plane = TablePlane::of(arrayNodeOf({1000, 6}, {3}));
        QCOMPARE(plane.shape(), (Shape{1000, 6, 3}));
        QCOMPARE(plane.shown(), (std::vector<quint32>{1, 2}));
        const CellRange cells = plane.cellsOf({0, 0});
        QCOMPARE(cells, (CellRange{0, 0, 6, 3}));
        QCOMPARE(plane.rangesFor(cells), (std::vector<Range>{{0, 1, 1}, {0, 6, 1}}));
        QCOMPARE(plane.shapeFor(cells), (Shape{1, 6, 3}));
        QCOMPARE(plane.elementIn(cells, 5, 2), std::size_t{17});
        plane.setView({0, 1}, {0, 0, 2});
        QCOMPARE(plane.elementIn(plane.cellsOf({0, 0}), 1, 4), std::size_t{(6 + 4) * 3 + 2});
    }

    void largeElementsMakeSmallBlocks()
    {
        const TablePlane plane = TablePlane::of(nodeOf({1000, 1000}, 100'000));
        const CellRange cells = plane.cellsOf({0, 0});
        QVERIFY(cells.rows * cells.columns * 100'000 <= (1U << 20U));
        const TablePlane inner = TablePlane::of(arrayNodeOf({1000}, {10'000}));
        QVERIFY(inner.cellsOf({0, 0}).rows * 80'000 <= (1U << 20U));
        QCOMPARE(inner.cellsOf({0, 0}).columns, 10'000U);
    }

    void blocksOfVariableElementsShrinkToACell()
    {
        NodeInfo node = nodeOf({100, 100});
        node.dataType.typeClass = TypeClass::String;
        node.dataType.isVariableLength = true;
        TablePlane plane = TablePlane::of(node);
        QVERIFY(plane.isVariable());
        int steps = 0;
        while (plane.shrinkBlocks())
            QVERIFY(++steps < 10);
        QCOMPARE(plane.mostCells(), 1U);
    }

    void hugeShapesOverflowNothing()
    {
        const quint64 huge = quint64{1} << 62U;
        const TablePlane plane = TablePlane::of(nodeOf({huge, huge}));
        const CellRange last = plane.cellsOf(plane.blockOf(huge - 1, huge - 1));
        QCOMPARE(last.row + last.rows, huge);
        QVERIFY(last.rows <= 128);
    }

    void emptyDimensionsAreSeen()
    {
        QVERIFY(TablePlane::of(nodeOf({0, 5})).isEmpty());
        QVERIFY(!TablePlane::of(nodeOf({})).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestTablePlane)
#include "tst_table_plane.moc"
