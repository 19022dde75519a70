// SPDX-License-Identifier: GPL-3.0-or-later
#include "Refusal.h"
#include "h5scout/protocol/Convert.h"

namespace h5scout::protocol
{

namespace
{

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
    void operator()(const NumpyScalar& scalar) { *m_message.mutable_numpy_scalar() = toMessage(*scalar.array); }
    void operator()(const h5scout::Array& array) { *m_message.mutable_array() = toMessage(*array.array); }
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

} // namespace

Value toMessage(const h5scout::Value& value)
{
    Value message;
    std::visit(ValueFiller(message, 0), value.storage());
    return message;
}

} // namespace h5scout::protocol
