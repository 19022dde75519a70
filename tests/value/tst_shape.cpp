// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/value/Shape.h"

#include <QTest>

using namespace h5scout;

Q_DECLARE_METATYPE(Shape)

class TestShape : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void elementCountIsTheProduct_data()
    {
        QTest::addColumn<Shape>("shape");
        QTest::addColumn<bool>("fits");
        QTest::addColumn<quint64>("count");
        const quint64 half = quint64{1} << 32U;
        QTest::newRow("scalar") << Shape{} << true << quint64{1};
        QTest::newRow("one dimension") << Shape{7} << true << quint64{7};
        QTest::newRow("three dimensions") << Shape{2, 3, 4} << true << quint64{24};
        QTest::newRow("empty") << Shape{3, 0, 4} << true << quint64{0};
        QTest::newRow("the largest number") << Shape{UINT64_MAX} << true << quint64{UINT64_MAX};
        QTest::newRow("the largest number, by factors") << Shape{half - 1, half + 1} << true << quint64{UINT64_MAX};
        QTest::newRow("one more bit") << Shape{half, half} << false << quint64{0};
        QTest::newRow("a product that wraps around to 4") << Shape{4, (quint64{1} << 62U) + 1} << false << quint64{0};
        QTest::newRow("empty before too large") << Shape{0, half, half} << true << quint64{0};
        QTest::newRow("empty behind too large") << Shape{half, half, 0} << true << quint64{0};
    }
    void elementCountIsTheProduct()
    {
        QFETCH(Shape, shape);
        QFETCH(bool, fits);
        QFETCH(quint64, count);
        const std::optional<std::uint64_t> found = elementCount(shape);
        QCOMPARE(found.has_value(), fits);
        QCOMPARE(quint64{found.value_or(0)}, count);
    }

    void shapesReadAsInPython_data()
    {
        QTest::addColumn<Shape>("shape");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("maximalText");
        QTest::newRow("scalar") << Shape{} << QByteArray("()") << QByteArray("()");
        QTest::newRow("one dimension") << Shape{3} << QByteArray("(3,)") << QByteArray("(3,)");
        QTest::newRow("two dimensions") << Shape{3, 4} << QByteArray("(3, 4)") << QByteArray("(3, 4)");
        QTest::newRow("unlimited") << Shape{kUnlimited} << QByteArray("(18446744073709551615,)")
                                   << QByteArray("(None,)");
        QTest::newRow("unlimited and fixed")
            << Shape{kUnlimited, 3} << QByteArray("(18446744073709551615, 3)") << QByteArray("(None, 3)");
    }
    void shapesReadAsInPython()
    {
        QFETCH(Shape, shape);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, maximalText);
        QCOMPARE(QByteArray::fromStdString(formatShape(shape)), text);
        QCOMPARE(QByteArray::fromStdString(formatMaximalShape(shape)), maximalText);
    }
};

QTEST_APPLESS_MAIN(TestShape)
#include "tst_shape.moc"
