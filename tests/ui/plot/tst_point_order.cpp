// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/PointOrder.h"

#include <limits>

#include <QTest>

using namespace h5scout::ui;

namespace
{
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
}

class TestPointOrder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsHowPointsAreJoined_data()
    {
        QTest::addColumn<std::vector<double>>("positions");
        QTest::addColumn<Joining>("joining");
        QTest::addColumn<std::vector<quint64>>("samples");
        using Positions = std::vector<double>;
        using Samples = std::vector<quint64>;
        QTest::newRow("rising") << Positions{1, 2, 4, 8} << Joining::AsRecorded << Samples{};
        QTest::newRow("with plateaus") << Positions{1, 1, 2, 2, 3, 3} << Joining::AsRecorded << Samples{};
        QTest::newRow("there and back") << Positions{0, 1, 2, 3, 2.5, 1.5, 0.5} << Joining::AsRecorded << Samples{};
        QTest::newRow("three sweeps") << Positions{0, 1, 2, 3, 2, 1, 0, 1, 2, 3} << Joining::AsRecorded << Samples{};
        QTest::newRow("in no order") << Positions{5, 1, 4, 0, 3} << Joining::ByPosition << Samples{3, 1, 4, 2, 0};
        QTest::newRow("without some") << Positions{5, kNan, 1, 4, 0, kNan} << Joining::ByPosition
                                      << Samples{4, 2, 3, 0, 1, 5};
        QTest::newRow("some twice") << Positions{5, 1, 4, 1, 3} << Joining::None << Samples{1, 3, 4, 2, 0};
        QTest::newRow("none at all") << Positions{kNan, kNan, kNan} << Joining::AsRecorded << Samples{};
    }

    void findsHowPointsAreJoined()
    {
        QFETCH(std::vector<double>, positions);
        QFETCH(Joining, joining);
        QFETCH(std::vector<quint64>, samples);
        const PointOrder order = pointOrder(AxisScale::ofValues(positions));
        QCOMPARE(static_cast<int>(order.joining), static_cast<int>(joining));
        QCOMPARE(order.samples, samples);
    }
};

QTEST_MAIN(TestPointOrder)
#include "tst_point_order.moc"
