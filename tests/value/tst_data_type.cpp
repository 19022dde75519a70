// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/value/DataType.h"

#include <QTest>

#include <functional>

using namespace h5scout;

namespace
{

DataType integer(std::uint64_t byteSize, bool isSigned, ByteOrder order = ByteOrder::Little)
{
    DataType type;
    type.typeClass = TypeClass::Integer;
    type.byteSize = byteSize;
    type.precision = byteSize * 8;
    type.isSigned = isSigned;
    type.order = order;
    return type;
}

DataType floating(std::uint64_t byteSize, ByteOrder order = ByteOrder::Little)
{
    DataType type = integer(byteSize, true, order);
    type.typeClass = TypeClass::Float;
    type.isSigned = false;
    return type;
}

DataType ofClass(TypeClass typeClass, std::uint64_t byteSize = 0)
{
    DataType type;
    type.typeClass = typeClass;
    type.byteSize = byteSize;
    return type;
}

DataType over(TypeClass typeClass, const DataType& base)
{
    DataType type = ofClass(typeClass, base.byteSize);
    type.base = std::make_shared<const DataType>(base);
    return type;
}

DataType enumeration(const DataType& base, std::vector<DataType::EnumMember> members)
{
    DataType type = over(TypeClass::Enum, base);
    type.enumMembers = std::move(members);
    return type;
}

DataType booleanEnum()
{
    return enumeration(integer(1, true), {{"FALSE", 0}, {"TRUE", 1}});
}

DataType compound(std::vector<std::pair<std::string, DataType>> fields)
{
    DataType type = ofClass(TypeClass::Compound);
    for (auto& [name, field] : fields) {
        type.fields.push_back({std::move(name), type.byteSize, field});
        type.byteSize += field.byteSize;
    }
    return type;
}

DataType array(std::vector<std::uint64_t> dimensions, const DataType& base)
{
    DataType type = over(TypeClass::Array, base);
    type.dimensions = std::move(dimensions);
    return type;
}

DataType changed(DataType type, const std::function<void(DataType&)>& change)
{
    change(type);
    return type;
}

std::vector<std::pair<const char*, DataType>> describedTypes()
{
    const auto fixedString = [](std::uint64_t byteSize) { return ofClass(TypeClass::String, byteSize); };
    return {
        {"int16", integer(2, true)},
        {"int8", integer(1, true, ByteOrder::Big)}, // one byte has no order
        {"uint32", integer(4, false)},
        {"int16, big-endian", integer(2, true, ByteOrder::Big)},
        {"uint16 with 12 significant bits", changed(integer(2, false), [](DataType& t) { t.precision = 12; })},
        {"float64", floating(8)},
        {"float32, big-endian", floating(4, ByteOrder::Big)},
        {"float64, VAX byte order", floating(8, ByteOrder::Vax)},
        {"float64, mixed byte order", floating(8, ByteOrder::Mixed)},
        {"time, 8 bytes", changed(ofClass(TypeClass::Time, 8), [](DataType& t) { t.order = ByteOrder::Little; })},
        {"string of 1 byte", fixedString(1)},
        {"string of 5 bytes", fixedString(5)},
        {"string", changed(fixedString(16), [](DataType& t) { t.isVariableLength = true; })},
        {"bool", ofClass(TypeClass::Bitfield, 1)},
        {"bitfield16", ofClass(TypeClass::Bitfield, 2)},
        {"opaque, 16 bytes", ofClass(TypeClass::Opaque, 16)},
        {"opaque, 1 byte, tag raw", changed(ofClass(TypeClass::Opaque, 1), [](DataType& t) { t.tag = "raw"; })},
        {"compound {x: float64, n: int32}", compound({{"x", floating(8)}, {"n", integer(4, true)}})},
        {"compound {}", compound({})},
        {"complex128", compound({{"r", floating(8)}, {"i", floating(8)}})},
        {"complex64, big-endian",
         compound({{"real", floating(4, ByteOrder::Big)}, {"imag", floating(4, ByteOrder::Big)}})},
        {"object reference", ofClass(TypeClass::Reference, 8)},
        {"region reference",
         changed(ofClass(TypeClass::Reference, 12), [](DataType& t) { t.isRegionReference = true; })},
        {"enum int8 {OFF, ON}", enumeration(integer(1, true), {{"OFF", 0}, {"ON", 1}})},
        {"bool", booleanEnum()},
        {"variable-length uint8", over(TypeClass::VLen, integer(1, false))},
        {"variable-length unknown type", ofClass(TypeClass::VLen)},
        {"array (3,) of int32", array({3}, integer(4, true))},
        {"array (2, 3) of variable-length float64", array({2, 3}, over(TypeClass::VLen, floating(8)))},
        {"unknown type", DataType()},
    };
}

} // namespace

class TestDataType : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyClassHasWords_data()
    {
        QTest::addColumn<int>("position");
        int position = 0;
        for (const auto& [text, type] : describedTypes()) {
            QTest::addRow("%d: %s", position, text) << position;
            ++position;
        }
    }
    void everyClassHasWords()
    {
        QFETCH(int, position);
        const auto [text, type] = describedTypes()[static_cast<std::size_t>(position)];
        QCOMPARE(describeType(type), std::string(text));
    }

    void longDescriptionsAreCut()
    {
        std::vector<std::pair<std::string, DataType>> fields;
        for (int number = 0; number < 1000; ++number)
            fields.emplace_back("field" + std::to_string(number), floating(8));
        const DataType wide = compound(std::move(fields));
        const std::string text = describeType(wide, 40);
        QCOMPARE(text, std::string("compound {field0: float64, field1: float\u2026"));
        QCOMPARE(describeType(integer(2, true), 5), std::string("int16"));
    }

    void aCutKeepsCharactersWhole()
    {
        const DataType type = compound({{"\u00e4\u00e4\u00e4", floating(8)}});
        QCOMPARE(describeType(type, 11), std::string("compound {\u2026")); // the first letter would need 12
        QCOMPARE(describeType(type, 12), std::string("compound {\u00e4\u2026"));
    }

    void deepNestingEndsInAnEllipsis()
    {
        DataType type = integer(1, true);
        for (int depth = 0; depth < 100; ++depth)
            type = over(TypeClass::VLen, type);
        QCOMPARE(QByteArray::fromStdString(describeType(type)), QByteArray("variable-length ").repeated(8) + "\u2026");
    }

    void booleansAreEnumsOfOneByteWithBothNames()
    {
        QVERIFY(isBooleanEnum(booleanEnum()));
        QVERIFY(isBooleanEnum(enumeration(integer(1, true), {{"TRUE", 1}, {"FALSE", 0}})));
        QVERIFY(!isBooleanEnum(enumeration(integer(1, true), {{"FALSE", 1}, {"TRUE", 0}})));
        QVERIFY(!isBooleanEnum(enumeration(integer(1, true), {{"FALSE", 0}, {"FALSE", 0}})));
        QVERIFY(!isBooleanEnum(enumeration(integer(1, true), {{"FALSE", 0}, {"TRUE", 1}, {"MAYBE", 2}})));
        QVERIFY(!isBooleanEnum(enumeration(integer(2, true), {{"FALSE", 0}, {"TRUE", 1}})));
        QVERIFY(!isBooleanEnum(integer(1, true)));
        QVERIFY(isBooleanBitfield(ofClass(TypeClass::Bitfield, 1)));
        QVERIFY(!isBooleanBitfield(ofClass(TypeClass::Bitfield, 2)));
        QVERIFY(!isBooleanBitfield(integer(1, false)));
    }

    void complexNumbersAreTwoFloatsOfOneType()
    {
        QVERIFY(isComplexCompound(compound({{"r", floating(8)}, {"i", floating(8)}})));
        QVERIFY(isComplexCompound(compound({{"real", floating(4)}, {"imag", floating(4)}})));
        QVERIFY(!isComplexCompound(compound({{"r", floating(8)}, {"i", floating(4)}})));
        QVERIFY(!isComplexCompound(compound({{"r", floating(8)}, {"i", floating(8, ByteOrder::Big)}})));
        QVERIFY(!isComplexCompound(compound({{"i", floating(8)}, {"r", floating(8)}})));
        QVERIFY(!isComplexCompound(compound({{"r", floating(8)}, {"imag", floating(8)}})));
        QVERIFY(!isComplexCompound(compound({{"r", integer(4, true)}, {"i", integer(4, true)}})));
        QVERIFY(!isComplexCompound(compound({{"r", floating(8)}})));
        QVERIFY(!isComplexCompound(floating(8)));
    }

    void basesAreComparedByWhatTheyAre()
    {
        QVERIFY(over(TypeClass::VLen, floating(8)) == over(TypeClass::VLen, floating(8)));
        QVERIFY(!(over(TypeClass::VLen, floating(8)) == over(TypeClass::VLen, floating(4))));
        QVERIFY(!(over(TypeClass::VLen, floating(8)) == ofClass(TypeClass::VLen, 8)));
        QVERIFY(!(array({2, 3}, floating(8)) == array({3, 2}, floating(8))));
        QVERIFY(!(compound({{"a", floating(8)}}) == compound({{"b", floating(8)}})));
        QVERIFY(!(floating(8) == floating(8, ByteOrder::Big)));
        // The layout of a float's bits does not travel from the worker, so it must not tell types apart.
        QVERIFY(floating(8) == changed(floating(8), [](DataType& type) { type.exponentBits = 11; }));
    }
};

QTEST_APPLESS_MAIN(TestDataType)
#include "tst_data_type.moc"
