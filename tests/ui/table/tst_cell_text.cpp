// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/CellText.h"

#include <QTest>

#include <cmath>
#include <cstring>
#include <limits>

using namespace h5scout;
using namespace h5scout::ui;

namespace
{

template <typename T>
NdArray arrayOf(ElementKind kind, const std::vector<T>& elements)
{
    std::vector<std::byte> bytes(elements.size() * sizeof(T));
    std::memcpy(bytes.data(), elements.data(), bytes.size());
    return {{elements.size()}, elementTypeOf(kind), std::move(bytes)};
}

DataType integerType(std::uint64_t byteSize, bool isSigned)
{
    DataType type;
    type.typeClass = TypeClass::Integer;
    type.byteSize = byteSize;
    type.isSigned = isSigned;
    return type;
}

DataType floatType(std::uint64_t byteSize = 8)
{
    DataType type;
    type.typeClass = TypeClass::Float;
    type.byteSize = byteSize;
    return type;
}

DataType switchType()
{
    DataType type;
    type.typeClass = TypeClass::Enum;
    type.byteSize = 1;
    type.base = std::make_shared<DataType>(integerType(1, true));
    type.enumMembers = {{"OFF", 0}, {"ON", 1}, {"BROKEN", -1}};
    return type;
}

CellText withFormat(const DataType& type, NumberFormat::Style style, int digits = 4)
{
    CellText text(type);
    text.format = {style, digits};
    return text;
}

} // namespace

class TestCellText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void integersAreExactWhateverTheFormat()
    {
        const NdArray array = arrayOf<std::uint64_t>(ElementKind::UInt64, {18446744073709551615U, 9007199254740993U});
        for (const auto style :
             {NumberFormat::Style::Exact, NumberFormat::Style::Decimals, NumberFormat::Style::Scientific}) {
            const CellText text = withFormat(integerType(8, false), style, 2);
            QCOMPARE(text.shown(array, 0), QStringLiteral("18446744073709551615"));
            QCOMPARE(text.shown(array, 1), QStringLiteral("9007199254740993"));
        }
    }

    void hexadecimalShowsTheBytes()
    {
        const CellText text = withFormat(integerType(2, true), NumberFormat::Style::Hexadecimal);
        const NdArray array = arrayOf<std::int16_t>(ElementKind::Int16, {-1, 258, 0});
        QCOMPARE(text.shown(array, 0), QStringLiteral("0xffff"));
        QCOMPARE(text.shown(array, 1), QStringLiteral("0x0102"));
        QCOMPARE(text.shown(array, 2), QStringLiteral("0x0000"));
        QCOMPARE(text.whole(array, 0), QStringLiteral("-1"));
    }

    void floatsInEachFormat()
    {
        const NdArray array = arrayOf<double>(ElementKind::Float64, {0.1, -12345.678901, NAN, INFINITY});
        QCOMPARE(CellText(floatType()).shown(array, 0), QStringLiteral("0.1"));
        QCOMPARE(CellText(floatType()).shown(array, 1), QStringLiteral("-12345.678901"));
        const CellText decimals = withFormat(floatType(), NumberFormat::Style::Decimals, 2);
        QCOMPARE(decimals.shown(array, 1), QStringLiteral("-12345.68"));
        QCOMPARE(decimals.shown(array, 2), QStringLiteral("nan"));
        QCOMPARE(decimals.shown(array, 3), QStringLiteral("inf"));
        QCOMPARE(decimals.whole(array, 1), QStringLiteral("-12345.678901"));
        QCOMPARE(withFormat(floatType(), NumberFormat::Style::Scientific, 3).shown(array, 1),
                 QStringLiteral("-1.235e+04"));
        QVERIFY(CellText::isNan(array, 2));
        QVERIFY(!CellText::isNan(array, 3));
    }

    void singleFloatsHaveTheirOwnShortestDigits()
    {
        QCOMPARE(CellText(floatType(4)).shown(arrayOf<float>(ElementKind::Float32, {0.1F}), 0), QStringLiteral("0.1"));
    }

    void complexNumbersFollowTheFormat()
    {
        const NdArray array = arrayOf<std::complex<double>>(ElementKind::Complex128, {{1.24, -2}, {NAN, 0}});
        CellText text(floatType(16));
        QCOMPARE(text.shown(array, 0), QStringLiteral("(1.24-2j)"));
        text.format = {NumberFormat::Style::Decimals, 1};
        QCOMPARE(text.shown(array, 0), QStringLiteral("1.2-2.0j"));
        QVERIFY(CellText::isNan(array, 1));
    }

    void enumsShowTheirNames()
    {
        const CellText text(switchType());
        const NdArray array = arrayOf<std::int8_t>(ElementKind::Int8, {1, -1, 7});
        QCOMPARE(text.shown(array, 0), QStringLiteral("ON"));
        QCOMPARE(text.whole(array, 0), QStringLiteral("ON (1)"));
        QCOMPARE(text.shown(array, 1), QStringLiteral("BROKEN"));
        QCOMPARE(text.shown(array, 2), QStringLiteral("7"));
        QVERIFY(!text.isNumber());
    }

    void rowsOfAnEnumShowItsNames()
    {
        DataType type;
        type.typeClass = TypeClass::VLen;
        type.base = std::make_shared<DataType>(switchType());
        const NdArray array({1}, elementTypeOf(ElementKind::Int8),
                            std::vector<NdArray>{arrayOf<std::int8_t>(ElementKind::Int8, {1, 7, -1})});
        CellText text(type);
        QCOMPARE(text.shown(array, 0), QStringLiteral("[ON, 7, BROKEN]"));
        QCOMPARE(text.copied(array, 0), QStringLiteral("[ON, 7, BROKEN]"));
        text.format.style = NumberFormat::Style::Hexadecimal;
        QCOMPARE(text.shown(array, 0), QStringLiteral("[0x01, 0x07, 0xff]"));
    }

    void textsOnOneLineAndCut()
    {
        DataType type;
        type.typeClass = TypeClass::String;
        type.isVariableLength = true;
        const CellText text(type);
        const NdArray array({3}, std::vector<std::string>{"two\nlines", std::string(100'000, 'x'), "\xff<b>"});
        QCOMPARE(text.shown(array, 0), QStringLiteral("two lines"));
        QCOMPARE(text.copied(array, 0), QStringLiteral("two\nlines"));
        QCOMPARE(text.shown(array, 1).size(), 201);
        QVERIFY(text.shown(array, 1).endsWith(QChar(0x2026)));
        QCOMPARE(text.copied(array, 1).size(), 65537);
        QCOMPARE(text.shown(array, 2), QStringLiteral("\uFFFD<b>"));
    }

    void fixedStringsLoseTheirPadding()
    {
        DataType type;
        type.typeClass = TypeClass::String;
        type.byteSize = 5;
        const std::string text("ab\0\0\0", 5);
        std::vector<std::byte> bytes(5);
        std::memcpy(bytes.data(), text.data(), 5);
        const NdArray array({1}, ElementType{ElementKind::FixedString, 5}, std::move(bytes));
        QCOMPARE(CellText(type).shown(array, 0), QStringLiteral("ab"));
    }

    void rowsAreElidedWithoutBeingWrittenOut()
    {
        DataType type;
        type.typeClass = TypeClass::VLen;
        type.base = std::make_shared<DataType>(integerType(4, true));
        const NdArray array({3}, elementTypeOf(ElementKind::Int32),
                            {arrayOf<std::int32_t>(ElementKind::Int32, {1, 2, 3}),
                             arrayOf<std::int32_t>(ElementKind::Int32, {}),
                             arrayOf<std::int32_t>(ElementKind::Int32, std::vector<std::int32_t>(1'000'000, 77))});
        const CellText text(type);
        QCOMPARE(text.shown(array, 0), QStringLiteral("[1, 2, 3]"));
        QCOMPARE(text.shown(array, 1), QStringLiteral("[]"));
        QVERIFY(text.shown(array, 2).endsWith(QChar(0x2026)));
        QVERIFY(text.shown(array, 2).size() < 210);
    }

    void whatCanBeRead()
    {
        QVERIFY(isReadable(integerType(3, true)));
        QVERIFY(isReadable(floatType()));
        QVERIFY(!isReadable(floatType(16)));
        QVERIFY(isReadable(switchType()));
        DataType type;
        type.typeClass = TypeClass::Opaque;
        QVERIFY(!isReadable(type));
        type.typeClass = TypeClass::Reference;
        QVERIFY(!isReadable(type));
        type.typeClass = TypeClass::Compound;
        type.fields = {{"x", 0, floatType()}, {"y", 8, floatType()}};
        QVERIFY(!isReadable(type));
        DataType rows;
        rows.typeClass = TypeClass::VLen;
        rows.base = std::make_shared<DataType>(type);
        QVERIFY(!isReadable(rows));
        type.fields = {{"r", 0, floatType()}, {"i", 8, floatType()}};
        QVERIFY(isReadable(type));
        DataType array;
        array.typeClass = TypeClass::Array;
        array.base = std::make_shared<DataType>(floatType());
        array.dimensions = {3};
        QVERIFY(isReadable(array));
    }
};

QTEST_APPLESS_MAIN(TestCellText)
#include "tst_cell_text.moc"
