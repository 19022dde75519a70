// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/BlockCache.h"

#include <QTest>

using namespace h5scout;
using namespace h5scout::ui;

namespace
{

NdArray block(std::size_t bytes)
{
    return {{bytes}, elementTypeOf(ElementKind::Int8), std::vector<std::byte>(bytes)};
}

} // namespace

class TestBlockCache : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void staysWithinItsBudget()
    {
        BlockCache cache(100'000);
        for (std::uint64_t row = 0; row < 1000; ++row) {
            cache.insert({row << 50U, row}, block(9'000));
            QVERIFY(cache.byteCount() <= 100'000);
        }
        QVERIFY(cache.blockCount() >= 10);
        QVERIFY(cache.contains({std::uint64_t{999} << 50U, 999}));
        QVERIFY(!cache.contains({0, 0}));
        cache.clear();
        QCOMPARE(cache.byteCount(), std::size_t{0});
    }

    void keepsWhatIsUsed()
    {
        BlockCache cache(40'000);
        for (std::uint64_t row = 0; row < 3; ++row)
            cache.insert({row, 0}, block(10'000));
        QVERIFY(cache.find({0, 0}) != nullptr);
        cache.insert({3, 0}, block(10'000));
        QVERIFY(cache.contains({0, 0}));
        QVERIFY(!cache.contains({1, 0}));
        QVERIFY(cache.find({1, 0}) == nullptr);
    }

    void aBlockLargerThanTheBudgetIsKeptAlone()
    {
        BlockCache cache(1'000);
        cache.insert({0, 0}, block(500));
        cache.insert({1, 0}, block(5'000));
        QCOMPARE(cache.blockCount(), std::size_t{1});
        QCOMPARE(cache.find({1, 0})->size(), std::size_t{5'000});
    }

    void replacingCountsOnce()
    {
        BlockCache cache;
        cache.insert({0, 0}, block(1'000));
        const std::size_t bytes = cache.byteCount();
        cache.insert({0, 0}, block(1'000));
        QCOMPARE(cache.byteCount(), bytes);
    }

    void textsAndRowsCount()
    {
        const NdArray texts({2}, std::vector<std::string>{std::string(1'000, 'a'), std::string(2'000, 'b')});
        QVERIFY(memoryOf(texts) >= 3'000);
        const NdArray rows({1}, elementTypeOf(ElementKind::Int8), {block(4'000)});
        QVERIFY(memoryOf(rows) >= 4'000);
    }
};

QTEST_APPLESS_MAIN(TestBlockCache)
#include "tst_block_cache.moc"
