// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/reduce/Envelope.h"

#include "h5scout/value/Error.h"

#include <QTest>

#include <bit>
#include <cmath>
#include <complex>
#include <cstring>
#include <limits>
#include <random>
#include <vector>

using namespace h5scout;
using reduce::Component;
using reduce::Envelope;

namespace
{

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

bool isSame(double left, double right)
{
    return left == right || (std::isnan(left) && std::isnan(right));
}

/// The elements of one kind, random bits, and what they are as doubles.
struct Line
{
    std::vector<std::byte> bytes;
    std::vector<double> numbers;
    std::size_t width = 0;
};

template <typename T>
double plainDouble(const T& number)
{
    return static_cast<double>(number);
}

template <typename T>
double plainDouble(const std::complex<T>& number)
{
    return std::abs(std::complex<double>(number));
}

template <typename T>
void append(Line& line, const T& number, double asDouble)
{
    const auto* bytes = reinterpret_cast<const std::byte*>(&number);
    line.bytes.insert(line.bytes.end(), bytes, bytes + sizeof(T));
    line.numbers.push_back(asDouble);
    line.width = sizeof(T);
}

template <typename T>
Line randomLine(std::size_t count, std::mt19937_64& random)
{
    Line line;
    for (std::size_t i = 0; i < count; ++i) {
        T number;
        std::array<std::uint64_t, 2> bits{random(),
                                          random()}; // any bits: NaN, infinity and tiny numbers among the floats
        std::memcpy(static_cast<void*>(&number), bits.data(), sizeof(T));
        append(line, number, plainDouble(number));
    }
    return line;
}

/// The half by its definition, as slow and plain as can be.
double halfByDefinition(std::uint16_t bits)
{
    const int exponent = (bits >> 10) & 31;
    const int fraction = bits & 1023;
    const double sign = (bits & 0x8000) != 0 ? -1 : 1;
    if (exponent == 31)
        return fraction == 0 ? sign * kInfinity : kNaN;
    return sign * (exponent == 0 ? fraction * std::pow(2.0, -24) : (1024 + fraction) * std::pow(2.0, exponent - 25));
}

Line everyHalf()
{
    Line line;
    for (unsigned bits = 0; bits <= 0xFFFF; ++bits)
        append(line, static_cast<std::uint16_t>(bits), halfByDefinition(static_cast<std::uint16_t>(bits)));
    return line;
}

Line randomBools(std::size_t count, std::mt19937_64& random)
{
    Line line;
    for (std::size_t i = 0; i < count; ++i) {
        const auto bit = static_cast<std::uint8_t>(random() & 1U);
        append(line, bit, bit);
    }
    return line;
}

Line lineOf(ElementKind kind, std::size_t count, std::mt19937_64& random)
{
    switch (kind) {
    case ElementKind::Bool:
        return randomBools(count, random);
    case ElementKind::Int8:
        return randomLine<std::int8_t>(count, random);
    case ElementKind::Int16:
        return randomLine<std::int16_t>(count, random);
    case ElementKind::Int32:
        return randomLine<std::int32_t>(count, random);
    case ElementKind::Int64:
        return randomLine<std::int64_t>(count, random);
    case ElementKind::UInt8:
        return randomLine<std::uint8_t>(count, random);
    case ElementKind::UInt16:
        return randomLine<std::uint16_t>(count, random);
    case ElementKind::UInt32:
        return randomLine<std::uint32_t>(count, random);
    case ElementKind::UInt64:
        return randomLine<std::uint64_t>(count, random);
    case ElementKind::Float16:
        return everyHalf();
    case ElementKind::Float32:
        return randomLine<float>(count, random);
    case ElementKind::Float64:
        return randomLine<double>(count, random);
    case ElementKind::Complex64:
        return randomLine<std::complex<float>>(count, random);
    case ElementKind::Complex128:
        return randomLine<std::complex<double>>(count, random);
    default:
        return {};
    }
}

void addAll(Envelope& envelope, ElementKind kind, const Line& line, std::size_t piece)
{
    std::span<const std::byte> left = line.bytes;
    while (!left.empty()) {
        const std::size_t size = std::min(left.size(), piece * line.width);
        envelope.add(kind, left.first(size));
        left = left.subspan(size);
    }
}

std::span<const std::byte> bytesOf(const std::vector<double>& numbers)
{
    return std::as_bytes(std::span(numbers));
}

std::vector<double> toVector(std::span<const double> numbers)
{
    return {numbers.begin(), numbers.end()};
}

} // namespace

class EnvelopeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void equalsThePlainMinimumAndMaximum_data();
    void equalsThePlainMinimumAndMaximum();
    void ignoresNaNAndKeepsInfinity();
    void leavesColumnsWithoutNumbersNaN();
    void hasNeverMoreColumnsThanSamples();
    void dividesHugeRangesEvenly();
    void comparesLargeIntegersExactly();
    void givesTheAskedComponentOfComplexNumbers();
    void tellsWhichColumnsAreComplete();
    void estimatesFromSomeSamples();
    void dropsWhatLiesBeyondTheRange();
    void takesAnEmptyRange();
    void refusesWhatIsNoNumber();
};

void EnvelopeTest::equalsThePlainMinimumAndMaximum_data()
{
    QTest::addColumn<ElementKind>("kind");
    QTest::addColumn<std::size_t>("piece");
    const std::vector<std::pair<const char*, ElementKind>> kinds{
        {"bool", ElementKind::Bool},           {"int8", ElementKind::Int8},
        {"int16", ElementKind::Int16},         {"int32", ElementKind::Int32},
        {"int64", ElementKind::Int64},         {"uint8", ElementKind::UInt8},
        {"uint16", ElementKind::UInt16},       {"uint32", ElementKind::UInt32},
        {"uint64", ElementKind::UInt64},       {"float16", ElementKind::Float16},
        {"float32", ElementKind::Float32},     {"float64", ElementKind::Float64},
        {"complex64", ElementKind::Complex64}, {"complex128", ElementKind::Complex128}};
    for (const auto& [name, kind] : kinds)
        for (const std::size_t piece : {1U, 7U, 1000U, 1U << 20U})
            QTest::addRow("%s in pieces of %zu", name, piece) << kind << piece;
}

void EnvelopeTest::equalsThePlainMinimumAndMaximum()
{
    QFETCH(const ElementKind, kind);
    QFETCH(const std::size_t, piece);
    std::mt19937_64 random(42);
    const Line line = lineOf(kind, 10'007, random);
    for (const std::uint32_t columns : {1U, 3U, 100U, 9'999U, 100'000U}) {
        Envelope envelope(5, line.numbers.size(), columns);
        addAll(envelope, kind, line, piece);
        QVERIFY(envelope.isComplete());
        const std::uint64_t count = line.numbers.size();
        const std::uint64_t used = std::min<std::uint64_t>(columns, count);
        QCOMPARE(envelope.columns(), used);
        for (std::uint32_t column = 0; column < used; ++column) {
            double minimum = kNaN;
            double maximum = kNaN;
            for (std::uint64_t i = column * count / used; i < (column + 1) * count / used; ++i) {
                const double number = line.numbers[i];
                if (std::isnan(number))
                    continue;
                minimum = std::isnan(minimum) ? number : std::min(minimum, number);
                maximum = std::isnan(maximum) ? number : std::max(maximum, number);
            }
            QVERIFY2(isSame(envelope.minimum()[column], minimum), qPrintable(QString::number(column)));
            QVERIFY2(isSame(envelope.maximum()[column], maximum), qPrintable(QString::number(column)));
        }
    }
}

void EnvelopeTest::ignoresNaNAndKeepsInfinity()
{
    const std::vector<double> numbers{kNaN, 2, 1, kNaN, -kInfinity, 5, kInfinity, kNaN};
    Envelope envelope(0, numbers.size(), 2);
    envelope.add(ElementKind::Float64, bytesOf(numbers));
    QCOMPARE(toVector(envelope.minimum()), (std::vector<double>{1, -kInfinity}));
    QCOMPARE(toVector(envelope.maximum()), (std::vector<double>{2, kInfinity}));

    const std::vector<double> infinities(64, kInfinity);
    Envelope ofInfinities(0, infinities.size(), 1);
    ofInfinities.add(ElementKind::Float64, bytesOf(infinities));
    QCOMPARE(ofInfinities.minimum()[0], kInfinity);
    QCOMPARE(ofInfinities.maximum()[0], kInfinity);
}

void EnvelopeTest::leavesColumnsWithoutNumbersNaN()
{
    const std::vector<double> numbers{1, 2, kNaN, kNaN};
    Envelope envelope(0, 6, 3);
    envelope.add(ElementKind::Float64, bytesOf(numbers));
    QCOMPARE(envelope.maximum()[0], 2.0);
    QVERIFY(std::isnan(envelope.minimum()[1]));
    QVERIFY(std::isnan(envelope.maximum()[1]));
    QVERIFY2(std::isnan(envelope.minimum()[2]), "not read yet");
}

void EnvelopeTest::hasNeverMoreColumnsThanSamples()
{
    const std::vector<double> numbers{3, 1, 2};
    Envelope envelope(0, 3, 1000);
    envelope.add(ElementKind::Float64, bytesOf(numbers));
    QCOMPARE(envelope.columns(), 3U);
    QCOMPARE(toVector(envelope.minimum()), numbers);
    QCOMPARE(toVector(envelope.maximum()), numbers);
}

void EnvelopeTest::dividesHugeRangesEvenly()
{
    const Envelope envelope(1000, UINT64_MAX - 1000, 1'000'003);
    QCOMPARE(envelope.columnStart(0), std::uint64_t(1000));
    QCOMPARE(envelope.columnStart(1'000'003), UINT64_MAX);
    // 1000 + column * (2^64 - 1001) / 1000003, rounded down, by Python.
    QCOMPARE(envelope.columnStart(1), std::uint64_t(18446688734643ULL));
    QCOMPARE(envelope.columnStart(999'999), std::uint64_t(18446670286954617041ULL));
}

void EnvelopeTest::comparesLargeIntegersExactly()
{
    // As doubles the first two are equal; the order must not depend on that.
    const std::vector<std::uint64_t> numbers{(1ULL << 63U) + 1, 1ULL << 63U, UINT64_MAX, 0};
    Envelope envelope(0, 4, 2);
    envelope.add(ElementKind::UInt64, std::as_bytes(std::span(numbers)));
    QCOMPARE(toVector(envelope.minimum()), (std::vector<double>{0x1p63, 0}));
    QCOMPARE(toVector(envelope.maximum()), (std::vector<double>{0x1p63, 0x1p64}));
}

void EnvelopeTest::givesTheAskedComponentOfComplexNumbers()
{
    const std::vector<std::complex<double>> numbers{{3, 4}, {-1, 0}};
    const auto line = [&](Component component) {
        Envelope envelope(0, 2, 2);
        envelope.add(ElementKind::Complex128, std::as_bytes(std::span(numbers)), component);
        return toVector(envelope.minimum());
    };
    QCOMPARE(line(Component::Value), (std::vector<double>{5, 1}));
    QCOMPARE(line(Component::Amplitude), (std::vector<double>{5, 1}));
    QCOMPARE(line(Component::Real), (std::vector<double>{3, -1}));
    QCOMPARE(line(Component::Imaginary), (std::vector<double>{4, 0}));
    QCOMPARE(line(Component::Phase), (std::vector<double>{std::atan2(4.0, 3.0), std::acos(-1.0)}));
}

void EnvelopeTest::tellsWhichColumnsAreComplete()
{
    const std::vector<double> numbers{1, 2, 3};
    Envelope envelope(0, 10, 5);
    envelope.add(ElementKind::Float64, bytesOf(numbers));
    QCOMPARE(envelope.completeColumns(), 1U);
    QCOMPARE(envelope.samplesRead(), std::uint64_t(3));
    QVERIFY(!envelope.isComplete());
}

void EnvelopeTest::estimatesFromSomeSamples()
{
    Envelope envelope(100, 10, 4); // columns from 100, 102, 105 and 107 on
    for (std::uint64_t sample = 100; sample < 110; ++sample) {
        const std::uint32_t column = envelope.columnAt(sample);
        QVERIFY(envelope.columnStart(column) <= sample && sample < envelope.columnStart(column + 1));
    }
    envelope.moveTo(106);
    envelope.add(ElementKind::Float64, bytesOf({6, 7, 8}));
    envelope.moveTo(101);
    envelope.add(ElementKind::Float64, bytesOf({1}));
    QVERIFY(std::isnan(envelope.minimum()[1]));
    envelope.copyColumns(std::vector<std::size_t>{0, 0, 2, 3});
    QCOMPARE(toVector(envelope.minimum()), (std::vector<double>{1, 1, 6, 7}));
    QCOMPARE(toVector(envelope.maximum()), (std::vector<double>{1, 1, 6, 8}));
}

void EnvelopeTest::dropsWhatLiesBeyondTheRange()
{
    const std::vector<double> numbers{1, 2, 3, 99, 99};
    Envelope envelope(0, 3, 1);
    envelope.add(ElementKind::Float64, bytesOf(numbers));
    envelope.add(ElementKind::Float64, bytesOf(numbers));
    QCOMPARE(envelope.maximum()[0], 3.0);
    QCOMPARE(envelope.samplesRead(), std::uint64_t(3));
}

void EnvelopeTest::takesAnEmptyRange()
{
    Envelope envelope(7, 0, 100);
    envelope.add(ElementKind::Float64, bytesOf({1.0}));
    QVERIFY(envelope.isComplete());
    QCOMPARE(envelope.columns(), 0U);
    QCOMPARE(envelope.columnStart(0), std::uint64_t(7));
}

void EnvelopeTest::refusesWhatIsNoNumber()
{
    Envelope envelope(0, 1, 1);
    QVERIFY_THROWS_EXCEPTION(Error, envelope.add(ElementKind::Raw, bytesOf({1.0})));
}

QTEST_APPLESS_MAIN(EnvelopeTest)
#include "tst_envelope.moc"
