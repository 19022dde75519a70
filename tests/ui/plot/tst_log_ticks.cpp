// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/LogTicks.h"

#include <cmath>
#include <limits>

#include <QTest>

using namespace h5scout::ui;

class TestLogTicks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void choosesTicks_data()
    {
        QTest::addColumn<Span>("range");
        QTest::addColumn<int>("most");
        QTest::addColumn<std::vector<double>>("ticks");
        using Ticks = std::vector<double>;
        QTest::newRow("decades") << Span{0.5, 2e5} << 8 << Ticks{1, 10, 100, 1000, 1e4, 1e5};
        QTest::newRow("twos and fives") << Span{0.9, 60} << 8 << Ticks{1, 2, 5, 10, 20, 50};
        QTest::newRow("every second, where most fit") << Span{2, 6000} << 2 << Ticks{10, 1000};
        QTest::newRow("every third") << Span{1, 1e9} << 4 << Ticks{1, 1000, 1e6, 1e9};
        QTest::newRow("the same ones after moving") << Span{0.05, 5e8} << 4 << Ticks{1, 1000, 1e6};
        QTest::newRow("too short") << Span{100, 140} << 5 << Ticks{};
        QTest::newRow("below zero") << Span{-1, 10} << 5 << Ticks{};
        QTest::newRow("empty") << Span{3, 3} << 5 << Ticks{};
    }

    void choosesTicks()
    {
        QFETCH(Span, range);
        QFETCH(int, most);
        QFETCH(std::vector<double>, ticks);
        const std::vector<double> chosen = logTicks(range, most);
        QCOMPARE(chosen.size(), ticks.size());
        for (std::size_t i = 0; i < ticks.size(); ++i)
            QVERIFY(std::abs(chosen[i] - ticks[i]) <= 1e-9 * ticks[i]);
    }

    void neverTooManyNorNone()
    {
        for (const double lower : {1e-240, 3e-7, 1.0, 4.2, 7e90})
            for (const double ratio : {5.0, 5.1, 30.0, 1e4, 1e40, 1e150})
                for (const int most : {2, 5, 12}) {
                    const Span range{lower, lower * ratio};
                    const std::vector<double> ticks = logTicks(range, most);
                    QVERIFY2(!ticks.empty() && static_cast<int>(ticks.size()) <= most,
                             qPrintable(QStringLiteral("%1 x %2: %3").arg(lower).arg(ratio).arg(ticks.size())));
                    QVERIFY(ticks.front() >= range.lower * (1 - 1e-9) && ticks.back() <= range.upper * (1 + 1e-9));
                }
    }
};

QTEST_MAIN(TestLogTicks)
#include "tst_log_ticks.moc"
