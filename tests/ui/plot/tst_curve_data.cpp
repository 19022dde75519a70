// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/CurveData.h"

#include <cmath>
#include <limits>

#include "ui/plot/DetailPlan.h"

#include <QTest>

using namespace h5scout;
using namespace h5scout::ui;

namespace
{

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
using Stage = CurveData::Stage;

/// The values of each column are its first sample and its last one.
Envelope envelopeOf(quint64 start, quint64 count, std::size_t columns)
{
    Envelope envelope;
    envelope.start = start;
    envelope.count = count;
    envelope.minimum.resize(columns);
    envelope.maximum.resize(columns);
    for (std::size_t i = 0; i < columns; ++i) {
        envelope.minimum[i] = static_cast<double>(envelope.columnStart(i));
        envelope.maximum[i] = static_cast<double>(envelope.columnStart(i + 1)) - 1;
    }
    return envelope;
}

PixelMap logarithmicMap(quint64 count)
{
    return {.scale = AxisScale(count),
            .x = AxisMap({1, static_cast<double>(count)}, 0, 1000, AxisMap::Kind::Logarithmic),
            .y = AxisMap({0, 1}, 500, 0),
            .area = QRectF(0, 0, 1000, 500)};
}

} // namespace

class TestCurveData : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsTheFinestEverywhere()
    {
        CurveData data;
        QVERIFY(data.isEmpty());
        data.setOverview(envelopeOf(0, 1000000, 1000), Stage::Complete);
        data.setDetail(envelopeOf(2000, 100000, 1000), Stage::Complete);
        data.setDetail(envelopeOf(3000, 500, 500), Stage::Complete);
        const std::vector<CurveData::Piece> pieces = data.pieces();
        QCOMPARE(pieces.size(), 5U);
        const std::vector<std::pair<quint64, double>> expected{
            {0, 1000}, {2000, 100}, {3000, 1}, {3500, 100}, {102000, 1000}};
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            QCOMPARE(pieces[i].first, expected[i].first);
            QCOMPARE(columnWidth(*pieces[i].envelope), expected[i].second);
            QCOMPARE(pieces[i].end, i + 1 < pieces.size() ? pieces[i + 1].first : 1000000U);
        }
        QCOMPARE(columnWidth(*data.finestAt(3499)), 1.0);
        QCOMPARE(columnWidth(*data.finestAt(3500)), 100.0);
        QVERIFY(!data.finestAt(1000000));
    }

    void showsADetailThatArrivesOverTheRest()
    {
        CurveData data;
        data.setOverview(envelopeOf(0, 1000, 10), Stage::Partial);
        QVERIFY(!data.isOverviewComplete());
        data.setDetail(envelopeOf(100, 100, 100), Stage::Partial);
        QCOMPARE(data.pieces().size(), 1U);
        QCOMPARE(data.arriving()->first, 100U);
        data.setDetail(envelopeOf(100, 100, 100), Stage::Complete);
        QCOMPARE(data.pieces().size(), 3U);
        QVERIFY(!data.arriving());
    }

    void keepsAFewDetailsOnly()
    {
        CurveData data;
        for (quint64 i = 0; i < 50; ++i)
            data.setDetail(envelopeOf(i * 100, 100, 100), Stage::Complete);
        QVERIFY(data.pieces().size() <= 10);
        QVERIFY(data.finestAt(4999));
    }

    void findsTheRangeOfTheVisibleValues_data()
    {
        QTest::addColumn<AxisScale>("scale");
        QTest::addColumn<double>("lower");
        QTest::addColumn<double>("upper");
        QTest::addColumn<double>("smallest");
        QTest::addColumn<double>("largest");
        QTest::newRow("index") << AxisScale(100) << 10.0 << 20.0 << 10.0 << 20.0;
        QTest::newRow("between samples") << AxisScale(100) << 10.4 << 20.4 << 10.0 << 20.0;
        QTest::newRow("falling") << AxisScale::uniform(99, -1, 100) << 10.0 << 20.0 << 79.0 << 89.0;
        QTest::newRow("all") << AxisScale(100) << -1e9 << 1e9 << 0.0 << 99.0;
    }

    void findsTheRangeOfTheVisibleValues()
    {
        QFETCH(AxisScale, scale);
        QFETCH(double, lower);
        QFETCH(double, upper);
        CurveData data;
        data.setOverview(envelopeOf(0, 100, 100), Stage::Complete);
        const auto span = valuesWithin(data, scale, {lower, upper}, {});
        QVERIFY(span);
        QTEST(span->lower, "smallest");
        QTEST(span->upper, "largest");
    }

    void countsErrorsAndPositiveValuesOnRequest()
    {
        Envelope envelope;
        envelope.count = 3;
        envelope.minimum = envelope.maximum = {-1, 0.5, kNan};
        envelope.lower = {-2, 0.25, kNan};
        envelope.upper = {0, 0.75, kNan};
        CurveData data;
        data.setOverview(envelope, Stage::Complete);
        const AxisScale scale(3);
        QCOMPARE(*valuesWithin(data, scale, {0, 2}, {}), (Span{-1, 0.5}));
        QCOMPARE(*valuesWithin(data, scale, {0, 2}, {.hasErrors = true}), (Span{-2, 0.75}));
        QCOMPARE(*valuesWithin(data, scale, {0, 2}, {.hasErrors = true, .isPositive = true}), (Span{0.25, 0.75}));
        QVERIFY(!valuesWithin(data, scale, {2, 2}, {}));
        QVERIFY(!valuesWithin(data, scale, {5, 9}, {}));
        const AxisScale loop = AxisScale::ofValues({4, 8, 4});
        QCOMPARE(*valuesWithin(data, loop, {7, 9}, {}), (Span{0.5, 0.5}));
    }

    void asksForTheWholeViewOfAnEvenAxis()
    {
        CurveData data;
        data.setOverview(envelopeOf(0, 1000000, 1000), Stage::Complete);
        PixelMap map = logarithmicMap(1000000);
        map.x = AxisMap({0, 999999}, 0, 1000);
        QVERIFY(!missingDetail(data, map, {0, 1000000, 1}, 1000));
        map.x = AxisMap({5000, 25000}, 0, 1000);
        const Range view{4999, 20003, 1};
        const auto wish = missingDetail(data, map, view, 1000);
        QCOMPARE(*wish, (DetailWish{4999, 20003, 1000}));
        data.setDetail(envelopeOf(wish->start, wish->count, wish->columns), Stage::Complete);
        QVERIFY(!missingDetail(data, map, view, 1000));
    }

    void asksForTheSamplesThemselvesWhereTheyAreFarApart()
    {
        CurveData data;
        data.setOverview(envelopeOf(0, 1200, 1000), Stage::Complete); // a little coarser than the data
        PixelMap map = logarithmicMap(1200);
        map.x = AxisMap({0, 1199}, 0, 1000);
        QVERIFY(!missingDetail(data, map, {0, 1200, 1}, 1000));
        map.x = AxisMap({100, 110}, 0, 1000);
        const auto wish = missingDetail(data, map, {99, 13, 1}, 1000);
        QVERIFY(wish);
        QVERIFY(wish->columns >= wish->count);
    }

    void makesEveryDecadeOfALogarithmicAxisFine()
    {
        constexpr quint64 kCount = 100'000'000;
        CurveData data;
        data.setOverview(envelopeOf(0, kCount, 1000), Stage::Complete);
        const PixelMap map = logarithmicMap(kCount);
        const Range view{0, kCount, 1};
        int requests = 0;
        std::optional<DetailWish> last;
        while (const auto wish = missingDetail(data, map, view, 1000)) {
            QVERIFY(wish != last);
            QVERIFY2(++requests <= 8, "too many requests");
            QVERIFY(wish->columns <= 1300);
            data.setDetail(envelopeOf(wish->start, wish->count, wish->columns), Stage::Complete);
            last = wish;
        }
        QVERIFY(requests > 2);
        for (double pixel = 5; pixel < 1000; pixel += 10) {
            const double sample = map.x.number(pixel);
            const Envelope* envelope = data.finestAt(static_cast<quint64>(sample));
            QVERIFY(envelope);
            const double samplesAPixel = map.x.number(pixel + 1) - sample;
            QVERIFY(columnWidth(*envelope) <= std::max(1.0, samplesAPixel * 2));
        }
    }
};

QTEST_APPLESS_MAIN(TestCurveData)
#include "tst_curve_data.moc"
