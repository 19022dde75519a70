// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/data/AxisPositions.h"

#include <cmath>
#include <limits>
#include <numeric>

#include <QTest>

using namespace h5scout;
using namespace h5scout::data;
using Spacing = Axis::Spacing;

namespace
{

using Positions = std::vector<double>;

Positions made(std::size_t count, double (*position)(std::size_t))
{
    Positions positions(count);
    for (std::size_t i = 0; i < count; ++i)
        positions[i] = position(i);
    return positions;
}

/// A sum of steps, each sum rounded to T.
template <typename T>
Positions summed(std::size_t count, T first, T step)
{
    Positions positions(count);
    T position = first;
    for (double& value : positions) {
        value = static_cast<double>(position);
        position = static_cast<T>(position + step);
    }
    return positions;
}

} // namespace

Q_DECLARE_METATYPE(h5scout::Axis::Spacing)
Q_DECLARE_METATYPE(h5scout::ElementKind)
Q_DECLARE_METATYPE(std::vector<double>)

class AxisPositionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void positionsAreClassified_data();
    void positionsAreClassified();
    void aUniformAxisKnowsItsStep();
    void valuesAreKeptInTheirOrder();
    void noPositionsAreAnIndex();
    void longAxesAreThinnedOut_data();
    void longAxesAreThinnedOut();
};

void AxisPositionsTest::positionsAreClassified_data()
{
    QTest::addColumn<Positions>("positions");
    QTest::addColumn<ElementKind>("kind");
    QTest::addColumn<Spacing>("spacing");
    constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    const auto f8 = ElementKind::Float64;
    const auto f4 = ElementKind::Float32;

    QTest::newRow("one position") << Positions{5} << f8 << Spacing::Uniform;
    QTest::newRow("two positions") << Positions{5, 3} << f8 << Spacing::Uniform;
    QTest::newRow("linspace") << made(1000, [](std::size_t i) { return 0.1 * static_cast<double>(i) - 3; }) << f8
                              << Spacing::Uniform;
    QTest::newRow("falling") << made(100, [](std::size_t i) { return -0.7 * static_cast<double>(i); }) << f8
                             << Spacing::Uniform;
    QTest::newRow("float32 linspace") << made(2048, [](std::size_t i) {
        return static_cast<double>(static_cast<float>(500 + 0.05 * static_cast<double>(i)));
    }) << f4 << Spacing::Uniform;
    QTest::newRow("float32 linspace stored as double is no better") << made(2048, [](std::size_t i) {
        return static_cast<double>(static_cast<float>(500 + 0.05 * static_cast<double>(i)));
    }) << f8 << Spacing::Monotonic;
    QTest::newRow("summed up in doubles") << summed<double>(200'000, 0.0, 0.1) << f8 << Spacing::Uniform;
    QTest::newRow("summed up in float32: the errors grow to a share of the step")
        << summed<float>(500, 0.0F, 0.1F) << f4 << Spacing::Monotonic;
    QTest::newRow("integers") << Positions{3, 5, 7, 9} << ElementKind::Int32 << Spacing::Uniform;
    QTest::newRow("integers, one missing") << Positions{3, 5, 7, 11} << ElementKind::Int32 << Spacing::Monotonic;

    QTest::newRow("time stamps every second, to the millisecond")
        << made(1000, [](std::size_t i) { return 1.7e9 + static_cast<double>(i) + 1e-3 * static_cast<double>(i % 7); })
        << f8 << Spacing::Monotonic;
    QTest::newRow("time stamps every second, 20 microseconds of jitter")
        << made(1000, [](std::size_t i) { return 1.7e9 + static_cast<double>(i) + 1e-5 * static_cast<double>(i % 3); })
        << f8 << Spacing::Monotonic;
    QTest::newRow("jitter of one part in ten thousand")
        << made(1000, [](std::size_t i) { return static_cast<double>(i) + 1e-4 * static_cast<double>(i % 2); }) << f8
        << Spacing::Monotonic;
    QTest::newRow("time stamps too coarse for their step")
        << made(100, [](std::size_t i) { return 1.7e9 + 1e-7 * static_cast<double>(i); }) << f8 << Spacing::Scattered;
    QTest::newRow("logarithmic") << Positions{1, 10, 100, 1000} << f8 << Spacing::Monotonic;
    QTest::newRow("falling unevenly") << Positions{5, 4, 2, -7} << f8 << Spacing::Monotonic;
    QTest::newRow("up and down") << Positions{0, 1, 2, 1, 0} << f8 << Spacing::Scattered;
    QTest::newRow("a step of zero") << Positions{1, 2, 2, 4} << f8 << Spacing::Scattered;
    QTest::newRow("all the same") << Positions{2, 2, 2} << f8 << Spacing::Scattered;
    QTest::newRow("back to the start") << Positions{1, 5, 1} << f8 << Spacing::Scattered;
    QTest::newRow("not a number") << Positions{0, kNan, 2} << f8 << Spacing::Scattered;
    QTest::newRow("not a number at the end") << Positions{0, 1, kNan} << f8 << Spacing::Scattered;
    QTest::newRow("infinity") << Positions{0, 1, kInfinity} << f8 << Spacing::Scattered;
    QTest::newRow("beyond the range of double") << Positions{-1.7e308, 1.7e308} << f8 << Spacing::Monotonic;
}

void AxisPositionsTest::positionsAreClassified()
{
    QFETCH(Positions, positions);
    QFETCH(ElementKind, kind);
    QFETCH(Spacing, spacing);
    const AxisPositions result = classify(positions, kind);
    QCOMPARE(result.spacing, spacing);
    QCOMPARE(result.values.empty(), spacing == Spacing::Uniform);
    if (spacing != Spacing::Uniform)
        QCOMPARE(result.values.size(), positions.size());
}

void AxisPositionsTest::aUniformAxisKnowsItsStep()
{
    const AxisPositions falling = classify({4, 3.5, 3}, ElementKind::Float64);
    QCOMPARE(falling.first, 4.0);
    QCOMPARE(falling.step, -0.5);
    const AxisPositions single = classify({7}, ElementKind::Float64);
    QCOMPARE(single.first, 7.0);
    QCOMPARE(single.step, 1.0);
}

void AxisPositionsTest::valuesAreKeptInTheirOrder()
{
    const Positions positions{3, 1, 2};
    QCOMPARE(classify(positions, ElementKind::Float64).values, positions);
}

void AxisPositionsTest::noPositionsAreAnIndex()
{
    QCOMPARE(classify({}, ElementKind::Float64).spacing, Spacing::Index);
}

void AxisPositionsTest::longAxesAreThinnedOut_data()
{
    QTest::addColumn<std::size_t>("size");
    QTest::addColumn<quint64>("most");
    QTest::addColumn<quint64>("stride");
    QTest::addColumn<std::size_t>("kept");
    QTest::newRow("short enough") << std::size_t{10} << quint64{10} << quint64{1} << std::size_t{10};
    QTest::newRow("one too many") << std::size_t{11} << quint64{10} << quint64{2} << std::size_t{6};
    QTest::newRow("the last one is kept besides") << std::size_t{12} << quint64{10} << quint64{2} << std::size_t{7};
    QTest::newRow("only the ends") << std::size_t{1000} << quint64{2} << quint64{999} << std::size_t{2};
    QTest::newRow("large") << std::size_t{1'000'003} << quint64{1000} << quint64{1002} << std::size_t{1000};
}

void AxisPositionsTest::longAxesAreThinnedOut()
{
    QFETCH(std::size_t, size);
    QFETCH(quint64, most);
    QFETCH(quint64, stride);
    QFETCH(std::size_t, kept);
    AxisPositions positions;
    positions.spacing = Spacing::Monotonic;
    positions.values = made(size, [](std::size_t i) { return static_cast<double>(i) * static_cast<double>(i); });
    const Positions all = positions.values;
    thinOut(positions, most);
    QCOMPARE(positions.valueStride, stride);
    QCOMPARE(positions.values.size(), kept);
    QVERIFY(positions.values.size() <= most);
    // What the client asks of the answer (FromMessages.cpp).
    QCOMPARE(positions.values.size(), (size - 1) / stride + 1 + ((size - 1) % stride != 0));
    QCOMPARE(positions.values[1], all[std::min<quint64>(stride, size - 1)]);
    QCOMPARE(positions.values.back(), all.back());
}

QTEST_APPLESS_MAIN(AxisPositionsTest)
#include "tst_axis_positions.moc"
