// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/AxisMap.h"

#include <cmath>
#include <limits>

#include <QTest>

using namespace h5scout::ui;

namespace
{
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
} // namespace

class TestAxisMap : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void mapsThereAndBack_data()
    {
        QTest::addColumn<AxisMap>("map");
        QTest::addColumn<double>("number");
        QTest::addColumn<double>("pixel");
        const AxisMap linear({-2, 2}, 400, 0);
        const AxisMap logarithmic({1e-2, 1e2}, 0, 400, AxisMap::Kind::Logarithmic);
        QTest::newRow("linear, lower end") << linear << -2.0 << 400.0;
        QTest::newRow("linear, middle") << linear << 0.0 << 200.0;
        QTest::newRow("linear, outside") << linear << 3.0 << -100.0;
        QTest::newRow("logarithmic, lower end") << logarithmic << 1e-2 << 0.0;
        QTest::newRow("logarithmic, a decade") << logarithmic << 1e1 << 300.0;
        QTest::newRow("logarithmic, outside") << logarithmic << 1e3 << 500.0;
        QTest::newRow("far from zero") << AxisMap({1.7e9, 1.7e9 + 1e-3}, 0, 1000) << 1.7e9 + 0.5e-3
                                       << 1000 * ((1.7e9 + 0.5e-3) - 1.7e9) / ((1.7e9 + 1e-3) - 1.7e9);
        QTest::newRow("tiny numbers") << AxisMap({0, 1e-279}, 0, 100) << 5e-280 << 50.0;
        QTest::newRow("large numbers") << AxisMap({-1e249, 1e249}, 0, 100) << 0.0 << 50.0;
    }

    void mapsThereAndBack()
    {
        QFETCH(AxisMap, map);
        QFETCH(double, number);
        QFETCH(double, pixel);
        QCOMPARE(map.pixel(number), pixel);
        QVERIFY(std::abs(map.number(pixel) - number) <= 1e-9 * std::abs(map.range().size()));
    }

    void putsWhatItCannotShowOutside()
    {
        const AxisMap linear({0, 1}, 100, 0);
        QVERIFY(std::isnan(linear.pixel(kNan)));
        QVERIFY(linear.pixel(kInfinity) < -1e6);
        QVERIFY(linear.pixel(-kInfinity) > 1e6);
        QVERIFY(linear.pixel(1e308) < -1e6);
        QVERIFY(linear.canShow(-1) && !linear.canShow(kNan));
        const AxisMap logarithmic({1, 10}, 100, 0, AxisMap::Kind::Logarithmic);
        QVERIFY(logarithmic.pixel(0) > 1e6);
        QVERIFY(logarithmic.pixel(-5) > 1e6);
        QVERIFY(!logarithmic.canShow(0) && !logarithmic.canShow(-5) && !logarithmic.canShow(kNan));
        QVERIFY(logarithmic.canShow(5e-324));
    }
};

QTEST_APPLESS_MAIN(TestAxisMap)
#include "tst_axis_map.moc"
