// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/TickFrame.h"

#include <cmath>

#include <QSet>
#include <QTest>

using namespace h5scout::ui;

class TestTickFrame : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void leavesOutWhatLabelsHaveInCommon_data()
    {
        QTest::addColumn<double>("lower");
        QTest::addColumn<double>("upper");
        QTest::addColumn<double>("step");
        QTest::addColumn<double>("offset");
        QTest::addColumn<int>("exponent");
        QTest::newRow("ordinary") << -1.0 << 3.0 << 0.5 << 0.0 << 0;
        QTest::newRow("some digits") << 1234567.0 << 1234766.0 << 50.0 << 0.0 << 0;
        QTest::newRow("round power") << 0.0 << 4e9 << 5e8 << 0.0 << 0;
        QTest::newRow("seconds") << 1.7e9 << 1.7e9 + 2 << 0.5 << 1.7e9 << 0;
        QTest::newRow("microseconds") << 1.7e9 << 1.7e9 + 1.2e-4 << 2e-5 << 1.7e9 << -4;
        QTest::newRow("around a round number") << 1e9 - 1e-3 << 1e9 + 1e-3 << 5e-4 << 1e9 << 0;
        QTest::newRow("negative") << -1.7e9 - 2 << -1.7e9 << 0.5 << -1.7e9 << 0;
        QTest::newRow("long integers") << 0x1p53 << 0x1p53 + 100 << 20.0 << 9007199254740000.0 << 0;
        QTest::newRow("nanoseconds") << 1.7e18 << 1.70036e18 << 5e13 << 0.0 << 18;
        QTest::newRow("near one") << 1.0 << 1 + 200 * 0x1p-52 << 1e-14 << 1.0 << -14;
    }

    void leavesOutWhatLabelsHaveInCommon()
    {
        QFETCH(double, lower);
        QFETCH(double, upper);
        QFETCH(double, step);
        QFETCH(double, offset);
        QFETCH(int, exponent);
        const Span range{lower, upper};
        const TickFrame frame = tickFrame(range, step, 7);
        QCOMPARE(frame.offset, offset);
        QCOMPARE(frame.exponent, exponent);
        const TickScale scale{.step = step, .largest = std::max(std::abs(lower), std::abs(upper)), .integerDigits = 7};
        QSet<QString> labels;
        const double first = std::ceil(lower / step) * step;
        for (int i = 0; i < 4; ++i) {
            const QString label = framedLabel(first + i * step, frame, range, scale);
            QVERIFY2(label.size() <= 8, qPrintable(label));
            labels.insert(label);
        }
        QCOMPARE(labels.size(), 4);
    }

    void writesLongIndicesOut() { QVERIFY(tickFrame({123'456'000, 123'456'789}, 100, 15).isPlain()); }

    void saysWhatIsInCommon()
    {
        QCOMPARE(frameText({}), QString());
        QCOMPARE(frameText({.offset = 1234000}), QStringLiteral("+1234000"));
        QCOMPARE(frameText({.offset = 1.7e9}), QStringLiteral("+1.7\u00d710\u2079"));
        QCOMPARE(frameText({.offset = -1.7e9, .exponent = -5}),
                 QStringLiteral("\u00d710\u207b\u2075 \u22121.7\u00d710\u2079"));
        QCOMPARE(frameText({.exponent = 12}), QStringLiteral("\u00d710\u00b9\u00b2"));
    }
};

QTEST_APPLESS_MAIN(TestTickFrame)
#include "tst_tick_frame.moc"
