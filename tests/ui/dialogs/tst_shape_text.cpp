// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/ShapeText.h"

#include <QTest>

using namespace h5scout;
using namespace h5scout::ui;

class TestShapeText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsShapes_data();
    void readsShapes();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
};

void TestShapeText::readsShapes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Shape>("shape");
    const auto row = [](const char* text, const Shape& shape) {
        QTest::newRow(text) << QString::fromUtf8(text) << shape;
    };
    row("", {});
    row("()", {});
    row("1024", {1024});
    row(" 64 x 128 ", {64, 128});
    row("64x128X2", {64, 128, 2});
    row("64 \xC3\x97 128", {64, 128});
    row("(64, 128)", {64, 128});
    row("(3,)", {3});
    row("64 128", {64, 128});
    row("3,", {3});
    row("3 ,4", {3, 4});
    row("64*128", {64, 128});
}

void TestShapeText::readsShapes()
{
    QFETCH(QString, text);
    const ParsedShape parsed = parseShape(text.toStdString());
    QVERIFY(parsed.shape);
    QTEST(*parsed.shape, "shape");
    QCOMPARE(*parseShape(shapeText(*parsed.shape)).shape, *parsed.shape);
}

void TestShapeText::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char* text, const char* problem) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(problem);
    };
    row("64 x -1", "'-1' is no extent: give integers, as in 64 x 128.");
    row("1.5", "'1.5' is no extent: give integers, as in 64 x 128.");
    row("abc", "'abc' is no extent: give integers, as in 64 x 128.");
    row("99999999999999999999", "'99999999999999999999' is no extent: give integers, as in 64 x 128.");
    for (const char* text : {"3,x", "3 x", "x 3", ",", "3,,4", "(3, x)", "3 \xC3\x97 x 4", "3 \xC3\x97"})
        row(text, "An extent is missing: give integers with one sign between them, as in 64 x 128.");
    row("3 x 0", "An extent of 0 leaves no room for elements.");
    row("4294967296 x 4294967296 x 2", "The array would have more elements than can be counted.");
    row("1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "HDF5 has at most 32 dimensions.");
}

void TestShapeText::saysWhatIsWrong()
{
    QFETCH(QString, text);
    QTEST(QString::fromStdString(parseShape(text.toStdString()).problem), "problem");
}

QTEST_APPLESS_MAIN(TestShapeText)
#include "tst_shape_text.moc"
