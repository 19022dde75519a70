// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/LineSpace.h"

#include <QTest>

using namespace h5scout::ui;

namespace
{

constexpr std::uint64_t kTenBillion = 10'000'000'000U;
constexpr std::uint64_t kHuge = std::uint64_t{1} << 63U;

LineSpace spaceOf(std::uint64_t count)
{
    LineSpace space;
    space.reset(count, 20);
    space.setViewLength(605);
    return space;
}

} // namespace

class TestLineSpace : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsOfAllSizes_data()
    {
        QTest::addColumn<quint64>("count");
        QTest::newRow("31") << quint64{31};
        QTest::newRow("thousand") << quint64{1000};
        QTest::newRow("1e7") << quint64{10'000'000};
        QTest::newRow("1e10") << quint64{kTenBillion};
        QTest::newRow("2^60") << (quint64{1} << 60U);
        QTest::newRow("2^63") << quint64{kHuge};
    }
    void countsOfAllSizes()
    {
        QFETCH(quint64, count);
        LineSpace space = spaceOf(count);
        QVERIFY(!space.fitsInView());
        // A step of the bar leads somewhere that gives the same step.
        const int maximum = space.barMaximum();
        QVERIFY(maximum > 0);
        for (const int value : {0, 1, maximum / 3, maximum / 2, maximum - 1, maximum}) {
            space.setBarValue(value);
            QCOMPARE(space.barValue(), value);
        }
        // The end is the end: the last line is in view, as a whole.
        const LineSpace::Visible visible = space.visible();
        QCOMPARE(visible.first + visible.count, count);
        QCOMPARE(space.startOf(count - 1) + 20, 605);
        space.setBarValue(0);
        QCOMPARE(space.place(), LineSpace::Place{});
        // Each line can be gone to.
        for (const quint64 line : {quint64{0}, count / 3, count / 2 + 1, count - 1}) {
            space.ensureVisible(line);
            const int start = space.startOf(line);
            QVERIFY(start >= 0 && start + 20 <= 605);
            QCOMPARE(space.lineAt(start), line);
            QCOMPARE(space.lineAt(start + 19), line);
        }
    }

    void theBarIsMonotonic()
    {
        LineSpace space = spaceOf(kTenBillion);
        std::uint64_t before = 0;
        for (int value = 1; value < (1 << 30); value += (1 << 30) / 1000) {
            space.setBarValue(value);
            QVERIFY(space.place().line > before);
            before = space.place().line;
        }
    }

    void scrollsByPixels()
    {
        LineSpace space = spaceOf(kTenBillion);
        space.scrollBy(-50);
        QCOMPARE(space.place(), LineSpace::Place{});
        space.scrollBy(33);
        QCOMPARE(space.place(), (LineSpace::Place{1, 13}));
        space.scrollBy(-14);
        QCOMPARE(space.place(), (LineSpace::Place{0, 19}));
        space.ensureVisible(kTenBillion / 2);
        const LineSpace::Place middle = space.place();
        space.scrollBy(20 * 7 + 3);
        space.scrollBy(-20 * 7 - 3);
        QCOMPARE(space.place(), middle);
        space.ensureVisible(kTenBillion - 1);
        const LineSpace::Place last = space.place();
        space.scrollBy(1000);
        QCOMPARE(space.place(), last);
    }

    void fewLinesDoNotScroll()
    {
        LineSpace space = spaceOf(30);
        QVERIFY(space.fitsInView());
        QCOMPARE(space.barMaximum(), 0);
        space.scrollBy(100);
        QCOMPARE(space.place(), LineSpace::Place{});
        QCOMPARE(space.lineAt(600), 30U);
    }

    void nothingAtAll()
    {
        LineSpace space = spaceOf(0);
        space.scrollBy(10);
        space.setBarValue(3);
        space.ensureVisible(5);
        QCOMPARE(space.barMaximum(), 0);
        QCOMPARE(space.visible().count, 0U);
        QCOMPARE(space.lineAt(0), 0U);
    }

    void aViewOfNoLength()
    {
        LineSpace space = spaceOf(100);
        space.setViewLength(-5);
        QCOMPARE(space.visible().count, 0U);
        space.ensureVisible(50);
        space.setViewLength(600);
        QVERIFY(space.visible().count > 0);
    }

    void linesOfTheirOwnSize()
    {
        LineSpace space = spaceOf(100);
        space.setSizeOf(2, 100);
        QCOMPARE(space.startOf(3), 140);
        QCOMPARE(space.lineAt(139), 2U);
        QCOMPARE(space.barMaximum(), 100 * 20 + 80 - 605);
        for (const int value : {0, 39, 40, 45, 139, 140, 141, 1000}) {
            space.setBarValue(value);
            QCOMPARE(space.barValue(), value);
        }
        space.ensureVisible(2);
        QCOMPARE(space.place(), (LineSpace::Place{2, 0}));
    }

    void aLineLargerThanTheView()
    {
        LineSpace space = spaceOf(10);
        space.setSizeOf(4, 2000);
        space.ensureVisible(4);
        QCOMPARE(space.place(), (LineSpace::Place{4, 0}));
        space.scrollBy(500);
        QCOMPARE(space.place(), (LineSpace::Place{4, 500}));
        QCOMPARE(space.visible().count, 1U);
    }
};

QTEST_APPLESS_MAIN(TestLineSpace)
#include "tst_line_space.moc"
