// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/LineReadout.h"
#include "ui/plot/PositionText.h"

#include <limits>

#include <QTest>

using namespace h5scout;
using namespace h5scout::ui;

namespace
{

AxisScale delays()
{
    AxisScale scale = AxisScale::uniform(10, 0.5, 100);
    scale.label = QStringLiteral("Delay");
    scale.units = QStringLiteral("fs");
    return scale;
}

Envelope values(const std::vector<double>& minimum, const std::vector<double>& maximum, quint64 count)
{
    Envelope envelope;
    envelope.count = count;
    envelope.minimum = minimum;
    envelope.maximum = maximum;
    return envelope;
}

} // namespace

class TestLineReadout : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "Europe/Paris"); }

    void tellsValuesWithErrorsAndUnits()
    {
        const CurveInfo curve{.name = QStringLiteral("Probe"), .units = QStringLiteral("mW")};
        Envelope envelope = values({0.1, 0.25, 3}, {0.1, 0.25, 3}, 3);
        CurveData data;
        data.setOverview(envelope, CurveData::Stage::Complete);
        QCOMPARE(readout(curve, delays(), data, 1), QStringLiteral("Delay = 10.5 fs, Probe = 0.25 mW"));
        envelope.lower = {0, 0.24, 2};
        envelope.upper = {0.2, 0.26, std::numeric_limits<double>::quiet_NaN()};
        data.setOverview(envelope, CurveData::Stage::Complete);
        QCOMPARE(readout(curve, delays(), data, 1), QStringLiteral("Delay = 10.5 fs, Probe = 0.25 \u00b1 0.01 mW"));
        QCOMPARE(readout(curve, delays(), data, 2), QStringLiteral("Delay = 11 fs, Probe = 3 mW"));
    }

    void tellsTheRangeOfAColumn()
    {
        const CurveInfo curve{.name = QStringLiteral("Probe"), .units = QStringLiteral("mW")};
        CurveData data;
        data.setOverview(values({0, 1}, {2, 3}, 100), CurveData::Stage::Complete);
        QCOMPARE(readout(curve, delays(), data, 60), QStringLiteral("Delay = 35 to 59.5 fs, Probe = 1 to 3 mW"));
        QCOMPARE(readout({}, AxisScale(100), data, 3), QStringLiteral("x = 0 to 49, y = 0 to 2"));
    }

    void tellsThePositionAloneWithoutData() { QCOMPARE(readout({}, AxisScale(100), {}, 3), QStringLiteral("x = 3")); }

    void givesTheDigitsThatTellNeighboursApart()
    {
        QCOMPARE(positionNumber(AxisScale::uniform(1e6, 0.01, 10), 3), QStringLiteral("1000000.03"));
        QCOMPARE(positionReadout(AxisScale(1'000'000'000'000), 123'456'789'012, 123'456'789'012),
                 QStringLiteral("x = 123456789012"));
        QCOMPARE(positionNumber(AxisScale::uniform(0, 0.1, 10), 3), QStringLiteral("0.3"));
    }

    void tellsValuesOfNeighboursApart()
    {
        CurveData data;
        const double big = 1e6;
        data.setOverview(values({big, big + 1e-3, big + 2e-3}, {big, big + 1e-3, big + 2e-3}, 3),
                         CurveData::Stage::Complete);
        QCOMPARE(readout({}, AxisScale(3), data, 1), QStringLiteral("x = 1, y = 1000000.001"));
        const double exact = 0x1p53;
        data.setOverview(values({exact - 2, exact}, {exact - 2, exact}, 2), CurveData::Stage::Complete);
        QCOMPARE(readout({.isInteger = true}, AxisScale(2), data, 0), QStringLiteral("x = 0, y = 9007199254740990"));
    }

    void tellsClosePositionsApart()
    {
        QCOMPARE(positionNumber(AxisScale::uniform(1.7e9, 1e-6, 10), 3), QStringLiteral("1700000000.000003"));
        QCOMPARE(positionNumber(AxisScale::uniform(0x1p53 - 100, 1, 10), 3), QStringLiteral("9007199254740895"));
    }

    void writesDatesInLocalTime()
    {
        AxisScale scale = AxisScale::uniform(1729699560, 0.25, 100);
        scale.isTime = true;
        scale.units = QStringLiteral("s");
        QCOMPARE(positionReadout(scale, 1, 1), QStringLiteral("x = 2024-10-23 18:06:00.250"));
        AxisScale strange = AxisScale::uniform(1e300, 1e299, 100);
        strange.isTime = true;
        QCOMPARE(positionReadout(strange, 0, 0), QStringLiteral("x = 1e+300"));
    }

    void writesTheNamesOfEnumValues()
    {
        const CurveInfo curve{.name = QStringLiteral("Shutter"),
                              .valueNames = {{0, QStringLiteral("Closed")}, {1, QStringLiteral("Open")}}};
        const Envelope envelope = values({0, 1, 7}, {0, 1, 7}, 3);
        QCOMPARE(valueReadout(curve, envelope, 1), QStringLiteral("Shutter = Open (1)"));
        QCOMPARE(valueReadout(curve, envelope, 2), QStringLiteral("Shutter = 7"));
    }
};

QTEST_APPLESS_MAIN(TestLineReadout)
#include "tst_line_readout.moc"
