// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/NaturalOrder.h"

#include <cstddef>

namespace h5scout::ui
{
namespace
{

bool isDigit(char character)
{
    return character >= '0' && character <= '9';
}

unsigned char folded(char character)
{
    const bool isUpper = character >= 'A' && character <= 'Z';
    return static_cast<unsigned char>(isUpper ? character - 'A' + 'a' : character);
}

/// Takes the digits at the start of `text`, without leading zeros.
std::string_view takeNumber(std::string_view& text)
{
    std::size_t end = 0;
    while (end < text.size() && isDigit(text[end]))
        ++end;
    std::string_view number = text.substr(0, end);
    text.remove_prefix(end);
    while (number.size() > 1 && number.front() == '0')
        number.remove_prefix(1);
    return number;
}

} // namespace

bool isNaturallyLess(std::string_view left, std::string_view right)
{
    std::string_view one = left;
    std::string_view other = right;
    while (!one.empty() && !other.empty()) {
        if (isDigit(one.front()) && isDigit(other.front())) {
            const std::string_view number = takeNumber(one);
            const std::string_view otherNumber = takeNumber(other);
            if (number.size() != otherNumber.size())
                return number.size() < otherNumber.size();
            if (number != otherNumber)
                return number < otherNumber;
            continue;
        }
        if (folded(one.front()) != folded(other.front()))
            return folded(one.front()) < folded(other.front());
        one.remove_prefix(1);
        other.remove_prefix(1);
    }
    if (one.empty() != other.empty())
        return one.empty();
    return left < right;
}

} // namespace h5scout::ui
