// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/reduce/SpreadOrder.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace h5scout;
using reduce::nearestKnown;
using reduce::SpreadOrder;

class SpreadOrderTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesEachNumberOnce();
    void isSpreadFromTheBeginning();
    void findsTheNearestKnownPlace();
};

void SpreadOrderTest::givesEachNumberOnce()
{
    for (std::uint64_t count = 0; count < 200; ++count) {
        SpreadOrder order(count);
        std::set<std::uint64_t> seen;
        while (const auto number = order.next()) {
            QVERIFY(*number < count);
            QVERIFY(seen.insert(*number).second);
        }
        QCOMPARE(seen.size(), count);
    }
}

void SpreadOrderTest::isSpreadFromTheBeginning()
{
    SpreadOrder order(1000);
    std::vector<std::uint64_t> seen;
    for (int i = 0; i < 64; ++i)
        seen.push_back(order.next().value_or(0));
    std::ranges::sort(seen);
    for (std::size_t i = 1; i < seen.size(); ++i)
        QVERIFY(seen[i] - seen[i - 1] <= 32);
    QVERIFY(seen.front() == 0 && seen.back() >= 968);
}

void SpreadOrderTest::findsTheNearestKnownPlace()
{
    using Places = std::vector<std::size_t>;
    QCOMPARE(nearestKnown({false, true, false, false, false, true, false}), (Places{1, 1, 1, 1, 5, 5, 5}));
    QCOMPARE(nearestKnown({true, true}), (Places{0, 1}));
    QCOMPARE(nearestKnown({false, false}), (Places{0, 1}));
    QCOMPARE(nearestKnown({false, false, true}), (Places{2, 2, 2}));
    QCOMPARE(nearestKnown({}), Places{});
}

QTEST_APPLESS_MAIN(SpreadOrderTest)
#include "tst_spread_order.moc"
