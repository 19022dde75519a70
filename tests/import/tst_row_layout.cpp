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
    void rowsMayBeSlicesAlongAnotherDimension();
    void textsLieAsNumbersDo();
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

void TestRowLayout::rowsMayBeSlicesAlongAnotherDimension()
{
    // An array of the shape (2, k, 3): a slice has the shape (2, 3).
    const RowLayout layout({2, 3}, 5, 1);
    QCOMPARE(layout.lineName(1), std::string("5: 1"));
    QCOMPARE(layout.arrayProblem({2, 4, 3}), std::string());
    QCOMPARE(layout.arrayProblem({2, 3}), std::string());
    QCOMPARE(layout.arrayProblem({4, 2, 3}), std::string("The array in the file has the shape (4, 2, 3), but the "
                                                         "slices along dimension 1 have the shape (2, 3)."));
    QVERIFY(!layout.arrayProblem({}).empty());
    QCOMPARE(layout.rowCount({2, 4, 3}), std::uint64_t{4});
    QCOMPARE(layout.rowCount({2, 3}), std::uint64_t{1});
    const auto counted = [](Shape shape) {
        std::vector<std::byte> bytes(*elementCount(shape));
        for (std::size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = static_cast<std::byte>(i);
        return NdArray(std::move(shape), elementTypeOf(ElementKind::UInt8), bytes);
    };
    const NdArray block = layout.asRows(counted({4, 3})); // two slices
    QCOMPARE(block.shape(), (Shape{2, 2, 3}));
    QCOMPARE(block.as<std::uint8_t>()[3], std::uint8_t{6}); // [0, 1, 0]: the first of the second slice
    QCOMPARE(block.as<std::uint8_t>()[6], std::uint8_t{3}); // [1, 0, 0]: the second line of the first
    QCOMPARE(layout.linesOfArray(block), counted({4, 3}));
    QCOMPARE(layout.linesOfArray(counted({2, 3})), counted({2, 3}));
    const RowLayout last({3}, 0, 1); // an array of the shape (3, k)
    QCOMPARE(last.asRows(counted({2, 3})),
             NdArray({3, 2}, elementTypeOf(ElementKind::UInt8),
                     {std::byte{0}, std::byte{3}, std::byte{1}, std::byte{4}, std::byte{2}, std::byte{5}}));
}

void TestRowLayout::textsLieAsNumbersDo()
{
    const NdArray lines({2, 2}, std::vector<std::string>{"a", "b", "c", "d"});
    QCOMPARE(RowLayout({2, 2}).asRows(lines), NdArray({1, 2, 2}, std::vector<std::string>{"a", "b", "c", "d"}));
    QCOMPARE(RowLayout({2}, 0, 1).asRows(lines), NdArray({2, 2}, std::vector<std::string>{"a", "c", "b", "d"}));
}

QTEST_APPLESS_MAIN(TestRowLayout)
#include "tst_row_layout.moc"
