// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/CsvText.h"

#include <QTest>

#include <cstring>
#include <limits>

using namespace h5scout;
using namespace h5scout::ui;

namespace
{

template <typename T>
std::string textOf(ElementKind kind, T number)
{
    std::vector<std::byte> bytes(sizeof(T));
    std::memcpy(bytes.data(), &number, sizeof(T));
    std::string text;
    appendNumber(text, NdArray(Shape{1}, elementTypeOf(kind), bytes), 0);
    return text;
}

std::string textOf(double number)
{
    std::string text;
    appendNumber(text, number);
    return text;
}

} // namespace

class TestCsvText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void quotesFieldsThatNeedIt_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("separator");
        QTest::addColumn<QByteArray>("field");
        const int comma = static_cast<int>(Separator::Comma);
        const int tab = static_cast<int>(Separator::Tab);
        const int semicolon = static_cast<int>(Separator::Semicolon);
        QTest::newRow("plain") << QByteArray("Delay (fs)") << comma << QByteArray("Delay (fs)");
        QTest::newRow("empty") << QByteArray() << comma << QByteArray();
        QTest::newRow("comma") << QByteArray("a,b") << comma << QByteArray("\"a,b\"");
        QTest::newRow("comma between tabs") << QByteArray("a,b") << tab << QByteArray("a,b");
        QTest::newRow("tab") << QByteArray("a\tb") << tab << QByteArray("\"a\tb\"");
        QTest::newRow("semicolon") << QByteArray("a;b") << semicolon << QByteArray("\"a;b\"");
        QTest::newRow("quotes") << QByteArray("5\" pipe") << comma << QByteArray("\"5\"\" pipe\"");
        QTest::newRow("line break") << QByteArray("a\nb") << comma << QByteArray("\"a\nb\"");
        QTest::newRow("edge") << QByteArray(" a") << comma << QByteArray("\" a\"");
        QTest::newRow("not ASCII") << QByteArray("\xc2\xb5m") << comma << QByteArray("\xc2\xb5m");
    }
    void quotesFieldsThatNeedIt()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, separator);
        QFETCH(QByteArray, field);
        QCOMPARE(QByteArray::fromStdString(csvField(text.toStdString(), static_cast<Separator>(separator))), field);
    }

    void commentsAreOneLine() { QCOMPARE(csvComment("of a\nb\r1,2"), std::string("# of a b 1,2\n")); }

    void numbersAreExact()
    {
        QCOMPARE(textOf(0.1), std::string("0.1"));
        QCOMPARE(textOf(-0.0), std::string("-0"));
        QCOMPARE(textOf(1.0 / 3.0), std::string("0.3333333333333333"));
        QCOMPARE(textOf(5e-324), std::string("5e-324"));
        QCOMPARE(textOf(ElementKind::Float32, 0.1F), std::string("0.1"));
        QCOMPARE(textOf(ElementKind::Float16, std::uint16_t{0x3555}), std::string("0.333251953125"));
        QCOMPARE(textOf(ElementKind::Int64, std::int64_t{9007199254740993}), std::string("9007199254740993"));
        QCOMPARE(textOf(ElementKind::UInt64, std::numeric_limits<std::uint64_t>::max()),
                 std::string("18446744073709551615"));
        QCOMPARE(textOf(ElementKind::Int8, std::int8_t{-128}), std::string("-128"));
        QCOMPARE(textOf(ElementKind::UInt8, std::uint8_t{65}), std::string("65"));
        QCOMPARE(textOf(ElementKind::Int16, std::int16_t{-3}), std::string("-3"));
        QCOMPARE(textOf(ElementKind::UInt16, std::uint16_t{65535}), std::string("65535"));
        QCOMPARE(textOf(ElementKind::Int32, std::int32_t{-7}), std::string("-7"));
        QCOMPARE(textOf(ElementKind::UInt32, std::uint32_t{7}), std::string("7"));
        QCOMPARE(textOf(ElementKind::Bool, std::uint8_t{1}), std::string("1"));
    }

    void spellsWhatIsNoNumber()
    {
        QCOMPARE(textOf(std::numeric_limits<double>::quiet_NaN()), std::string("nan"));
        QCOMPARE(textOf(-std::numeric_limits<double>::quiet_NaN()), std::string("nan"));
        QCOMPARE(textOf(std::numeric_limits<double>::infinity()), std::string("inf"));
        QCOMPARE(textOf(-std::numeric_limits<double>::infinity()), std::string("-inf"));
        QCOMPARE(textOf(ElementKind::Float32, -std::numeric_limits<float>::infinity()), std::string("-inf"));
    }
};

QTEST_GUILESS_MAIN(TestCsvText)
#include "tst_csv_text.moc"
