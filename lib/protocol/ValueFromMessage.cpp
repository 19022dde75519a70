// SPDX-License-Identifier: GPL-3.0-or-later
#include "Refusal.h"
#include "h5scout/protocol/Convert.h"

#include <memory>
#include <utility>

namespace h5scout::protocol
{

namespace
{

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
    auto array = std::make_shared<const NdArray>(arrayFrom(message));
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
        return h5scout::Array{std::make_shared<const NdArray>(arrayFrom(message.array()))};
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

h5scout::Value valueFrom(const Value& message)
{
    return ValueReader().read(message, 0);
}

} // namespace h5scout::protocol
