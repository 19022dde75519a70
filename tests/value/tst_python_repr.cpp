// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestText.h"

#include "h5scout/value/NdArray.h"

#include <cmath>
#include <cstring>

using namespace h5scout;

class TestPythonRepr : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spellsFloatsAsPython_data();
    void spellsFloatsAsPython();
    void quotesTextsAsPython_data();
    void quotesTextsAsPython();
    void spellsZones();
    void spellsArraysAsLists();
    void spellsWhatPythonDoesNotKnow();
    void endsInAnEllipsisAtTheLimit_data();
    void endsInAnEllipsisAtTheLimit();
    void showsTextWithoutQuotes();
    void namesTypes_data();
    void namesTypes();
};

namespace
{

template <typename T>
std::shared_ptr<const NdArray> arrayOf(Shape shape, ElementKind kind, const std::vector<T>& elements)
{
    std::vector<std::byte> bytes(elements.size() * sizeof(T));
    if (!bytes.empty())
        std::memcpy(bytes.data(), elements.data(), bytes.size());
    return std::make_shared<const NdArray>(std::move(shape), elementTypeOf(kind), std::move(bytes));
}

std::shared_ptr<const NdArray> textsOf(Shape shape, std::vector<std::string> texts)
{
    return std::make_shared<const NdArray>(std::move(shape), std::move(texts));
}

} // namespace

void TestPythonRepr::spellsFloatsAsPython_data()
{
    QTest::addColumn<double>("number");
    QTest::addColumn<QByteArray>("repr");
    const auto row = [](double number, const char* repr) { QTest::newRow(repr) << number << QByteArray(repr); };
    row(0.0, "0.0");
    row(-0.0, "-0.0");
    row(1.0, "1.0");
    row(0.1, "0.1");
    row(-123.456, "-123.456");
    row(1e15, "1000000000000000.0");
    row(9999999999999998.0, "9999999999999998.0");
    row(1e16, "1e+16");
    row(1.5e16, "1.5e+16");
    row(1e-4, "0.0001");
    row(1.25e-5, "1.25e-05");
    row(1e100, "1e+100");
    row(1e23, "1e+23");
    row(5e-324, "5e-324");
    row(1.7976931348623157e308, "1.7976931348623157e+308");
    row(static_cast<double>(INFINITY), "inf");
    row(-static_cast<double>(INFINITY), "-inf");
    row(static_cast<double>(NAN), "nan");
}

void TestPythonRepr::spellsFloatsAsPython()
{
    QFETCH(double, number);
    QFETCH(QByteArray, repr);
    QCOMPARE(bytesOf(pythonRepr(number)), repr);
    QCOMPARE(bytesOf(pythonRepr(Value(number))), repr);
}

void TestPythonRepr::quotesTextsAsPython_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("repr");
    QTest::newRow("plain") << QByteArray("abc") << QByteArray("'abc'");
    QTest::newRow("apostrophe") << QByteArray("it's") << QByteArray("\"it's\"");
    QTest::newRow("both quotes") << QByteArray("'\"") << QByteArray("'\\'\"'");
    QTest::newRow("double quotes") << QByteArray("\"a\"") << QByteArray("'\"a\"'");
    QTest::newRow("controls") << QByteArray("\\\n\r\t\x01\x7f") << QByteArray("'\\\\\\n\\r\\t\\x01\\x7f'");
    QTest::newRow("NUL") << QByteArray(1, '\0') << QByteArray("'\\x00'");
    QTest::newRow("printable") << QByteArray("\xc3\xa9\xf0\x9f\x98\x80") << QByteArray("'\xc3\xa9\xf0\x9f\x98\x80'");
    QTest::newRow("no-break space") << QByteArray("\xc2\xa0\xc2\xad") << QByteArray("'\\xa0\\xad'");
    QTest::newRow("separators") << QByteArray("\xe2\x80\xa8") << QByteArray("'\\u2028'");
    QTest::newRow("private") << QByteArray("\xf3\xb0\x80\x80") << QByteArray("'\\U000f0000'");
    QTest::newRow("lone surrogate") << QByteArray("\xed\xa0\xbd") << QByteArray("'\\ud83d'");
    QTest::newRow("no UTF-8") << QByteArray("a\xff\xc3") << QByteArray("'a\\udcff\\udcc3'");
    QTest::newRow("overlong") << QByteArray("\xc0\x80\xe0\x80\x80")
                              << QByteArray("'\\udcc0\\udc80\\udce0\\udc80\\udc80'");
}

void TestPythonRepr::quotesTextsAsPython()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, repr);
    QCOMPARE(bytesOf(pythonRepr(Text{text.toStdString()})), repr);
}

void TestPythonRepr::spellsZones()
{
    const auto spelled = [](int offset) { return bytesOf(pythonRepr(Time{1, 2, 0, 0, offset})); };
    QCOMPARE(spelled(0), QByteArray("datetime.time(1, 2, tzinfo=datetime.timezone.utc)"));
    QCOMPARE(spelled(3600),
             QByteArray("datetime.time(1, 2, tzinfo=datetime.timezone(datetime.timedelta(seconds=3600)))"));
    QCOMPARE(spelled(-3600),
             QByteArray("datetime.time(1, 2, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=82800)))"));
}

void TestPythonRepr::spellsArraysAsLists()
{
    const auto repr = [](std::shared_ptr<const NdArray> array) { return bytesOf(pythonRepr(Array{std::move(array)})); };
    QCOMPARE(repr(arrayOf<std::int16_t>({2, 3}, ElementKind::Int16, {1, -2, 3, 4, 5, 6})),
             QByteArray("[[1, -2, 3], [4, 5, 6]]"));
    QCOMPARE(repr(arrayOf<float>({2}, ElementKind::Float32, {0.1F, 1e10F})), QByteArray("[0.1, 10000000000.0]"));
    QCOMPARE(repr(arrayOf<std::complex<float>>({1}, ElementKind::Complex64, {{1, -2}})), QByteArray("[(1-2j)]"));
    QCOMPARE(repr(arrayOf<std::uint8_t>({2}, ElementKind::Bool, {1, 0})), QByteArray("[True, False]"));
    QCOMPARE(repr(arrayOf<double>({0, 1ULL << 60U}, ElementKind::Float64, {})), QByteArray("[]"));
    QCOMPARE(repr(arrayOf<double>({1ULL << 60U, 0}, ElementKind::Float64, {})), QByteArray("[]"));
    QCOMPARE(repr(textsOf({2}, {"a'", "b"})), QByteArray("[\"a'\", 'b']"));
    QCOMPARE(repr(std::make_shared<const NdArray>(Shape{1}, ElementType{ElementKind::FixedString, 3},
                                                  std::vector<std::byte>{std::byte{'a'}, {}, {}})),
             QByteArray("[b'a']"));
    const std::vector<NdArray> rows = {*arrayOf<std::uint8_t>({2}, ElementKind::UInt8, {1, 2}),
                                       *arrayOf<std::uint8_t>({0}, ElementKind::UInt8, {})};
    QCOMPARE(repr(std::make_shared<const NdArray>(Shape{2}, elementTypeOf(ElementKind::UInt8), rows)),
             QByteArray("[[1, 2], []]"));
    QCOMPARE(bytesOf(pythonRepr(NumpyScalar{arrayOf<double>({}, ElementKind::Float64, {1.5})})), QByteArray("1.5"));
}

void TestPythonRepr::spellsWhatPythonDoesNotKnow()
{
    QCOMPARE(bytesOf(pythonRepr(Reference{Reference::Kind::Object, "/a"})), QByteArray("<object reference to /a>"));
    QCOMPARE(bytesOf(pythonRepr(Reference{Reference::Kind::Region, ""})), QByteArray("<region reference to nothing>"));
    QCOMPARE(bytesOf(pythonRepr(Empty{"float64"})), QByteArray("Empty(dtype='float64')"));
    QCOMPARE(bytesOf(pythonRepr(Undecodable{"numpy.ndarray", "", ""})), QByteArray("<numpy.ndarray>"));
}

void TestPythonRepr::endsInAnEllipsisAtTheLimit_data()
{
    QTest::addColumn<Value>("value");
    QTest::addColumn<int>("limit");
    QTest::addColumn<QByteArray>("repr");
    QTest::newRow("fits") << Value(Text{"abc"}) << 5 << QByteArray("'abc'");
    QTest::newRow("one too many") << Value(Text{"abcd"}) << 5 << QByteArray("'abcd\u2026");
    QTest::newRow("no cut character") << Value(Text{"\u00e9\u00e9"}) << 4 << QByteArray("'\u00e9\u2026");
    QTest::newRow("list") << Value(List{{std::int64_t{1}, std::int64_t{2}}}) << 4 << QByteArray("[1, \u2026");
    QTest::newRow("huge array") << Value(Array{std::make_shared<const NdArray>(Shape{50'000'000},
                                                                               elementTypeOf(ElementKind::Int8),
                                                                               std::vector<std::byte>(50'000'000))})
                                << 4 << QByteArray("[0, \u2026");
}

void TestPythonRepr::endsInAnEllipsisAtTheLimit()
{
    QFETCH(Value, value);
    QFETCH(int, limit);
    QFETCH(QByteArray, repr);
    QCOMPARE(bytesOf(pythonRepr(value, static_cast<std::size_t>(limit))), repr);
}

void TestPythonRepr::showsTextWithoutQuotes()
{
    QCOMPARE(bytesOf(displayText(Text{"it's"})), QByteArray("it's"));
    QCOMPARE(bytesOf(displayText(Text{"abcdef"}, 3)), QByteArray("abc\u2026"));
    QCOMPARE(bytesOf(displayText(NumpyScalar{textsOf({}, {"a\nb"})})), QByteArray("a\nb"));
    QCOMPARE(bytesOf(displayText(Tuple{{Text{"a"}}})), QByteArray("('a',)"));
}

void TestPythonRepr::namesTypes_data()
{
    QTest::addColumn<Value>("value");
    QTest::addColumn<QByteArray>("name");
    const auto row = [](const char* name, Value value) { QTest::newRow(name) << std::move(value) << QByteArray(name); };
    row("NoneType", None{});
    row("int", BigInteger{"1180591620717411303424"});
    row("bytes", Bytes{});
    row("datetime", DateTime{});
    row("float32", NumpyScalar{arrayOf<float>({}, ElementKind::Float32, {1})});
    row("float64 (1, 2)", Array{arrayOf<double>({1, 2}, ElementKind::Float64, {1, 2})});
    row("str (1,)", Array{textsOf({1}, {"a"})});
    row("object reference", Reference{});
    row("empty int8", Empty{"int8"});
    row("datetime.timedelta", Undecodable{"datetime.timedelta", "", ""});
}

void TestPythonRepr::namesTypes()
{
    QFETCH(Value, value);
    QFETCH(QByteArray, name);
    QCOMPARE(bytesOf(valueTypeName(value)), name);
}

QTEST_GUILESS_MAIN(TestPythonRepr)
#include "tst_python_repr.moc"
