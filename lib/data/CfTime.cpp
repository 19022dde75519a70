// SPDX-License-Identifier: GPL-3.0-or-later
#include "CfTime.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <string>
#include <vector>

namespace h5scout::data
{

namespace
{

constexpr std::size_t kMostUnitsBytes = 128;

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

} // namespace

std::optional<double> secondsOf(std::string_view unit)
{
    struct Unit
    {
        std::string_view name;
        double seconds;
    };
    constexpr std::array<Unit, 28> kUnits{{
        {"days", 86400},
        {"day", 86400},
        {"d", 86400},
        {"hours", 3600},
        {"hour", 3600},
        {"hrs", 3600},
        {"hr", 3600},
        {"h", 3600},
        {"minutes", 60},
        {"minute", 60},
        {"mins", 60},
        {"min", 60},
        {"seconds", 1},
        {"second", 1},
        {"secs", 1},
        {"sec", 1},
        {"s", 1},
        {"milliseconds", 1e-3},
        {"millisecond", 1e-3},
        {"msec", 1e-3},
        {"ms", 1e-3},
        {"microseconds", 1e-6},
        {"microsecond", 1e-6},
        {"us", 1e-6},
        {"\xC2\xB5s", 1e-6}, // micro sign
        {"nanoseconds", 1e-9},
        {"nanosecond", 1e-9},
        {"ns", 1e-9},
    }};
    const auto* const found = std::ranges::find(kUnits, unit, &Unit::name);
    return found == kUnits.end() ? std::nullopt : std::optional<double>(found->seconds);
}

namespace
{

/// Reads a text from left to right; what does not fit leaves it where it is.
class Cursor
{
public:
    explicit Cursor(std::string_view text)
        : m_text(text)
    {}

    bool isAtEnd() const { return m_text.empty(); }
    bool take(char wanted)
    {
        if (m_text.empty() || m_text.front() != wanted)
            return false;
        m_text.remove_prefix(1);
        return true;
    }
    bool takeSpaces()
    {
        const bool any = take(' ');
        while (take(' ')) {
        }
        return any;
    }
    std::optional<int> digits(std::size_t most)
    {
        std::size_t count = 0;
        while (count < m_text.size() && count < most && m_text[count] >= '0' && m_text[count] <= '9')
            ++count;
        int number = 0;
        if (count == 0 || std::from_chars(m_text.data(), m_text.data() + count, number).ec != std::errc())
            return std::nullopt;
        m_text.remove_prefix(count);
        return number;
    }
    std::string_view rest() const { return m_text; }

private:
    std::string_view m_text;
};

/// "12:30", "12:30:15.5", "12", in seconds.
std::optional<double> clockTime(Cursor& cursor)
{
    const auto hour = cursor.digits(2);
    if (!hour || *hour > 24)
        return std::nullopt;
    double seconds = *hour * 3600.0;
    if (!cursor.take(':'))
        return seconds;
    const auto minute = cursor.digits(2);
    if (!minute || *minute > 59)
        return std::nullopt;
    seconds += *minute * 60.0;
    if (!cursor.take(':'))
        return seconds;
    const auto second = cursor.digits(2);
    if (!second || *second > 59) // a leap second has no place in seconds since 1970
        return std::nullopt;
    seconds += *second;
    if (cursor.take('.')) {
        double place = 0.1;
        while (const auto digit = cursor.digits(1)) {
            seconds += *digit * place;
            place /= 10;
        }
    }
    return seconds;
}

/// "Z", "UTC", "+01:00", "-5", "+0530": seconds east of Greenwich; 0 for nothing.
std::optional<double> timeZone(Cursor& cursor)
{
    const std::string_view rest = cursor.rest();
    if (rest.empty() || rest == "z" || rest == "utc" || rest == "gmt")
        return 0.0;
    const bool isWest = cursor.take('-');
    if (!isWest && !cursor.take('+'))
        return std::nullopt;
    const auto hour = cursor.digits(2);
    if (!hour || *hour > 14)
        return std::nullopt;
    cursor.take(':');
    const int minute = cursor.digits(2).value_or(0);
    if (!cursor.isAtEnd() || minute > 59)
        return std::nullopt;
    const double seconds = *hour * 3600.0 + minute * 60.0;
    return isWest ? -seconds : seconds;
}

/// "2001-01-01", "2001-1-1T12:00Z": seconds since 1970.
std::optional<double> dateTime(Cursor& cursor)
{
    using namespace std::chrono;
    const auto yearNumber = cursor.digits(4);
    if (!yearNumber || !cursor.take('-'))
        return std::nullopt;
    const auto monthNumber = cursor.digits(2);
    if (!monthNumber || !cursor.take('-'))
        return std::nullopt;
    const auto dayNumber = cursor.digits(2);
    if (!dayNumber)
        return std::nullopt;
    const year_month_day date{year{*yearNumber}, month{static_cast<unsigned>(*monthNumber)},
                              day{static_cast<unsigned>(*dayNumber)}};
    if (!date.ok() || date < year_month_day{year{1582}, October, day{15}})
        return std::nullopt;
    double seconds = static_cast<double>(sys_days(date).time_since_epoch().count()) * 86400.0;
    const bool hasSeparator = cursor.takeSpaces() || cursor.take('t');
    if (hasSeparator && !cursor.isAtEnd() && cursor.rest().front() >= '0' && cursor.rest().front() <= '9') {
        const auto clock = clockTime(cursor);
        if (!clock)
            return std::nullopt;
        seconds += *clock;
        cursor.takeSpaces();
    }
    const auto east = timeZone(cursor);
    return east ? std::optional<double>(seconds - *east) : std::nullopt;
}

} // namespace

std::optional<TimeScale> timeScaleOf(std::string_view units, std::string_view calendar)
{
    constexpr std::string_view kSince = " since ";
    if (units.size() > kMostUnitsBytes)
        return std::nullopt;
    const std::string lowerCalendar = lowerCase(calendar);
    if (!lowerCalendar.empty() && lowerCalendar != "standard" && lowerCalendar != "gregorian" &&
        lowerCalendar != "proleptic_gregorian")
        return std::nullopt;
    std::string lower = lowerCase(units);
    while (!lower.empty() && lower.back() == ' ')
        lower.pop_back();
    const std::size_t since = lower.find(kSince);
    if (since == std::string::npos)
        return std::nullopt;
    const auto factor = secondsOf(std::string_view(lower).substr(0, since));
    Cursor cursor(std::string_view(lower).substr(since + kSince.size()));
    cursor.takeSpaces();
    const auto offset = factor ? dateTime(cursor) : std::nullopt;
    return offset ? std::optional<TimeScale>({*factor, *offset}) : std::nullopt;
}

std::optional<TimeScale> timeScaleFrom(std::string_view unit, std::string_view start)
{
    const auto factor = secondsOf(unit);
    if (!factor || start.size() > kMostUnitsBytes)
        return std::nullopt;
    const std::string lower = lowerCase(start);
    Cursor cursor(lower);
    const auto offset = dateTime(cursor);
    return offset ? std::optional<TimeScale>({*factor, *offset}) : std::nullopt;
}

} // namespace h5scout::data
