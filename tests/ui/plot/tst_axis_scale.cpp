// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/AxisScale.h"

#include <QtTest>

#include <cmath>

using namespace h5scout;
using namespace h5scout::ui;

namespace
{

AxisScale sparse()
{
    // Every third of the squares 0, 1, 4 ... 49 and the last one: 0, 9, 36, 49.
    DataAxis axis;
    axis.spacing = DataAxis::Spacing::Monotonic;
    axis.size = 8;
    axis.values = {0, 9, 36, 49};
    axis.valueStride = 3;
    return AxisScale::of(axis, 8);
}

} // namespace

class AxisScaleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void indicesAreTheirOwnPositions();
    void uniformPositionsGoBothWays();
    void tablesAreInterpolatedAndReversed();
    void fallingTablesAreReversed();
    void knotsOfALongAxisAreExact();
    void scatteredPositionsGiveTheNearest();
    void nonsenseBecomesIndices();
    void edgesLieHalfwayBetween();
};

void AxisScaleTest::indicesAreTheirOwnPositions()
{
    const AxisScale scale(5);
    QCOMPARE(scale.at(3), 3.0);
    QCOMPARE(scale.indexAt(2.25), 2.25);
    QCOMPARE(scale.nearest(-7), 0U);
    QCOMPARE(scale.nearest(99), 4U);
    QCOMPARE(scale.edges(), (Span{-0.5, 4.5}));
    QCOMPARE(AxisScale(0).nearest(1), 0U);
}

void AxisScaleTest::uniformPositionsGoBothWays()
{
    const AxisScale scale = AxisScale::uniform(10, -2, 4);
    QCOMPARE(scale.at(3), 4.0);
    QCOMPARE(scale.indexAt(4), 3.0);
    QVERIFY(!scale.isRising());
    QCOMPARE(scale.positions(), (Span{4, 10}));
    QCOMPARE(scale.edges(), (Span{3, 11}));
}

void AxisScaleTest::tablesAreInterpolatedAndReversed()
{
    const AxisScale scale = AxisScale::ofValues({1, 2, 4, 8});
    QCOMPARE(scale.spacing(), AxisScale::Spacing::Monotonic);
    QCOMPARE(scale.at(1.5), 3.0);
    QCOMPARE(scale.at(-1), 0.0); // goes on as it began
    QCOMPARE(scale.at(4), 12.0);
    for (const double index : {-0.5, 0.0, 0.25, 1.75, 3.0, 3.5})
        QCOMPARE(scale.indexAt(scale.at(index)), index);
    QCOMPARE(scale.nearest(6.5), 3U);
}

void AxisScaleTest::fallingTablesAreReversed()
{
    const AxisScale scale = AxisScale::ofValues({8, 4, 2, 1});
    QVERIFY(scale.isMonotonic());
    QVERIFY(!scale.isRising());
    for (const double index : {0.0, 0.5, 2.0, 2.75, 3.0})
        QCOMPARE(scale.indexAt(scale.at(index)), index);
}

void AxisScaleTest::knotsOfALongAxisAreExact()
{
    const AxisScale scale = sparse();
    QVERIFY(scale.isInterpolated());
    QCOMPARE(scale.at(3), 9.0);
    QCOMPARE(scale.at(6), 36.0);
    QCOMPARE(scale.at(7), 49.0);
    QCOMPARE(scale.indexAt(49), 7.0);
    QCOMPARE(scale.at(4.5), 22.5);
    QCOMPARE(scale.indexAt(22.5), 4.5);
}

void AxisScaleTest::scatteredPositionsGiveTheNearest()
{
    const AxisScale scale = AxisScale::ofValues({5, 1, 3, 1});
    QCOMPARE(scale.spacing(), AxisScale::Spacing::Scattered);
    QCOMPARE(scale.nearest(2.9), 2U);
    QCOMPARE(scale.nearest(1), 1U);
    QCOMPARE(scale.positions(), (Span{1, 5}));
    const AxisScale gaps = AxisScale::ofValues({std::nan(""), 2, 1});
    QVERIFY(!gaps.isMonotonic());
    QCOMPARE(gaps.positions(), (Span{1, 2}));
    QCOMPARE(gaps.nearest(1.9), 1U);
}

void AxisScaleTest::nonsenseBecomesIndices()
{
    QCOMPARE(AxisScale::uniform(1, 0, 3).spacing(), AxisScale::Spacing::Index);
    QCOMPARE(AxisScale::uniform(std::nan(""), 1, 3).at(2), 2.0);
    DataAxis other;
    other.spacing = DataAxis::Spacing::Uniform;
    other.size = 4;
    other.label = QStringLiteral("x");
    const AxisScale scale = AxisScale::of(other, 3); // of another length
    QCOMPARE(scale.spacing(), AxisScale::Spacing::Index);
    QCOMPARE(axisTitle(scale, QStringLiteral("index")), QStringLiteral("x"));
}

void AxisScaleTest::edgesLieHalfwayBetween()
{
    const AxisScale scale = AxisScale::ofValues({0, 1, 10});
    QCOMPARE(scale.at(0.5), 0.5);
    QCOMPARE(scale.at(1.5), 5.5);
    QCOMPARE(scale.edges(), (Span{-0.5, 14.5}));
    QCOMPARE(AxisScale::ofValues({7}).edges(), (Span{6.5, 7.5}));
}

QTEST_APPLESS_MAIN(AxisScaleTest)
#include "tst_axis_scale.moc"
