// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/import/TableText.h"

#include "h5scout/value/Error.h"

#include <QTest>

#include <random>

using namespace h5scout;

/// Tables of text become arrays, or a sentence says which cell does not fit.
class TestTableText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void countsTheCommentsThatItLeavesOut();
    void keepsTexts_data();
    void keepsTexts();
    void tellsFaultyCells_data();
    void tellsFaultyCells();
    void refuses_data();
    void refuses();
    void findsNames_data();
    void findsNames();
    void refusesMoreThanTheLimits();
    void stopsWhenTold();
    void survivesNoise();
};

namespace
{

constexpr TableFormat kTabs{Delimiter::Tab, DecimalSign::Point, false};
constexpr TableFormat kCommas{Delimiter::Comma, DecimalSign::Point, false};
constexpr TableFormat kNamed{Delimiter::Comma, DecimalSign::Point, true};
constexpr TableFormat kBlanks{Delimiter::Blanks, DecimalSign::Point, false};
constexpr TableFormat kGerman{Delimiter::Semicolon, DecimalSign::Comma, false};

/// "float64 (2, 2): 1.0 2.0 3.0 4.0".
QByteArray inWords(const NdArray& array)
{
    std::string text = dtypeName(array.type()) + ' ' + formatShape(array.shape()) + ':';
    for (std::size_t i = 0; i < array.size(); ++i)
        text += ' ' + array.toText(i);
    return QByteArray::fromStdString(text);
}

QByteArray read(const QByteArray& text, const TableFormat& format, std::optional<ElementType> type = {})
{
    const std::optional<TableText> table = readTable(text.toStdString(), format, type);
    if (!table)
        return "stopped";
    QByteArray words = inWords(table->elements);
    for (const FaultyCell& cell : table->faults)
        words += " | " + QByteArray::fromStdString(faultyCellSentence(cell, table->elements.type()));
    return words;
}

QByteArray refusal(const QByteArray& text, const TableFormat& format, const TableLimits& limits = {})
{
    try {
        readTable(text.toStdString(), format, {}, limits);
        return "read";
    } catch (const Error& error) {
        return QByteArray::fromStdString(error.reason());
    }
}

} // namespace

Q_DECLARE_METATYPE(TableFormat)

void TestTableText::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<TableFormat>("format");
    QTest::addColumn<QByteArray>("array");
    const auto row = [](const char* name, const char* text, const TableFormat& format, const char* array) {
        QTest::newRow(name) << QByteArray(text) << format << QByteArray(array);
    };
    row("floats", "1.5,2\n3,4\n", kCommas, "float64 (2, 2): 1.5 2.0 3.0 4.0");
    row("integers", "1\t2\n3\t4", kTabs, "int64 (2, 2): 1 2 3 4");
    row("floats without fraction", "1.0,2.0\n", kCommas, "float64 (1, 2): 1.0 2.0");
    row("large integers stay exact", "9007199254740993\n18446744073709551615\n", kCommas,
        "uint64 (2, 1): 9007199254740993 18446744073709551615");
    row("Booleans", "true,False\n1,0\n", kCommas,
        "float64 (2, 2): 0.0 0.0 1.0 0.0"
        " | Line 1, column 1: 'true' is not a number. | Line 1, column 2: 'False' is not a number.");
    row("only Booleans", "true,False\n", kCommas, "bool (1, 2): True False");
    row("complex", "1,2j\n3,4+1j\n", kCommas, "complex128 (2, 2): (1+0j) 2j (3+0j) (4+1j)");
    row("CRLF and CR", "1,2\r\n3,4\r5,6", kCommas, "int64 (3, 2): 1 2 3 4 5 6");
    row("byte order mark",
        "\xEF\xBB\xBF"
        "1,2\n",
        kCommas, "int64 (1, 2): 1 2");
    row("blank lines", "\n1,2\n\n \n3,4\n\n\n", kCommas, "int64 (2, 2): 1 2 3 4");
    row("comments", "# first\n1,2\n# between\n3,4\n#end", kCommas, "int64 (2, 2): 1 2 3 4");
    row("separator at the end of each line", "1,2,\n3,4,\n", kCommas, "int64 (2, 2): 1 2 3 4");
    row("empty lines of a spreadsheet at the end", "1\t2\n3\t4\n\t\n\t\n", kTabs, "int64 (2, 2): 1 2 3 4");
    row("columns of blanks", "   1 2\t 3  \n 4   5 6\n", kBlanks, "int64 (2, 3): 1 2 3 4 5 6");
    row("quotes", "\"1\",\" 2 \"\n3,\"4\"\n", kCommas, "int64 (2, 2): 1 2 3 4");
    row("decimal commas", "1,5;2\n3;4,25\n", kGerman, "float64 (2, 2): 1.5 2.0 3.0 4.25");
    row("names", "x,y\n1,2\n", kNamed, "int64 (1, 2): 1 2");
    row("no number counts for the name row", "x\n1\n", kNamed, "int64 (1, 1): 1");
}

void TestTableText::reads()
{
    QFETCH(QByteArray, text);
    QFETCH(TableFormat, format);
    QTEST(read(text, format), "array");
}

void TestTableText::countsTheCommentsThatItLeavesOut()
{
    const auto comments = [](const char* text, const TableFormat& format, ElementType type) {
        return readTable(text, format, type)->commentLines;
    };
    const ElementType numbers = elementTypeOf(ElementKind::Float64);
    QCOMPARE(comments("1,2\n3,4\n", kCommas, numbers), std::size_t{0});
    QCOMPARE(comments("# first\n1,2\n# between\n#\n3,4\n#end", kCommas, numbers), std::size_t{4});
    QCOMPARE(comments("# a\nx,y\n1,2\n", kNamed, numbers), std::size_t{1});
    QCOMPARE(comments("# a\nb\n", kCommas, {ElementKind::FixedString, 4}), std::size_t{0}); // a text like others
}

void TestTableText::keepsTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<TableFormat>("format");
    QTest::addColumn<QStringList>("cells");
    const auto row = [](const char* name, const char* text, const TableFormat& format, const QStringList& cells) {
        QTest::newRow(name) << QByteArray(text) << format << cells;
    };
    const auto list = [](const char* cells) { return QString::fromUtf8(cells).split(QLatin1Char('|')); };
    row("lines that begin with #", "#1\n# two\nthree\n#\n", kCommas, list("#1|# two|three|#"));
    row("blanks", " a,b \n  , c\n", kCommas, list(" a|b |  | c"));
    row("tabs beside other separators", "\ta,b\t\n", kCommas, list("\ta|b\t"));
    row("no-break spaces", "\xC2\xA0x\tb\n", kTabs, list("\xC2\xA0x|b"));
    row("quotes", "\" a \",\"#\"\n\"\"\" \", \"b\"\n", kCommas, list(" a |#|\" | \"b\""));
    row("columns of blanks", "  #a  b \n", kBlanks, list("#a|b"));
    row("names", "x , y\n#a,b\n", kNamed, list("#a|b"));
    row("blank lines", "\na\n\n\nb\n\n", kCommas, list("|a|||b"));
    row("blank lines around names", "\nx\n\na\n", kNamed, list("|a"));
    row("the longest that fits", "12345678\n", kCommas, list("12345678"));
}

void TestTableText::keepsTexts()
{
    QFETCH(QByteArray, text);
    QFETCH(TableFormat, format);
    const std::optional<TableText> table = readTable(text.toStdString(), format, elementTypeFromDtypeName("bytes64"));
    QVERIFY(table && table->faults.empty());
    QStringList cells;
    for (std::size_t i = 0; i < table->elements.size(); ++i)
        cells += QString::fromStdString(table->elements.toText(i));
    QTEST(cells, "cells");
}

void TestTableText::tellsFaultyCells_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<TableFormat>("format");
    QTest::addColumn<QByteArray>("dtype");
    QTest::addColumn<QByteArray>("array");
    const auto row = [](const char* name, const char* text, const TableFormat& format, const char* dtype,
                        const char* array) {
        QTest::newRow(name) << QByteArray(text) << format << QByteArray(dtype) << QByteArray(array);
    };
    row("no number, after comment and name row", "# c\nx,y\n1,2\n3,abc\n", kNamed, "float64",
        "float64 (2, 2): 1.0 2.0 3.0 0.0 | Line 4, column 2: 'abc' is not a number.");
    row("several", "a,1.5\n300,2\n", kCommas, "uint8",
        "uint8 (2, 2): 0 0 0 2 | Line 1, column 1: 'a' is not a number."
        " | Line 1, column 2: '1.5' is no integer, but the array holds uint8."
        " | Line 2, column 1: '300' is out of the range of uint8 (0 to 255).");
    row("empty in the middle", "1,,3\n4,5,6\n", kCommas, "int8",
        "int8 (2, 3): 1 0 3 4 5 6 | Line 1, column 2: The cell is empty.");
    row("short row", "1,2,3\n4,5\n6,7,8\n", kCommas, "int8",
        "int8 (3, 3): 1 2 3 4 5 0 6 7 8"
        " | Line 2, column 3: There is no cell: the row is shorter than the others.");
    row("a hole in a column of a spreadsheet", "1\n\n3\n", kTabs, "int8",
        "int8 (3, 1): 1 0 3 | Line 2, column 1: The cell is empty.");
    row("two holes", "1\n\n\n4\n5\n", kTabs, "int8",
        "int8 (5, 1): 1 0 0 4 5 | Line 2, column 1: The cell is empty. | Line 3, column 1: The cell is empty.");
    row("a line end within quotes counts", "\"1\n\",2\n3,x\n", kCommas, "int8",
        "int8 (2, 2): 1 2 3 0 | Line 3, column 2: 'x' is not a number.");
    row("doubled quotes", "\"a \"\"b\"\"\",1\n", kCommas, "int8",
        "int8 (1, 2): 0 1 | Line 1, column 1: 'a \"b\"' is not a number.");
    row("a text that is too long with its blanks", "ab,abc \n", kCommas, "bytes24",
        "bytes24 (1, 2): ab  | Line 1, column 2: 'abc ' is longer than 3 bytes.");
    row("text behind quotes", "\"1\"2,3\n", kCommas, "int8",
        "int8 (1, 2): 0 3 | Line 1, column 1: '\"1\"2' is not a number.");
}

void TestTableText::tellsFaultyCells()
{
    QFETCH(QByteArray, text);
    QFETCH(TableFormat, format);
    QFETCH(QByteArray, dtype);
    QTEST(read(text, format, elementTypeFromDtypeName(dtype.toStdString())), "array");
}

void TestTableText::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("nothing") << QByteArray() << QByteArray("There are no numbers in it.");
    QTest::newRow("only comments") << QByteArray("# a\n\n") << QByteArray("There are no numbers in it.");
    QTest::newRow("only separators") << QByteArray(",,\n,,\n") << QByteArray("There are no numbers in it.");
    QTest::newRow("open quotes") << QByteArray("1,2\n\"3,4\n")
                                 << QByteArray("The quotes that begin in line 2 do not end.");
    QTest::newRow("wide row") << QByteArray("1,2\n3,4\n5,6,7\n")
                              << QByteArray("Line 3 has 3 cells, but most lines have 2.");
}

void TestTableText::refuses()
{
    QFETCH(QByteArray, text);
    QTEST(refusal(text, kCommas), "reason");
}

void TestTableText::findsNames_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<TableFormat>("format");
    QTest::addColumn<QStringList>("names");
    const auto row = [](const char* name, const char* text, const TableFormat& format, const QStringList& names) {
        QTest::newRow(name) << QByteArray(text) << format << names;
    };
    const QStringList xy{QStringLiteral("x"), QStringLiteral("y")};
    row("header", "x,\"y\"\n1,2\n", kNamed, xy);
    row("comment of numpy", "# x y\n1 2\n", kBlanks, xy);
    row("comment of PyMoDAQ", "# #x\ty\n1\t2\n", kTabs, xy);
    row("comment with blanks above commas", "# x y\n1,2\n", kCommas, xy);
    row("comment about something else", "# measured today by us\n1,2\n", kCommas, {});
    row("short header", "x\n1,2\n", kNamed, {QStringLiteral("x"), QString()});
    row("none", "1,2\n", kCommas, {});
}

void TestTableText::findsNames()
{
    QFETCH(QByteArray, text);
    QFETCH(TableFormat, format);
    QStringList names;
    const std::optional<TableText> table = readTable(text.toStdString(), format);
    for (const std::string& name : table->names)
        names += QString::fromStdString(name);
    QTEST(names, "names");
}

void TestTableText::refusesMoreThanTheLimits()
{
    QCOMPARE(refusal("1,2\n3,4\n", kCommas, {.elementBytes = 31}),
             QByteArray("It has 2 rows of 2 cells, which is more than fits into 0 MiB."));
    QCOMPARE(refusal("1,2\n3,4\n", kCommas, {.elementBytes = 32}), QByteArray("read"));
    QCOMPARE(refusal("a,b\n3,4\n", kCommas, {.faultyCells = 1}),
             QByteArray("More than 1 cells cannot be read. Line 1, column 1: 'a' is not a number."));
    QCOMPARE(refusal("a,b\n3,4\n", kCommas, {.faultyCells = 2}), QByteArray("read"));
}

void TestTableText::stopsWhenTold()
{
    std::string text;
    for (int i = 0; i < 10'000; ++i)
        text += "1,2\n";
    for (int mostCalls : {0, 5, 15, 25}) { // while it measures, guesses, fills
        int calls = 0;
        std::size_t done = 0;
        const auto progress = [&](std::size_t byteCount) {
            done = byteCount;
            return calls++ < mostCalls;
        };
        QVERIFY(!readTable(text, kCommas, {}, {}, progress));
        QCOMPARE(calls, mostCalls + 1);
        QVERIFY(done > 0 && done <= text.size());
    }
}

void TestTableText::survivesNoise()
{
    constexpr std::string_view kSigns = "0123456789.,;\t \n\r\"#-+eEjnaif\xC2\xA0\xEF\xBB\xBF\xE2\x88\x92";
    std::mt19937 random(7);
    std::uniform_int_distribution<std::size_t> sign(0, kSigns.size() - 1);
    int readCount = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (std::size_t length = random() % 60; text.size() < length;)
            text += random() % 50 == 0 ? static_cast<char>(random()) : kSigns[sign(random)];
        const TableFormat format = guessTableFormat(text, random() % 4);
        try {
            const auto table = readTable(text, format);
            QVERIFY(table && table->elements.rank() == 2 && table->elements.size() > 0);
            for (const FaultyCell& cell : table->faults)
                QVERIFY(cell.row < table->elements.shape()[0] && cell.column < table->elements.shape()[1] &&
                        cell.line >= 1 && !faultyCellSentence(cell, table->elements.type()).empty());
            ++readCount;
        } catch (const Error& error) {
            QVERIFY(!error.reason().empty());
        }
    }
    QVERIFY(readCount > 1000);
}

QTEST_APPLESS_MAIN(TestTableText)
#include "tst_table_text.moc"
