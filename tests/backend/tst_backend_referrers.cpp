// SPDX-License-Identifier: GPL-3.0-or-later
// What still names a node when it is gone.
#include "BackendTest.h"
#include "MakeArrays.h"
#include "WritingTest.h"

#include "h5scout/backend/DimensionScales.h"
#include "h5scout/backend/ReferrerSearch.h"

using namespace h5scout;
using namespace h5scout::test;

namespace
{

Referrers referrersOf(const H5Backend& backend, const char* path)
{
    ReferrerSearch search(backend, path);
    return search.advance({}) ? search.found() : Referrers{{"not done"}, 0, {}, 0, true};
}

QByteArray joined(const std::vector<std::string>& paths)
{
    QByteArrayList texts;
    for (const std::string& path : paths)
        texts << QByteArray::fromStdString(path);
    std::sort(texts.begin(), texts.end());
    return texts.join(' ');
}

} // namespace

class TestBackendReferrers : public BackendTest
{
    Q_OBJECT

private Q_SLOTS:
    void softLinksAreFoundWhereverTheyAre_data();
    void softLinksAreFoundWhereverTheyAre();
    void arraysThatLoseAScaleAreNamed();
    void manyAreCountedAndSomeNamed();
    void theSearchIsBoundedAndInPieces();
    void aClosedFileIsRefused();

private:
    /// /a/data, /a/more/data; links to them, one of them relative, one of them within /a, one to another place
    static void fillWithLinks(TestFile& file)
    {
        file.makeGroup("/a");
        file.makeGroup("/a/more");
        file.makeDoubles("/a/data", {2}, {1, 2});
        file.makeDoubles("/a/more/data", {2}, {1, 2});
        file.makeGroup("/links");
        file.makeSoftLink("/links/absolute", "/a/data");
        file.makeSoftLink("/links/untidy", "//a/./more//data/");
        file.makeSoftLink("/relative", "a/data");
        file.makeSoftLink("/a/within", "data");
        file.makeSoftLink("/a/outward", "/ab");
        file.makeHardLink("/links/again", "/a/more");
        file.close();
    }
};

void TestBackendReferrers::softLinksAreFoundWhereverTheyAre_data()
{
    QTest::addColumn<QByteArray>("node");
    QTest::addColumn<QByteArray>("links");
    const auto row = [](const char* node, const char* links) {
        QTest::newRow(node) << QByteArray(node) << QByteArray(links);
    };
    row("/a", "/links/absolute /links/untidy /relative"); // that within it goes with it
    row("/a/data", "/a/within /links/absolute /relative");
    row("/a/more/data", "/links/untidy");
    row("/links", "");
    row("/ab", "/a/outward"); // where nothing is
    row("/", "");
}

void TestBackendReferrers::softLinksAreFoundWhereverTheyAre()
{
    QFETCH(QByteArray, node);
    QFETCH(QByteArray, links);
    TestFile file;
    fillWithLinks(file);
    const H5Backend backend = opened(file);
    const Referrers found = referrersOf(backend, node.constData());
    QCOMPARE(joined(found.softLinks), links);
    QCOMPARE(found.softLinkCount, found.softLinks.size());
    QCOMPARE(found.arrayCount, std::uint64_t{0});
    QVERIFY(found.isWhole);
}

void TestBackendReferrers::arraysThatLoseAScaleAreNamed()
{
    TestFile file;
    file.makeGroup("/scales");
    file.close();
    const H5Backend backend = openedForWriting(file.path(), Durability::Transaction);
    backend.createCArray("/", "image", doubles({1, 2, 3, 4, 5, 6}, {2, 3}));
    backend.createCArray("/", "line", doubles({1, 2, 3}));
    backend.createCArray("/scales", "x", doubles({1, 2, 3}));
    const CArray x(backend.getNode("/scales/x"));
    DimensionScales(x).makeScale("x");
    DimensionScales(CArray(backend.getNode("/image"))).attach(1, x);
    DimensionScales(CArray(backend.getNode("/line"))).attach(0, x);
    for (const char* node : {"/scales/x", "/scales"}) {
        const Referrers found = referrersOf(backend, node);
        QCOMPARE(joined(found.arrays), QByteArray("/image /line"));
        QCOMPARE(found.arrayCount, std::uint64_t{2});
    }
    QCOMPARE(referrersOf(backend, "/image").arrayCount, std::uint64_t{0}); // nothing loses a scale with an array
    QCOMPARE(referrersOf(backend, "/").arrayCount, std::uint64_t{0});      // nothing stays
}

void TestBackendReferrers::manyAreCountedAndSomeNamed()
{
    TestFile file;
    file.makeGroup("/a");
    for (int link = 0; link < 20; ++link)
        file.makeSoftLink("/link" + std::to_string(link), "/a");
    file.close();
    const Referrers found = referrersOf(opened(file), "/a");
    QCOMPARE(found.softLinkCount, std::uint64_t{20});
    QCOMPARE(found.softLinks.size(), ReferrerSearch::kMostNamed);
}

void TestBackendReferrers::theSearchIsBoundedAndInPieces()
{
    TestFile file;
    file.makeGroup("/many");
    for (std::uint64_t link = 0; link < ReferrerSearch::kMostLinks; ++link)
        file.makeSoftLink("/many/link" + std::to_string(link), "/a");
    file.close();
    const H5Backend backend = opened(file);
    ReferrerSearch search(backend, "/a");
    int pieces = 1;
    for (int looked = 0; !search.advance([&] { return ++looked % 1000 != 0; }); ++pieces)
        QVERIFY(search.found().softLinkCount < ReferrerSearch::kMostLinks);
    QVERIFY(pieces >= 99);
    QVERIFY(!search.found().isWhole); // the group itself is a link, too
    QCOMPARE(search.found().softLinkCount, ReferrerSearch::kMostLinks - 1);
}

void TestBackendReferrers::aClosedFileIsRefused()
{
    TestFile file;
    fillWithLinks(file);
    H5Backend backend = opened(file);
    ReferrerSearch search(backend, "/a");
    backend.closeFile();
    QVERIFY(sentenceOf<NodeError>([&] { search.advance({}); }) != "no exception");
}

QTEST_GUILESS_MAIN(TestBackendReferrers)
#include "tst_backend_referrers.moc"
