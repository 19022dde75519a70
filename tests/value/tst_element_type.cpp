// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/value/ElementType.h"
#include "h5scout/value/Error.h"

#include <QTest>

#include <iterator>

using namespace h5scout;

namespace
{

struct NamedKind
{
    const char* name;
    ElementKind kind;
    std::size_t byteSize;
    bool numeric;
    bool integer;
    bool complex;
};

/// What numpy.dtype says: name, itemsize and kind.
constexpr NamedKind kKinds[] = {
    {"bool", ElementKind::Bool, 1, true, false, false},
    {"int8", ElementKind::Int8, 1, true, true, false},
    {"int16", ElementKind::Int16, 2, true, true, false},
    {"int32", ElementKind::Int32, 4, true, true, false},
    {"int64", ElementKind::Int64, 8, true, true, false},
    {"uint8", ElementKind::UInt8, 1, true, true, false},
    {"uint16", ElementKind::UInt16, 2, true, true, false},
    {"uint32", ElementKind::UInt32, 4, true, true, false},
    {"uint64", ElementKind::UInt64, 8, true, true, false},
    {"float16", ElementKind::Float16, 2, true, false, false},
    {"float32", ElementKind::Float32, 4, true, false, false},
    {"float64", ElementKind::Float64, 8, true, false, false},
    {"complex64", ElementKind::Complex64, 8, true, false, true},
    {"complex128", ElementKind::Complex128, 16, true, false, true},
    {"bytes40", ElementKind::FixedString, 5, false, false, false},
    {"bytes0", ElementKind::FixedString, 0, false, false, false},
    {"str", ElementKind::Text, 0, false, false, false},
    {"object", ElementKind::Row, 0, false, false, false},
    {"void64", ElementKind::Raw, 8, false, false, false},
};

} // namespace

class TestElementType : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesGoThereAndBack_data()
    {
        QTest::addColumn<int>("position");
        for (int position = 0; position < std::ssize(kKinds); ++position)
            QTest::newRow(kKinds[position].name) << position;
    }
    void namesGoThereAndBack()
    {
        QFETCH(int, position);
        const NamedKind& expected = kKinds[position];
        const ElementType type{expected.kind, expected.byteSize};
        QCOMPARE(dtypeName(type), std::string(expected.name));
        QVERIFY(elementTypeFromDtypeName(expected.name) == type);
        QCOMPARE(isNumeric(expected.kind), expected.numeric);
        QCOMPARE(isInteger(expected.kind), expected.integer);
        QCOMPARE(isComplex(expected.kind), expected.complex);
        if (expected.kind != ElementKind::FixedString && expected.kind != ElementKind::Raw)
            QVERIFY(elementTypeOf(expected.kind) == type);
    }

    void pythonNamesAreUnderstood()
    {
        QVERIFY(elementTypeFromDtypeName("float") == elementTypeOf(ElementKind::Float64));
        QVERIFY(elementTypeFromDtypeName("int") == elementTypeOf(ElementKind::Int64));
        QVERIFY(elementTypeFromDtypeName("bool_") == elementTypeOf(ElementKind::Bool));
        QVERIFY(elementTypeFromDtypeName("str_") == elementTypeOf(ElementKind::Text));
    }

    void numbersThatAreNoKindAreRefused()
    {
        constexpr auto kNone = static_cast<ElementKind>(99);
        QVERIFY_THROWS_EXCEPTION(Error, elementTypeOf(kNone));
        QVERIFY_THROWS_EXCEPTION(Error, dtypeName({kNone, 1}));
        QVERIFY(elementTypeFault({kNone, 1}));
        QVERIFY(elementTypeFault({ElementKind::Text, 8}));
        QVERIFY(!elementTypeFault({ElementKind::FixedString, 5}));
    }

    void otherNamesAreNone_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char* name : {"", "Float64", "float65", "int64 ", " int64", "int128", "bytes", "bytes12", "bytes-8",
                                 "bytes8x", "void", "void99999999999999999999999", "datetime64[ns]", "<f8", "strs"})
            QTest::newRow(name) << QByteArray(name);
    }
    void otherNamesAreNone()
    {
        QFETCH(QByteArray, name);
        QVERIFY(!elementTypeFromDtypeName(name.toStdString()).has_value());
    }
};

QTEST_APPLESS_MAIN(TestElementType)
#include "tst_element_type.moc"
