// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestText.h"

#include "h5scout/value/PymodaqJson.h"

using namespace h5scout;

class TestPymodaqJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodesAttributeTexts_data();
    void decodesAttributeTexts();
    void leavesOtherTextsAlone_data();
    void leavesOtherTextsAlone();
};

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

QTEST_GUILESS_MAIN(TestPymodaqJson)
#include "tst_pymodaq_json.moc"
