// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/import/TableFormat.h"

#include <QTest>

using namespace h5scout;

/// Separator, decimal sign and header as a reader would see them.
class TestTableFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void guesses_data();
    void guesses();
    void guessesForTexts_data();
    void guessesForTexts();
    void looksOnlyAtTheBeginning();
};

namespace
{

QByteArray inWords(const TableFormat& format)
{
    const char* const delimiters[] = {"tab", "comma", "semicolon", "blanks", "none"};
    return QByteArray(delimiters[static_cast<int>(format.delimiter)]) +
           (format.decimal == DecimalSign::Comma ? " 1,5" : " 1.5") + (format.hasHeader ? " header" : "");
}

} // namespace

void TestTableFormat::guesses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("expectedColumns");
    QTest::addColumn<QByteArray>("format");
    const auto row = [](const char* name, const char* text, const char* format, int columns = 0) {
        QTest::newRow(name) << QByteArray(text) << columns << QByteArray(format);
    };
    row("CSV", "1,2,3\n4,5,6\n", "comma 1.5");
    row("CSV with blanks", "1, 2, 3\n4, 5, 6\n", "comma 1.5");
    row("CSV with names", "time,signal\n0,1.5\n1,2.5\n", "comma 1.5 header");
    row("names in quotes with the separator in them", "\"time, s\",\"signal\"\n0,1.5\n", "comma 1.5 header");
    row("German CSV", "Zeit;Signal\r\n0;1,5\r\n1;2,5\r\n", "semicolon 1,5 header");
    row("semicolons and points", "1.5;2\n", "semicolon 1.5");
    row("from a spreadsheet", "1\t2\n3\t4\n", "tab 1.5");
    row("from a German spreadsheet", "1,5\t2\n3\t4,25\n", "tab 1,5");
    row("one column", "1\n2\n", "tab 1.5");
    row("columns set with blanks", "  1.0   2.0\n 10.0  20.0\n", "blanks 1.5");
    row("blanks and commas", "1,5 2,5\n3,5 4,5\n", "blanks 1,5");
    row("tabs with holes", "1\t\t3\n4\t5\t6\n", "tab 1.5");
    row("comments", "# a, b\n# c\n1;2\n", "semicolon 1.5");
    row("doubtful, nothing expected", "1,5\n2,25\n", "comma 1.5");
    row("doubtful, two expected", "1,5\n2,25\n", "comma 1.5", 2);
    row("doubtful, one expected", "1,5\n2,25\n", "tab 1,5", 1);
    row("a single row of words is no header", "a,b\n", "comma 1.5");
    row("Booleans are no header", "true,false\n1,0\n", "comma 1.5");
    row("nan is no header", "nan,nan\n1,0\n", "comma 1.5");
    row("names above nan", "a\tb\nnan\tnan\n", "tab 1.5 header");
    row("one name missing", "\tb\n1\t2\n", "tab 1.5 header");
    row("nothing", "", "tab 1.5");
    row("quotes that do not end", "\"1,2\n", "tab 1.5");
}

void TestTableFormat::guessesForTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("columns");
    QTest::addColumn<QByteArray>("format");
    QTest::newRow("one column: whole lines") << QByteArray("name\n1,2;3\tx\n") << 1 << QByteArray("none 1.5");
    QTest::newRow("one column in quotes") << QByteArray("a\n\"b, c\"\n") << 1 << QByteArray("tab 1.5");
    QTest::newRow("names above numbers are texts, too") << QByteArray("a,b\n1,2\n") << 2 << QByteArray("comma 1.5");
}

void TestTableFormat::guessesForTexts()
{
    QFETCH(QByteArray, text);
    QFETCH(int, columns);
    QTEST(inWords(guessTableFormat(text.toStdString(), static_cast<std::size_t>(columns),
                                   elementTypeOf(ElementKind::Text))),
          "format");
}

void TestTableFormat::guesses()
{
    QFETCH(QByteArray, text);
    QFETCH(int, expectedColumns);
    QTEST(inWords(guessTableFormat(text.toStdString(), static_cast<std::size_t>(expectedColumns))), "format");
}

void TestTableFormat::looksOnlyAtTheBeginning()
{
    std::string text;
    for (int i = 0; i < 200'000; ++i)
        text += "1;2,5\n";
    text += "\"";
    QCOMPARE(inWords(guessTableFormat(text)), QByteArray("semicolon 1,5"));
}

QTEST_APPLESS_MAIN(TestTableFormat)
#include "tst_table_format.moc"
