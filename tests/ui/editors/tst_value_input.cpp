// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/ValueInput.h"

#include <cmath>
#include <limits>

#include <QTest>

#include "h5scout/value/NdArray.h"
#include "ui/editors/DateInput.h"
#include "ui/editors/ElementInput.h"

using namespace h5scout;
using namespace h5scout::ui;

Q_DECLARE_METATYPE(h5scout::ui::ValueFormat)

namespace
{

ValueFormat plain(ValueKind kind)
{
    return {kind};
}

ValueFormat scalar(ValueKind kind, ElementKind element)
{
    return {kind, elementTypeOf(element)};
}

ValueFormat array(ElementKind element, std::optional<Shape> shape = {})
{
    return {ValueKind::Array, elementTypeOf(element), std::move(shape)};
}

NdArray shorts(const Shape& shape, const std::vector<std::int16_t>& numbers)
{
    const auto bytes = std::as_bytes(std::span(numbers));
    return {shape, elementTypeOf(ElementKind::Int16), std::vector<std::byte>(bytes.begin(), bytes.end())};
}

Value arrayOf(NdArray elements)
{
    return Array{std::make_shared<const NdArray>(std::move(elements))};
}

QString toQString(const std::string& text)
{
    return QString::fromStdString(text);
}

} // namespace

class TestValueInput : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatItWrites_data();
    void readsWhatItWrites();
    void readsOtherSpellings_data();
    void readsOtherSpellings();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void keepsTheElementTypeOfAScalar();
    void keepsTypeAndShapeOfAnArray();
    void roundsFloatsToTheNearest();
    void halvesAreRoundedToTheNearestEven();
    void fixedStringsKeepTheirWidth();
    void bytesAndReferencesAreOnlyShown();
    void everyFormatHasAnInitialValue();
    void convertsWhatMeansSomething_data();
    void convertsWhatMeansSomething();
};

void TestValueInput::readsWhatItWrites_data()
{
    QTest::addColumn<Value>("value");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, const Value& value, const char* text) {
        QTest::newRow(name) << value << QString::fromUtf8(text);
    };
    row("none", None{}, "None");
    row("true", true, "True");
    row("false", false, "False");
    row("integer", std::int64_t{-42}, "-42");
    row("least 64 bits", std::numeric_limits<std::int64_t>::min(), "-9223372036854775808");
    row("any size", BigInteger{"1180591620717411303424"}, "1180591620717411303424");
    row("float", 1.5, "1.5");
    row("float without fraction", 3.0, "3.0");
    row("small float", 1e-07, "1e-07");
    row("infinity", -std::numeric_limits<double>::infinity(), "-inf");
    row("complex", std::complex<double>(1, -2), "(1-2j)");
    row("text", Text{" as it is "}, " as it is ");
    row("empty text", Text{""}, "");
    row("text of two lines", Text{"a\nb\t'"}, "a\nb\t'");
    row("text that looks like a number", Text{"12"}, "12");
    row("text of other scripts", Text{"é 😀"}, "é 😀");
    row("date", Date{2024, 2, 29}, "2024-02-29");
    row("early date", Date{1, 1, 1}, "0001-01-01");
    row("time", Time{22, 8, 0, 0, {}}, "22:08");
    row("time with seconds", Time{22, 8, 9, 0, {}}, "22:08:09");
    row("time with microseconds", Time{22, 8, 9, 120, {}}, "22:08:09.00012");
    row("time of a zone", Time{0, 0, 0, 0, -19800}, "00:00-05:30");
    row("time of an old zone", Time{0, 0, 0, 0, 1172}, "00:00+00:19:32");
    row("moment", DateTime{{2024, 10, 20}, {22, 8, 9, 123456, 0}}, "2024-10-20 22:08:09.123456+00:00");
    row("tuple", Tuple{{std::int64_t{1}, 2.5, Text{"a"}}}, "(1, 2.5, 'a')");
    row("tuple of one", Tuple{{std::int64_t{1}}}, "(1,)");
    row("empty tuple", Tuple{}, "()");
    row("list", List{{Text{"it's"}, None{}, List{}}}, "[\"it's\", None, []]");
    row("set", Set{{std::int64_t{1}}}, "{1}");
    row("empty set", Set{}, "set()");
    row("dict", Dict{{{Text{"a"}, Date{2024, 1, 2}}}}, "{'a': datetime.date(2024, 1, 2)}");
    row("array", arrayOf(shorts({2, 2}, {1, -2, 3, 4})), "[[1, -2], [3, 4]]");
    row("empty array", arrayOf(shorts({0, 3}, {})), "[]");
    row("array of texts", arrayOf(NdArray({2}, {"a", "it's"})), "['a', \"it's\"]");
}

void TestValueInput::readsWhatItWrites()
{
    QFETCH(Value, value);
    QFETCH(QString, text);
    QCOMPARE(toQString(inputText(value)), text);
    const auto format = formatOf(value);
    QVERIFY(format);
    QCOMPARE(whyOnlyShown(value), std::string());
    const ParsedValue parsed = parseInput(text.toStdString(), *format);
    QCOMPARE(toQString(parsed.problem), QString());
    QVERIFY(parsed.value && *parsed.value == value);
}

void TestValueInput::readsOtherSpellings_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<ValueFormat>("format");
    QTest::addColumn<Value>("value");
    const auto row = [](const char* text, const ValueFormat& format, const Value& value) {
        QTest::newRow(text) << QString::fromUtf8(text) << format << value;
    };
    row("  7\n", plain(ValueKind::Integer), std::int64_t{7});
    row("+007", plain(ValueKind::Integer), std::int64_t{7});
    row("-0", plain(ValueKind::Integer), std::int64_t{0});
    row("7", plain(ValueKind::Float), 7.0);
    row(".5", plain(ValueKind::Float), 0.5);
    row("+5.", plain(ValueKind::Float), 5.0);
    row("1E3", plain(ValueKind::Float), 1000.0);
    row("3", plain(ValueKind::Complex), std::complex<double>(3));
    row("2.5", plain(ValueKind::Complex), std::complex<double>(2.5));
    row("1+2j", plain(ValueKind::Complex), std::complex<double>(1, 2));
    row("2024-10-20T22:08Z", plain(ValueKind::DateTime), DateTime{{2024, 10, 20}, {22, 8, 0, 0, 0}});
    row(" [1,2 ,3] ", plain(ValueKind::List), List{{std::int64_t{1}, std::int64_t{2}, std::int64_t{3}}});
    row("((1, 2))", plain(ValueKind::Tuple), Tuple{{std::int64_t{1}, std::int64_t{2}}});
    row("(1, 2)", array(ElementKind::Int16), arrayOf(shorts({2}, {1, 2})));
    row("[]", array(ElementKind::Int16), arrayOf(shorts({0}, {})));
}

void TestValueInput::readsOtherSpellings()
{
    QFETCH(QString, text);
    QFETCH(ValueFormat, format);
    QFETCH(Value, value);
    const ParsedValue parsed = parseInput(text.toStdString(), format);
    QCOMPARE(toQString(parsed.problem), QString());
    QVERIFY(parsed.value && *parsed.value == value);
}

void TestValueInput::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<ValueFormat>("format");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char* name, const QString& text, const ValueFormat& format, const char* problem) {
        QTest::newRow(name) << text << format << QString::fromUtf8(problem);
    };
    const auto say = [](const char* text) { return QString::fromUtf8(text); };
    const ValueFormat integer = plain(ValueKind::Integer);
    const ValueFormat number = plain(ValueKind::Float);
    const ValueFormat list = plain(ValueKind::List);
    row("no integer yet", say(" "), integer, "Type an integer, such as 42 or -7.");
    row("a float", say("1.5"), integer, "'1.5' is not an integer, such as 42 or -7.");
    row("a sign alone", say("-"), integer, "'-' is not an integer, such as 42 or -7.");
    row("more digits than Python reads", QString(4301, QLatin1Char('7')), integer,
        "An integer of more than 4300 digits cannot be read by Python.");
    row("above int8", say("128"), scalar(ValueKind::Integer, ElementKind::Int8),
        "128 does not fit: int8 holds -128 to 127.");
    row("below uint64", say("-1"), scalar(ValueKind::Integer, ElementKind::UInt64),
        "-1 does not fit: uint64 holds 0 to 18446744073709551615.");
    row("above uint64", say("18446744073709551616"), scalar(ValueKind::Integer, ElementKind::UInt64),
        "18446744073709551616 does not fit: uint64 holds 0 to 18446744073709551615.");
    row("a comma", say("1,5"), number, "Write a decimal point, not a comma.");
    row("letters", say("1.5V"), number, "'1.5V' is not a number, such as 1.5, 2e-7, nan or inf.");
    row("two signs", say("+-1"), number, "'+-1' is not a number, such as 1.5, 2e-7, nan or inf.");
    row("beyond a double", say("1e400"), number, "'1e400' is beyond what a float can hold.");
    row("beyond a float32", say("1e39"), scalar(ValueKind::Float, ElementKind::Float32),
        "1e+39 does not fit: float32 holds -3.4e+38 to 3.4e+38.");
    row("beyond a float16", say("65520"), scalar(ValueKind::Float, ElementKind::Float16),
        "65520.0 does not fit: float16 holds -65504 to 65504.");
    row("a wrong letter", say("1+2i"), plain(ValueKind::Complex), "Type a complex number, such as 1+2j or 0.5j.");
    row("yes", say("yes"), plain(ValueKind::Bool), "Type True or False.");
    row("NUL", QStringLiteral("a") + QChar(0), plain(ValueKind::Text), "A text cannot hold the character NUL.");
    row("the 31st of February", say("2024-02-31"), plain(ValueKind::Date),
        "There is no such moment. Write it as 2024-10-20.");
    row("a date with more", say("2024-02-01 10:00"), plain(ValueKind::Date),
        "There is no such moment. Write it as 2024-10-20.");
    row("24 o'clock", say("24:00"), plain(ValueKind::Time),
        "There is no such moment. Write it as 22:08 or 22:08:09.5.");
    row("nanoseconds", say("10:00:00.1234567"), plain(ValueKind::Time),
        "There is no such moment. Write it as 22:08 or 22:08:09.5.");
    row("a zone of a day", say("10:00+24:00"), plain(ValueKind::Time),
        "There is no such moment. Write it as 22:08 or 22:08:09.5.");
    row("only a date", say("2024-02-01"), plain(ValueKind::DateTime),
        "'2024-02-01' is spelled otherwise. Write it as 2024-10-20 22:08.");
    row("the day first", say("20.10.2024"), plain(ValueKind::Date),
        "'20.10.2024' is spelled otherwise. Write it as 2024-10-20.");
    row("the hour without a minute", say("10"), plain(ValueKind::Time),
        "'10' is spelled otherwise. Write it as 22:08 or 22:08:09.5.");
    row("no list yet", QString(), list, "There is nothing yet. Write a list as [1, 2.5, 'a'].");
    row("an open bracket", say("[1, [2]"), list, "A bracket [ is not closed. Write a list as [1, 2.5, 'a'].");
    row("a bracket too many", say("[1])"), list, "A bracket ) closes none. Write a list as [1, 2.5, 'a'].");
    row("an open quote", say("['a]"), list, "A quote ' is not closed. Write a list as [1, 2.5, 'a'].");
    row("an escaped quote", say("['a\\']"), list, "A quote ' is not closed. Write a list as [1, 2.5, 'a'].");
    row("a name", say("[volts]"), list,
        "Only numbers, texts in quotes, True, False, None and brackets around them can stand here. Write a list as "
        "[1, 2.5, 'a'].");
    row("a calculation", say("[1+1]"), list,
        "Only numbers, texts in quotes, True, False, None and brackets around them can stand here. Write a list as "
        "[1, 2.5, 'a'].");
    row("a call", say("[__import__('os')]"), list,
        "Only numbers, texts in quotes, True, False, None and brackets around them can stand here. Write a list as "
        "[1, 2.5, 'a'].");
    row("a tuple", say("(1, 2)"), list, "This is a tuple. Write a list as [1, 2.5, 'a'].");
    row("another shape", say("[1, 2]"), array(ElementKind::Int16, Shape{3}),
        "The array keeps its shape (3,); what is typed has the shape (2,). \"Change Type\" gives it another one.");
    row("another rank", say("[1, 2, 3]"), array(ElementKind::Int16, Shape{3, 1}),
        "The array keeps its shape (3, 1); what is typed has the shape (3,). \"Change Type\" gives it another one.");
    row("rows of different length", say("[[1, 2], [3]]"), array(ElementKind::Int16), "One row has 2 items, another 1.");
    row("a number among rows", say("[[1], 2]"), array(ElementKind::Int16), "A list should stand in the place of 2.");
    row("a row among numbers", say("[1, [2]]"), array(ElementKind::Int16),
        "A list stands where a number or text should.");
    row("a float among integers", say("[1, 2.5]"), array(ElementKind::Int16), "2.5 is no int16.");
    row("a text among floats", say("[1, 'a']"), array(ElementKind::Float64), "'a' is no float64.");
    row("a number among texts", say("['a', 1]"), array(ElementKind::Text), "1 is no text: write it in quotes.");
    row("a number among bools", say("[True, 2]"), array(ElementKind::Bool), "2 is neither True nor False.");
    row("no brackets", say("3"), array(ElementKind::Int16),
        "Write an array in brackets, as [1, 2, 3] or [[1, 2], [3, 4]].");
    row("another value than None", say("0"), plain(ValueKind::None), "None has no other value.");
    row("more than an attribute holds", QString((1 << 20) + 1, QLatin1Char('a')), plain(ValueKind::Text),
        "The text is too long to be written into an attribute.");
}

void TestValueInput::saysWhatIsWrong()
{
    QFETCH(QString, text);
    QFETCH(ValueFormat, format);
    QFETCH(QString, problem);
    const ParsedValue parsed = parseInput(text.toStdString(), format);
    QVERIFY(!parsed.value);
    QCOMPARE(toQString(parsed.problem), problem);
}

void TestValueInput::keepsTheElementTypeOfAScalar()
{
    for (const ElementKind kind :
         {ElementKind::Int8, ElementKind::UInt16, ElementKind::UInt64, ElementKind::Float32, ElementKind::Complex64}) {
        ElementCollector collector(elementTypeOf(kind));
        QCOMPARE(collector.add(std::int64_t{7}), std::string());
        const Value seven = NumpyScalar{std::make_shared<const NdArray>(std::move(collector).take({}))};
        const auto format = formatOf(seven);
        QVERIFY(format && format->element == elementTypeOf(kind));
        const ParsedValue parsed = parseInput("100", *format);
        const auto* changed = parsed.value ? parsed.value->getIf<NumpyScalar>() : nullptr;
        QVERIFY2(changed, parsed.problem.c_str());
        QCOMPARE(changed->array->type(), elementTypeOf(kind));
        QCOMPARE(changed->array->rank(), std::size_t{0});
        QCOMPARE(changed->array->toDouble(0), 100.0);
    }
    ElementCollector flags(elementTypeOf(ElementKind::Bool));
    QCOMPARE(flags.add(true), std::string());
    const Value flag = NumpyScalar{std::make_shared<const NdArray>(std::move(flags).take({}))};
    QCOMPARE(formatOf(flag)->kind, ValueKind::Bool);
    QCOMPARE(toQString(inputText(flag)), QStringLiteral("True"));
    QVERIFY(*parseInput("True", *formatOf(flag)).value == flag);
}

void TestValueInput::keepsTypeAndShapeOfAnArray()
{
    const Value before = arrayOf(shorts({2, 2}, {1, 2, 3, 4}));
    const ParsedValue parsed = parseInput("[[5, 6], [7, 8]]", *formatOf(before));
    QVERIFY(parsed.value && *parsed.value == arrayOf(shorts({2, 2}, {5, 6, 7, 8})));
    QCOMPARE(toQString(parseInput("[[5, 6], [7, 40000]]", *formatOf(before)).problem),
             QStringLiteral("40000 does not fit: int16 holds -32768 to 32767."));
}

void TestValueInput::roundsFloatsToTheNearest()
{
    const ParsedValue parsed = parseInput("0.1", scalar(ValueKind::Float, ElementKind::Float32));
    QCOMPARE(parsed.value->getIf<NumpyScalar>()->array->as<float>()[0], 0.1F);
    QCOMPARE(toQString(inputText(*parsed.value)), QStringLiteral("0.1"));
}

void TestValueInput::halvesAreRoundedToTheNearestEven()
{
    const auto bits = [](double number) {
        ElementCollector collector(elementTypeOf(ElementKind::Float16));
        (void)collector.add(number);
        return std::move(collector).take({}).as<std::uint16_t>()[0];
    };
    QCOMPARE(bits(1.0), std::uint16_t{0x3C00});
    QCOMPARE(bits(-2.5), std::uint16_t{0xC100});
    QCOMPARE(bits(65504), std::uint16_t{0x7BFF});
    QCOMPARE(bits(2049), std::uint16_t{0x6800});                    // between 2048 and 2050: to the even one
    QCOMPARE(bits(std::ldexp(1, -24)), std::uint16_t{1});           // the smallest
    QCOMPARE(bits(std::ldexp(1023.75, -24)), std::uint16_t{0x400}); // rounded up into the normal ones
    QCOMPARE(bits(0.0), std::uint16_t{0});
    QCOMPARE(bits(-std::numeric_limits<double>::infinity()), std::uint16_t{0xFC00});
    QCOMPARE(bits(std::numeric_limits<double>::quiet_NaN()) & 0x7E00, 0x7E00);
}

void TestValueInput::fixedStringsKeepTheirWidth()
{
    const std::string stored("ab\0cde", 6);
    const auto bytes = std::as_bytes(std::span(stored));
    const Value before =
        arrayOf(NdArray({2}, {ElementKind::FixedString, 3}, std::vector<std::byte>(bytes.begin(), bytes.end())));
    QCOMPARE(toQString(inputText(before)), QStringLiteral("[b'ab', b'cde']"));
    QVERIFY(*parseInput("[b'ab', 'cde']", *formatOf(before)).value == before);
    QCOMPARE(toQString(parseInput("['ab', 'cdef']", *formatOf(before)).problem),
             QStringLiteral("'cdef' has 4 bytes, and the texts of this array have room for 3."));
}

void TestValueInput::bytesAndReferencesAreOnlyShown()
{
    QVERIFY(!formatOf(Bytes{"a"}));
    QCOMPARE(toQString(whyOnlyShown(Bytes{"a"})), QStringLiteral("Bytes are shown, but not edited."));
    QCOMPARE(toQString(whyOnlyShown(Reference{})), QStringLiteral("References are shown, but not edited."));
    QCOMPARE(toQString(whyOnlyShown(Undecodable{"range", "", ""})),
             QStringLiteral("A value of this type (range) is shown, but not edited."));
    QCOMPARE(toQString(whyOnlyShown(arrayOf(shorts({10'001}, std::vector<std::int16_t>(10'001))))),
             QStringLiteral("An array of 10001 elements is too large to be edited as text."));
}

void TestValueInput::everyFormatHasAnInitialValue()
{
    for (const auto& formats : {pythonFormats(), nativeFormats()}) {
        for (const ValueFormat& format : formats) {
            const Value value = initialValue(format);
            QCOMPARE(toQString(formatName(*formatOf(value))), toQString(formatName(format)));
            QVERIFY(*parseInput(inputText(value), format).value == value);
        }
    }
}

void TestValueInput::convertsWhatMeansSomething_data()
{
    QTest::addColumn<Value>("value");
    QTest::addColumn<ValueFormat>("format");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, const Value& value, const ValueFormat& format, const char* text) {
        QTest::newRow(name) << value << format << QString::fromUtf8(text);
    };
    row("text to integer", Text{"5"}, plain(ValueKind::Integer), "5");
    row("text to number of its width", Text{"5"}, scalar(ValueKind::Integer, ElementKind::Int16), "5");
    row("other text to integer", Text{"five"}, plain(ValueKind::Integer), "0");
    row("integer to text", std::int64_t{5}, plain(ValueKind::Text), "5");
    row("integer to float", std::int64_t{5}, plain(ValueKind::Float), "5.0");
    row("whole float to integer", 5.0, plain(ValueKind::Integer), "5");
    row("other float to integer", 5.5, plain(ValueKind::Integer), "0");
    row("bool to integer", true, plain(ValueKind::Integer), "1");
    row("integer to bool", std::int64_t{3}, plain(ValueKind::Bool), "True");
    row("zero to bool", 0.0, plain(ValueKind::Bool), "False");
    row("list to tuple", List{{1.5}}, plain(ValueKind::Tuple), "(1.5,)");
    row("tuple to list", Tuple{{1.5}}, plain(ValueKind::List), "[1.5]");
    row("list to array", List{{1.5, std::int64_t{2}}}, array(ElementKind::Float64), "[1.5, 2.0]");
    row("array to list", arrayOf(shorts({2}, {1, 2})), plain(ValueKind::List), "[1, 2]");
    row("scalar to float", NumpyScalar{std::make_shared<const NdArray>(shorts({}, {7}))}, plain(ValueKind::Float),
        "7.0");
    row("moment to date", DateTime{{2024, 10, 20}, {22, 8, 0, 0, {}}}, plain(ValueKind::Date), "2024-10-20");
    row("text to date", Text{"2024-10-20"}, plain(ValueKind::Date), "2024-10-20");
    row("bytes to text", Bytes{"a"}, plain(ValueKind::Text), "");
    row("text to None", Text{"a"}, plain(ValueKind::None), "None");
}

void TestValueInput::convertsWhatMeansSomething()
{
    QFETCH(Value, value);
    QFETCH(ValueFormat, format);
    QFETCH(QString, text);
    const Value converted = convertedTo(value, format);
    QCOMPARE(toQString(inputText(converted)), text);
    QCOMPARE(formatOf(converted)->kind, format.kind);
    QCOMPARE(formatOf(converted)->element, format.element);
}

QTEST_APPLESS_MAIN(TestValueInput)
#include "tst_value_input.moc"
