// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/reduce/BlockWalk.h"

#include <QTest>

#include <map>
#include <random>
#include <set>

using namespace h5scout;
using reduce::BlockWalk;
using reduce::Samples;

namespace
{

using Extents = std::vector<std::uint64_t>;

std::vector<std::uint64_t> positions(const Samples& samples)
{
    std::vector<std::uint64_t> all;
    for (std::uint64_t i = 0; i < samples.count; ++i)
        all.push_back(samples.start + i * samples.stride);
    return all;
}

/// Every element of a part of an array of two dimensions.
std::vector<std::pair<std::uint64_t, std::uint64_t>> elements(const std::vector<Samples>& place)
{
    std::vector<std::pair<std::uint64_t, std::uint64_t>> all;
    for (const std::uint64_t row : positions(place[0]))
        for (const std::uint64_t column : positions(place[1]))
            all.emplace_back(row, column);
    return all;
}

} // namespace

class BlockWalkTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void visitsEachElementOnceAndEachBlockInOnePiece();
    void joinsSmallBlocks();
    void dividesHugeBlocks();
    void takesFarApartElementsInGroups();
    void visitsAScalar();
    void endsAtOnceWhereThereIsNothing();
    void countsWithoutOverflow();
};

void BlockWalkTest::visitsEachElementOnceAndEachBlockInOnePiece()
{
    std::mt19937 random(3);
    const auto pick = [&random](std::uint64_t from, std::uint64_t to) {
        return std::uniform_int_distribution<std::uint64_t>(from, to)(random);
    };
    for (int round = 0; round < 300; ++round) {
        const std::vector<Samples> ranges{{pick(0, 20), pick(1, 30), pick(1, 12)},
                                          {pick(0, 20), pick(1, 40), pick(1, 9)}};
        const Extents block{pick(1, 10), pick(1, 10)};
        const std::uint64_t aim = pick(1, 2000);
        std::set<std::pair<std::uint64_t, std::uint64_t>> seen;
        std::map<std::pair<std::uint64_t, std::uint64_t>, int> pieceOfBlock;
        int piece = 0;
        for (BlockWalk walk(ranges, block, 8, {aim, 1 << 20}); !walk.isAtEnd(); walk.advance(), ++piece) {
            QCOMPARE(walk.pieceElements(), elements(walk.place()).size());
            for (const auto& [row, column] : elements(walk.place())) {
                QVERIFY(seen.insert({row, column}).second);
                const auto found = pieceOfBlock.insert({{row / block[0], column / block[1]}, piece}).first;
                QCOMPARE(found->second, piece);
            }
        }
        const auto all = elements(ranges);
        QVERIFY(seen == std::set(all.begin(), all.end()));
    }
}

void BlockWalkTest::joinsSmallBlocks()
{
    const std::vector<Samples> ranges{{0, 100, 1}, {0, 100, 1}};
    std::vector<std::vector<Samples>> pieces;
    // A block of 10 x 10 has 800 bytes: 25 of them, two and a half rows of blocks, become two rows.
    for (BlockWalk walk(ranges, {10, 10}, 8, {20'000, 1 << 20}); !walk.isAtEnd(); walk.advance())
        pieces.push_back(walk.place());
    QCOMPARE(pieces.size(), std::size_t(5));
    QVERIFY(pieces[1] == (std::vector<Samples>{{20, 20, 1}, {0, 100, 1}}));
}

void BlockWalkTest::dividesHugeBlocks()
{
    const std::vector<Samples> ranges{{0, 1000, 1}, {0, 1000, 1}};
    std::uint64_t count = 0;
    for (BlockWalk walk(ranges, {1000, 1000}, 8, {1000, 80'000}); !walk.isAtEnd(); walk.advance()) {
        QVERIFY(walk.pieceElements() <= 10'000);
        count += walk.pieceElements();
    }
    QCOMPARE(count, std::uint64_t(1'000'000));
}

void BlockWalkTest::takesFarApartElementsInGroups()
{
    const std::vector<Samples> ranges{{3, 1000, 500}};
    std::size_t pieces = 0;
    // Each element costs a block of 800 bytes.
    for (BlockWalk walk(ranges, {100}, 8, {8'000, 1 << 20}); !walk.isAtEnd(); walk.advance(), ++pieces)
        QCOMPARE(walk.pieceElements(), std::uint64_t(10));
    QCOMPARE(pieces, std::size_t(100));
}

void BlockWalkTest::visitsAScalar()
{
    BlockWalk walk({}, {}, 8, {1000, 1000});
    QVERIFY(!walk.isAtEnd());
    QCOMPARE(walk.pieceElements(), std::uint64_t(1));
    walk.advance();
    QVERIFY(walk.isAtEnd());
}

void BlockWalkTest::endsAtOnceWhereThereIsNothing()
{
    QVERIFY(BlockWalk({{0, 5, 1}, {3, 0, 1}}, {2, 2}, 8, {1000, 1000}).isAtEnd());
}

void BlockWalkTest::countsWithoutOverflow()
{
    QCOMPARE(reduce::saturatedProduct(1ULL << 40U, 1ULL << 40U), UINT64_MAX);
    QCOMPARE(reduce::elementsOf(std::vector<Samples>{{0, 1ULL << 40U, 1}, {0, 1ULL << 40U, 1}, {0, 0, 1}}),
             std::uint64_t(0));
    BlockWalk walk({{5, 1ULL << 60U, 1}}, {1ULL << 20U}, 8, {4U << 20U, 64U << 20U});
    QCOMPARE(walk.pieceElements(), (1ULL << 20U) - 5);
    walk.advance();
    QCOMPARE(walk.place()[0].start, 1ULL << 20U);
    BlockWalk wide({{0, UINT64_MAX, 1}}, {UINT64_MAX}, 8, {4U << 20U, 64U << 20U});
    QCOMPARE(wide.pieceElements(), (64ULL << 20U) / 8);
}

QTEST_APPLESS_MAIN(BlockWalkTest)
#include "tst_block_walk.moc"
