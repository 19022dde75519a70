// SPDX-License-Identifier: GPL-3.0-or-later
#include "DateTimeLiteral.h"

#include "DateTimeCheck.h"

#include <charconv>
#include <vector>

namespace h5scout::value
{

namespace
{

struct Arguments
{
    std::vector<int> numbers;
    std::optional<int> utcOffsetSeconds;
};

std::optional<int> takeSmallNumber(LiteralCursor& cursor)
{
    const std::string_view digits = cursor.takeDigits();
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.empty() || error != std::errc())
        return std::nullopt;
    return number;
}

/// "datetime.timezone.utc", "datetime.timezone(datetime.timedelta(days=-1, seconds=82800))". A zone with a name or with
/// parts of a second is none that Time could hold.
std::optional<int> takeZone(LiteralCursor& cursor)
{
    constexpr int kSecondsADay = 86'400;
    if (cursor.take("datetime.timezone.utc"))
        return 0;
    if (!cursor.take("datetime.timezone(datetime.timedelta("))
        return std::nullopt;
    const bool isWest = cursor.take("days=-1, ");
    if (!cursor.take("seconds="))
        return std::nullopt;
    const auto seconds = takeSmallNumber(cursor);
    if (!seconds || *seconds >= kSecondsADay || !cursor.take("))"))
        return std::nullopt;
    return isWest ? *seconds - kSecondsADay : *seconds;
}

/// "(2024, 10, 20, tzinfo=datetime.timezone.utc)"
std::optional<Arguments> takeArguments(LiteralCursor& cursor)
{
    constexpr std::size_t kMostNumbers = 7;
    Arguments arguments;
    if (!cursor.take('('))
        return std::nullopt;
    do {
        cursor.skipBlanks();
        if (cursor.take("tzinfo=")) {
            arguments.utcOffsetSeconds = takeZone(cursor);
            if (!arguments.utcOffsetSeconds)
                return std::nullopt;
            break;
        }
        const auto number = takeSmallNumber(cursor);
        if (!number || arguments.numbers.size() == kMostNumbers)
            return std::nullopt;
        arguments.numbers.push_back(*number);
        cursor.skipBlanks();
    } while (cursor.take(','));
    cursor.skipBlanks();
    if (!cursor.take(')'))
        return std::nullopt;
    return arguments;
}

/// The numbers from `first` on as hour, minute, second, microsecond; what is left out is zero.
Time timeFrom(const Arguments& arguments, std::size_t first)
{
    const auto number = [&arguments, first](std::size_t index) {
        return first + index < arguments.numbers.size() ? arguments.numbers[first + index] : 0;
    };
    return {number(0), number(1), number(2), number(3), arguments.utcOffsetSeconds};
}

} // namespace

std::optional<Value> takeDateTimeArguments(std::string_view function, LiteralCursor& cursor)
{
    const auto arguments = takeArguments(cursor);
    if (!arguments)
        return std::nullopt;
    const std::vector<int>& numbers = arguments->numbers;
    if (function == "datetime.time") {
        const Time time = timeFrom(*arguments, 0);
        if (numbers.empty() || numbers.size() > 4 || !isValid(time))
            return std::nullopt;
        return time;
    }
    if (numbers.size() < 3)
        return std::nullopt;
    const Date date{numbers[0], numbers[1], numbers[2]};
    if (!isValid(date))
        return std::nullopt;
    if (function == "datetime.date" && numbers.size() == 3 && !arguments->utcOffsetSeconds)
        return date;
    const Time time = timeFrom(*arguments, 3);
    if (function == "datetime.datetime" && isValid(time))
        return DateTime{date, time};
    return std::nullopt;
}

} // namespace h5scout::value
