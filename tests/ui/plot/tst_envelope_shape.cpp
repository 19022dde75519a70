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

/// Ten pixels a sample, ten pixels a unit, value 0 at pixel 100, drawn between the pixels 0 and 200.
PixelMap tenfold()
{
    PixelMap map;
    map.xScale = 10;
    map.yOrigin = 100;
    map.yScale = -10;
    map.top = 0;
    map.bottom = 200;
    return map;
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
        PixelMap map = tenfold();
        map.xScale = 1; // ten samples a column, ten pixels a column
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
        QVERIFY(shape.bars[1].top() <= tenfold().y(high) && shape.bars[1].bottom() >= tenfold().y(low));
    }

    void doesNotJoinAcrossNan()
    {
        const EnvelopeShape shape = envelopeShape(envelopeOf({0, kNan, 5}, {1, kNan, 6}, 30), tenfold());
        QCOMPARE(shape.bars.size(), 2U);
        QCOMPARE(shape.bars[1].bottom(), tenfold().y(5));
        QVERIFY(shape.bars[1].left() > shape.bars[0].right());
    }

    void keepsEveryPeakWhenColumnsShareAPixel()
    {
        std::vector<double> minimum(1000, 0.0);
        std::vector<double> maximum(1000, 0.0);
        maximum[777] = 9;
        minimum[333] = -8;
        PixelMap map = tenfold();
        map.xScale = 0.01; // 10000 samples on 100 pixels
        const EnvelopeShape shape = envelopeShape(envelopeOf(minimum, maximum, 10000), map);
        QCOMPARE(shape.bars.size(), 100U);
        double top = kInfinity;
        double bottom = -kInfinity;
        for (const QRectF& bar : shape.bars) {
            top = std::min(top, bar.top());
            bottom = std::max(bottom, bar.bottom());
        }
        QCOMPARE(top, map.y(9));
        QCOMPARE(bottom, map.y(-8));
    }

    void drawsHalfPixelsOnAFineScreen()
    {
        PixelMap map = tenfold();
        map.xScale = 0.01;
        map.resolution = 2;
        std::vector<double> values(1000, 1.0);
        QCOMPARE(envelopeShape(envelopeOf(values, values, 10000), map).bars.size(), 200U);
    }

    void keepsInfinitiesNearTheEdge()
    {
        const EnvelopeShape shape = envelopeShape(exactly({0, kInfinity, -kInfinity, 1e300}), tenfold());
        QCOMPARE(shape.lines.size(), 1U);
        for (const QPointF& point : shape.lines[0]) {
            QVERIFY(point.y() >= -100 && point.y() <= 300);
        }
        QVERIFY(shape.lines[0][1].y() < 0);
        QVERIFY(shape.lines[0][2].y() > 200);
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
