// SPDX-License-Identifier: GPL-3.0-or-later
// What C++ values become a Value, and which values nothing should hold.
#include "TestText.h"
#include "h5scout/value/MakeArray.h"
#include "h5scout/value/Value.h"

#include <QTest>

#include <limits>
#include <memory>

using namespace h5scout;

Q_DECLARE_METATYPE(h5scout::Value)

namespace
{

enum Unscoped { First };

template <typename T>
constexpr bool kBecomesValue = std::is_convertible_v<T, Value>;

static_assert(!std::is_constructible_v<Value, long double> && !kBecomesValue<std::complex<long double>>);
static_assert(!std::is_constructible_v<Value, char> && !kBecomesValue<char8_t> && !kBecomesValue<wchar_t>);
static_assert(!std::is_constructible_v<Value, std::nullptr_t> && !kBecomesValue<int*> && !kBecomesValue<Unscoped>);
static_assert(kBecomesValue<Tuple> && kBecomesValue<const Dict&> && kBecomesValue<std::vector<int>::size_type>);

QByteArray shown(const Value& value)
{
    return QByteArray::fromStdString(pythonRepr(value) + " : " + valueTypeName(value));
}

Value nested(int depth)
{
    Value value = 1;
    for (int level = 0; level < depth; ++level)
        value = List{{std::move(value)}};
    return value;
}

} // namespace

class TestValue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cppValuesBecomeWhatTheyAre_data()
    {
        QTest::addColumn<Value>("value");
        QTest::addColumn<QByteArray>("expected");
        const std::vector<double> numbers(20);
        QTest::newRow("bool") << Value(true) << QByteArray("True : bool");
        QTest::newRow("int") << Value(-5) << QByteArray("-5 : int");
        QTest::newRow("unsigned") << Value(5U) << QByteArray("5 : int");
        QTest::newRow("unsigned long long") << Value(5ULL) << QByteArray("5 : int");
        QTest::newRow("long long") << Value(-5LL) << QByteArray("-5 : int");
        QTest::newRow("size_t") << Value(numbers.size()) << QByteArray("20 : int");
        QTest::newRow("signed char") << Value(std::int8_t{-7}) << QByteArray("-7 : int");
        QTest::newRow("unsigned char") << Value(std::uint8_t{65}) << QByteArray("65 : int");
        QTest::newRow("int64, least") << Value(std::numeric_limits<std::int64_t>::min())
                                      << QByteArray("-9223372036854775808 : int");
        QTest::newRow("uint64, greatest")
            << Value(std::numeric_limits<std::uint64_t>::max()) << QByteArray("18446744073709551615 : int");
        QTest::newRow("float") << Value(1.5F) << QByteArray("1.5 : float");
        QTest::newRow("double") << Value(0.1) << QByteArray("0.1 : float");
        QTest::newRow("complex of floats") << Value(std::complex<float>(1, 2)) << QByteArray("(1+2j) : complex");
        QTest::newRow("literal") << Value("mm") << QByteArray("'mm' : str");
        QTest::newRow("string") << Value(std::string("mm")) << QByteArray("'mm' : str");
        QTest::newRow("view") << Value(std::string_view("mm")) << QByteArray("'mm' : str");
        QTest::newRow("array") << Value(makeArray(std::vector<double>{1, 2}))
                               << QByteArray("[1.0, 2.0] : float64 (2,)");
        QTest::newRow("scalar") << Value(makeArray({}, std::vector<float>{2})) << QByteArray("2.0 : float32");
    }
    void cppValuesBecomeWhatTheyAre()
    {
        QFETCH(Value, value);
        QTEST(shown(value), "expected");
    }

    void integersThatFitAreInt64()
    {
        QVERIFY(Value(std::uint64_t{std::numeric_limits<std::int64_t>::max()}).is<std::int64_t>());
        QVERIFY(Value(std::numeric_limits<std::uint64_t>::max()).is<BigInteger>());
    }

    void brokenValuesAreFound_data()
    {
        QTest::addColumn<Value>("value");
        QTest::addColumn<QByteArray>("fault");
        QTest::newRow("letters") << Value(BigInteger{"12x"}) << QByteArray("'12x'");
        QTest::newRow("no digits") << Value(BigInteger{"-"}) << QByteArray("'-'");
        QTest::newRow("leading zero") << Value(BigInteger{"007"}) << QByteArray("'007'");
        QTest::newRow("month 13") << Value(Date{2024, 13, 45}) << QByteArray("datetime.date(2024, 13, 45)");
        QTest::newRow("29 February 2023")
            << Value(DateTime{{2023, 2, 29}, {}}) << QByteArray("datetime.date(2023, 2, 29)");
        QTest::newRow("25 o'clock") << Value(Time{25, 0, 0, 0, {}}) << QByteArray("datetime.time(25, 0)");
        QTest::newRow("null array") << Value(Array{}) << QByteArray("null pointer");
        QTest::newRow("null scalar") << Value(NumpyScalar{}) << QByteArray("array without dimensions");
        QTest::newRow("too deep") << nested(kMaximalValueDepth + 1) << QByteArray("more than 32 deep");
        QTest::newRow("in a list") << Value(List{{1, Tuple{{Array{}}}}}) << QByteArray("null pointer");
        QTest::newRow("in a dict") << Value(Dict{{{"a", 1}, {"b", BigInteger{"x"}}}}) << QByteArray("'x'");
    }
    void brokenValuesAreFound()
    {
        QFETCH(Value, value);
        QFETCH(QByteArray, fault);
        const auto found = valueFault(value);
        QVERIFY(found);
        QVERIFY2(found->find(viewOf(fault)) != std::string::npos, found->c_str());
    }

    void whatWasMovedFromIsNone()
    {
        for (const Value& value :
             {Value(Text{"text"}), Value(makeArray(std::vector<int>{1, 2})), Value(List{{1, 2}})}) {
            Value from = value;
            Value made = std::move(from);
            QVERIFY(made == value);
            QVERIFY(from == Value()); // NOLINT(bugprone-use-after-move): what is promised
            Value set;
            set = std::move(made);
            QVERIFY(set == value);
            QVERIFY(made == Value()); // NOLINT(bugprone-use-after-move)
        }
    }

    void numbersBecomeDoubles()
    {
        QCOMPARE(toDouble(Value(2.5)), std::optional(2.5));
        QCOMPARE(toDouble(Value(-7)), std::optional(-7.0));
        QCOMPARE(toDouble(Value(true)), std::optional(1.0));
        QCOMPARE(toDouble(Value(UINT64_MAX)), std::optional(18446744073709551616.0));
        QCOMPARE(toDouble(Value(makeArray(Shape{}, std::vector<std::int16_t>{3}))), std::optional(3.0));
        for (const Value& value :
             {Value(), Value("1"), Value(std::complex<double>(1, 0)), Value(List{{1}}),
              Value(makeArray(std::vector<int>{1})), Value(BigInteger{std::string(400, '9')}), Value(NumpyScalar{})})
            QVERIFY2(!toDouble(value), pythonRepr(value.is<NumpyScalar>() ? Value() : value).c_str());
    }

    void soundValuesHaveNoFault()
    {
        const Time noon{12, 0, 0, 0, -3600};
        for (const Value& value :
             {Value(), Value(BigInteger{"-18446744073709551616"}), Value(BigInteger{"0"}), Value(Date{2024, 2, 29}),
              Value(DateTime{{1, 1, 1}, noon}), nested(kMaximalValueDepth), Value(makeArray(std::vector<int>{}))})
            QVERIFY2(!valueFault(value), pythonRepr(value).c_str());
    }
};

QTEST_APPLESS_MAIN(TestValue)
#include "tst_value.moc"
