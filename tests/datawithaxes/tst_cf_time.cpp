// SPDX-License-Identifier: GPL-3.0-or-later
#include "CfTime.h"

#include <QTest>

using namespace h5scout::data;

class CfTimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unitsSinceADateAreTimes_data();
    void unitsSinceADateAreTimes();
    void otherUnitsAreNone_data();
    void otherUnitsAreNone();
    void unitsFromAStartAreTimes_data();
    void unitsFromAStartAreTimes();
};

void CfTimeTest::unitsSinceADateAreTimes_data()
{
    QTest::addColumn<QByteArray>("units");
    QTest::addColumn<double>("factor");
    QTest::addColumn<double>("offset"); // as `date -u -d ... +%s` tells
    QTest::newRow("unix") << QByteArray("seconds since 1970-01-01") << 1.0 << 0.0;
    QTest::newRow("unix, in full") << QByteArray("Seconds since 1970-01-01T00:00:00Z") << 1.0 << 0.0;
    QTest::newRow("days") << QByteArray("days since 2001-01-01") << 86400.0 << 978307200.0;
    QTest::newRow("one digit") << QByteArray("hours since 2001-1-1 6:30") << 3600.0 << 978330600.0;
    QTest::newRow("east") << QByteArray("minutes since 2001-01-01 12:00:00 +01:00") << 60.0 << 978346800.0;
    QTest::newRow("west") << QByteArray("s since 2001-01-01 12:00 -5") << 1.0 << 978368400.0;
    QTest::newRow("before 1970") << QByteArray("days since 1900-01-01 00:00:00.0") << 86400.0 << -2208988800.0;
    QTest::newRow("leap day") << QByteArray("days since 2024-02-29 00:00:00 UTC") << 86400.0 << 1709164800.0;
    QTest::newRow("milliseconds") << QByteArray("milliseconds since 1970-01-01 00:00:01.5") << 1e-3 << 1.5;
    QTest::newRow("us") << QByteArray("us since 1970-01-02") << 1e-6 << 86400.0;
    QTest::newRow("micro sign") << QByteArray("\xC2\xB5s since 1970-01-02") << 1e-6 << 86400.0;
    QTest::newRow("ns") << QByteArray("ns since 1970-01-02") << 1e-9 << 86400.0;
}

void CfTimeTest::unitsSinceADateAreTimes()
{
    QFETCH(QByteArray, units);
    const auto scale = timeScaleOf(units.toStdString());
    QVERIFY(scale);
    QTEST(scale->factor, "factor");
    QTEST(scale->offset, "offset");
}

void CfTimeTest::otherUnitsAreNone_data()
{
    QTest::addColumn<QByteArray>("units");
    QTest::addColumn<QByteArray>("calendar");
    for (const char* const units :
         {"", "s", "seconds", "months since 2000-01-01", "years since 2000-01-01", "days since", "days since yesterday",
          "days since 2000-13-01", "days since 2001-02-29", "days since 2000-01-01 25:00",
          "days since 2000-01-01 12:61", "days since 2000-01-01 12:00 +99:00", "days since 2000-01-01 12:00 nonsense",
          "days since 0001-01-01", "days since 20000101", "since 2000-01-01", "days since 99999999999999999999-01-01"})
        QTest::newRow(units[0] == '\0' ? "nothing" : units) << QByteArray(units) << QByteArray();
    QTest::newRow("another calendar") << QByteArray("days since 2001-01-01") << QByteArray("360_day");
    QTest::newRow("endless") << QByteArray("days since 2001-01-01") + QByteArray(1'000'000, ' ') << QByteArray();
}

void CfTimeTest::otherUnitsAreNone()
{
    QFETCH(QByteArray, units);
    QFETCH(QByteArray, calendar);
    QVERIFY(!timeScaleOf(units.toStdString(), calendar.toStdString()));
}

void CfTimeTest::unitsFromAStartAreTimes_data()
{
    QTest::addColumn<QByteArray>("unit");
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<bool>("isTime");
    QTest::newRow("seconds") << QByteArray("s") << QByteArray("2024-10-27T00:30:00Z") << true;
    QTest::newRow("with a zone") << QByteArray("s") << QByteArray("2024-10-27T02:30:00.000+02:00") << true;
    QTest::newRow("no unit of time") << QByteArray("mm") << QByteArray("2024-10-27T00:30:00Z") << false;
    QTest::newRow("no unit") << QByteArray("") << QByteArray("2024-10-27T00:30:00Z") << false;
    QTest::newRow("no date") << QByteArray("s") << QByteArray("0.5") << false;
    QTest::newRow("no start") << QByteArray("s") << QByteArray() << false;
}

void CfTimeTest::unitsFromAStartAreTimes()
{
    QFETCH(QByteArray, unit);
    QFETCH(QByteArray, start);
    QFETCH(bool, isTime);
    const auto scale = timeScaleFrom(unit.toStdString(), start.toStdString());
    QCOMPARE(scale.has_value(), isTime);
    if (isTime)
        QCOMPARE(scale->offset, 1729989000.0); // date -u -d 2024-10-27T00:30 +%s
}

QTEST_APPLESS_MAIN(CfTimeTest)
#include "tst_cf_time.moc"
