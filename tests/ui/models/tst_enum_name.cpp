// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/EnumName.h"

#include "h5scout/value/NdArray.h"

#include <QTest>

#include <cstring>

using namespace h5scout;
using namespace h5scout::ui;

namespace
{

DataType enumOf(bool isSigned, std::uint64_t byteSize, std::vector<DataType::EnumMember> members)
{
    DataType type;
    type.typeClass = TypeClass::Enum;
    type.byteSize = byteSize;
    type.isSigned = isSigned;
    type.enumMembers = std::move(members);
    return type;
}

template <typename T>
Value scalar(ElementKind kind, T number)
{
    std::vector<std::byte> bytes(sizeof number);
    std::memcpy(bytes.data(), &number, sizeof number);
    return NumpyScalar{std::make_shared<const NdArray>(Shape{}, elementTypeOf(kind), std::move(bytes))};
}

} // namespace

class TestEnumName : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void numbersHaveNames()
    {
        const DataType type = enumOf(true, 2, {{"OFF", 0}, {"ON", 1}, {"BROKEN", -1}});
        QCOMPARE(enumName(type, scalar<std::int16_t>(ElementKind::Int16, 1)), QStringLiteral("ON"));
        QCOMPARE(enumName(type, scalar<std::int16_t>(ElementKind::Int16, -1)), QStringLiteral("BROKEN"));
        QVERIFY(enumName(type, scalar<std::int16_t>(ElementKind::Int16, 7)).isNull());
        QVERIFY(enumName(type, Text{"1"}).isNull());
    }

    /// A DataType has the bits of an unsigned number as a signed one.
    void largeUnsignedNumbersAreUnsigned()
    {
        const DataType type = enumOf(false, 8, {{"ALL", -1}});
        QCOMPARE(enumNumber(type, type.enumMembers.front()), std::string("18446744073709551615"));
        QCOMPARE(enumName(type, scalar<std::uint64_t>(ElementKind::UInt64, UINT64_MAX)), QStringLiteral("ALL"));
    }

    void aBooleanIsNoEnumOfNames()
    {
        const DataType boolean = enumOf(true, 1, {{"FALSE", 0}, {"TRUE", 1}});
        QVERIFY(isBooleanEnum(boolean));
        QVERIFY(!isNamedEnum(boolean));
        QVERIFY(!isNamedEnum(enumOf(true, 1, {})));
        QVERIFY(!isNamedEnum(DataType()));
    }
};

QTEST_APPLESS_MAIN(TestEnumName)
#include "tst_enum_name.moc"
