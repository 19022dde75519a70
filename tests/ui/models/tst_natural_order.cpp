// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/NaturalOrder.h"

#include <QTest>

#include <algorithm>
#include <string>
#include <vector>

using namespace h5scout::ui;

class TestNaturalOrder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void leftComesFirst_data()
    {
        QTest::addColumn<QByteArray>("left");
        QTest::addColumn<QByteArray>("right");
        QTest::newRow("numbers by what they make") << QByteArray("Scan9") << QByteArray("Scan010");
        QTest::newRow("zeros do not count") << QByteArray("a007b1") << QByteArray("a7b2");
        QTest::newRow("numbers longer than 64 bits")
            << QByteArray("x99999999999999999999") << QByteArray("x100000000000000000000");
        QTest::newRow("letters of either case alike") << QByteArray("alpha") << QByteArray("Beta");
        QTest::newRow("the shorter") << QByteArray("data") << QByteArray("data1");
        QTest::newRow("nothing first") << QByteArray("") << QByteArray("0");
        QTest::newRow("bytes that are no ASCII last") << QByteArray("z") << QByteArray("\xc3\xa4");
        QTest::newRow("differing in case only") << QByteArray("A1") << QByteArray("a1");
    }
    void leftComesFirst()
    {
        QFETCH(QByteArray, left);
        QFETCH(QByteArray, right);
        const std::string one = left.toStdString();
        const std::string other = right.toStdString();
        QVERIFY(isNaturallyLess(one, other));
        QVERIFY(!isNaturallyLess(other, one));
        QVERIFY(!isNaturallyLess(one, one));
    }

    void sortsNamesAsPeopleDo()
    {
        std::vector<std::string> names = {"s10", "S2", "s1", "s02", "s2", "t"};
        std::sort(names.begin(), names.end(), isNaturallyLess);
        QCOMPARE(names, (std::vector<std::string>{"s1", "S2", "s02", "s2", "s10", "t"}));
    }
};

QTEST_APPLESS_MAIN(TestNaturalOrder)
#include "tst_natural_order.moc"
