// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/LineAxes.h"

#include <limits>

#include <QTest>

using namespace h5scout::ui;

namespace
{

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

CurveInfo along(const AxisScale& scale)
{
    return CurveInfo{.x = scale};
}

} // namespace

class TestLineAxes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsAllWithSomeRoom_data()
    {
        QTest::addColumn<AxisScale>("scale");
        QTest::addColumn<double>("lower");
        QTest::addColumn<double>("upper");
        QTest::newRow("nothing") << AxisScale(0) << -0.5 << 0.5;
        QTest::newRow("one sample") << AxisScale(1) << -0.5 << 0.5;
        QTest::newRow("few samples") << AxisScale(11) << -0.5 << 10.5;
        QTest::newRow("many samples") << AxisScale(1001) << -15.0 << 1015.0;
        QTest::newRow("uniform") << AxisScale::uniform(10, -0.5, 3) << 8.75 << 10.25;
        QTest::newRow("monotonic") << AxisScale::ofValues({1, 2, 11}) << 0.5 << 11.5;
        QTest::newRow("scattered") << AxisScale::ofValues({0, 10, kNan, 0}) << -0.15 << 10.15;
    }

    void showsAllWithSomeRoom()
    {
        QFETCH(AxisScale, scale);
        const XAxis axis = xAxisOf({scale}, false);
        QTEST(axis.whole.lower, "lower");
        QTEST(axis.whole.upper, "upper");
        QVERIFY(axis.closest > 0 && axis.closest <= axis.whole.size());
    }

    void showsSmallRangesFarFromZero()
    {
        const XAxis seconds = xAxisOf({AxisScale::uniform(1.7e9, 1e-6, 101)}, false);
        QVERIFY(seconds.whole.size() > 1e-4 && seconds.whole.size() < 1.1e-4);
        QVERIFY(seconds.closest < seconds.whole.size() / 2);
        const XAxis integers = xAxisOf({AxisScale::uniform(0x1p53, 2, 51)}, false);
        QVERIFY(integers.whole.size() > 100 && integers.whole.size() < 110);
    }

    void beginsALogarithmicAxisAtTheSmallestPositivePosition_data()
    {
        QTest::addColumn<AxisScale>("scale");
        QTest::addColumn<double>("smallest");
        QTest::newRow("index") << AxisScale(1000) << 1.0;
        QTest::newRow("rising through zero") << AxisScale::uniform(-1, 0.3, 100) << 0.2;
        QTest::newRow("falling to zero") << AxisScale::uniform(5, -1, 6) << 1.0;
        QTest::newRow("positive") << AxisScale::ofValues({0.01, 0.1, 5}) << 0.01;
        QTest::newRow("scattered") << AxisScale::ofValues({3, -1, 2, kNan, 8}) << 2.0;
        QTest::newRow("from zero") << AxisScale::ofValues({0, 1e-200, 1}) << 1e-200;
    }

    void beginsALogarithmicAxisAtTheSmallestPositivePosition()
    {
        QFETCH(AxisScale, scale);
        QFETCH(double, smallest);
        QVERIFY(std::abs(*smallestPositive(scale) - smallest) <= smallest * 1e-9);
        const XAxis axis = xAxisOf({scale}, true);
        QCOMPARE(static_cast<int>(axis.kind), static_cast<int>(AxisKind::Logarithmic));
        QVERIFY(axis.whole.lower > 0 && axis.whole.lower < smallest);
        QCOMPARE(axis.hasHidden, scale.positions().lower <= 0);
    }

    void staysLinearWhereNothingIsPositive()
    {
        QCOMPARE(static_cast<int>(xAxisOf({AxisScale::uniform(-5, 1, 6)}, true).kind),
                 static_cast<int>(AxisKind::Number));
        AxisScale time = AxisScale::uniform(1.7e9, 1, 100);
        time.isTime = true;
        QCOMPARE(static_cast<int>(xAxisOf({time}, true).kind), static_cast<int>(AxisKind::Date));
    }

    void drawsAgainstTheIndexWhatCannotBeDrawnAlongItsAxis()
    {
        std::vector<double> zigzag(kMostScattered + 1);
        for (std::size_t i = 0; i < zigzag.size(); ++i)
            zigzag[i] = static_cast<double>(i % 7);
        QVERIFY(xScalesOf({along(AxisScale(5)), along(AxisScale::ofValues(zigzag))}).isAgainstIndex);
        zigzag.pop_back();
        QVERIFY(!xScalesOf({along(AxisScale::ofValues(zigzag))}).isAgainstIndex);
        QVERIFY(xScalesOf({along(AxisScale::uniform(0, 1e300, 10))}).isAgainstIndex);
        QVERIFY(!xScalesOf({along(AxisScale::uniform(1e9, 1e-300, 10))}).isAgainstIndex);
    }

    void tellsAxesOfOtherNamesApart()
    {
        AxisScale length = AxisScale::uniform(0, 0.1, 100);
        length.label = QStringLiteral("Position");
        length.units = QStringLiteral("mm");
        AxisScale other = length;
        QVERIFY(areSameAxis(length, other));
        other.units = QStringLiteral("fs");
        QVERIFY(!areSameAxis(length, other));
        other = length;
        other.label = QStringLiteral("Delay");
        QVERIFY(!areSameAxis(length, other));
    }

    void tellsOfPointsWithoutAPlace()
    {
        QVERIFY(!xAxisOf({AxisScale::ofValues({0, 2, 1})}, false).hasPlaceless);
        QVERIFY(xAxisOf({AxisScale::ofValues({0, std::numeric_limits<double>::infinity(), 1})}, false).hasPlaceless);
        QVERIFY(xScalesOf({along(AxisScale::ofValues({kNan, kNan, kNan}))}).isAgainstIndex);
    }

    void tellsAlikePositions()
    {
        const AxisScale scale = AxisScale::uniform(0, 0.1, 100);
        QVERIFY(isAlike(scale, AxisScale::uniform(0, 0.1 + 1e-12, 100)));
        QVERIFY(!isAlike(scale, AxisScale::uniform(0, 0.1, 101)));
        QVERIFY(!isAlike(scale, AxisScale::uniform(1, 0.1, 100)));
        QVERIFY(!isAlike(scale, AxisScale::uniform(9.9, -0.1, 100)));
    }
};

QTEST_APPLESS_MAIN(TestLineAxes)
#include "tst_line_axes.moc"
