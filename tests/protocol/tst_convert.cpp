// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/protocol/Convert.h"

#include "h5scout/value/Error.h"

#include <QTest>

#include <cstring>
#include <functional>
#include <memory>
#include <random>

namespace protocol = h5scout::protocol;
using namespace h5scout;

class TestConvert : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesComeBackAsTheyWere_data();
    void valuesComeBackAsTheyWere();
    void typesComeBackAsTheyWere();
    void sendsNumbersLittleEndian();
    void nestsUpToTheLimit();
    void refusesBadValues_data();
    void refusesBadValues();
    void refusesBadTypes();
    void survivesDamagedMessages();
};

namespace
{

QByteArray bytesOf(std::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

template <typename T>
NdArray arrayOf(Shape shape, ElementKind kind, const std::vector<T>& elements)
{
    std::vector<std::byte> bytes(elements.size() * sizeof(T));
    if (!bytes.empty())
        std::memcpy(bytes.data(), elements.data(), bytes.size());
    return {std::move(shape), elementTypeOf(kind), std::move(bytes)};
}

Value wrapped(NdArray array)
{
    if (array.rank() == 0)
        return NumpyScalar{std::make_shared<const NdArray>(std::move(array))};
    return Array{std::make_shared<const NdArray>(std::move(array))};
}

NdArray rows()
{
    return {Shape{2}, elementTypeOf(ElementKind::Int16),
            std::vector<NdArray>{arrayOf<std::int16_t>({2}, ElementKind::Int16, {1, -2}),
                                 arrayOf<std::int16_t>({0}, ElementKind::Int16, {})}};
}

Value nestedList(int depth)
{
    Value value = std::int64_t{1};
    for (int i = 0; i < depth; ++i) {
        List list;
        list.items.push_back(std::move(value));
        value = std::move(list);
    }
    return value;
}

DataType compound()
{
    DataType number;
    number.typeClass = TypeClass::Integer;
    number.byteSize = 2;
    number.order = ByteOrder::Big;
    number.precision = 12;
    number.isSigned = true;
    DataType choice;
    choice.typeClass = TypeClass::Enum;
    choice.byteSize = 2;
    choice.enumMembers = {{"OFF", -1}, {"ON", 1}};
    choice.base = std::make_shared<const DataType>(number);
    DataType text;
    text.typeClass = TypeClass::String;
    text.isVariableLength = true;
    text.characterSet = CharacterSet::Utf8;
    text.padding = StringPadding::SpacePadded;
    DataType array;
    array.typeClass = TypeClass::Array;
    array.dimensions = {2, 3};
    array.base = std::make_shared<const DataType>(text);
    DataType reference;
    reference.typeClass = TypeClass::Reference;
    reference.isRegionReference = true;
    reference.tag = "t";
    DataType type;
    type.typeClass = TypeClass::Compound;
    type.byteSize = 40;
    type.fields = {{"a", 0, choice}, {"b", 8, array}, {"c\xff", 32, reference}};
    return type;
}

/// The sentence of the Error that the conversion throws; empty if it throws none.
QByteArray refusal(const protocol::Value& message)
{
    try {
        protocol::valueFrom(message);
    } catch (const Error& error) {
        return bytesOf(error.what());
    }
    return {};
}

} // namespace

void TestConvert::valuesComeBackAsTheyWere_data()
{
    QTest::addColumn<Value>("value");
    const auto row = [](const char* name, Value value) { QTest::newRow(name) << std::move(value); };
    row("None", None{});
    row("bool", true);
    row("int", std::int64_t{INT64_MIN});
    row("big int", BigInteger{"-1180591620717411303424"});
    row("float", -0.1);
    row("complex", std::complex<double>(1, -2));
    row("text", Text{std::string("a\0\xff", 3)});
    row("bytes", Bytes{std::string("\0\xff", 2)});
    row("date", Date{2024, 2, 29});
    row("time", Time{23, 59, 58, 999999, std::nullopt});
    row("time with zone", Time{0, 0, 0, 0, -3600});
    row("datetime in UTC", DateTime{{2024, 10, 20}, {22, 8, 9, 1, 0}});
    row("containers", Tuple{{List{{Text{"a"}, None{}}}, Set{{true}}, Tuple{}, Dict{}}});
    row("dict", Dict{{{Text{"a"}, std::int64_t{1}}, {Tuple{}, Dict{{{None{}, None{}}}}}}});
    row("scalar", wrapped(arrayOf<float>({}, ElementKind::Float32, {1.5F})));
    row("array", wrapped(arrayOf<std::uint16_t>({2, 3}, ElementKind::UInt16, {1, 2, 3, 4, 5, 65535})));
    row("no element", wrapped(arrayOf<double>({0, 1ULL << 62U}, ElementKind::Float64, {})));
    row("complex array", wrapped(arrayOf<std::complex<float>>({1}, ElementKind::Complex64, {{1, 2}})));
    row("fixed strings", wrapped({Shape{2}, ElementType{ElementKind::FixedString, 3}, std::vector<std::byte>(6)}));
    row("raw", wrapped({Shape{1}, ElementType{ElementKind::Raw, 5}, std::vector<std::byte>(5, std::byte{7})}));
    row("texts", wrapped({Shape{1, 2}, std::vector<std::string>{"a", "\xff"}}));
    row("rows", wrapped(rows()));
    row("rows of rows", wrapped({Shape{1}, ElementType{ElementKind::Row, 0}, std::vector<NdArray>{rows()}}));
    row("reference", Reference{Reference::Kind::Region, "/a"});
    row("empty", Empty{"float64"});
    row("undecodable", Undecodable{"numpy.ndarray", "It is not rebuilt.", std::string("\0.", 2)});
}

void TestConvert::valuesComeBackAsTheyWere()
{
    QFETCH(Value, value);
    protocol::Value received;
    QVERIFY(received.ParseFromString(protocol::toMessage(value).SerializeAsString()));
    QVERIFY(protocol::valueFrom(received) == value);
}

void TestConvert::typesComeBackAsTheyWere()
{
    protocol::DataType received;
    QVERIFY(received.ParseFromString(protocol::toMessage(compound()).SerializeAsString()));
    QVERIFY(protocol::dataTypeFrom(received) == compound());
    QVERIFY(protocol::dataTypeFrom(received) != DataType());
}

void TestConvert::sendsNumbersLittleEndian()
{
    const protocol::Array message = protocol::toMessage(arrayOf<std::int32_t>({1}, ElementKind::Int32, {0x01020304}));
    QCOMPARE(bytesOf(message.elements()), QByteArray("\x04\x03\x02\x01"));
}

void TestConvert::nestsUpToTheLimit()
{
    protocol::Value received;
    QVERIFY(received.ParseFromString(protocol::toMessage(nestedList(32)).SerializeAsString()));
    QVERIFY(protocol::valueFrom(received) == nestedList(32));
    QVERIFY_EXCEPTION_THROWN(protocol::toMessage(nestedList(33)), Error);

    protocol::Value deeper;
    *deeper.mutable_list()->add_items() = received;
    QCOMPARE(refusal(deeper), QByteArray("The value is nested deeper than 32 levels."));

    protocol::DataType type;
    protocol::DataType* innermost = &type;
    for (int i = 0; i < 33; ++i)
        innermost = innermost->mutable_base();
    QVERIFY_EXCEPTION_THROWN(protocol::dataTypeFrom(type), Error);
}

void TestConvert::refusesBadValues_data()
{
    QTest::addColumn<protocol::Value>("message");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char* error, const std::function<void(protocol::Value&)>& spoil) {
        protocol::Value message;
        spoil(message);
        QTest::newRow(error) << message << QByteArray(error);
    };
    const auto spoiltArray = [&row](const char* error, const std::function<void(protocol::Array&)>& spoil) {
        row(error, [&spoil](protocol::Value& message) {
            *message.mutable_array() = protocol::toMessage(arrayOf<std::int16_t>({2}, ElementKind::Int16, {1, 2}));
            spoil(*message.mutable_array());
        });
    };
    row("A message does not make sense: A value is missing.", [](auto&) {});
    row("A message does not make sense: A value is missing.",
        [](auto& message) { message.mutable_list()->add_items(); });
    row("A message does not make sense: A dict has a key without a value.",
        [](auto& message) { message.mutable_dict()->add_items()->set_none(true); });
    row("A message does not make sense: An integer is not made of digits.",
        [](auto& message) { message.set_big_integer("-"); });
    row("A message does not make sense: An integer is not made of digits.",
        [](auto& message) { message.set_big_integer("1e5"); });
    row("A message does not make sense: The month is 13.", [](auto& message) {
        message.mutable_date()->set_year(1);
        message.mutable_date()->set_month(13);
    });
    row("A message does not make sense: The hour is -1.", [](auto& message) { message.mutable_time()->set_hour(-1); });
    row("A message does not make sense: The offset from UTC is 86400.",
        [](auto& message) { message.mutable_time()->set_utc_offset_seconds(86400); });
    row("A message does not make sense: A scalar has the shape (2,).", [](auto& message) {
        *message.mutable_numpy_scalar() = protocol::toMessage(arrayOf<std::int8_t>({2}, ElementKind::Int8, {1, 2}));
    });
    row("A message does not make sense: A value has more than 1048576 items.", [](auto& message) {
        for (std::size_t i = 0; i <= kMaximalValueNodes; ++i)
            message.mutable_list()->add_items();
    });
    spoiltArray("An array of the shape (3,) and the type int16 cannot have 4 bytes.",
                [](auto& array) { array.set_shape(0, 3); });
    spoiltArray("An array of the shape (9223372036854775808,) and the type int16 cannot have 4 bytes.",
                [](auto& array) { array.set_shape(0, 1ULL << 63U); });
    spoiltArray("An array of the shape (4294967296, 4294967296) and the type int16 cannot have 0 bytes.",
                [](auto& array) {
                    array.set_shape(0, 1ULL << 32U);
                    array.add_shape(1ULL << 32U);
                    array.clear_elements();
                });
    spoiltArray("A message does not make sense: A shape has 33 dimensions.", [](auto& array) {
        for (int i = 0; i < 32; ++i)
            array.add_shape(1);
    });
    spoiltArray("A message does not make sense: Elements of the type int16 cannot have 1 bytes.",
                [](auto& array) { array.mutable_type()->set_byte_size(1); });
    spoiltArray("A message does not make sense: The element kind 0 is not known.",
                [](auto& array) { array.clear_type(); });
    spoiltArray("A message does not make sense: The element kind 99 is not known.",
                [](auto& array) { array.mutable_type()->set_kind(static_cast<protocol::ElementKind>(99)); });
    spoiltArray("An array of the shape (2,) cannot have 0 elements.", [](auto& array) {
        array.mutable_type()->set_kind(protocol::ELEMENT_KIND_TEXT);
        array.mutable_type()->set_byte_size(0);
    });
    spoiltArray(
        "A row of the shape (0,) and the type int8 does not fit into an array of one-dimensional rows of int16.",
        [](auto& array) {
            array = protocol::toMessage(rows());
            *array.mutable_rows(1) = protocol::toMessage(arrayOf<std::int8_t>({0}, ElementKind::Int8, {}));
        });
    spoiltArray("The rows of the array are nested deeper than 8 levels.", [](auto& array) {
        array = protocol::toMessage(rows());
        for (int i = 0; i < 8; ++i) {
            protocol::Array outer =
                protocol::toMessage(NdArray(Shape{0}, ElementType{ElementKind::Row, 0}, std::vector<NdArray>()));
            *outer.add_rows() = array;
            outer.set_shape(0, 1);
            array = outer;
        }
    });
}

void TestConvert::refusesBadValues()
{
    QFETCH(protocol::Value, message);
    QFETCH(QByteArray, error);
    QCOMPARE(refusal(message), error);
}

void TestConvert::refusesBadTypes()
{
    const auto refuses = [](const std::function<void(protocol::DataType&)>& spoil) {
        protocol::DataType message = protocol::toMessage(compound());
        spoil(message);
        try {
            protocol::dataTypeFrom(message);
        } catch (const Error& error) {
            return bytesOf(error.what());
        }
        return QByteArray();
    };
    const QByteArray error("The number 99 in the description of a type is not known.");
    QCOMPARE(refuses([](auto& message) { message.set_type_class(99); }), error);
    QCOMPARE(refuses([](auto& message) { message.set_order(99); }), error);
    QCOMPARE(refuses([](auto& message) { message.set_character_set(99); }), error);
    QCOMPARE(refuses([](auto& message) { message.mutable_fields(0)->mutable_type()->set_padding(99); }), error);
}

void TestConvert::survivesDamagedMessages()
{
    std::mt19937 random(20241020);
    const auto below = [&random](std::size_t limit) {
        return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
    };
    const Value sample =
        Tuple{{wrapped(rows()), Dict{{{Text{"a"}, BigInteger{"12"}}}}, DateTime{}, Undecodable{"a", "b", "c"},
               wrapped(arrayOf<double>({2, 1}, ElementKind::Float64, {1, 2}))}};
    const std::string whole = protocol::toMessage(sample).SerializeAsString();
    int read = 0;
    int refused = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string bytes = whole;
        for (std::size_t i = 1 + below(3); i > 0; --i)
            bytes[below(bytes.size())] = static_cast<char>(below(256));
        protocol::Value message;
        if (!message.ParseFromString(bytes))
            continue;
        try {
            QVERIFY(!pythonRepr(protocol::valueFrom(message), 10'000).empty());
            ++read;
        } catch (const Error&) {
            ++refused;
        }
    }
    QVERIFY(read > 0);
    QVERIFY(refused > 0);
}

QTEST_GUILESS_MAIN(TestConvert)
#include "tst_convert.moc"
