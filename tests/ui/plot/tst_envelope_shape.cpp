// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/EnvelopeShape.h"

#include <cmath>
#include <limits>

#include <QTest>

using namespace h5scout;
using namespace h5scout::ui;

namespace
{

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

Envelope envelopeOf(std::vector<double> minimum, std::vector<double> maximum, quint64 count, quint64 start = 0)
{
    Envelope envelope;
    envelope.start = start;
    envelope.count = count;
    envelope.minimum = std::move(minimum);
    envelope.maximum = std::move(maximum);
    envelope.samplesRead = count;
    return envelope;
}

/// One sample a column.
Envelope exactly(const std::vector<double>& values)
{
    return envelopeOf(values, values, values.size());
}

/// `xScale` pixels a sample, ten pixels a unit, value 0 at pixel 100, drawn between the pixels 0 and 200.
PixelMap tenfold(double xScale = 10, const AxisScale& scale = AxisScale(100000), double resolution = 1)
{
    return {.scale = scale,
            .x = AxisMap({0, 100}, 0, 100 * xScale),
            .y = AxisMap({-10, 10}, 200, 0),
            .area = QRectF(0, 0, 1000, 200),
            .resolution = resolution};
}

} // namespace

class TestEnvelopeShape : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void drawsOneSampleAColumnAsALine()
    {
        const EnvelopeShape shape = envelopeShape(exactly({0, 1, -2}), tenfold());
        QVERIFY(!shape.isDense());
        QCOMPARE(shape.lines.size(), 1U);
        QCOMPARE(shape.lines[0], QPolygonF({{0, 100}, {10, 90}, {20, 120}}));
    }

    void breaksALineAtNan()
    {
        const EnvelopeShape shape = envelopeShape(exactly({1, 2, kNan, 3, kNan, kNan, 4, 5}), tenfold());
        QCOMPARE(shape.lines.size(), 3U);
        QCOMPARE(shape.lines[0].size(), 2);
        QCOMPARE(shape.lines[1], QPolygonF({{30, 70}})); // a sample between two gaps is kept
        QCOMPARE(shape.lines[2].size(), 2);
    }

    void drawsNothingWhereAllIsNan()
    {
        QVERIFY(envelopeShape(exactly({kNan, kNan}), tenfold()).lines.empty());
        const EnvelopeShape dense = envelopeShape(envelopeOf({kNan, kNan}, {kNan, kNan}, 100), tenfold());
        QVERIFY(dense.lines.empty() && dense.bars.empty());
    }

    void skipsColumnsThatHoldNoSample()
    {
        // Four columns for two samples: they lie in the columns 1 and 3.
        const Envelope envelope = envelopeOf({kNan, 1, kNan, 2}, {kNan, 1, kNan, 2}, 2);
        const EnvelopeShape shape = envelopeShape(envelope, tenfold());
        QCOMPARE(shape.lines.size(), 1U);
        QCOMPARE(shape.lines[0], QPolygonF({{0, 90}, {10, 80}}));
    }

    void drawsBarsFromMinimumToMaximum()
    {
        const PixelMap map = tenfold(1); // ten samples a column, ten pixels a column
        const EnvelopeShape shape = envelopeShape(envelopeOf({-1, 0}, {2, 3}, 20), map);
        QVERIFY(shape.isDense());
        QCOMPARE(shape.bars.size(), 2U);
        QCOMPARE(shape.bars[0], QRectF(QPointF(0, 80), QPointF(10, 110)));
        QCOMPARE(shape.bars[1], QRectF(QPointF(10, 70), QPointF(20, 100)));
    }

    void joinsNeighboursThatDoNotTouch_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("steps up") << 5.0 << 6.0;
        QTest::newRow("steps down") << -6.0 << -5.0;
        QTest::newRow("touches") << 1.0 << 2.0;
        QTest::newRow("no height") << 7.0 << 7.0;
    }

    void joinsNeighboursThatDoNotTouch()
    {
        QFETCH(double, low);
        QFETCH(double, high);
        const EnvelopeShape shape = envelopeShape(envelopeOf({0, low, 0}, {1, high, 1}, 30), tenfold());
        QCOMPARE(shape.bars.size(), 3U);
        for (std::size_t i = 1; i < shape.bars.size(); ++i) {
            const QRectF& left = shape.bars[i - 1];
            const QRectF& right = shape.bars[i];
            QCOMPARE(right.left(), left.right());
            QVERIFY2(right.top() <= left.bottom() && right.bottom() >= left.top(), "a gap between two bars");
        }
        // Joining only ever adds: the values are still covered.
        QVERIFY(shape.bars[1].top() <= tenfold().y.pixel(high) && shape.bars[1].bottom() >= tenfold().y.pixel(low));
    }

    void doesNotJoinAcrossNan()
    {
        const EnvelopeShape shape = envelopeShape(envelopeOf({0, kNan, 5}, {1, kNan, 6}, 30), tenfold());
        QCOMPARE(shape.bars.size(), 2U);
        QCOMPARE(shape.bars[1].bottom(), tenfold().y.pixel(5));
        QVERIFY(shape.bars[1].left() > shape.bars[0].right());
    }

    void keepsEveryPeakWhenColumnsShareAPixel()
    {
        std::vector<double> minimum(1000, 0.0);
        std::vector<double> maximum(1000, 0.0);
        maximum[777] = 9;
        minimum[333] = -8;
        const PixelMap map = tenfold(0.01); // 10000 samples on 100 pixels
        const EnvelopeShape shape = envelopeShape(envelopeOf(minimum, maximum, 10000), map);
        QCOMPARE(shape.bars.size(), 100U);
        double top = kInfinity;
        double bottom = -kInfinity;
        for (const QRectF& bar : shape.bars) {
            top = std::min(top, bar.top());
            bottom = std::max(bottom, bar.bottom());
        }
        QCOMPARE(top, map.y.pixel(9));
        QCOMPARE(bottom, map.y.pixel(-8));
    }

    void drawsHalfPixelsOnAFineScreen()
    {
        const PixelMap map = tenfold(0.01, AxisScale(100000), 2);
        std::vector<double> values(1000, 1.0);
        QCOMPARE(envelopeShape(envelopeOf(values, values, 10000), map).bars.size(), 200U);
    }

    void drawsInfinitiesAtTheEdge()
    {
        const EnvelopeShape shape = envelopeShape(exactly({0, kInfinity, -kInfinity, 1e300}), tenfold());
        QCOMPARE(shape.lines.size(), 1U);
        QCOMPARE(shape.lines[0], QPolygonF({{0, 100}, {10, 1}, {20, 199}, {30, 1}}));
        const EnvelopeShape above = envelopeShape(envelopeOf({kInfinity, 0}, {kInfinity, 0}, 20), tenfold());
        QVERIFY(above.bars.front().bottom() > 0 && above.bars.front().top() < 0);
    }

    void breaksALineWhereThereIsNoPlace()
    {
        const PixelMap map = tenfold(10, AxisScale::ofValues({0, 1, kInfinity, 3, kNan, 5}));
        const EnvelopeShape shape = envelopeShape(exactly({0, 1, 2, 3, 4, 5}), map);
        QCOMPARE(shape.lines.size(), 3U);
        QCOMPARE(shape.lines[0], QPolygonF({{0, 100}, {10, 90}}));
        QCOMPARE(shape.lines[1], QPolygonF({{30, 70}}));
    }

    void leavesGapsInABandWithoutErrors()
    {
        Envelope envelope = exactly({1, 1, 1, 1, 1});
        envelope.lower = {0, 1, 0, 0, 1}; // the value itself where the error is NaN
        envelope.upper = {2, 1, 2, 2, 1};
        const BandShape band = errorBand(envelope, tenfold());
        QCOMPARE(band.areas.size(), 2U);
        QCOMPARE(band.areas[0].boundingRect(), QRectF(-1.5, 80, 3, 20)); // one sample
        QCOMPARE(band.areas[1].boundingRect(), QRectF(20, 80, 10, 20));
    }

    void leadsLinesFarOutsideInTheRightDirection()
    {
        const EnvelopeShape shape = envelopeShape(exactly({0, 1e200, -1e200, 1e200, 1000}), tenfold());
        QCOMPARE(shape.lines.size(), 1U);
        const QPolygonF& line = shape.lines[0];
        QVERIFY(line[1].y() < -1e6);
        QVERIFY(line[2].y() > 1e6);
        QVERIFY(line[3].y() < -1e6);
        QCOMPARE(line[4].y(), -9900.0);
        const QVector<QLineF> pieces = clippedPieces(line.mid(3), tenfold().area);
        QVERIFY(pieces.isEmpty()); // both ends are above
        const QVector<QLineF> rising = clippedPieces({line[0], line[1]}, tenfold().area);
        QCOMPARE(rising.size(), 1);
        QCOMPARE(rising[0].p1(), QPointF(0, 100));
        QCOMPARE(rising[0].y2(), 0.0);
        QVERIFY(rising[0].x2() < 0.001);
    }

    void keepsBarsNearTheEdge()
    {
        const EnvelopeShape shape = envelopeShape(envelopeOf({-kInfinity, -1e300}, {kInfinity, 1e300}, 20), tenfold());
        for (const QRectF& bar : shape.bars)
            QVERIFY(bar.top() >= -100 && bar.bottom() <= 300 && bar.top() < 0 && bar.bottom() > 200);
    }

    void clipsLines_data()
    {
        QTest::addColumn<QPolygonF>("line");
        QTest::addColumn<QVector<QLineF>>("pieces");
        QTest::newRow("within") << QPolygonF({{1, 1}, {2, 3}}) << QVector<QLineF>{{1, 1, 2, 3}};
        QTest::newRow("through a corner") << QPolygonF({{-5, 5}, {5, -5}}) << QVector<QLineF>{{0, 0, 0, 0}};
        QTest::newRow("across") << QPolygonF({{-10, 5}, {20, 5}}) << QVector<QLineF>{{0, 5, 10, 5}};
        QTest::newRow("beside") << QPolygonF({{-10, 5}, {-1, 5}, {-1, 20}}) << QVector<QLineF>{};
        QTest::newRow("one point") << QPolygonF({{5, 5}}) << QVector<QLineF>{};
        QTest::newRow("upright") << QPolygonF({{5, -1e7}, {5, 1e7}}) << QVector<QLineF>{{5, 0, 5, 10}};
    }

    void clipsLines()
    {
        QFETCH(QPolygonF, line);
        QFETCH(QVector<QLineF>, pieces);
        QCOMPARE(clippedPieces(line, {0, 0, 10, 10}), pieces);
    }

    void drawsAlongItsAxis()
    {
        const AxisScale squares = AxisScale::ofValues({0, 1, 4, 9});
        const EnvelopeShape shape = envelopeShape(exactly({0, 1, 2, 3}), tenfold(10, squares));
        QCOMPARE(shape.lines[0], QPolygonF({{0, 100}, {10, 90}, {40, 80}, {90, 70}}));
    }

    void drawsPointsInTheirOrder()
    {
        const AxisScale loop = AxisScale::ofValues({0, 5, kNan, 5, 2});
        const EnvelopeShape shape = envelopeShape(exactly({0, 1, 2, 3, 4}), tenfold(10, loop));
        QCOMPARE(shape.lines.size(), 2U); // a position that is NaN is a gap
        QCOMPARE(shape.lines[1], QPolygonF({{50, 70}, {20, 60}}));
    }

    void drawsBarsOfAFallingAxisFromLeftToRight()
    {
        const AxisScale falling = AxisScale::uniform(40, -1, 40);
        const EnvelopeShape shape = envelopeShape(envelopeOf({0, 5}, {1, 6}, 40), tenfold(10, falling));
        QCOMPARE(shape.bars.size(), 2U);
        QCOMPARE(shape.bars[0].left(), 10.0); // the last sample
        QCOMPARE(shape.bars[0].right(), 200.0);
        QCOMPARE(shape.bars[0].top(), 40.0);
        QCOMPARE(shape.bars[1].right(), 400.0); // the first one
        QCOMPARE(shape.bars[1].bottom(), 100.0);
        QCOMPARE(shape.bars[1].top(), shape.bars[0].bottom()); // joined
    }

    void drawsStepsThatHoldUntilTheNextSample()
    {
        const EnvelopeShape shape = envelopeShape(exactly({0, 1, kNan, 1}), tenfold(), {}, LineShape::Steps);
        QCOMPARE(shape.lines.size(), 2U);
        QCOMPARE(shape.lines[0], QPolygonF({{0, 100}, {10, 100}, {10, 90}}));
        QCOMPARE(shape.samples()[0], QPolygonF({{0, 100}, {10, 90}}));
    }

    void leavesOutWhatALogarithmicAxisCannotShow()
    {
        PixelMap map = tenfold();
        map.y = AxisMap({0.1, 1000}, 200, 0, AxisMap::Kind::Logarithmic);
        const EnvelopeShape shape = envelopeShape(exactly({1, 0, -5, 100, 1000}), map);
        QCOMPARE(shape.lines.size(), 2U);
        QCOMPARE(shape.lines[0], QPolygonF({{0, 150}}));
        QCOMPARE(shape.lines[1], QPolygonF({{30, 50}, {40, 0}}));
        const EnvelopeShape bars = envelopeShape(envelopeOf({-1, -2}, {10, -1}, 20), map);
        QCOMPARE(bars.bars.size(), 1U);
        QCOMPARE(bars.bars[0].top(), 100.0);
        QVERIFY(bars.bars[0].bottom() > 200); // down to what is not shown
    }

    void fillsABandBetweenTheErrorLimits()
    {
        Envelope envelope = exactly({1, 2, kNan, 3, 4, 5});
        envelope.lower = {0, 1, kNan, 2, 3, 4};
        envelope.upper = {2, 3, kNan, 4, 5, 6};
        const BandShape band = errorBand(envelope, tenfold());
        QCOMPARE(band.areas.size(), 2U);
        QCOMPARE(band.areas[0], QPolygonF({{0, 80}, {10, 70}, {10, 90}, {0, 100}}));
        Envelope dense = envelopeOf({1, 2}, {3, 4}, 20);
        QVERIFY(errorBand(dense, tenfold()).bars.empty()); // no errors
        dense.lower = {0, 1};
        dense.upper = {4, 5};
        const BandShape bars = errorBand(dense, tenfold());
        QCOMPARE(bars.bars.size(), 2U);
        QCOMPARE(bars.bars[0], QRectF(QPointF(0, 60), QPointF(100, 100)));
    }

    void drawsErrorBarsWithCaps()
    {
        Envelope envelope = exactly({1, 2, 1e9});
        envelope.lower = {0, kNan, 0};
        envelope.upper = {2, kNan, 2e9};
        const QVector<QLineF> lines = errorBars(envelope, tenfold(), 6);
        QCOMPARE(lines.size(), 5); // the last one's upper cap is far outside
        QCOMPARE(lines[0], QLineF(0, 80, 0, 100));
        QCOMPARE(lines[1], QLineF(-3, 80, 3, 80));
        QCOMPARE(lines[2], QLineF(-3, 100, 3, 100));
        QVERIFY(lines[3].y1() < 0 && lines[3].y1() > -100);
    }

    void measuresWhatAnAreaHolds()
    {
        const EnvelopeShape shape = envelopeShape(exactly({0, 0, 0, 0}), tenfold());
        QCOMPARE(inkWithin(shape, {5, 90, 10, 20}), 5.0 + 5.0 + 2.0);
        QCOMPARE(inkWithin(shape, {5, 0, 10, 20}), 0.0);
    }

    void drawsOnlyTheWindow()
    {
        const EnvelopeShape line = envelopeShape(exactly({0, 1, 2, 3, 4}), tenfold(), {1, 3});
        QCOMPARE(line.lines[0], QPolygonF({{10, 90}, {20, 80}}));
        const EnvelopeShape bars = envelopeShape(envelopeOf({0, 0}, {1, 1}, 20), tenfold(), {5, 15});
        QCOMPARE(bars.bars.front().left(), 50.0);
        QCOMPARE(bars.bars.back().right(), 150.0);
    }

    void findsTheColumnOfASample_data()
    {
        QTest::addColumn<quint64>("count");
        QTest::addColumn<int>("columns");
        QTest::newRow("even") << quint64(1000) << 10;
        QTest::newRow("uneven") << quint64(1007) << 10;
        QTest::newRow("exact") << quint64(10) << 10;
    }

    void findsTheColumnOfASample()
    {
        QFETCH(quint64, count);
        QFETCH(int, columns);
        const std::vector<double> values(static_cast<std::size_t>(columns), 0.0);
        const Envelope envelope = envelopeOf(values, values, count, 50);
        for (quint64 sample = 50; sample < 50 + count; ++sample) {
            const std::size_t column = columnOf(envelope, sample);
            QVERIFY(envelope.columnStart(column) <= sample && sample < envelope.columnStart(column + 1));
        }
    }
};

QTEST_APPLESS_MAIN(TestEnvelopeShape)
#include "tst_envelope_shape.moc"
