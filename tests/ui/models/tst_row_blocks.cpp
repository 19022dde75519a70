// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/RowBlocks.h"

#include <QTest>

using namespace h5scout;
using namespace h5scout::ui;

Q_DECLARE_METATYPE(h5scout::Shape)

class TestRowBlocks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void blocksCoverEachRowOnce_data();
    void blocksCoverEachRowOnce();
    void shapesWithoutRowsHaveNoBlocks_data();
    void shapesWithoutRowsHaveNoBlocks();
    void veryLongArraysAreCutWithoutOverflow();
};

void TestRowBlocks::blocksCoverEachRowOnce_data()
{
    QTest::addColumn<Shape>("shape");
    QTest::addColumn<quint64>("mostRows");
    QTest::newRow("scalar") << Shape{} << quint64(10);
    QTest::newRow("one") << Shape{1} << quint64(10);
    QTest::newRow("line") << Shape{25} << quint64(10);
    QTest::newRow("line, row by row") << Shape{5} << quint64(1);
    QTest::newRow("no limit makes no sense") << Shape{5} << quint64(0);
    QTest::newRow("plane of short lines") << Shape{7, 3} << quint64(10);
    QTest::newRow("plane of long lines") << Shape{3, 25} << quint64(10);
    QTest::newRow("cube") << Shape{3, 4, 5} << quint64(11);
    QTest::newRow("all in one") << Shape{3, 4, 5} << quint64(60);
    QTest::newRow("dimensions of one") << Shape{1, 6, 1} << quint64(4);
}

void TestRowBlocks::blocksCoverEachRowOnce()
{
    QFETCH(Shape, shape);
    QFETCH(quint64, mostRows);
    const RowBlocks blocks(shape, mostRows);
    QCOMPARE(blocks.rowCount(), elementCount(shape).value());
    quint64 row = 0;
    for (quint64 block = 0; block < blocks.blockCount(); ++block) {
        QCOMPARE(blocks.firstRow(block), row);
        const quint64 rows = blocks.rowsIn(block);
        QVERIFY(rows > 0 && rows <= std::max<quint64>(mostRows, 1));
        const std::vector<Range> ranges = blocks.ranges(block);
        QCOMPARE(ranges.size(), shape.size());
        quint64 elements = 1;
        for (const Range& range : ranges)
            elements *= range.count;
        QCOMPARE(elements, rows);
        // The box in C order is the stretch of rows.
        for (quint64 i = 0; i < rows; ++i, ++row) {
            QCOMPARE(blocks.blockOf(row), block);
            const std::vector<quint64> index = blocks.indexOf(row);
            quint64 inBox = 0;
            quint64 inArray = 0;
            for (std::size_t dimension = 0; dimension < shape.size(); ++dimension) {
                QVERIFY(index[dimension] >= ranges[dimension].start);
                QVERIFY(index[dimension] < ranges[dimension].start + ranges[dimension].count);
                inBox = inBox * ranges[dimension].count + index[dimension] - ranges[dimension].start;
                inArray = inArray * shape[dimension] + index[dimension];
                QCOMPARE(blocks.rangesOfRow(row)[dimension], (Range{index[dimension], 1, 1}));
            }
            QCOMPARE(inBox, i);
            QCOMPARE(inArray, row);
        }
    }
    QCOMPARE(row, blocks.rowCount());
}

void TestRowBlocks::shapesWithoutRowsHaveNoBlocks_data()
{
    QTest::addColumn<Shape>("shape");
    QTest::newRow("empty") << Shape{0};
    QTest::newRow("empty plane") << Shape{5, 0};
    QTest::newRow("more than 64 bits") << Shape{quint64(1) << 40, quint64(1) << 40};
    QTest::newRow("more than 63 bits") << Shape{quint64(1) << 63};
}

void TestRowBlocks::shapesWithoutRowsHaveNoBlocks()
{
    QFETCH(Shape, shape);
    QCOMPARE(RowBlocks(shape, 10).rowCount(), quint64(0));
    QCOMPARE(RowBlocks(shape, 10).blockCount(), quint64(0));
}

void TestRowBlocks::veryLongArraysAreCutWithoutOverflow()
{
    const quint64 extent = (quint64(1) << 62) + 3;
    const RowBlocks line({extent}, 256);
    QCOMPARE(line.blockOf(extent - 1), line.blockCount() - 1);
    QCOMPARE(line.firstRow(line.blockCount() - 1) + line.rowsIn(line.blockCount() - 1), extent);
    const RowBlocks plane({4, quint64(1) << 60}, 4096);
    QCOMPARE(plane.blockCount(), quint64(4) << 48);
    QCOMPARE(plane.indexOf(plane.rowCount() - 1), (std::vector<quint64>{3, (quint64(1) << 60) - 1}));
}

QTEST_GUILESS_MAIN(TestRowBlocks)
#include "tst_row_blocks.moc"
