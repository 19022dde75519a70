// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestText.h"

#include "h5scout/value/PythonLiteral.h"

#include <cmath>

using namespace h5scout;

class TestPythonLiteral : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsLiterals_data();
    void readsLiterals();
    void refusesWhatIsNoLiteral_data();
    void refusesWhatIsNoLiteral();
    void readsEscapesOfTexts_data();
    void readsEscapesOfTexts();
    void readsEscapesOfBytes();
    void keepsTheSignsOfZeros();
    void parenthesesAroundAValueAreNoNesting();
    void nestsUpToTheLimit_data();
    void nestsUpToTheLimit();
    void refusesLongerTextsThanAllowed();
    void refusesMoreValuesThanAllowed();
    void readsIntegersOfAnyLength();
};

void TestPythonLiteral::readsLiterals_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("repr"); // empty: as the text

    const auto row = [](const char* text, const char* type, const char* repr = "") {
        QTest::newRow(text) << QByteArray(text) << QByteArray(type) << QByteArray(repr);
    };
    row("0", "int");
    row("-12", "int");
    row("9223372036854775807", "int");
    row("-9223372036854775808", "int");
    row("1180591620717411303424", "int");
    row("-1180591620717411303424", "int");
    row("1.5", "float");
    row("-0.0", "float");
    row("1e-07", "float");
    row("1.7976931348623157e+308", "float");
    row("5e-324", "float");
    row("nan", "float");
    row("inf", "float");
    row("-inf", "float");
    row("-nan", "float", "nan");
    row("+inf", "float", "inf");
    row("True", "bool");
    row("False", "bool");
    row("None", "NoneType");
    row("'abc'", "str");
    row("\"it's\"", "str");
    row("''", "str");
    row("b'\\x00abc\\xff'", "bytes");
    row("b\"'\"", "bytes");
    row("()", "tuple");
    row("(1,)", "tuple");
    row("(1, 2.5, 'a')", "tuple");
    row("( 1 ,2 )", "tuple", "(1, 2)");
    row("(1,\n 2)", "tuple", "(1, 2)");
    row("[]", "list");
    row("[[], [1, [2]]]", "list");
    row("{}", "dict");
    row("{'a': 1, (1, 2): {'b': None}}", "dict");
    row("set()", "set");
    row("{1, 'a'}", "set");
    row("[set(), {1}]", "list");
    row("(1+2j)", "complex");
    row("1+2j", "complex", "(1+2j)");
    row("(1)", "int", "1");
    row("(('a'), ((1, 2)))", "tuple", "('a', (1, 2))");
    row("(-0-2.5j)", "complex");
    row("(1e+16-1e-05j)", "complex");
    row("(nan+infj)", "complex");
    row("(-inf-nanj)", "complex", "(-inf+nanj)");
    row("2j", "complex");
    row("-2j", "complex");
    row("nanj", "complex");
    row("((1+2j), 1)", "tuple");
    row("np.float64(1.5)", "float", "1.5");
    row("np.float64(-inf)", "float", "-inf");
    row("np.float32(0.1)", "float", "0.1");
    row("np.int64(-3)", "int", "-3");
    row("np.uint64(18446744073709551615)", "int", "18446744073709551615");
    row("np.str_('a')", "str", "'a'");
    row("np.bytes_(b'a')", "bytes", "b'a'");
    row("np.complex128(1+2j)", "complex", "(1+2j)");
    row("np.complex128(2j)", "complex", "2j");
    row("np.True_", "bool", "True");
    row("np.False_", "bool", "False");
    row("np.nan", "float", "nan");
    row("np.inf", "float", "inf");
    row("(np.int64(0), np.int64(1))", "tuple", "(0, 1)");
    row("datetime.date(2024, 10, 20)", "date");
    row("datetime.date(2024, 2, 29)", "date");
    row("datetime.time(22, 8)", "time");
    row("datetime.time(22, 8, 9, 5)", "time");
    row("datetime.time(0, 0, tzinfo=datetime.timezone.utc)", "time");
    row("datetime.datetime(2024, 10, 20, 22, 8, 9, 123456)", "datetime");
    row("datetime.datetime(2024, 10, 20, 0, 0)", "datetime");
    row("datetime.datetime(2024, 10, 20, 22, 8, 0, 1, tzinfo=datetime.timezone.utc)", "datetime");
    row("datetime.time(1, 2, tzinfo=datetime.timezone(datetime.timedelta(seconds=3600)))", "time");
    row("datetime.datetime(2024, 10, 20, 1, 2, "
        "tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=68400)))",
        "datetime");
    row(" 1 ", "int", "1");
}

void TestPythonLiteral::readsLiterals()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, repr);
    const auto value = parsePythonLiteral(viewOf(text));
    QCOMPARE(typeOf(value), type);
    QCOMPARE(reprOf(value), repr.isEmpty() ? text : repr);
}

void TestPythonLiteral::refusesWhatIsNoLiteral_data()
{
    QTest::addColumn<QByteArray>("text");
    const char* const texts[] = {"",
                                 " ",
                                 "1+1",
                                 "1 + 2j",
                                 "1-1",
                                 "1*2",
                                 "2**70",
                                 "-",
                                 "+",
                                 "--1",
                                 "- 1",
                                 "1_000",
                                 "0x10",
                                 "0b1",
                                 "0o7",
                                 "007",
                                 "1.",
                                 ".5",
                                 "1e",
                                 "1e+",
                                 "1.5.2",
                                 "1e999",
                                 "1j2",
                                 "12abc",
                                 "1 2",
                                 "1,",
                                 "1, 2",
                                 "True1",
                                 "true",
                                 "null",
                                 "none",
                                 "NaN",
                                 "infinity",
                                 "nan nan",
                                 "info",
                                 "x",
                                 "x.y",
                                 "len('abc')",
                                 "lambda: 0",
                                 "(lambda: 0)()",
                                 "__import__('os').system('true')",
                                 "().__class__",
                                 "'a'.upper()",
                                 "'a' + 'b'",
                                 "'a' 'b'",
                                 "'''a'''",
                                 "'a",
                                 "a'",
                                 "'a\"",
                                 "'\n'",
                                 "'\\'",
                                 "'\\x1'",
                                 "'\\xg0'",
                                 "'\\u123'",
                                 "'\\U00110000'",
                                 "'\\N{BULLET}'",
                                 "u'a'",
                                 "r'a'",
                                 "f'{1}'",
                                 "b'\xc3\xa9'",
                                 "b'a",
                                 "b",
                                 "(",
                                 ")",
                                 "(1",
                                 "((1)",
                                 "(1))",
                                 "(,)",
                                 "(1,2,)",
                                 "(1,,2)",
                                 "((1,2)",
                                 "[",
                                 "[1",
                                 "[1,]",
                                 "[,]",
                                 "[1 2]",
                                 "[1, 2",
                                 "[x for x in ()]",
                                 "{",
                                 "{1",
                                 "{1,}",
                                 "{1:}",
                                 "{1: 2",
                                 "{1: 2,}",
                                 "{1: 2, 3}",
                                 "{1, 2: 3}",
                                 "{:}",
                                 "{**{}}",
                                 "set([])",
                                 "set({1})",
                                 "set",
                                 "frozenset()",
                                 "dict()",
                                 "array([1, 2, 3])",
                                 "range(0, 3)",
                                 "<Color.red: 1>",
                                 "Color.red",
                                 "...",
                                 "Ellipsis",
                                 "1 if True else 2",
                                 "not True",
                                 "-True",
                                 "-None",
                                 "-'a'",
                                 "np.float64(1.5",
                                 "np.float64()",
                                 "np.float64('1.5')",
                                 "np.float64(1, 2)",
                                 "np.float64(np.float64(1.5))",
                                 "np.int64(1.5)",
                                 "np.int64([1])",
                                 "np.str_(1)",
                                 "np.array([1])",
                                 "np.load('x')",
                                 "np.pi",
                                 "np.",
                                 "np",
                                 "numpy.float64(1.5)",
                                 "datetime.date(2024, 13, 1)",
                                 "datetime.date(2023, 2, 29)",
                                 "datetime.date(2024, 1)",
                                 "datetime.date(0, 1, 1)",
                                 "datetime.date(10000, 1, 1)",
                                 "datetime.date(99999999999, 1, 1)",
                                 "datetime.date(2024, 1, 1, tzinfo=datetime.timezone.utc)",
                                 "datetime.date(year=2024)",
                                 "datetime.time(24, 0)",
                                 "datetime.time()",
                                 "datetime.time(1, 2, 3, 4, 5)",
                                 "datetime.datetime(2024, 1, 1, 24, 0)",
                                 "datetime.datetime(2024, 1, 1, 1, 1, 1, 1000000)",
                                 "datetime.datetime(2024, 1, 1, 0, 0, tzinfo=None)",
                                 "datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc, 1)",
                                 "datetime.time(1, 2, tzinfo=datetime.timezone(datetime.timedelta(seconds=86400)))",
                                 "datetime.time(1, 2, tzinfo=datetime.timezone(datetime.timedelta(days=1, seconds=1)))",
                                 "datetime.time(1, 2, tzinfo=datetime.timezone(datetime.timedelta(seconds=60), 'A'))",
                                 "datetime.time(1, 2, tzinfo=datetime.timezone(datetime.timedelta(seconds=60)",
                                 "datetime.time(1, 2, tzinfo=datetime.timezone(3600))",
                                 "datetime.datetime.now()",
                                 "datetime.timedelta(days=1)",
                                 "datetime.date",
                                 "datetime.date(2024, 1, 1).year",
                                 "datetime.date(-1, 1, 1)",
                                 "1#",
                                 "# 1",
                                 "1;",
                                 "\\",
                                 "\xff"};
    for (const char* const text : texts)
        QTest::newRow(text[0] == '\0' ? "(empty)" : text) << QByteArray(text);
    QTest::newRow("a NUL in a text") << QByteArray("'a\0b'", 5);
    QTest::newRow("a NUL behind a number") << QByteArray("1\0", 2);
}

void TestPythonLiteral::refusesWhatIsNoLiteral()
{
    QFETCH(QByteArray, text);
    QCOMPARE(reprOf(parsePythonLiteral(viewOf(text))), QByteArray("(not decoded)"));
}

void TestPythonLiteral::readsEscapesOfTexts_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("utf8");
    const auto row = [](const char* body, const QByteArray& utf8) { QTest::newRow(body) << QByteArray(body) << utf8; };
    row("\\\\", "\\");
    row("\\'", "'");
    row("\\\"", "\"");
    row("\\a\\b\\f\\n\\r\\t\\v", "\a\b\f\n\r\t\v");
    row("\\0", QByteArray(1, '\0'));
    row("\\1234", "S4");
    row("\\777", "\xc7\xbf");
    row("\\x41\\xe9", "A\xc3\xa9");
    row("\\u00e9\\u4e2d", "\xc3\xa9\xe4\xb8\xad");
    row("\\U0001F600", "\xf0\x9f\x98\x80");
    row("\\ud83d", "\xed\xa0\xbd");
    row("\\q\\8", "\\q\\8");
    row("a\\\nb", "ab");
    row("\xc3\xa9", "\xc3\xa9");
}

void TestPythonLiteral::readsEscapesOfTexts()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, utf8);
    const auto value = parsePythonLiteral(viewOf("'" + body + "'"));
    QVERIFY(value && value->is<Text>());
    QCOMPARE(bytesOf(value->getIf<Text>()->utf8), utf8);
}

void TestPythonLiteral::readsEscapesOfBytes()
{
    const auto value = parsePythonLiteral("b'\\x41\\377\\u0041\\N{X}\\\\'");
    QVERIFY(value && value->is<Bytes>());
    QCOMPARE(bytesOf(value->getIf<Bytes>()->bytes), QByteArray("A\xff\\u0041\\N{X}\\"));
}

void TestPythonLiteral::keepsTheSignsOfZeros()
{
    QVERIFY(std::signbit(*parsePythonLiteral("-0.0")->getIf<double>()));
    QVERIFY(!std::signbit(parsePythonLiteral("-2j")->getIf<std::complex<double>>()->real()));
    QVERIFY(std::signbit(parsePythonLiteral("(-0+2j)")->getIf<std::complex<double>>()->real()));
}

void TestPythonLiteral::parenthesesAroundAValueAreNoNesting()
{
    const auto within = [](int depth) {
        return QByteArray("(").repeated(depth) + "()" + QByteArray(")").repeated(depth);
    };
    QCOMPARE(reprOf(parsePythonLiteral(viewOf(within(100)))), QByteArray("()"));
    QVERIFY(!parsePythonLiteral(viewOf(within(100'000))));
}

void TestPythonLiteral::nestsUpToTheLimit_data()
{
    QTest::addColumn<QByteArray>("open");
    QTest::addColumn<QByteArray>("inner");
    QTest::addColumn<QByteArray>("close");
    QTest::newRow("list") << QByteArray("[") << QByteArray("(1+2j)") << QByteArray("]");
    QTest::newRow("tuple") << QByteArray("(") << QByteArray("np.int64(1)") << QByteArray(",)");
    QTest::newRow("dict") << QByteArray("{1: ") << QByteArray("datetime.time(1, 2)") << QByteArray("}");
    QTest::newRow("set") << QByteArray("{") << QByteArray("'a'") << QByteArray("}");
}

void TestPythonLiteral::nestsUpToTheLimit()
{
    QFETCH(QByteArray, open);
    QFETCH(QByteArray, inner);
    QFETCH(QByteArray, close);
    const auto nested = [&](int depth) { return open.repeated(depth) + inner + close.repeated(depth); };
    QVERIFY(parsePythonLiteral(viewOf(nested(32))));
    QVERIFY(!parsePythonLiteral(viewOf(nested(33))));
    QVERIFY(!parsePythonLiteral(viewOf(nested(100'000))));
    QVERIFY(!parsePythonLiteral(viewOf(open.repeated(100'000))));
    QVERIFY(!parsePythonLiteral(viewOf(open.repeated(32) + "set()" + close.repeated(32))));
}

void TestPythonLiteral::refusesLongerTextsThanAllowed()
{
    QVERIFY(parsePythonLiteral("'12345'", 7));
    QVERIFY(!parsePythonLiteral("'12345'", 6));
}

void TestPythonLiteral::refusesMoreValuesThanAllowed()
{
    const auto list = [](int count) { return "[" + QByteArray("1,").repeated(count - 1) + "1]"; };
    const auto limit = static_cast<int>(kMaximalValueNodes);
    QVERIFY(parsePythonLiteral(viewOf(list(limit - 1))));
    QVERIFY(!parsePythonLiteral(viewOf(list(limit))));
}

void TestPythonLiteral::readsIntegersOfAnyLength()
{
    const QByteArray digits(1'000'000, '7');
    QCOMPARE(reprOf(parsePythonLiteral(viewOf("-" + digits))), "-" + digits);
}

QTEST_GUILESS_MAIN(TestPythonLiteral)
#include "tst_python_literal.moc"
