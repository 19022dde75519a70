// SPDX-License-Identifier: GPL-3.0-or-later
#include <string_view>

#include <fmt/format.h>

#include "DateTimeCheck.h"
#include "h5scout/value/NdArray.h"
#include "h5scout/value/Value.h"

namespace h5scout
{

namespace
{

using Fault = std::optional<std::string>;

/// As Python writes an integer: no leading zero.
bool isInteger(std::string_view digits)
{
    if (digits.starts_with('-'))
        digits.remove_prefix(1);
    const bool areDigits = !digits.empty() && digits.find_first_not_of("0123456789") == std::string_view::npos;
    return areDigits && (digits.size() == 1 || digits.front() != '0');
}

class FaultFinder
{
public:
    Fault in(const Value& value)
    {
        if (m_depth > kMaximalValueDepth)
            return fmt::format("It is nested more than {} deep.", kMaximalValueDepth);
        return std::visit(*this, value.storage());
    }

    Fault operator()(const BigInteger& integer) const
    {
        constexpr std::size_t kShownBytes = 40;
        if (isInteger(integer.digits))
            return std::nullopt;
        return fmt::format("An integer is made of digits, and this one of {}.",
                           pythonRepr(Text{integer.digits}, kShownBytes));
    }
    Fault operator()(const Date& date) const
    {
        if (value::isValid(date))
            return std::nullopt;
        return fmt::format("There is no day {}.", pythonRepr(date));
    }
    Fault operator()(const Time& time) const
    {
        if (value::isValid(time))
            return std::nullopt;
        return fmt::format("There is no time of day {}.", pythonRepr(time));
    }
    Fault operator()(const DateTime& moment) const
    {
        const Fault fault = (*this)(moment.date);
        return fault ? fault : (*this)(moment.time);
    }
    Fault operator()(const Tuple& tuple) { return inAll(tuple.items); }
    Fault operator()(const List& list) { return inAll(list.items); }
    Fault operator()(const Set& set) { return inAll(set.items); }
    Fault operator()(const Dict& dict)
    {
        ++m_depth;
        Fault fault;
        for (auto item = dict.items.begin(); item != dict.items.end() && !fault; ++item) {
            fault = in(item->first);
            if (!fault)
                fault = in(item->second);
        }
        --m_depth;
        return fault;
    }
    Fault operator()(const NumpyScalar& scalar) const
    {
        if (scalar.array && scalar.array->rank() == 0)
            return std::nullopt;
        return "A scalar of NumPy is an array without dimensions, and this one is none.";
    }
    Fault operator()(const Array& array) const
    {
        if (array.array)
            return std::nullopt;
        return "The array is a null pointer.";
    }
    template <typename Sound>
    Fault operator()(const Sound&) const
    {
        return std::nullopt;
    }

private:
    Fault inAll(const std::vector<Value>& items)
    {
        ++m_depth;
        Fault fault;
        for (auto item = items.begin(); item != items.end() && !fault; ++item)
            fault = in(*item);
        --m_depth;
        return fault;
    }

    int m_depth = 0;
};

} // namespace

std::optional<std::string> valueFault(const Value& value)
{
    return FaultFinder().in(value);
}

} // namespace h5scout
