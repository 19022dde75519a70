// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/import/ElementText.h"

#include "h5scout/value/NdArray.h"

#include <QTest>

#include <cmath>

using namespace h5scout;

/// Numbers as people and spreadsheets write them.
class TestElementText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatIsWritten_data();
    void readsWhatIsWritten();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void roundsToHalfPrecision();
    void readsEveryHalfBack();
    void leavesTheElementAloneOnAFault();
    void quotesOnlyTheBeginningOfLongTexts();
};

namespace
{

/// The element as NdArray spells it, or the sentence.
QByteArray read(const QByteArray& text, const QByteArray& dtype, DecimalSign decimal = DecimalSign::Point)
{
    const ElementType type = *elementTypeFromDtypeName(dtype.toStdString());
    std::vector<std::byte> element(type.byteSize);
    if (const auto fault = parseElement(text.toStdString(), type, decimal, element))
        return QByteArray::fromStdString(cellFaultSentence(*fault, text.toStdString(), type));
    return QByteArray::fromStdString(NdArray({1}, type, element).toText(0));
}

} // namespace

void TestElementText::readsWhatIsWritten_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("dtype");
    QTest::addColumn<bool>("hasDecimalComma");
    QTest::addColumn<QByteArray>("element");
    const auto row = [](const char* text, const char* dtype, const char* element, bool hasComma = false) {
        QTest::addRow("%s as %s", text, dtype)
            << QByteArray(text) << QByteArray(dtype) << hasComma << QByteArray(element);
    };
    row(" 1.5\t", "float64", "1.5");
    row("+1.5E+3", "float64", "1500.0");
    row("-.5", "float64", "-0.5");
    row("1,5", "float64", "1.5", true);
    row("-1,5e-3", "float64", "-0.0015", true);
    row("\xE2\x88\x92"
        "2",
        "float64", "-2.0");
    row("\xC2\xA0"
        "3\xC2\xA0",
        "float64", "3.0");
    row("NaN", "float64", "nan");
    row("-INF", "float32", "-inf");
    row("Infinity", "float64", "inf");
    row("0.1", "float32", "0.1");
    row("0.1", "float64", "0.1");
    row("5e-324", "float64", "5e-324");
    row("1e-400", "float64", "0.0");
    row("-0.0000001e-99999999999999999999", "float64", "-0.0");
    row("1e-46", "float32", "0.0");
    row("9223372036854775807", "int64", "9223372036854775807");
    row("-9223372036854775808", "int64", "-9223372036854775808");
    row("18446744073709551615", "uint64", "18446744073709551615");
    row("-0", "uint8", "0");
    row("+7", "int8", "7");
    row("007", "int16", "7");
    row("3.0", "int32", "3");
    row("1e3", "uint16", "1000");
    row("9007199254740992.0", "int64", "9007199254740992");
    row("9007199254740993.000", "int64", "9007199254740993");
    row("-9.223372036854775808e18", "int64", "-9223372036854775808");
    row("1e19", "uint64", "10000000000000000000");
    row("+12.50e1", "uint8", "125");
    row("25500000e-5", "uint8", "255");
    row("0.0000e99999999999999999999", "int8", "0");
    row("-0.0", "uint8", "0");
    row("0,12e2", "int8", "12", true);
    row("TRUE", "bool", "True");
    row("0", "bool", "False");
    row("1+2j", "complex128", "(1+2j)");
    row("(1.5e-3-2.5e-4i)", "complex128", "(0.0015-0.00025j)");
    row("-2j", "complex64", "-2j");
    row("3", "complex64", "(3+0j)");
    row("1,5+0,5j", "complex128", "(1.5+0.5j)", true);
    row("inf-nanj", "complex128", "(inf+nanj)");
    row("abc", "bytes24", "abc");
    row(" b ", "bytes24", " b ");
    row("", "bytes24", "");
}

void TestElementText::readsWhatIsWritten()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, dtype);
    QFETCH(bool, hasDecimalComma);
    QTEST(read(text, dtype, hasDecimalComma ? DecimalSign::Comma : DecimalSign::Point), "element");
}

void TestElementText::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("dtype");
    QTest::addColumn<bool>("hasDecimalComma");
    QTest::addColumn<QByteArray>("sentence");
    const auto row = [](const char* text, const char* dtype, const char* sentence, bool hasComma = false) {
        QTest::addRow("%s as %s", text, dtype)
            << QByteArray(text) << QByteArray(dtype) << hasComma << QByteArray(sentence);
    };
    row("abc", "float64", "'abc' is not a number.");
    row(" ", "float64", "The cell is empty.");
    row("1,234", "float64", "'1,234' is not a number.");
    row("1.5", "float64", "'1.5' is not a number.", true);
    row("1.5", "complex128", "'1.5' is not a number.", true);
    row("1.2.3", "float64", "'1.2.3' is not a number.");
    row("0x10", "int32", "'0x10' is not a number.");
    row("1_000", "int32", "'1_000' is not a number.");
    row("nan(1)", "float64", "'nan(1)' is not a number.");
    row("--1", "float64", "'--1' is not a number.");
    row("+-1", "float64", "'+-1' is not a number.");
    row("-", "int8", "'-' is not a number.");
    row("1e400", "float64", "'1e400' is out of the range of float64.");
    row("1e39", "float32", "'1e39' is out of the range of float32.");
    row("65520", "float16", "'65520' is out of the range of float16.");
    row("256", "uint8", "'256' is out of the range of uint8 (0 to 255).");
    row("-1", "uint16", "'-1' is out of the range of uint16 (0 to 65535).");
    row("128.0", "int8", "'128.0' is out of the range of int8 (-128 to 127).");
    row("9223372036854775808", "int64",
        "'9223372036854775808' is out of the range of int64 (-9223372036854775808 to 9223372036854775807).");
    row("2e19", "uint64", "'2e19' is out of the range of uint64 (0 to 18446744073709551615).");
    row("1e99999999999999999999", "int8", "'1e99999999999999999999' is out of the range of int8 (-128 to 127).");
    row("-1e0", "uint8", "'-1e0' is out of the range of uint8 (0 to 255).");
    row("1.5", "int64", "'1.5' is no integer, but the array holds int64.");
    row("0.99999999999999999999", "int64", "'0.99999999999999999999' is no integer, but the array holds int64.");
    row("1e-400", "int64", "'1e-400' is no integer, but the array holds int64.");
    row("44.9999999999999999999", "int64", "'44.9999999999999999999' is no integer, but the array holds int64.");
    row("4294967295.0000000001", "uint32", "'4294967295.0000000001' is no integer, but the array holds uint32.");
    row("1e-99999999999999999999", "int8", "'1e-99999999999999999999' is no integer, but the array holds int8.");
    row("inf", "int64", "'inf' is no integer, but the array holds int64.");
    row("nan", "int64", "'nan' is no integer, but the array holds int64.");
    row("1+2j", "float64", "'1+2j' is a complex number, but the array holds float64.");
    row("1+2", "complex128", "'1+2' is not a number.");
    row("i", "complex128", "'i' is not a number.");
    row("2", "bool", "'2' is none of true, false, 1 and 0.");
    row("abcd", "bytes24", "'abcd' is longer than 3 bytes.");
    QTest::newRow("NUL at the end") << QByteArray("ab\0", 3) << QByteArray("bytes24") << false
                                    << QByteArray(
                                           "The text ends in a NUL, which the array's texts of one width would lose.");
}

void TestElementText::saysWhatIsWrong()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, dtype);
    QFETCH(bool, hasDecimalComma);
    QTEST(read(text, dtype, hasDecimalComma ? DecimalSign::Comma : DecimalSign::Point), "sentence");
}

void TestElementText::roundsToHalfPrecision()
{
    QCOMPARE(read("65519.99", "float16"), QByteArray("65500.0")); // 65504
    QCOMPARE(read("2049", "float16"), QByteArray("2048.0"));      // to even
    QCOMPARE(read("2051", "float16"), QByteArray("2052.0"));
    QCOMPARE(read("5.960464477539063e-08", "float16"), QByteArray("6e-08"));
    QCOMPARE(read("2e-8", "float16"), QByteArray("0.0"));
    QCOMPARE(read("nan", "float16"), QByteArray("nan"));
    QCOMPARE(read("-inf", "float16"), QByteArray("-inf"));
}

void TestElementText::readsEveryHalfBack()
{
    const ElementType half = elementTypeOf(ElementKind::Float16);
    for (unsigned bits = 0; bits < 0x10000; ++bits) {
        const std::vector<std::byte> bytes{static_cast<std::byte>(bits & 0xFFU), static_cast<std::byte>(bits >> 8U)};
        const NdArray array({1}, half, bytes);
        std::vector<std::byte> element(2);
        QVERIFY(!parseElement(array.toText(0), half, DecimalSign::Point, element));
        if (!std::isnan(array.toDouble(0)))
            QVERIFY2(element == bytes, array.toText(0).c_str());
    }
}

void TestElementText::leavesTheElementAloneOnAFault()
{
    std::vector<std::byte> element(4, std::byte{7});
    QVERIFY(parseElement("1e99", elementTypeOf(ElementKind::Float32), DecimalSign::Point, element));
    QCOMPARE(element, std::vector<std::byte>(4, std::byte{7}));
}

void TestElementText::quotesOnlyTheBeginningOfLongTexts()
{
    const QByteArray sentence = read(QByteArray(39, 'a') + "\xC3\xA9" + QByteArray(5000, 'b'), "float64");
    QCOMPARE(sentence, "'" + QByteArray(39, 'a') + "\xE2\x80\xA6' is not a number.");
}

QTEST_APPLESS_MAIN(TestElementText)
#include "tst_element_text.moc"
