// SPDX-License-Identifier: GPL-3.0-or-later
// How much of a group is read to show a page of its names.
#include "NameList.h"

#include <algorithm>
#include <set>

#include "BackendTest.h"
#include "h5scout/hdf5/CApi.h"

using namespace h5scout;
using namespace h5scout::test;
using backend::NameList;

namespace
{

constexpr int kChildren = 20'000;

/// A group of many hard links to itself, whose names count up.
void makeLargeGroup(TestFile& file, bool tracksCreationOrder)
{
    file.makeGroup("/large", tracksCreationOrder);
    for (int index = 0; index < kChildren; ++index)
        H5Lcreate_hard(file.id(), "/large", file.id(), ("/large/" + std::to_string(100'000 + index)).c_str(),
                       H5P_DEFAULT, H5P_DEFAULT);
}

} // namespace

class TestBackendNameList : public BackendTest
{
    Q_OBJECT

private Q_SLOTS:
    void aPageNeedsNotTheWholeGroup_data()
    {
        QTest::addColumn<bool>("isLatest");
        QTest::addColumn<bool>("tracksCreationOrder");
        QTest::addColumn<bool>("isWhole");
        QTest::newRow("old format") << false << false << false;
        QTest::newRow("creation order") << true << true << false;
        QTest::newRow("by the hash of the names") << true << false << true; // which must be sorted
    }

    // Proves: GROUP.children_name
    void aPageNeedsNotTheWholeGroup()
    {
        QFETCH(const bool, isLatest);
        QFETCH(const bool, tracksCreationOrder);
        QFETCH(const bool, isWhole);
        TestFile file("test.h5", isLatest ? TestFile::Format::Latest : TestFile::Format::Earliest);
        makeLargeGroup(file, tracksCreationOrder);
        file.close();
        const H5Backend backend = opened(file);
        const Group group(backend.getNode("/large"));
        NameList list;
        QVERIFY(list.load(group.id(), "/large", ChildOrder::File, {}, 100));
        QCOMPARE(list.names().size() == kChildren, isWhole);
        QVERIFY(isWhole || list.names().size() <= NameList::kNamesPerPiece);
        QVERIFY(list.load(group.id(), "/large", ChildOrder::File, {}, 5000));
        QVERIFY(list.names().size() >= 5000);
        QVERIFY(list.load(group.id(), "/large", ChildOrder::File, {}));
        QCOMPARE(list.names().size(), std::size_t{kChildren});
        QVERIFY(std::is_sorted(list.names().begin(), list.names().end()));
        QCOMPARE(std::set<std::string>(list.names().begin(), list.names().end()).size(), std::size_t{kChildren});
    }

    void pagesAreThoseOfTheWhole()
    {
        TestFile file;
        makeLargeGroup(file, false);
        file.close();
        const H5Backend backend = opened(file);
        const Group group(backend.getNode("/large"));
        std::vector<std::string> paged;
        while (paged.size() < kChildren) {
            const auto page = group.childrenNames(paged.size(), 777);
            QVERIFY(!page.empty());
            paged.insert(paged.end(), page.begin(), page.end());
        }
        QCOMPARE(paged, group.childrenNames());
        QVERIFY(group.childrenNames(kChildren, UINT64_MAX).empty());
    }
};

QTEST_GUILESS_MAIN(TestBackendNameList)
#include "tst_backend_name_list.moc"
