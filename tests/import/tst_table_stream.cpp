// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/import/TableStream.h"

#include "h5scout/import/TableText.h"
#include "h5scout/import/TextFile.h"
#include "h5scout/value/Error.h"

#include <QTest>

#include <algorithm>
#include <sstream>

using namespace h5scout;

Q_DECLARE_METATYPE(TableFormat)

/// A table in blocks is the table as a whole; what does not fit is said with its place.
class TestTableStream : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesWhatTheWholeTableHas_data();
    void givesWhatTheWholeTableHas();
    void saysWhereACellIsNoElement_data();
    void saysWhereACellIsNoElement();
    void refusesARowWithoutEnd();
    void takesTheWholeRowsOfABeginning_data();
    void takesTheWholeRowsOfABeginning();
};

namespace
{

constexpr TableFormat kTabs{Delimiter::Tab, DecimalSign::Point, false};
constexpr TableFormat kCommas{Delimiter::Comma, DecimalSign::Point, false};
constexpr TableFormat kNamed{Delimiter::Comma, DecimalSign::Point, true};
constexpr TableFormat kBlanks{Delimiter::Blanks, DecimalSign::Point, false};
constexpr TableFormat kGerman{Delimiter::Semicolon, DecimalSign::Comma, false};

QByteArray bytesOf(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

/// All elements, in blocks of so many rows; or why not.
QByteArray read(const std::string& text, const TableFormat& format, std::size_t columns, std::size_t rowCount)
{
    std::istringstream bytes(text);
    TextFile file(bytes);
    TableStream stream(file, format, elementTypeOf(ElementKind::Float64), columns);
    QByteArray elements;
    try {
        for (;;) {
            const NdArray block = stream.next(rowCount);
            if (block.shape() != Shape{block.size() / columns, columns})
                return "another shape";
            if (block.size() == 0)
                return elements;
            elements += bytesOf(block.bytes());
        }
    } catch (const Error& error) {
        return QByteArray::fromStdString(error.reason());
    }
}

/// More than one piece of a file.
std::string longTable(const std::string& delimiter, const std::string& sign, const std::string& lineEnd)
{
    const std::string zeros(100, '0');
    std::string text;
    for (int row = 0; row < 12'000; ++row)
        text += std::to_string(row) + delimiter + (row % 7 == 0 ? "\"1" : "1") + sign + std::to_string(row % 1000) +
                zeros + (row % 7 == 0 ? "\"" : "") + lineEnd + (row % 11 == 0 ? "# a comment" + lineEnd : "");
    return text;
}

} // namespace

void TestTableStream::givesWhatTheWholeTableHas_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<TableFormat>("format");
    QTest::newRow("commas") << QByteArray("1,2\n3,4\n5,6") << kCommas;
    QTest::newRow("names, comments, blank lines") << QByteArray("# who\na,b\n\n1,2\n# and\n3,4\n\n") << kNamed;
    QTest::newRow("long, CRLF") << QByteArray::fromStdString(longTable(",", ".", "\r\n")) << kCommas;
    QTest::newRow("long, CR") << QByteArray::fromStdString(longTable("\t", ".", "\r")) << kTabs;
    QTest::newRow("long, blanks") << QByteArray::fromStdString(longTable("   ", ".", "\n")) << kBlanks;
    QTest::newRow("long, decimal comma") << QByteArray::fromStdString(longTable(";", ",", "\n")) << kGerman;
}

void TestTableStream::givesWhatTheWholeTableHas()
{
    QFETCH(QByteArray, text);
    QFETCH(TableFormat, format);
    const auto whole = readTable(text.toStdString(), format, elementTypeOf(ElementKind::Float64));
    QVERIFY(whole && whole->faults.empty());
    const QByteArray elements = bytesOf(whole->elements.bytes());
    for (const std::size_t rows : {1U, 1'000'000U})
        QVERIFY(read(text.toStdString(), format, 2, rows) == elements);
}

void TestTableStream::saysWhereACellIsNoElement_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<TableFormat>("format");
    QTest::addColumn<QByteArray>("sentence");
    const std::string good = longTable(",", ".", "\n");
    const auto lines = std::to_string(std::ranges::count(good, '\n') + 1);
    const auto row = [&](const char* name, const std::string& text, const TableFormat& format, const char* sentence) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << format
                            << QByteArray(sentence).replace("LAST", lines.c_str());
    };
    row("no number", good + "7,abc\n", kCommas, "Line LAST, column 2: 'abc' is not a number.");
    row("too short", good + "7\n8,9\n", kCommas,
        "Line LAST, column 2: There is no cell: the row is shorter than the others.");
    row("too long", good + "7,8,9\n", kCommas, "Line LAST has 3 cells, but the first lines have 2.");
    row("no end of quotes", good + "7,\"8\n", kCommas, "The quotes that begin in line LAST do not end.");
    row("an empty line between tabs", "1\t2\n\n3\t4\n", kTabs, "Line 2, column 1: The cell is empty.");
}

void TestTableStream::saysWhereACellIsNoElement()
{
    QFETCH(QByteArray, text);
    QFETCH(TableFormat, format);
    QFETCH(QByteArray, sentence);
    QCOMPARE(read(text.toStdString(), format, 2, 4096), sentence);
}

void TestTableStream::refusesARowWithoutEnd()
{
    const std::string digits(std::size_t{20} << 20U, '1');
    QCOMPARE(read("1,2\n" + digits, kCommas, 2, 10), QByteArray("The row in line 2 has no end within 16 MiB."));
    QCOMPARE(read("1,2\n3,\"" + digits, kCommas, 2, 10),
             QByteArray("What stands in quotes in line 2 has no end within 16 MiB."));
}

void TestTableStream::takesTheWholeRowsOfABeginning_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<TableFormat>("format");
    QTest::addColumn<int>("rows");
    QTest::addColumn<QByteArray>("beginning");
    QTest::newRow("the last is cut") << QByteArray("1,2\n3,4\n5,") << kCommas << 9 << QByteArray("1,2\n3,4\n");
    QTest::newRow("perhaps cut") << QByteArray("1,2\n3,4") << kCommas << 9 << QByteArray("1,2\n");
    QTest::newRow("as many as wanted") << QByteArray("1\n\n2\n3\n4\n") << kCommas << 2 << QByteArray("1\n\n2\n");
    QTest::newRow("not the names") << QByteArray("a\n1\n2\n3\n") << kNamed << 2 << QByteArray("a\n1\n2\n");
    QTest::newRow("in quotes") << QByteArray("1,\"2\n\"\n3,\"4\n5\n") << kCommas << 9 << QByteArray("1,\"2\n\"\n");
    QTest::newRow("none") << QByteArray("1,2") << kCommas << 9 << QByteArray();
}

void TestTableStream::takesTheWholeRowsOfABeginning()
{
    QFETCH(QByteArray, text);
    QFETCH(TableFormat, format);
    QFETCH(int, rows);
    const std::string given = text.toStdString();
    const std::string_view beginning = firstRows(given, format, static_cast<std::size_t>(rows));
    QTEST(QByteArray(beginning.data(), static_cast<qsizetype>(beginning.size())), "beginning");
}

QTEST_GUILESS_MAIN(TestTableStream)
#include "tst_table_stream.moc"
