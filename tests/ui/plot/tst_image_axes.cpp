// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ImageAxes.h"

#include <limits>

#include "ui/plot/PlaneReadOut.h"

#include <QDateTime>
#include <QTest>

using namespace h5scout;
using namespace h5scout::ui;

namespace
{
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
}

class TestImageAxes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void replacesAxesThatCarryNoImage_data()
    {
        QTest::addColumn<AxisScale>("scale");
        QTest::addColumn<bool>("isCarried");
        QTest::newRow("index") << AxisScale(5) << true;
        QTest::newRow("empty") << AxisScale(0) << true;
        QTest::newRow("falling") << AxisScale::uniform(1e-3, -1e-9, 5) << true;
        QTest::newRow("uneven") << AxisScale::ofValues({1, 2, 4, 8, 16}) << true;
        QTest::newRow("far from zero") << AxisScale::uniform(1.7e9, 1e-6, 101) << true;
        QTest::newRow("scattered") << AxisScale::ofValues({1, 4, 2, 8, 16}) << false;
        QTest::newRow("NaN") << AxisScale::ofValues({1, 2, kNan, 8, 16}) << false;
        QTest::newRow("infinite") << AxisScale::ofValues({1, 2, 4, 8, std::numeric_limits<double>::infinity()})
                                  << false;
        QTest::newRow("huge") << AxisScale::uniform(1e300, 1e299, 5) << false;
        QTest::newRow("finer than a double") << AxisScale::uniform(1e18, 1e-3, 5) << false;
        QTest::newRow("subnormal") << AxisScale::uniform(0, 5e-320, 5) << false;
        QTest::newRow("one large number") << AxisScale::ofValues({1e18}) << false;
    }

    void replacesAxesThatCarryNoImage()
    {
        QFETCH(AxisScale, scale);
        QFETCH(bool, isCarried);
        QCOMPARE(canCarryImage(scale), isCarried);
        const AxisScale shown = imageScale(scale);
        QCOMPARE(shown.count(), scale.count());
        QCOMPARE(shown.spacing(), isCarried ? scale.spacing() : AxisScale::Spacing::Index);
    }

    void findsTheCellOfEachPixel()
    {
        const auto cells = cellsAt(AxisScale(4), {0, 4, 1}, {-0.75, 0.5, 10}); // from -0.75 to 3.75
        QCOMPARE(cells, (std::vector{-1, 0, 0, 1, 1, 2, 2, 3, 3, -1}));
    }

    void cellsOfFallingAxesRunBackwards()
    {
        const auto cells = cellsAt(AxisScale::uniform(30, -10, 4), {0, 4, 1}, {0, 10, 4});
        QCOMPARE(cells, (std::vector{3, 2, 1, 0}));
    }

    void edgesLieHalfwayBetweenUnevenPositions()
    {
        const AxisScale scale = AxisScale::ofValues({0, 1, 10});
        const auto cells = cellsAt(scale, {0, 3, 1}, {-0.6, 1, 17}); // -0.6, 0.4, 1.4 ... 15.4
        const std::vector<int> expected{-1, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, -1};
        QCOMPARE(cells, expected); // edges at -0.5, 0.5, 5.5 and 14.5
        QCOMPARE(cellsAt(scale, {0, 3, 1}, {14.4, 0.2, 2}), (std::vector{2, -1}));
    }

    void samplesStandForTheirStride()
    {
        // Three samples of seven elements, three elements each; the last one stands for one.
        QCOMPARE(cellsAt(AxisScale(7), {0, 3, 3}, {0, 1, 8}), (std::vector{0, 0, 0, 1, 1, 1, 2, -1}));
        QCOMPARE(cellsAt(AxisScale(7), {2, 2, 2}, {0, 1, 8}), (std::vector{-1, -1, 0, 0, 1, 1, -1, -1}));
        QCOMPARE(cellsAt(AxisScale(7), {0, 0, 1}, {0, 1, 2}), (std::vector{-1, -1}));
        QCOMPARE(cellsAt(AxisScale(7), {0, 7, 0}, {0, 1, 2}), (std::vector{-1, -1}));
    }

    void tellsTheElementsInView_data()
    {
        QTest::addColumn<AxisScale>("scale");
        QTest::addColumn<Span>("view");
        QTest::addColumn<quint64>("start");
        QTest::addColumn<quint64>("count");
        QTest::newRow("all") << AxisScale(10) << Span{-0.5, 9.5} << quint64{0} << quint64{10};
        QTest::newRow("parts count") << AxisScale(10) << Span{2.4, 4.6} << quint64{2} << quint64{4};
        QTest::newRow("within one") << AxisScale(10) << Span{2.6, 2.9} << quint64{3} << quint64{1};
        QTest::newRow("beyond") << AxisScale(10) << Span{20, 30} << quint64{9} << quint64{1};
        QTest::newRow("falling") << AxisScale::uniform(9, -1, 10) << Span{6.6, 9.5} << quint64{0} << quint64{3};
        QTest::newRow("uneven") << AxisScale::ofValues({1, 10, 100, 1000}) << Span{5, 60} << quint64{0} << quint64{3};
    }

    void tellsTheElementsInView()
    {
        QFETCH(AxisScale, scale);
        QFETCH(Span, view);
        QFETCH(quint64, start);
        QFETCH(quint64, count);
        QCOMPARE(elementsWithin(scale, view), (Range{start, count, 1}));
    }

    void emptyAxesHaveNoElements() { QCOMPARE(elementsWithin(AxisScale(0), {0, 1}).count, quint64{0}); }

    void findsTheSmallestCell()
    {
        QCOMPARE(smallestCell(AxisScale(3)), 1.0);
        QCOMPARE(smallestCell(AxisScale::uniform(0, -0.25, 9)), 0.25);
        QCOMPARE(smallestCell(AxisScale::ofValues({0, 3, 4, 10})), 1.0);
    }

    void comparesAxes()
    {
        const AxisScale scale = AxisScale::uniform(0, 2, 10);
        QVERIFY(isCompatible(scale, AxisScale::uniform(0, 2, 10)));
        QVERIFY(!isCompatible(scale, AxisScale::uniform(0, 2, 11)));
        QVERIFY(!isCompatible(scale, AxisScale::uniform(0, 3, 10)));
        QVERIFY(!isCompatible(scale, AxisScale(10)));
        AxisScale other = scale;
        other.units = QStringLiteral("mm");
        QVERIFY(!isCompatible(scale, other));
    }

    void readsOutPlaces()
    {
        AxisScale columns = AxisScale::uniform(0, 0.25, 10);
        columns.units = QStringLiteral("mm");
        AxisScale rows = AxisScale::uniform(1, -0.5, 10);
        rows.units = QStringLiteral("mm");
        QCOMPARE(imageReadOut(rows, columns, 3, 5, 312, QStringLiteral("Camera")),
                 QStringLiteral("x = 1.25 mm, y = -0.5 mm, Camera = 312 (row 3, column 5)"));
        QCOMPARE(imageReadOut(AxisScale(9), AxisScale(9), 3, 5, 312.5, {}),
                 QStringLiteral("row = 3, column = 5, value = 312.5"));
        columns.label = QStringLiteral("Delay");
        QCOMPARE(imageReadOut(AxisScale(9), columns, 3, 5, kNan, QStringLiteral("Camera (counts)")),
                 QStringLiteral("Delay = 1.25 mm, row = 3, Camera = NaN counts (column 5)"));
        QCOMPARE(imageReadOut(rows, AxisScale(9), 3, 5, {}, {}), QStringLiteral("y = -0.5 mm, column = 5 (row 3)"));
        QCOMPARE(pointReadOut(columns, rows, 4, 7, {}), QStringLiteral("Delay = 1 mm, y = -1 mm, value = 7 (point 4)"));
    }

    void readsOutAlmostEqualValues()
    {
        QCOMPARE(imageReadOut(AxisScale(9), AxisScale(9), 3, 5, 1e6 + 1e-6, {}, 1e-8),
                 QStringLiteral("row = 3, column = 5, value = 1000000.000001"));
        QCOMPARE(imageReadOut(AxisScale(9), AxisScale(9), 3, 5, 1234567, {}, 1),
                 QStringLiteral("row = 3, column = 5, value = 1234567"));
    }

    void readsOutDates()
    {
        AxisScale time = AxisScale::uniform(1.6e9, 0.25, 4);
        time.isTime = true;
        const QString text = imageReadOut(time, AxisScale(3), 2, 1, {}, {});
        const QString date =
            QDateTime::fromSecsSinceEpoch(1'600'000'000).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
        QVERIFY2(text.startsWith(QStringLiteral("y = %1.500, ").arg(date)), qPrintable(text));
    }
};

QTEST_MAIN(TestImageAxes)
#include "tst_image_axes.moc"
