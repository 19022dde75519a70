// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/protocol/Convert.h"

#include "h5scout/value/Error.h"

#include <bit>
#include <cstring>
#include <memory>
#include <utility>

namespace h5scout::protocol
{

namespace
{

static_assert(std::endian::native == std::endian::little, "Elements travel little-endian, as they lie in memory.");

/// Rows of rows of rows: deeper nesting would not fit into protobuf's own limit beside that of the values.
constexpr int kMaximalRowDepth = 8;

/// The rank that HDF5 allows.
constexpr int kMaximalRank = 32;

static_assert(ELEMENT_KIND_BOOL == static_cast<int>(h5scout::ElementKind::Bool) + 1);
static_assert(ELEMENT_KIND_FLOAT16 == static_cast<int>(h5scout::ElementKind::Float16) + 1);
static_assert(ELEMENT_KIND_RAW == static_cast<int>(h5scout::ElementKind::Raw) + 1);

[[noreturn]] void refuse(const std::string& reason)
{
    throw h5scout::Error("A message does not make sense: " + reason);
}

void requireDepth(int depth)
{
    if (depth > kMaximalValueDepth)
        throw h5scout::Error("The value is nested deeper than " + std::to_string(kMaximalValueDepth) + " levels.");
}

void requireRowDepth(int depth)
{
    if (depth > kMaximalRowDepth)
        throw h5scout::Error("The rows of the array are nested deeper than " + std::to_string(kMaximalRowDepth) +
                             " levels.");
}

void fill(Array& message, const NdArray& array, int depth)
{
    requireRowDepth(depth);
    setShape(*message.mutable_shape(), array.shape());
    *message.mutable_type() = toMessage(array.type());
    switch (array.type().kind) {
    case h5scout::ElementKind::Text:
        for (const std::string& text : array.texts())
            message.add_texts(text);
        break;
    case h5scout::ElementKind::Row:
        *message.mutable_base_type() = toMessage(array.baseType());
        for (const NdArray& row : array.rows())
            fill(*message.add_rows(), row, depth + 1);
        break;
    default:
        message.set_elements(array.bytes().data(), array.bytes().size());
    }
}

NdArray readArray(const Array& message, int depth)
{
    requireRowDepth(depth);
    Shape shape = shapeFrom(message.shape());
    const h5scout::ElementType type = elementTypeFrom(message.type());
    if (type.kind == h5scout::ElementKind::Text)
        return {std::move(shape), std::vector<std::string>(message.texts().begin(), message.texts().end())};
    if (type.kind == h5scout::ElementKind::Row) {
        std::vector<NdArray> rows;
        rows.reserve(static_cast<std::size_t>(message.rows_size()));
        for (const Array& row : message.rows())
            rows.push_back(readArray(row, depth + 1));
        return {std::move(shape), elementTypeFrom(message.base_type()), std::move(rows)};
    }
    std::vector<std::byte> bytes(message.elements().size());
    if (!bytes.empty())
        std::memcpy(bytes.data(), message.elements().data(), bytes.size());
    return {std::move(shape), type, std::move(bytes)};
}

void fillDate(Date& message, const h5scout::Date& date)
{
    message.set_year(date.year);
    message.set_month(date.month);
    message.set_day(date.day);
}

void fillTime(Time& message, const h5scout::Time& time)
{
    message.set_hour(time.hour);
    message.set_minute(time.minute);
    message.set_second(time.second);
    message.set_microsecond(time.microsecond);
    if (time.utcOffsetSeconds)
        message.set_utc_offset_seconds(*time.utcOffsetSeconds);
}

int numberInRange(int number, int first, int last, const char* name)
{
    if (number < first || number > last)
        refuse("The " + std::string(name) + " is " + std::to_string(number) + ".");
    return number;
}

h5scout::Date dateFrom(const Date& message)
{
    return {numberInRange(message.year(), 1, 9999, "year"), numberInRange(message.month(), 1, 12, "month"),
            numberInRange(message.day(), 1, 31, "day")};
}

h5scout::Time timeFrom(const Time& message)
{
    h5scout::Time time{numberInRange(message.hour(), 0, 23, "hour"), numberInRange(message.minute(), 0, 59, "minute"),
                       numberInRange(message.second(), 0, 59, "second"),
                       numberInRange(message.microsecond(), 0, 999999, "microsecond"), std::nullopt};
    if (message.has_utc_offset_seconds())
        time.utcOffsetSeconds = numberInRange(message.utc_offset_seconds(), -86399, 86399, "offset from UTC");
    return time;
}

/// Fills a message with whatever a Value holds.
class ValueFiller
{
public:
    ValueFiller(Value& message, int depth)
        : m_message(message)
        , m_depth(depth)
    {
        requireDepth(depth);
    }

    void operator()(const None&) { m_message.set_none(true); }
    void operator()(bool flag) { m_message.set_boolean(flag); }
    void operator()(std::int64_t integer) { m_message.set_integer(integer); }
    void operator()(const BigInteger& integer) { m_message.set_big_integer(integer.digits); }
    void operator()(double number) { m_message.set_real(number); }
    void operator()(const std::complex<double>& number)
    {
        m_message.mutable_complex()->set_real(number.real());
        m_message.mutable_complex()->set_imaginary(number.imag());
    }
    void operator()(const Text& text) { m_message.set_text(text.utf8); }
    void operator()(const Bytes& bytes) { m_message.set_byte_string(bytes.bytes); }
    void operator()(const h5scout::Date& date) { fillDate(*m_message.mutable_date(), date); }
    void operator()(const h5scout::Time& time) { fillTime(*m_message.mutable_time(), time); }
    void operator()(const h5scout::DateTime& moment)
    {
        fillDate(*m_message.mutable_date_time()->mutable_date(), moment.date);
        fillTime(*m_message.mutable_date_time()->mutable_time(), moment.time);
    }
    void operator()(const Tuple& tuple) { fillItems(*m_message.mutable_tuple(), tuple.items); }
    void operator()(const List& list) { fillItems(*m_message.mutable_list(), list.items); }
    void operator()(const Set& set) { fillItems(*m_message.mutable_set(), set.items); }
    void operator()(const Dict& dict)
    {
        requireDepth(m_depth + 1);
        ValueList& list = *m_message.mutable_dict();
        for (const auto& [key, value] : dict.items) {
            add(list, key);
            add(list, value);
        }
    }
    void operator()(const NumpyScalar& scalar) { fill(*m_message.mutable_numpy_scalar(), *scalar.array, 0); }
    void operator()(const h5scout::Array& array) { fill(*m_message.mutable_array(), *array.array, 0); }
    void operator()(const Reference& reference)
    {
        m_message.mutable_reference()->set_is_region(reference.kind == Reference::Kind::Region);
        m_message.mutable_reference()->set_target(reference.target);
    }
    void operator()(const Empty& empty) { m_message.set_empty(empty.dtype); }
    void operator()(const h5scout::Undecodable& undecodable)
    {
        Undecodable& message = *m_message.mutable_undecodable();
        message.set_kind(undecodable.kind);
        message.set_reason(undecodable.reason);
        message.set_bytes(undecodable.bytes);
    }

private:
    void fillItems(ValueList& list, const std::vector<h5scout::Value>& items)
    {
        requireDepth(m_depth + 1);
        for (const h5scout::Value& item : items)
            add(list, item);
    }
    void add(ValueList& list, const h5scout::Value& item)
    {
        std::visit(ValueFiller(*list.add_items(), m_depth + 1), item.storage());
    }

    Value& m_message;
    int m_depth; ///< number of containers around this value
};

/// Reads a message of unknown origin into a Value.
class ValueReader
{
public:
    h5scout::Value read(const Value& message, int depth);

private:
    std::vector<h5scout::Value> readItems(const ValueList& list, int depth);
    Dict readDict(const ValueList& list, int depth);
    void count(int items);

    std::size_t m_nodes = 0;
};

/// `digits` as BigInteger promises them.
BigInteger bigIntegerFrom(const std::string& digits)
{
    const std::size_t start = digits.starts_with('-') ? 1 : 0;
    if (digits.size() == start || digits.find_first_not_of("0123456789", start) != std::string::npos)
        refuse("An integer is not made of digits.");
    return {digits};
}

h5scout::Value numpyScalarFrom(const Array& message)
{
    auto array = std::make_shared<const NdArray>(readArray(message, 0));
    if (array->rank() != 0)
        refuse("A scalar has the shape " + formatShape(array->shape()) + ".");
    return NumpyScalar{std::move(array)};
}

void ValueReader::count(int items)
{
    m_nodes += static_cast<std::size_t>(items);
    if (m_nodes > kMaximalValueNodes)
        refuse("A value has more than " + std::to_string(kMaximalValueNodes) + " items.");
}

std::vector<h5scout::Value> ValueReader::readItems(const ValueList& list, int depth)
{
    requireDepth(depth);
    count(list.items_size());
    std::vector<h5scout::Value> items;
    items.reserve(static_cast<std::size_t>(list.items_size()));
    for (const Value& item : list.items())
        items.push_back(read(item, depth));
    return items;
}

Dict ValueReader::readDict(const ValueList& list, int depth)
{
    if (list.items_size() % 2 != 0)
        refuse("A dict has a key without a value.");
    std::vector<h5scout::Value> flat = readItems(list, depth);
    Dict dict;
    dict.items.reserve(flat.size() / 2);
    for (std::size_t i = 0; i < flat.size(); i += 2)
        dict.items.emplace_back(std::move(flat[i]), std::move(flat[i + 1]));
    return dict;
}

h5scout::Value ValueReader::read(const Value& message, int depth)
{
    switch (message.kind_case()) {
    case Value::kNone:
        return None{};
    case Value::kBoolean:
        return message.boolean();
    case Value::kInteger:
        return std::int64_t{message.integer()};
    case Value::kBigInteger:
        return bigIntegerFrom(message.big_integer());
    case Value::kReal:
        return message.real();
    case Value::kComplex:
        return std::complex<double>(message.complex().real(), message.complex().imaginary());
    case Value::kText:
        return Text{message.text()};
    case Value::kByteString:
        return Bytes{message.byte_string()};
    case Value::kDate:
        return dateFrom(message.date());
    case Value::kTime:
        return timeFrom(message.time());
    case Value::kDateTime:
        return h5scout::DateTime{dateFrom(message.date_time().date()), timeFrom(message.date_time().time())};
    case Value::kTuple:
        return Tuple{readItems(message.tuple(), depth + 1)};
    case Value::kList:
        return List{readItems(message.list(), depth + 1)};
    case Value::kSet:
        return Set{readItems(message.set(), depth + 1)};
    case Value::kDict:
        return readDict(message.dict(), depth + 1);
    case Value::kNumpyScalar:
        return numpyScalarFrom(message.numpy_scalar());
    case Value::kArray:
        return h5scout::Array{std::make_shared<const NdArray>(readArray(message.array(), 0))};
    case Value::kReference:
        return Reference{message.reference().is_region() ? Reference::Kind::Region : Reference::Kind::Object,
                         message.reference().target()};
    case Value::kEmpty:
        return Empty{message.empty()};
    case Value::kUndecodable:
        return h5scout::Undecodable{message.undecodable().kind(), message.undecodable().reason(),
                                    message.undecodable().bytes()};
    case Value::KIND_NOT_SET:
        break;
    }
    refuse("A value is missing.");
}

} // namespace

ElementType toMessage(const h5scout::ElementType& type)
{
    ElementType message;
    message.set_kind(static_cast<protocol::ElementKind>(static_cast<int>(type.kind) + 1));
    message.set_byte_size(type.byteSize);
    return message;
}

Array toMessage(const NdArray& array)
{
    Array message;
    fill(message, array, 0);
    return message;
}

Value toMessage(const h5scout::Value& value)
{
    Value message;
    std::visit(ValueFiller(message, 0), value.storage());
    return message;
}

void setShape(google::protobuf::RepeatedField<std::uint64_t>& field, const Shape& shape)
{
    field.Assign(shape.begin(), shape.end());
}

h5scout::ElementType elementTypeFrom(const ElementType& message)
{
    if (message.kind() < ELEMENT_KIND_BOOL || message.kind() > ELEMENT_KIND_RAW)
        refuse("The element kind " + std::to_string(message.kind()) + " is not known.");
    const auto kind = static_cast<h5scout::ElementKind>(static_cast<int>(message.kind()) - 1);
    const h5scout::ElementType type{kind, message.byte_size()};
    const bool hasOwnWidth = kind != h5scout::ElementKind::FixedString && kind != h5scout::ElementKind::Raw;
    if (hasOwnWidth && type != elementTypeOf(kind))
        refuse("Elements of the type " + dtypeName(type) + " cannot have " + std::to_string(type.byteSize) + " bytes.");
    return type;
}

NdArray arrayFrom(const Array& message)
{
    return readArray(message, 0);
}

h5scout::Value valueFrom(const Value& message)
{
    return ValueReader().read(message, 0);
}

Shape shapeFrom(const google::protobuf::RepeatedField<std::uint64_t>& field)
{
    if (field.size() > kMaximalRank)
        refuse("A shape has " + std::to_string(field.size()) + " dimensions.");
    return {field.begin(), field.end()};
}

} // namespace h5scout::protocol
