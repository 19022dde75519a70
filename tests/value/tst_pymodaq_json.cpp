// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestText.h"

#include "h5scout/value/NdArray.h"
#include "h5scout/value/PymodaqJson.h"

#include <cmath>
#include <complex>

using namespace h5scout;

Q_DECLARE_METATYPE(h5scout::Value)

class TestPymodaqJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodesAttributeTexts_data();
    void decodesAttributeTexts();
    void leavesOtherTextsAlone_data();
    void leavesOtherTextsAlone();
    void encodesAsPythonDoes_data();
    void encodesAsPythonDoes();
    void keepsWhatItCouldNotRead_data();
    void keepsWhatItCouldNotRead();
    void refusesWhatIsNothingToPython();
};

namespace
{

template <typename T>
Value numpyScalar(ElementKind kind, T number)
{
    const auto* bytes = reinterpret_cast<const std::byte*>(&number);
    return NumpyScalar{std::make_shared<const NdArray>(Shape{}, elementTypeOf(kind),
                                                       std::vector<std::byte>(bytes, bytes + sizeof number))};
}

} // namespace

void TestPymodaqJson::decodesAttributeTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("repr");
    const auto row = [](const char* name, const char* text, const char* repr) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(repr);
    };
    row("int", R"json({"module": "builtins", "type": "int", "data": "1"})json", "1");
    row("bytes", R"json({"module": "builtins", "type": "bytes", "data": "b'\\x00abc\\xff'"})json",
        R"json(b'\x00abc\xff')json");
    row("surrogate pair", R"json({"module": "builtins", "type": "str", "data": "'\ud83d\ude00'"})json", "'\U0001f600'");
    row("the value decides", R"json({"module": "numpy", "type": "float32", "data": "0.1"})json", "0.1");
    row("None", R"json({"module": "builtins", "type": "NoneType", "data": "None"})json", "None");
    row("dict", R"json({"module": "builtins", "type": "dict", "data": "{'a': 1}"})json", "{'a': 1}");
    row("set", R"json({"module": "builtins", "type": "set", "data": "{1, 2}"})json", "{1, 2}");
    row("complex", R"json({"module": "builtins", "type": "complex", "data": "(1+2j)"})json", "(1+2j)");
    row("nan", R"json({"module": "builtins", "type": "float", "data": "nan"})json", "nan");
    row("minus infinity", R"json({"module": "builtins", "type": "float", "data": "-inf"})json", "-inf");
    row("NumPy 2", R"json({"module": "builtins", "type": "tuple", "data": "(np.int64(0), np.True_)"})json",
        "(0, True)");
    row("without module", R"json({"type": "int", "data": "1"})json", "1");
    row("other order and keys", R"json({"data": "1", "x": [{"data": "2"}, null, 1.5, true], "type": "int"})json", "1");
    row("the last of equal keys", R"json({"type": "int", "data": "1", "data": "2"})json", "2");
    row("an array is no literal", R"json({"module": "numpy", "type": "ndarray", "data": "array([1, 2])"})json",
        "{'module': 'numpy', 'type': 'ndarray', 'data': 'array([1, 2])'}");
    row("an expression is no literal",
        R"json({"module": "builtins", "type": "int", "data": "__import__('os').getpid()"})json",
        R"json({'module': 'builtins', 'type': 'int', 'data': "__import__('os').getpid()"})json");
    row("no literal, no module", R"json({"type": "int", "data": "1+1"})json", "{'type': 'int', 'data': '1+1'}");
    row("empty data", R"json({"module": "", "type": "", "data": ""})json", "{'module': '', 'type': '', 'data': ''}");
}

// Proves: Q1, Q7, Q8
void TestPymodaqJson::decodesAttributeTexts()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, repr);
    QCOMPARE(reprOf(decodePymodaqJson(viewOf(text))), repr);
}

void TestPymodaqJson::leavesOtherTextsAlone_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray texts[] = {"",
                                "GROUP",
                                "1.0",
                                "1",
                                "true",
                                "null",
                                "\"a\"",
                                "[]",
                                R"json(["type", "data"])json",
                                "{}",
                                R"json({"data": "1"})json",
                                R"json({"type": "int"})json",
                                R"json({"type": 1, "data": "1"})json",
                                R"json({"type": "int", "data": 1})json",
                                R"json({"type": "int", "data": ["1"]})json",
                                R"json({"type": "int", "data": {"data": "1"}})json",
                                R"json({"type": "int", "data": "1", "data": 1})json",
                                R"json([{"type": "int", "data": "1"}])json",
                                R"json({"a": {"type": "int", "data": "1"}})json",
                                R"json({"type": "int", "data": "1"} x)json",
                                R"json({"type": "int", "data": "1")json",
                                R"json({"type": "int", "data": "1",})json",
                                R"json({'type': 'int', 'data': '1'})json",
                                R"json({"type": "str", "data": "'\ud83d'"})json",
                                "{\"type\": \"str\", \"data\": \"'\xff'\"}"};
    for (const QByteArray& text : texts)
        QTest::addRow("%s", text.isEmpty() ? "(empty)" : text.constData()) << text;
    QTest::newRow("deep arrays") << QByteArray("[").repeated(1'000'000);
    QTest::newRow("deep objects") << QByteArray("{\"a\":").repeated(1'000'000);
    QTest::newRow("deep inside") << "{\"type\": \"int\", \"data\": \"1\", \"x\": " + QByteArray("[").repeated(100'000) +
                                        QByteArray("]").repeated(100'000) + "}";
}

void TestPymodaqJson::leavesOtherTextsAlone()
{
    QFETCH(QByteArray, text);
    QCOMPARE(reprOf(decodePymodaqJson(viewOf(text))), QByteArray("(not decoded)"));
}

/// Plain values are compared with Python's own texts in tst_python_agreement.
void TestPymodaqJson::encodesAsPythonDoes_data()
{
    QTest::addColumn<Value>("value");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const Value& value, const char* text) {
        QTest::newRow(name) << value << QByteArray(text);
    };
    row("float32", numpyScalar(ElementKind::Float32, 0.1F),
        R"json({"module": "numpy", "type": "float32", "data": "0.1"})json");
    row("uint8", numpyScalar(ElementKind::UInt8, std::uint8_t{7}),
        R"json({"module": "numpy", "type": "uint8", "data": "7"})json");
    row("bool_", numpyScalar(ElementKind::Bool, std::uint8_t{1}),
        R"json({"module": "numpy", "type": "bool_", "data": "True"})json");
    row("complex128", numpyScalar(ElementKind::Complex128, std::complex<double>(1, 2)),
        R"json({"module": "numpy", "type": "complex128", "data": "(1+2j)"})json");
    row("str_", NumpyScalar{std::make_shared<const NdArray>(Shape{}, std::vector<std::string>{"a"})},
        R"json({"module": "numpy", "type": "str_", "data": "'a'"})json");
    row("nan", std::nan(""), R"json({"module": "builtins", "type": "float", "data": "nan"})json");
    row("nested in a tuple", Tuple{{numpyScalar(ElementKind::Int64, std::int64_t{5}), None{}}},
        R"json({"module": "builtins", "type": "tuple", "data": "(5, None)"})json");
    row("no UTF-8", Text{"a\xff"}, R"json({"module": "builtins", "type": "str", "data": "'a\\udcff'"})json");
}

void TestPymodaqJson::encodesAsPythonDoes()
{
    QFETCH(Value, value);
    QFETCH(QByteArray, text);
    QCOMPARE(bytesOf(encodePymodaqJson(value).value_or("nothing")), text);
}

void TestPymodaqJson::keepsWhatItCouldNotRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("array") << QByteArray(
        R"json({"module": "numpy", "type": "ndarray", "data": "array([0, 1,\n       2])"})json");
    QTest::newRow("enum") << QByteArray(R"json({"module": "a.b", "type": "Color", "data": "<Color.red: 1>"})json");
    QTest::newRow("accents") << QByteArray(R"json({"module": "\u00e9", "type": "", "data": "\ud83d\ude00"})json");
}

void TestPymodaqJson::keepsWhatItCouldNotRead()
{
    QFETCH(QByteArray, text);
    QCOMPARE(bytesOf(encodePymodaqJson(decodePymodaqJson(viewOf(text)).value()).value_or("nothing")), text);
}

void TestPymodaqJson::refusesWhatIsNothingToPython()
{
    const Value array = Array{std::make_shared<const NdArray>()};
    Value deep = None{};
    for (int depth = 0; depth < 2 * kMaximalValueDepth; ++depth)
        deep = List{{deep}};
    const std::vector<Value> values{array,
                                    Reference{},
                                    Empty{"int32"},
                                    Undecodable{"thing", "", ""},
                                    deep,
                                    Tuple{{std::int64_t{1}, array}},
                                    Dict{{{Text{"a"}, Reference{}}}},
                                    Set{{Empty{"int32"}}}};
    for (const Value& value : values)
        QVERIFY(!encodePymodaqJson(value));
}

QTEST_GUILESS_MAIN(TestPymodaqJson)
#include "tst_pymodaq_json.moc"
