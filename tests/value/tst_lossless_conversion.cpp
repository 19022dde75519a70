// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestText.h"

#include "h5scout/value/LosslessConversion.h"

#include <algorithm>
#include <complex>
#include <limits>

using namespace h5scout;

namespace
{

using Complex = std::complex<double>;

template <typename T>
NdArray arrayOf(ElementKind kind, const std::vector<T>& numbers, Shape shape = {})
{
    const auto source = std::as_bytes(std::span(numbers));
    std::vector<std::byte> bytes(source.begin(), source.end());
    if (shape.empty())
        shape = {numbers.size()};
    return {std::move(shape), elementTypeOf(kind), std::move(bytes)};
}

NdArray doubles(const std::vector<double>& numbers, Shape shape = {})
{
    return arrayOf(ElementKind::Float64, numbers, std::move(shape));
}

/// The converted elements as texts, or the sentence.
QByteArray converted(const NdArray& array, const ElementType& target)
{
    const ElementConversion result = convertLosslessly(array, target);
    if (result.fault)
        return QByteArray::fromStdString(result.fault->sentence);
    const NdArray back(array.shape(), target, std::vector<std::byte>(result.bytes.begin(), result.bytes.end()));
    QByteArrayList texts;
    for (std::size_t index = 0; index < back.size(); ++index)
        texts << QByteArray::fromStdString(back.toText(index));
    return texts.join(' ');
}

QByteArray converted(const NdArray& array, ElementKind target)
{
    return converted(array, elementTypeOf(target));
}

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

} // namespace

#define VERIFY_FAULT(text) QVERIFY2((text).contains("does not hold without loss"), (text).constData())

class TestLosslessConversion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void integersBecomeIntegersInRange()
    {
        const NdArray wide = arrayOf<std::int64_t>(ElementKind::Int64, {-128, 127});
        QCOMPARE(converted(wide, ElementKind::Int8), QByteArray("-128 127"));
        QCOMPARE(converted(wide, ElementKind::UInt64),
                 QByteArray("The element at (0,) is -128, which uint64 does not hold without loss."));
        const NdArray large = arrayOf<std::uint64_t>(ElementKind::UInt64, {0, UINT64_MAX});
        QCOMPARE(converted(large, ElementKind::UInt64), QByteArray("0 18446744073709551615"));
        QCOMPARE(converted(large, ElementKind::Int64),
                 QByteArray("The element at (1,) is 18446744073709551615, which int64 does not hold without loss."));
    }

    void integersBecomeFloatsThatAreEqual()
    {
        constexpr std::int64_t kExact = std::int64_t{1} << 53;
        QCOMPARE(
            converted(arrayOf<std::int64_t>(ElementKind::Int64, {kExact, -kExact, INT64_MIN}), ElementKind::Float64),
            QByteArray("9007199254740992.0 -9007199254740992.0 -9.223372036854776e+18"));
        for (const std::int64_t number : {kExact + 1, -kExact - 1, INT64_MAX})
            VERIFY_FAULT(converted(arrayOf<std::int64_t>(ElementKind::Int64, {number}), ElementKind::Float64));
        VERIFY_FAULT(converted(arrayOf<std::uint64_t>(ElementKind::UInt64, {UINT64_MAX}), ElementKind::Float64));
        QCOMPARE(converted(arrayOf<std::int32_t>(ElementKind::Int32, {1 << 24}), ElementKind::Float32),
                 QByteArray("16777216.0"));
        VERIFY_FAULT(converted(arrayOf<std::int32_t>(ElementKind::Int32, {(1 << 24) + 1}), ElementKind::Float32));
        QCOMPARE(converted(arrayOf<std::int32_t>(ElementKind::Int32, {-2048, 65504}), ElementKind::Float16),
                 QByteArray("-2048.0 65500.0"));
        VERIFY_FAULT(converted(arrayOf<std::int32_t>(ElementKind::Int32, {2049}), ElementKind::Float16));
        VERIFY_FAULT(converted(arrayOf<std::int32_t>(ElementKind::Int32, {65536}), ElementKind::Float16));
    }

    void floatsBecomeIntegersWhereTheyAreWhole()
    {
        QCOMPARE(converted(doubles({-0.0, 3.0, -9223372036854775808.0}), ElementKind::Int64),
                 QByteArray("0 3 -9223372036854775808"));
        QCOMPARE(converted(doubles({1, 1, 1, 1.5}, {2, 2}), ElementKind::Int16),
                 QByteArray("The element at (1, 1) is 1.5, which int16 does not hold without loss."));
        for (const double number : {kNan, kInfinity, -kInfinity, 32768.0, -32769.0})
            VERIFY_FAULT(converted(doubles({number}), ElementKind::Int16));
        VERIFY_FAULT(converted(doubles({9223372036854775808.0}), ElementKind::Int64));
        VERIFY_FAULT(converted(doubles({18446744073709551616.0}), ElementKind::UInt64));
        VERIFY_FAULT(converted(doubles({-1}), ElementKind::UInt64));
        QCOMPARE(converted(doubles({9223372036854775808.0}), ElementKind::UInt64), QByteArray("9223372036854775808"));
    }

    void floatsBecomeNarrowerWhereTheyAreEqual()
    {
        QCOMPARE(converted(doubles({0.5, kNan, -kInfinity, -0.0}), ElementKind::Float32),
                 QByteArray("0.5 nan -inf -0.0"));
        VERIFY_FAULT(converted(doubles({0.1}), ElementKind::Float32));
        VERIFY_FAULT(converted(doubles({1e300}), ElementKind::Float32));
        VERIFY_FAULT(converted(doubles({1e-300}), ElementKind::Float32));
        QCOMPARE(converted(doubles({0.0, 1.0, 0.5, -2.5, kNan, kInfinity, 0x1p-24, 0x1p-14}), ElementKind::Float16),
                 QByteArray("0.0 1.0 0.5 -2.5 nan inf 6e-08 6.104e-05"));
        for (const double number : {1.0 + 0x1p-11, 65520.0, 0x1p-25, 0x1.8p-24})
            VERIFY_FAULT(converted(doubles({number}), ElementKind::Float16));
    }

    void everyHalfSurvivesADouble()
    {
        std::vector<std::uint16_t> halves;
        for (unsigned bits = 0; bits < 0x10000; ++bits) {
            if ((bits & 0x7FFFU) <= 0x7C00U) // no NaN
                halves.push_back(static_cast<std::uint16_t>(bits));
        }
        const NdArray array = arrayOf(ElementKind::Float16, halves);
        const ElementConversion wide = convertLosslessly(array, elementTypeOf(ElementKind::Float64));
        QVERIFY(!wide.fault);
        const NdArray middle(array.shape(), elementTypeOf(ElementKind::Float64), wide.converted);
        const ElementConversion back = convertLosslessly(middle, elementTypeOf(ElementKind::Float16));
        QVERIFY(!back.fault);
        QVERIFY(std::ranges::equal(back.bytes, array.bytes()));
    }

    void boolsAndComplexNumbersConvert()
    {
        const NdArray flags = arrayOf<std::uint8_t>(ElementKind::Bool, {0, 1});
        QCOMPARE(converted(flags, ElementKind::Int16), QByteArray("0 1"));
        QCOMPARE(converted(flags, ElementKind::Complex64), QByteArray("0j (1+0j)"));
        QCOMPARE(converted(doubles({0, 1}), ElementKind::Bool), QByteArray("False True"));
        VERIFY_FAULT(converted(doubles({2}), ElementKind::Bool));
        VERIFY_FAULT(converted(arrayOf<std::int8_t>(ElementKind::Int8, {-1}), ElementKind::Bool));
        const NdArray complex = arrayOf<Complex>(ElementKind::Complex128, {{1, 0}, {-2.5, 0}});
        QCOMPARE(converted(complex, ElementKind::Float32), QByteArray("1.0 -2.5"));
        QCOMPARE(converted(complex, ElementKind::Complex64), QByteArray("(1+0j) (-2.5+0j)"));
        VERIFY_FAULT(converted(complex, ElementKind::Int8));
        VERIFY_FAULT(converted(arrayOf<Complex>(ElementKind::Complex128, {{1, 1}}), ElementKind::Float64));
        VERIFY_FAULT(converted(arrayOf<Complex>(ElementKind::Complex128, {{1, 0.1}}), ElementKind::Complex64));
    }

    void stringsBecomeFixedStringsThatAreLongEnough()
    {
        const NdArray texts({2}, std::vector<std::string>{"abc", "d"});
        QCOMPARE(converted(texts, {ElementKind::FixedString, 3}), QByteArray("abc d"));
        QCOMPARE(converted(texts, {ElementKind::FixedString, 2}),
                 QByteArray("The element at (0,) is 'abc', which 2-byte text does not hold without loss."));
        QVERIFY(converted(NdArray({1}, std::vector{std::string("a\0", 2)}), {ElementKind::FixedString, 3})
                    .startsWith("The value"));
        const NdArray fixed({2}, {ElementKind::FixedString, 3},
                            std::vector<std::byte>{std::byte{'a'}, {}, {}, std::byte{'b'}, {}, {}});
        QCOMPARE(converted(fixed, {ElementKind::FixedString, 1}), QByteArray("a b"));
        QCOMPARE(converted(texts, ElementKind::Float64), QByteArray("Elements of the type str do not become float64."));
        QCOMPARE(converted(doubles({1}), {ElementKind::FixedString, 3}),
                 QByteArray("Elements of the type float64 do not become 3-byte text."));
    }

    void roundingTakesTheNearestNumber()
    {
        const auto rounded = [](const NdArray& array, ElementKind target) {
            const ElementConversion result = convertRounding(array, elementTypeOf(target));
            if (result.fault)
                return QByteArray::fromStdString(result.fault->sentence);
            const NdArray back(array.shape(), elementTypeOf(target), result.converted);
            QByteArrayList texts;
            for (std::size_t index = 0; index < back.size(); ++index)
                texts << QByteArray::fromStdString(back.toText(index));
            return texts.join(' ') + " / " + QByteArray::number(result.largestChange, 'g', 3);
        };
        QCOMPARE(rounded(doubles({0.1, 1, kNan, -kInfinity}), ElementKind::Float32),
                 QByteArray("0.1 1.0 nan -inf / 1.49e-08"));
        QCOMPARE(rounded(doubles({1 + 0x1p-24, 1 + 0x3p-24}), ElementKind::Float32), // to even
                 QByteArray("1.0 1.0000002 / 5.96e-08"));
        QCOMPARE(rounded(doubles({1e-300, 2}), ElementKind::Float32), QByteArray("0.0 2.0 / 1"));
        QCOMPARE(rounded(doubles({0.1, 65519}), ElementKind::Float16), QByteArray("0.1 65500.0 / 0.000244"));
        QCOMPARE(
            rounded(arrayOf<std::int64_t>(ElementKind::Int64, {(std::int64_t{1} << 53) + 1}), ElementKind::Float64),
            QByteArray("9007199254740992.0 / 0")); // of a change that a double does not show
        QCOMPARE(rounded(arrayOf<Complex>(ElementKind::Complex128, {{0.5, 0.1}}), ElementKind::Complex64),
                 QByteArray("(0.5+0.1j) / 2.92e-09"));
        // What would be another number is none.
        QCOMPARE(rounded(doubles({1, 1e39}), ElementKind::Float32),
                 QByteArray("The element at (1,) is 1e+39, which float32 does not hold."));
        QCOMPARE(rounded(doubles({65520}), ElementKind::Float16),
                 QByteArray("The value is 65520.0, which float16 does not hold."));
        QVERIFY(rounded(arrayOf<Complex>(ElementKind::Complex128, {{1, 0.1}}), ElementKind::Float32)
                    .contains("which float32 does not hold"));
        QVERIFY(rounded(doubles({1.5}), ElementKind::Int32).contains("which int32 does not hold"));
    }

    void digitsAreLostInNarrowerFloats()
    {
        const auto canLose = [](ElementKind from, ElementKind target) {
            return canLoseDigits(elementTypeOf(from), elementTypeOf(target));
        };
        QVERIFY(canLose(ElementKind::Float64, ElementKind::Float32));
        QVERIFY(canLose(ElementKind::Float64, ElementKind::Complex64));
        QVERIFY(canLose(ElementKind::Float32, ElementKind::Float16));
        QVERIFY(canLose(ElementKind::Int32, ElementKind::Float32));
        QVERIFY(canLose(ElementKind::UInt64, ElementKind::Float64));
        QVERIFY(!canLose(ElementKind::Float32, ElementKind::Float64));
        QVERIFY(!canLose(ElementKind::Int16, ElementKind::Float32));
        QVERIFY(!canLose(ElementKind::Bool, ElementKind::Float16));
        QVERIFY(!canLose(ElementKind::Float64, ElementKind::Int8));
        QVERIFY(!canLose(ElementKind::Int64, ElementKind::Bool));
    }

    void theSameTypeIsNotCopied()
    {
        const NdArray array = doubles({kNan, 1});
        const ElementConversion same = convertLosslessly(array, array.type());
        QCOMPARE(same.bytes.data(), array.bytes().data());
        QVERIFY(same.converted.empty());
        QVERIFY(convertLosslessly(doubles({}, {0, 3}), elementTypeOf(ElementKind::Int8)).bytes.empty());
    }
};

QTEST_GUILESS_MAIN(TestLosslessConversion)
#include "tst_lossless_conversion.moc"
