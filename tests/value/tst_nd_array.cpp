// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestText.h"
#include "h5scout/value/Error.h"
#include "h5scout/value/MakeArray.h"
#include "h5scout/value/NdArray.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>

using namespace h5scout;

namespace
{

template <typename T>
NdArray numbers(ElementKind kind, const std::vector<T>& elements)
{
    std::vector<std::byte> bytes(elements.size() * sizeof(T));
    std::memcpy(bytes.data(), elements.data(), bytes.size());
    return {Shape{elements.size()}, elementTypeOf(kind), std::move(bytes)};
}

NdArray ofBytes(ElementType type, std::size_t count, const QByteArray& content)
{
    std::vector<std::byte> bytes(static_cast<std::size_t>(content.size()));
    std::transform(content.begin(), content.end(), bytes.begin(), [](char byte) { return std::byte(byte); });
    return {Shape{count}, type, std::move(bytes)};
}

/// The sentence of the Error that `make` throws.
template <typename Make>
QByteArray refusal(Make make)
{
    try {
        make();
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

QByteArray textOf(const NdArray& array, std::size_t index)
{
    return QByteArray::fromStdString(array.toText(index));
}

/// The bytes 0, 1, 2, ...
ByteBlock blockOf(std::size_t size)
{
    ByteBlock block(size);
    for (std::size_t index = 0; index < size; ++index)
        block.bytes()[index] = static_cast<std::byte>(index);
    return block;
}

template <typename T>
void checkInteger(ElementKind kind)
{
    const T smallest = std::numeric_limits<T>::min();
    const T largest = std::numeric_limits<T>::max();
    const NdArray array = numbers<T>(kind, {smallest, largest, 1});
    QCOMPARE(textOf(array, 0), QByteArray::fromStdString(std::to_string(smallest)));
    QCOMPARE(textOf(array, 1), QByteArray::fromStdString(std::to_string(largest)));
    QCOMPARE(array.toDouble(0), static_cast<double>(smallest));
    QCOMPARE(array.toDouble(1), static_cast<double>(largest));
    QCOMPARE(array.toComplex(2), std::complex<double>(1, 0));
    QCOMPARE(array.as<T>()[1], largest);
}

} // namespace

class TestNdArray : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void blocksOfAnySizeAreZeroAtFirst()
    {
        for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{100}, std::size_t{5} << 20}) {
            { // what comes next may get the memory of this one
                ByteBlock used(size);
                std::ranges::fill(used.bytes(), std::byte{0xff});
            }
            const ByteBlock block(size);
            QCOMPARE(block.bytes().size(), size);
            QVERIFY(std::ranges::all_of(block.bytes(), [](std::byte byte) { return byte == std::byte{0}; }));
        }
        QVERIFY_EXCEPTION_THROWN(ByteBlock(SIZE_MAX / 2), std::bad_alloc);
    }

    void aBlockIsAsGoodAsAVector()
    {
        const ElementType type = elementTypeOf(ElementKind::UInt16);
        const ByteBlock given = blockOf(6);
        const NdArray array({3}, type, given);
        const NdArray same({3}, type, std::vector<std::byte>(given.bytes().begin(), given.bytes().end()));
        QVERIFY(array == same && same == array);
        QCOMPARE(textOf(array, 2), textOf(same, 2));
        QVERIFY(NdArray({3}, type, ByteBlock(6)) != same);
        QVERIFY(NdArray({3}, elementTypeOf(ElementKind::Int16), given) != same);
        QVERIFY(NdArray({3, 1}, type, given) != same);
        QCOMPARE(refusal([&] { NdArray({4}, type, given); }),
                 QByteArray("An array of the shape (4,) and the type uint16 cannot have 6 bytes."));
        NdArray copy = array;
        const NdArray moved = std::move(copy);
        QVERIFY(moved == array);
        QVERIFY(moved.bytes().data() != array.bytes().data());
    }

    void theDefaultIsEmpty()
    {
        const NdArray array;
        QCOMPARE(array.shape(), Shape{0});
        QCOMPARE(array.rank(), std::size_t(1));
        QCOMPARE(array.size(), std::size_t(0));
        QVERIFY(array.type() == elementTypeOf(ElementKind::Float64));
        QVERIFY(array.bytes().empty() && array.texts().empty() && array.rows().empty());
    }

    void aScalarHasOneElement()
    {
        const NdArray scalar(Shape{}, elementTypeOf(ElementKind::UInt8), {std::byte{7}});
        QCOMPARE(scalar.rank(), std::size_t(0));
        QCOMPARE(scalar.size(), std::size_t(1));
        QCOMPARE(scalar.toDouble(0), 7.0);
    }

    void bytesMustBeAsManyAsTheShapeNeeds_data()
    {
        QTest::addColumn<int>("byteCount");
        QTest::newRow("none") << 0;
        QTest::newRow("one short") << 23;
        QTest::newRow("one more") << 25;
        QTest::newRow("an element for each byte") << 6;
    }
    void bytesMustBeAsManyAsTheShapeNeeds()
    {
        QFETCH(int, byteCount);
        const std::vector<std::byte> bytes(static_cast<std::size_t>(byteCount));
        QCOMPARE(refusal([&] {
                     NdArray({2, 3}, elementTypeOf(ElementKind::Int32), bytes);
                 }),
                 QByteArray("An array of the shape (2, 3) and the type int32 cannot have " +
                            QByteArray::number(byteCount) + " bytes."));
    }

    void shapesBeyondAllMemoryAreRefused()
    {
        const std::uint64_t half = std::uint64_t{1} << 32U;
        const auto refusalOf = [](const Shape& shape, ElementKind kind) {
            return refusal([&] { NdArray(shape, elementTypeOf(kind), std::vector<std::byte>{}); });
        };
        // The products are 2^64: 0, if nobody looks.
        QCOMPARE(refusalOf({half, half}, ElementKind::UInt8),
                 QByteArray("An array of the shape (4294967296, 4294967296) and the type uint8 cannot have 0 bytes."));
        QCOMPARE(refusalOf({half, half / 16}, ElementKind::Complex128),
                 QByteArray("An array of the shape (4294967296, 268435456) and the type complex128 cannot have 0 "
                            "bytes."));
        QCOMPARE(refusal([&] {
                     NdArray({half, half}, std::vector<std::string>{});
                 }),
                 QByteArray("An array of the shape (4294967296, 4294967296) cannot have 0 elements."));
    }

    void textsAndRowsAreNotMadeOfBytes()
    {
        QCOMPARE(refusal([] { NdArray({0}, elementTypeOf(ElementKind::Text), std::vector<std::byte>{}); }),
                 QByteArray("An array of type str is not made of bytes."));
        QCOMPARE(refusal([] { NdArray({0}, elementTypeOf(ElementKind::Row), std::vector<std::byte>{}); }),
                 QByteArray("An array of type object is not made of bytes."));
    }

    void textsMustBeAsManyAsTheShapeNeeds()
    {
        QCOMPARE(refusal([] {
                     NdArray({2}, std::vector<std::string>{"a", "b", "c"});
                 }),
                 QByteArray("An array of the shape (2,) cannot have 3 elements."));
        QCOMPARE(refusal([] { NdArray(Shape{}, std::vector<std::string>{}); }),
                 QByteArray("An array of the shape () cannot have 0 elements."));
    }

    void rowsMustFit()
    {
        const ElementType base = elementTypeOf(ElementKind::Int32);
        const NdArray row = numbers<std::int32_t>(ElementKind::Int32, {1, 2});
        const NdArray doubles = numbers<double>(ElementKind::Float64, {1});
        const NdArray table({1, 2}, base, std::vector<std::byte>(8));
        QCOMPARE(refusal([&] {
                     NdArray({1}, base, std::vector<NdArray>{row, row});
                 }),
                 QByteArray("An array of the shape (1,) cannot have 2 elements."));
        QCOMPARE(refusal([&] {
                     NdArray({2}, base, std::vector<NdArray>{row, doubles});
                 }),
                 QByteArray("A row of the shape (1,) and the type float64 does not fit into an array of "
                            "one-dimensional rows of int32."));
        QCOMPARE(refusal([&] { NdArray({1}, base, std::vector<NdArray>{table}); }),
                 QByteArray("A row of the shape (1, 2) and the type int32 does not fit into an array of "
                            "one-dimensional rows of int32."));
    }

    void integersAreExact()
    {
        checkInteger<std::int8_t>(ElementKind::Int8);
        checkInteger<std::int16_t>(ElementKind::Int16);
        checkInteger<std::int32_t>(ElementKind::Int32);
        checkInteger<std::int64_t>(ElementKind::Int64);
        checkInteger<std::uint8_t>(ElementKind::UInt8);
        checkInteger<std::uint16_t>(ElementKind::UInt16);
        checkInteger<std::uint32_t>(ElementKind::UInt32);
        checkInteger<std::uint64_t>(ElementKind::UInt64);
        QCOMPARE(textOf(numbers<std::uint64_t>(ElementKind::UInt64, {UINT64_MAX}), 0),
                 QByteArray("18446744073709551615"));
    }

    void boolsAreTrueOrFalse()
    {
        const NdArray array = numbers<std::uint8_t>(ElementKind::Bool, {0, 1, 255});
        QCOMPARE(textOf(array, 0), QByteArray("False"));
        QCOMPARE(textOf(array, 1), QByteArray("True"));
        QCOMPARE(textOf(array, 2), QByteArray("True"));
        QCOMPARE(array.toDouble(2), 1.0);
        QCOMPARE(array.toComplex(0), std::complex<double>(0));
    }

    void floatsAreShortestForTheirWidth()
    {
        const NdArray halves = numbers<std::uint16_t>(ElementKind::Float16, {0x2e66, 0x7c00, 0x0001, 0xfe00});
        QCOMPARE(textOf(halves, 0), QByteArray("0.1")); // 0.0999755859375
        QCOMPARE(halves.toDouble(0), 0.0999755859375);
        QCOMPARE(textOf(halves, 1), QByteArray("inf"));
        QCOMPARE(halves.toDouble(2), std::ldexp(1.0, -24));
        QVERIFY(std::isnan(halves.toDouble(3)));
        const NdArray floats = numbers<float>(ElementKind::Float32, {0.1F, 3.0F, -INFINITY, NAN});
        QCOMPARE(textOf(floats, 0), QByteArray("0.1"));
        QCOMPARE(floats.toDouble(0), double{0.1F});
        QCOMPARE(textOf(floats, 1), QByteArray("3.0"));
        QCOMPARE(textOf(floats, 2), QByteArray("-inf"));
        QCOMPARE(textOf(floats, 3), QByteArray("nan"));
        const NdArray doubles = numbers<double>(ElementKind::Float64, {0.1, 1e-7, 1e22, -0.0});
        QCOMPARE(textOf(doubles, 0), QByteArray("0.1"));
        QCOMPARE(textOf(doubles, 1), QByteArray("1e-07"));
        QCOMPARE(textOf(doubles, 2), QByteArray("1e+22"));
        QCOMPARE(textOf(doubles, 3), QByteArray("-0.0"));
        QCOMPARE(doubles.toComplex(1), std::complex<double>(1e-7, 0));
    }

    void complexNumbersKeepBothParts()
    {
        const NdArray narrow = numbers<std::complex<float>>(ElementKind::Complex64, {{1, 0.1F}});
        QCOMPARE(textOf(narrow, 0), QByteArray("(1+0.1j)"));
        QCOMPARE(narrow.toComplex(0), std::complex<double>(1, double{0.1F}));
        QCOMPARE(narrow.toDouble(0), 1.0);
        const NdArray wide = numbers<std::complex<double>>(ElementKind::Complex128, {{-2.5, -1}, {0, 3}});
        QCOMPARE(textOf(wide, 0), QByteArray("(-2.5-1j)"));
        QCOMPARE(textOf(wide, 1), QByteArray("3j"));
        QCOMPARE(wide.toComplex(0), std::complex<double>(-2.5, -1));
        QCOMPARE(wide.toDouble(0), -2.5);
    }

    void fixedStringsLoseTheirPaddingAlone()
    {
        const NdArray array = ofBytes({ElementKind::FixedString, 4}, 3, QByteArray("ab\0\0a\0b\0\0\0\0\0", 12));
        QCOMPARE(textOf(array, 0), QByteArray("ab"));
        QCOMPARE(textOf(array, 1), QByteArray("a\0b", 3));
        QCOMPARE(textOf(array, 2), QByteArray());
        QVERIFY(std::isnan(array.toDouble(0)));
        const NdArray empty = ofBytes({ElementKind::FixedString, 0}, 2, {});
        QCOMPARE(textOf(empty, 1), QByteArray());
    }

    void rawBytesAreHexadecimal()
    {
        const NdArray array = ofBytes({ElementKind::Raw, 3}, 2, QByteArray("\x00\x01\xff\xab\x10\x0f", 6));
        QCOMPARE(textOf(array, 0), QByteArray("0001ff"));
        QCOMPARE(textOf(array, 1), QByteArray("ab100f"));
        QVERIFY(std::isnan(array.toDouble(1)));
    }

    void textsStandAsTheyAre()
    {
        const NdArray array({2}, std::vector<std::string>{"gr\xc3\xbc\xc3\x9f", std::string("a\0", 2)});
        QCOMPARE(textOf(array, 0), QByteArray("gr\xc3\xbc\xc3\x9f"));
        QCOMPARE(textOf(array, 1), QByteArray("a\0", 2));
        QVERIFY(array.type() == elementTypeOf(ElementKind::Text));
        QVERIFY(array.baseType() == array.type());
        QVERIFY(std::isnan(array.toDouble(0)));
        QVERIFY(array.bytes().empty());
    }

    void rowsReadAsLists()
    {
        const ElementType base = elementTypeOf(ElementKind::Float64);
        const NdArray array({2}, base, {numbers<double>(ElementKind::Float64, {1, 2.5}), NdArray()});
        QCOMPARE(textOf(array, 0), QByteArray("[1.0, 2.5]"));
        QCOMPARE(textOf(array, 1), QByteArray("[]"));
        QCOMPARE(array.size(), std::size_t(2));
        QVERIFY(array.type() == elementTypeOf(ElementKind::Row));
        QVERIFY(array.baseType() == base);
        QVERIFY(std::isnan(array.toDouble(0)));
    }

    void numbersBecomeAnArrayOfTheirKind()
    {
        QVERIFY(makeArray(std::vector<std::uint8_t>{1, 255}) == numbers<std::uint8_t>(ElementKind::UInt8, {1, 255}));
        QVERIFY(makeArray(std::vector<std::int16_t>{-2}) == numbers<std::int16_t>(ElementKind::Int16, {-2}));
        QVERIFY(makeArray(std::vector{7U}) == numbers<std::uint32_t>(ElementKind::UInt32, {7}));
        QVERIFY(makeArray(std::vector{7LL}) == numbers<std::int64_t>(ElementKind::Int64, {7}));
        QVERIFY(makeArray(std::array{1.5F}) == numbers<float>(ElementKind::Float32, {1.5F}));
        const std::vector<std::complex<double>> waves{{1, -2}, {0, 3}};
        QVERIFY(makeArray(std::span(waves)) == numbers<std::complex<double>>(ElementKind::Complex128, waves));

        const NdArray table = makeArray({2, 3}, std::vector<double>{1, 2, 3, 4, 5, 6.5});
        QCOMPARE(table.shape(), Shape({2, 3}));
        QCOMPARE(textOf(table, 5), QByteArray("6.5"));
        QCOMPARE(makeArray(Shape{}, std::array{4}).rank(), std::size_t(0));
        QCOMPARE(refusal([] {
                     makeArray({2, 2}, std::vector<double>(3));
                 }),
                 refusal([] {
                     NdArray({2, 2}, elementTypeOf(ElementKind::Float64), std::vector<std::byte>(24));
                 }));
    }

    void flagsAndTextsBecomeArraysToo()
    {
        const NdArray flags = makeArray(std::vector{true, false, true});
        QVERIFY(flags.type() == elementTypeOf(ElementKind::Bool));
        QCOMPARE(textOf(flags, 0) + textOf(flags, 1), QByteArray("TrueFalse"));
        QVERIFY(makeArray(std::array{true, false, true}) == flags);
        QCOMPARE(makeArray({3, 1}, std::vector{true, false, true}).shape(), Shape({3, 1}));

        const NdArray texts = makeArray({2, 1}, std::vector<std::string>{"a", "bc"});
        QVERIFY(texts.type() == elementTypeOf(ElementKind::Text));
        QVERIFY(makeArray({2, 1}, std::array{"a", "bc"}) == texts);

        const NdArray fixed = makeFixedStrings({2}, {"a", "bc"});
        QVERIFY(fixed == ofBytes({ElementKind::FixedString, 2}, 2, QByteArray("a\0bc", 4)));
        QCOMPARE(makeFixedStrings({1}, {"a"}, 5).type().byteSize, std::size_t(5));
        QCOMPARE(makeFixedStrings({1}, {""}).type().byteSize, std::size_t(1));
        QVERIFY(refusal([] { makeFixedStrings({1}, {"abc"}, 2); }).contains("3 bytes does not fit into strings of 2"));
    }

    void typesThatThereAreNotAreRefused()
    {
        const std::vector<std::byte> bytes(8);
        QCOMPARE(refusal([&] {
                     NdArray({2}, {ElementKind::Float64, 4}, bytes);
                 }),
                 QByteArray("An element of the kind float64 has 8 bytes, and not 4."));
        QVERIFY(refusal([&] { NdArray({8}, {ElementKind{99}, 1}, bytes); }).contains("with the number 99"));
        QVERIFY(refusal([] { NdArray({0}, {ElementKind::Int16, 1}, std::vector<NdArray>{}); }).contains("int16"));
    }

    void equalityLooksAtShapeTypeAndElements()
    {
        const std::vector<std::byte> bytes(8);
        const NdArray array({2}, elementTypeOf(ElementKind::Int32), bytes);
        QVERIFY(array == NdArray({2}, elementTypeOf(ElementKind::Int32), bytes));
        QVERIFY(!(array == NdArray({2, 1}, elementTypeOf(ElementKind::Int32), bytes)));
        QVERIFY(!(array == NdArray({2}, elementTypeOf(ElementKind::UInt32), bytes)));
        QVERIFY(!(array == numbers<std::int32_t>(ElementKind::Int32, {0, 1})));
    }
};

QTEST_APPLESS_MAIN(TestNdArray)
#include "tst_nd_array.moc"
