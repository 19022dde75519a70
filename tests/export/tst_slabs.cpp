// SPDX-License-Identifier: GPL-3.0-or-later
#include "Slabs.h"

#include <algorithm>

#include <QByteArrayList>
#include <QTest>

using namespace h5scout;

/// The parts in which an array is exported: in C order, each element once, none too large.
class TestSlabs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void coverTheArrayInOrder_data()
    {
        QTest::addColumn<std::vector<std::uint64_t>>("shape");
        QTest::addColumn<qulonglong>("most");
        QTest::addColumn<int>("slabs");
        QTest::newRow("whole") << Shape{3, 4} << 12ULL << 1;
        QTest::newRow("rows") << Shape{3, 4} << 4ULL << 3;
        QTest::newRow("two rows at a time") << Shape{3, 4} << 11ULL << 2;
        QTest::newRow("parts of rows") << Shape{2, 5} << 2ULL << 6;
        QTest::newRow("one element") << Shape{2, 1, 2} << 1ULL << 4;
        QTest::newRow("images") << Shape{4, 2, 3} << 12ULL << 2;
        QTest::newRow("none") << Shape{3, 0} << 4ULL << 0;
        QTest::newRow("a scalar") << Shape{} << 1ULL << 1;
    }

    void coverTheArrayInOrder()
    {
        QFETCH(const std::vector<std::uint64_t>, shape);
        QFETCH(const qulonglong, most);
        QFETCH(const int, slabs);
        std::vector<std::uint64_t> found;
        int count = 0;
        exporting::forEachSlab(shape, most, [&](const Selection& slab) {
            ++count;
            const std::size_t before = found.size();
            addIndices(found, shape, slab, 0, 0);
            return found.size() - before <= most;
        });
        std::vector<std::uint64_t> expected(elementCount(shape).value());
        for (std::size_t index = 0; index < expected.size(); ++index)
            expected[index] = index;
        QCOMPARE(found, expected);
        QCOMPARE(count, slabs);
    }

    void stopWhenTold()
    {
        int count = 0;
        QVERIFY(!exporting::forEachSlab({4}, 1, [&](const Selection&) { return ++count < 2; }));
        QCOMPARE(count, 2);
    }

private:
    /// The flat numbers of the selected elements, in C order.
    static void addIndices(std::vector<std::uint64_t>& found, const Shape& shape, const Selection& slab,
                           std::size_t dimension, std::uint64_t base)
    {
        if (dimension == shape.size()) {
            found.push_back(base);
            return;
        }
        for (std::uint64_t index = 0; index < slab[dimension].count; ++index)
            addIndices(found, shape, slab, dimension + 1, base * shape[dimension] + slab[dimension].start + index);
    }
};

QTEST_GUILESS_MAIN(TestSlabs)
#include "tst_slabs.moc"
