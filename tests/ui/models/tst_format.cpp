// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/Format.h"

#include <QTest>

using namespace h5scout::ui;

class TestFormat : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void bytesHaveBinaryPrefixes_data()
    {
        QTest::addColumn<quint64>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << quint64(0) << "0 bytes";
        QTest::newRow("one") << quint64(1) << "1 byte";
        QTest::newRow("last without a prefix") << quint64(1023) << "1,023 bytes";
        QTest::newRow("first with a prefix") << quint64(1024) << "1 KiB";
        QTest::newRow("one decimal") << quint64(1'258'291) << "1.2 MiB";
        QTest::newRow("does not round up to 1024 KiB") << quint64(1024 * 1024 - 1) << "1 MiB";
        QTest::newRow("largest") << quint64(UINT64_MAX) << "16 EiB";
    }
    void bytesHaveBinaryPrefixes()
    {
        QFETCH(quint64, bytes);
        QTEST(formatBytes(bytes), "text");
    }

    void exactBytesAreToldBehind()
    {
        QCOMPARE(formatBytesExactly(1'258'291), QStringLiteral("1.2 MiB (1,258,291 bytes)"));
        QCOMPARE(formatBytesExactly(12), QStringLiteral("12 bytes"));
    }

    void countsAreGrouped()
    {
        QCOMPARE(formatCount(200'000), QStringLiteral("200,000"));
        QCOMPARE(formatNodeCount(1), QStringLiteral("1 node"));
        QCOMPARE(formatNodeCount(0), QStringLiteral("0 nodes"));
        QCOMPARE(formatNodeCount(200'000), QStringLiteral("200,000 nodes"));
    }

    void ratioNeedsBothSizes()
    {
        QCOMPARE(formatRatio(320, 100), QStringLiteral("3.20 : 1"));
        QCOMPARE(formatRatio(100'000, 100), QStringLiteral("1,000 : 1"));
        QCOMPARE(formatRatio(0, 100), QString());
        QCOMPARE(formatRatio(100, 0), QString());
    }

    void aSingleLineHasNoBreaksAndAnEnd()
    {
        QCOMPARE(singleLine(QStringLiteral("a\nb\tc\rd\u2028e")), QStringLiteral("a b c d e"));
        QCOMPARE(singleLine(QStringLiteral("abcdef"), 3), QStringLiteral("abc…"));
        QCOMPARE(singleLine(QStringLiteral("abc"), 3), QStringLiteral("abc"));
    }

    void aToolTipIsNeverMarkup()
    {
        QCOMPARE(plainToolTip({}), QString());
        const QString tip = plainToolTip(QStringLiteral("<b>x</b> & \"y\""));
        QVERIFY(!tip.contains(QStringLiteral("<b>")));
        QVERIFY(tip.contains(QStringLiteral("&lt;b&gt;x&lt;/b&gt; &amp;")));
        QVERIFY(plainToolTip(QString(5000, QLatin1Char('x')), 100).size() < 200);
    }
};

QTEST_APPLESS_MAIN(TestFormat)
#include "tst_format.moc"
