// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/ListingMerge.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <string>

using namespace h5scout::ui;

namespace
{

/// Each letter a row; capitals are groups.
std::vector<ListingKey> keys(const std::string& letters)
{
    std::vector<ListingKey> rows;
    for (const char& letter : letters)
        rows.push_back({std::string_view(&letter, 1), letter >= 'A' && letter <= 'Z'});
    return rows;
}

struct Outcome
{
    std::string letters;
    std::size_t kept = 0; ///< rows that were never removed
};

Outcome carriedOut(const std::string& old, const std::string& fresh, const std::vector<MergeStep>& steps)
{
    Outcome outcome{old, old.size()};
    for (const MergeStep& step : steps) {
        if (step.kind == MergeStep::Kind::Remove) {
            outcome.letters.erase(step.first, step.count);
            outcome.kept -= step.count;
        } else {
            outcome.letters.insert(step.first, fresh.substr(step.first, step.count));
        }
    }
    return outcome;
}

} // namespace

class TestListingMerge : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsWhatIsInBoth_data()
    {
        QTest::addColumn<QByteArray>("old");
        QTest::addColumn<QByteArray>("fresh");
        QTest::addColumn<int>("kept");
        QTest::newRow("nothing at all") << QByteArray("") << QByteArray("") << 0;
        QTest::newRow("first listing") << QByteArray("") << QByteArray("abc") << 0;
        QTest::newRow("all gone") << QByteArray("abc") << QByteArray("") << 0;
        QTest::newRow("unchanged") << QByteArray("abc") << QByteArray("abc") << 3;
        QTest::newRow("appended") << QByteArray("abc") << QByteArray("abcd") << 3;
        QTest::newRow("removed in the middle, added at both ends") << QByteArray("bcde") << QByteArray("abdef") << 3;
        QTest::newRow("several runs") << QByteArray("abcdefgh") << QByteArray("xacyyegz") << 4;
        QTest::newRow("reordered: all anew") << QByteArray("abc") << QByteArray("cab") << 0;
    }
    void keepsWhatIsInBoth()
    {
        QFETCH(QByteArray, old);
        QFETCH(QByteArray, fresh);
        QFETCH(int, kept);
        const std::string before = old.toStdString();
        const std::string after = fresh.toStdString();
        const Outcome outcome = carriedOut(before, after, planMerge(keys(before), keys(after)));
        QCOMPARE(outcome.letters, after);
        QCOMPARE(static_cast<int>(outcome.kept), kept);
    }

    void anArrayInPlaceOfAGroupIsAnotherRow()
    {
        const std::vector<ListingKey> old = {{"a", true}, {"b", true}};
        const std::vector<ListingKey> fresh = {{"a", false}, {"b", true}};
        const std::vector<MergeStep> wanted = {{MergeStep::Kind::Remove, 0, 1}, {MergeStep::Kind::Insert, 0, 1}};
        QCOMPARE(planMerge(old, fresh), wanted);
    }

    void veryManyStepsBecomeTwo()
    {
        std::vector<std::string> names;
        for (int number = 0; number < 2000; ++number)
            names.push_back(std::to_string(number));
        std::vector<ListingKey> old;
        std::vector<ListingKey> fresh;
        for (std::size_t number = 0; number < names.size(); ++number) {
            old.push_back({names[number], false});
            if (number % 2 == 0)
                fresh.push_back(old.back());
        }
        QCOMPARE(planMerge(old, fresh).size(), std::size_t(2));
    }

    void anyTwoListingsEndAsTheFreshOne()
    {
        QRandomGenerator random(20241020);
        const std::string letters = "abcdefghijklmnopQRSTUVWX";
        for (int round = 0; round < 500; ++round) {
            std::string old;
            std::string fresh;
            for (const char letter : letters) {
                if (random.bounded(2) == 0)
                    old += letter;
                if (random.bounded(2) == 0)
                    fresh += letter;
            }
            if (round % 5 == 0)
                std::reverse(fresh.begin(), fresh.end());
            QCOMPARE(carriedOut(old, fresh, planMerge(keys(old), keys(fresh))).letters, fresh);
        }
    }
};

QTEST_APPLESS_MAIN(TestListingMerge)
#include "tst_listing_merge.moc"
