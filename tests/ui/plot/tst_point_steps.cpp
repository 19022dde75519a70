// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/PointSteps.h"

#include <limits>

#include <QTest>

using namespace h5scout;
using namespace h5scout::ui;

namespace
{

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
using Numbers = std::vector<double>;

/// The samples that so many steps to the right lead through, `from` first.
std::vector<quint64> way(const Numbers& positions, const Numbers& values, quint64 from, int count, int step = 1)
{
    const AxisScale scale = AxisScale::ofValues(positions);
    const PointOrder order = pointOrder(scale);
    Envelope data;
    data.count = values.size();
    data.minimum = values;
    data.maximum = values;
    std::vector<quint64> samples{from};
    for (int i = 0; i < count; ++i)
        samples.push_back(steppedSample(scale, order, values.empty() ? nullptr : &data, samples.back(), step));
    return samples;
}

} // namespace

class TestPointSteps : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void followsPositions_data()
    {
        QTest::addColumn<Numbers>("positions");
        QTest::addColumn<Numbers>("values");
        QTest::addColumn<std::vector<quint64>>("samples");
        using Samples = std::vector<quint64>;
        QTest::newRow("rising") << Numbers{1, 2, 4} << Numbers{9, 8, 7} << Samples{0, 1, 2, 2, 2, 2};
        QTest::newRow("falling") << Numbers{4, 2, 1} << Numbers{9, 8, 7} << Samples{2, 1, 0, 0, 0, 0};
        QTest::newRow("there and back") << Numbers{0, 1, 2, 3, 2.5, 1.5} << Numbers{0, 0, 0, 0, 0, 0}
                                        << Samples{0, 1, 2, 3, 4, 5};
        QTest::newRow("in no order") << Numbers{5, 1, 4, 0, 3} << Numbers{0, 0, 0, 0, 0} << Samples{3, 1, 4, 2, 0, 0};
        QTest::newRow("some twice") << Numbers{5, 1, 4, 1, 3} << Numbers{0, 8, 0, -8, 0} << Samples{3, 1, 4, 2, 0, 0};
        QTest::newRow("some without value")
            << Numbers{5, 1, 4, 1, 3} << Numbers{0, kNan, 0, 8, 0} << Samples{3, 1, 4, 2, 0, 0};
        QTest::newRow("values not known") << Numbers{5, 1, 4, 1, 3} << Numbers{} << Samples{1, 3, 4, 2, 0, 0};
    }

    void followsPositions()
    {
        QFETCH(Numbers, positions);
        QFETCH(Numbers, values);
        QFETCH(std::vector<quint64>, samples);
        QCOMPARE(way(positions, values, samples.front(), 5), samples);
        // And back again.
        const auto last = std::find(samples.begin(), samples.end(), samples.back());
        const std::vector<quint64> back(std::make_reverse_iterator(last + 1), samples.rend());
        QCOMPARE(way(positions, values, back.front(), static_cast<int>(back.size()) - 1, -1), back);
    }

    void manyStepsEndAtTheLastPoint()
    {
        const Numbers positions{5, 1, 4, 1, 3};
        const Numbers values{0, 8, 0, -8, 0};
        QCOMPARE(way(positions, values, 3, 1, 10).back(), quint64{0});
        QCOMPARE(way(positions, values, 3, 1, 2).back(), quint64{4});
        QCOMPARE(way(positions, values, 0, 1, -10).back(), quint64{3});
    }

    void neighboursLieInTheDirectionOfTheStep()
    {
        // Two rows of three, and two points at one place.
        const std::vector<QPointF> places{{0, 0}, {10, 0}, {20, 0}, {0, 10}, {10, 11}, {20, 10}, {10, 0}, {kNan, 0}};
        const auto way = [&places](std::size_t from, const QPoint& step) {
            std::vector<std::size_t> points{from};
            for (int i = 0; i < 4; ++i)
                points.push_back(neighbourOf(places, points.back(), step));
            return points;
        };
        using Points = std::vector<std::size_t>;
        QCOMPARE(way(0, {1, 0}), (Points{0, 1, 6, 2, 2}));
        QCOMPARE(way(2, {-1, 0}), (Points{2, 6, 1, 0, 0}));
        QCOMPARE(way(3, {1, 0}), (Points{3, 4, 5, 5, 5}));
        QCOMPARE(way(0, {0, 1}), (Points{0, 3, 4, 4, 4}));
        QCOMPARE(way(4, {0, -1}), (Points{4, 6, 1, 1, 1}));
        QCOMPARE(neighbourOf(places, 7, {1, 0}), std::size_t{7}); // it is nowhere
    }

    void aPointWithoutPositionLeadsToTheEnds()
    {
        const Numbers positions{5, kNan, 1, 4, 0};
        QCOMPARE(way(positions, {}, 1, 1, 1).back(), quint64{4});
        QCOMPARE(way(positions, {}, 1, 1, -1).back(), quint64{0});
    }
};

QTEST_MAIN(TestPointSteps)
#include "tst_point_steps.moc"
