// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/import/RowLayout.h"

#include <QTest>

using namespace h5scout;

class TestRowLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesLinesByTheIndexTheyWillHave();
    void saysWhichTablesFit_data();
    void saysWhichTablesFit();
    void saysWhichArraysFit();
    void makesRowsOfLines();
};

void TestRowLayout::namesLinesByTheIndexTheyWillHave()
{
    QCOMPARE(RowLayout({}, 7).lineName(2), std::string("9"));
    QCOMPARE(RowLayout({3}, 7).lineName(2), std::string("9"));
    const RowLayout images({2, 3}, 7);
    QCOMPARE(images.linesOfARow(), std::size_t{2});
    QCOMPARE(images.columnCount(), std::size_t{3});
    QCOMPARE(images.lineName(3), std::string("8: 1"));
    QCOMPARE(RowLayout({2, 3, 4}, 0).lineName(11), std::string("1: (1, 2)"));
}

void TestRowLayout::saysWhichTablesFit_data()
{
    QTest::addColumn<Shape>("itemShape");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("columns");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char* name, const Shape& shape, int rows, int columns, const char* problem) {
        QTest::newRow(name) << shape << rows << columns << QString::fromLatin1(problem);
    };
    row("a column for single elements", {}, 5, 1, "");
    row("a line for single elements", {}, 1, 5, "");
    row("a table for single elements", {}, 2, 5,
        "The table has 5 columns, but the array takes single elements: give one column.");
    row("rows", {3}, 2, 3, "");
    row("too wide", {3}, 2, 4, "The table has 4 columns, but a row of the array has 3 elements.");
    row("too narrow", {3}, 2, 1, "The table has 1 column, but a row of the array has 3 elements.");
    row("lines of images", {2, 3}, 4, 3, "");
    row("flat images", {2, 3}, 4, 6, "");
    row("no images", {2, 3}, 4, 5, "The table has 5 columns, but a row of the array has 3 elements in each line.");
}

void TestRowLayout::saysWhichTablesFit()
{
    QFETCH(Shape, itemShape);
    QFETCH(int, rows);
    QFETCH(int, columns);
    const RowLayout layout(itemShape);
    QTEST(
        QString::fromStdString(layout.tableProblem(static_cast<std::size_t>(rows), static_cast<std::size_t>(columns))),
        "problem");
}

void TestRowLayout::saysWhichArraysFit()
{
    const RowLayout images({2, 3});
    QCOMPARE(images.arrayProblem({2, 3}), std::string());
    QCOMPARE(images.arrayProblem({7, 2, 3}), std::string());
    QCOMPARE(images.arrayProblem({3, 2}),
             std::string("The array in the file has the shape (3, 2), but the rows have the shape (2, 3)."));
    QVERIFY(!images.arrayProblem({}).empty());
    QVERIFY(!images.arrayProblem({1, 7, 2, 3}).empty());
    QCOMPARE(RowLayout().arrayProblem({}), std::string());
    QCOMPARE(RowLayout().arrayProblem({4}), std::string());
    QVERIFY(!RowLayout().arrayProblem({4, 1}).empty());
}

void TestRowLayout::makesRowsOfLines()
{
    const NdArray flat({2, 6}, elementTypeOf(ElementKind::UInt8), std::vector<std::byte>(12, std::byte{1}));
    const RowLayout images({2, 3});
    const NdArray lines = images.asLines(flat);
    QCOMPARE(lines.shape(), (Shape{4, 3}));
    QCOMPARE(images.asRows(lines).shape(), (Shape{2, 2, 3}));
    const NdArray numbers({1, 5}, elementTypeOf(ElementKind::UInt8), std::vector<std::byte>(5));
    QCOMPARE(RowLayout().asRows(RowLayout().asLines(numbers)).shape(), (Shape{5}));
}

QTEST_APPLESS_MAIN(TestRowLayout)
#include "tst_row_layout.moc"
