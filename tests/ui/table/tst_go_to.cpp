// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/GoTo.h"

#include <QTest>

using namespace h5scout::ui;

class TestGoTo : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void places_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<quint64>("row");
        QTest::addColumn<quint64>("column");
        QTest::newRow("row") << QStringLiteral("12") << quint64{12} << quint64{2};
        QTest::newRow("row, column") << QStringLiteral(" 12 ,3 ") << quint64{12} << quint64{3};
        QTest::newRow("last") << QStringLiteral("-1") << quint64{9999999999} << quint64{2};
        QTest::newRow("first from the end") << QStringLiteral("-10000000000, -5") << quint64{0} << quint64{0};
        QTest::newRow("grouped") << QStringLiteral("9_999_999_999,4") << quint64{9999999999} << quint64{4};
    }
    void places()
    {
        QFETCH(QString, text);
        const GoToAnswer answer = parseGoTo(text, 10'000'000'000U, 5, {7, 2});
        QVERIFY2(answer.place, qPrintable(answer.refusal));
        QTEST(answer.place->row, "row");
        QTEST(answer.place->column, "column");
        QVERIFY(answer.refusal.isEmpty());
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("part");
        for (const char* text : {"", "abc", "1.5", "1e3", "+3", "1-2", "--1", "0x10", ",", "3,", ",3", "<b>"})
            QTest::newRow(text) << QString::fromLatin1(text) << QStringLiteral("no index");
        QTest::newRow("three") << QStringLiteral("1,2,3") << QStringLiteral("Give a row");
        QTest::newRow("row beyond") << QStringLiteral("100")
                                    << QStringLiteral("There is no row 100: the last one is 99.");
        QTest::newRow("beyond 64 bits") << QStringLiteral("99999999999999999999999")
                                        << QStringLiteral("There is no row");
        QTest::newRow("before the first") << QStringLiteral("-101") << QStringLiteral("There is no row");
        QTest::newRow("minus nothing") << QStringLiteral("-0") << QStringLiteral("There is no row");
        QTest::newRow("column beyond") << QStringLiteral("1,5")
                                       << QStringLiteral("There is no column 5: the last one is 4.");
    }
    void refusals()
    {
        QFETCH(QString, text);
        QFETCH(QString, part);
        const GoToAnswer answer = parseGoTo(text, 100, 5, {7, 2});
        QVERIFY(!answer.place);
        QVERIFY2(answer.refusal.contains(part), qPrintable(answer.refusal));
    }

    void anEmptyTableHasNoPlace() { QVERIFY(!parseGoTo(QStringLiteral("0"), 0, 5, {}).place); }
};

QTEST_APPLESS_MAIN(TestGoTo)
#include "tst_go_to.moc"
