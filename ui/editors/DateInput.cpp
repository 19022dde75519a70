// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/DateInput.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>

#include "h5scout/value/PythonLiteral.h"

namespace h5scout::ui
{

namespace
{

constexpr int kSecondsAMinute = 60;
constexpr int kSecondsAnHour = 3600;
constexpr std::size_t kMicrosecondDigits = 6;

std::string padded(int number, std::size_t width)
{
    std::string digits = std::to_string(number);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

/// Reads numbers of a fixed width from the front of a text.
class IsoReader
{
public:
    explicit IsoReader(std::string_view text)
        : m_rest(text)
    {}

    bool take(char expected)
    {
        if (m_rest.empty() || m_rest.front() != expected)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }
    std::optional<int> digits(std::size_t width)
    {
        if (m_rest.size() < width || !std::all_of(m_rest.begin(), m_rest.begin() + static_cast<std::ptrdiff_t>(width),
                                                  [](char c) { return c >= '0' && c <= '9'; }))
            return std::nullopt;
        const int number = std::atoi(std::string(m_rest.substr(0, width)).c_str());
        m_rest.remove_prefix(width);
        return number;
    }
    /// Up to six digits behind the point, as microseconds.
    std::optional<int> fraction()
    {
        const std::size_t width = std::min(m_rest.find_first_not_of("0123456789"), m_rest.size());
        if (width == 0 || width > kMicrosecondDigits)
            return std::nullopt;
        int number = *digits(width);
        for (std::size_t missing = width; missing < kMicrosecondDigits; ++missing)
            number *= 10;
        return number;
    }
    bool isAtEnd() const { return m_rest.empty(); }
    std::string_view rest() const { return m_rest; }

private:
    std::string_view m_rest;
};

/// What `call` makes, if Python would accept its arguments.
template <typename T>
bool exists(const std::string& call)
{
    const auto value = parsePythonLiteral(call);
    return value && value->is<T>();
}

std::optional<Date> takeDate(IsoReader& reader)
{
    const auto year = reader.digits(4);
    const bool hasMonth = year && reader.take('-');
    const auto month = hasMonth ? reader.digits(2) : std::nullopt;
    const bool hasDay = month && reader.take('-');
    const auto day = hasDay ? reader.digits(2) : std::nullopt;
    if (!day)
        return std::nullopt;
    const Date date{*year, *month, *day};
    return exists<Date>(pythonRepr(date)) ? std::optional(date) : std::nullopt;
}

bool takeZone(IsoReader& reader, Time& time)
{
    if (reader.take('Z')) {
        time.utcOffsetSeconds = 0;
        return true;
    }
    const bool isWest = reader.take('-');
    if (!isWest && !reader.take('+'))
        return true;
    const auto hours = reader.digits(2);
    const bool hasColon = hours && reader.take(':');
    const auto minutes = hasColon ? reader.digits(2) : std::nullopt;
    if (!minutes || *hours > 23 || *minutes > 59)
        return false;
    std::optional<int> seconds = 0;
    if (reader.take(':'))
        seconds = reader.digits(2);
    if (!seconds || *seconds > 59)
        return false;
    const int offset = *hours * kSecondsAnHour + *minutes * kSecondsAMinute + *seconds;
    time.utcOffsetSeconds = isWest ? -offset : offset;
    return true;
}

std::optional<Time> takeTime(IsoReader& reader)
{
    Time time;
    const auto hour = reader.digits(2);
    const bool hasMinute = hour && reader.take(':');
    const auto minute = hasMinute ? reader.digits(2) : std::nullopt;
    if (!minute)
        return std::nullopt;
    time.hour = *hour;
    time.minute = *minute;
    if (reader.take(':')) {
        const auto second = reader.digits(2);
        if (!second)
            return std::nullopt;
        time.second = *second;
        if (reader.take('.')) {
            const auto fraction = reader.fraction();
            if (!fraction)
                return std::nullopt;
            time.microsecond = *fraction;
        }
    }
    if (!exists<Time>(pythonRepr(time)) || !takeZone(reader, time))
        return std::nullopt;
    return time;
}

std::string zoneText(int offset)
{
    const int magnitude = std::abs(offset);
    const int seconds = magnitude % kSecondsAMinute;
    return (offset < 0 ? "-" : "+") + padded(magnitude / kSecondsAnHour, 2) + ":" +
           padded(magnitude % kSecondsAnHour / kSecondsAMinute, 2) + (seconds != 0 ? ":" + padded(seconds, 2) : "");
}

} // namespace

std::string isoText(const Date& date)
{
    return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

std::string isoText(const Time& time)
{
    std::string text = padded(time.hour, 2) + ":" + padded(time.minute, 2);
    if (time.second != 0 || time.microsecond != 0)
        text += ":" + padded(time.second, 2);
    if (time.microsecond != 0) {
        text += "." + padded(time.microsecond, kMicrosecondDigits);
        text.erase(text.find_last_not_of('0') + 1);
    }
    if (time.utcOffsetSeconds)
        text += zoneText(*time.utcOffsetSeconds);
    return text;
}

std::string isoText(const DateTime& moment)
{
    return isoText(moment.date) + " " + isoText(moment.time);
}

std::optional<Date> dateFromIso(std::string_view text)
{
    IsoReader reader(text);
    const auto date = takeDate(reader);
    return reader.isAtEnd() ? date : std::nullopt;
}

std::optional<Time> timeFromIso(std::string_view text)
{
    IsoReader reader(text);
    const auto time = takeTime(reader);
    return reader.isAtEnd() ? time : std::nullopt;
}

std::optional<DateTime> dateTimeFromIso(std::string_view text)
{
    IsoReader reader(text);
    const auto date = takeDate(reader);
    const bool hasTime = date && (reader.take(' ') || reader.take('T'));
    const auto time = hasTime ? timeFromIso(reader.rest()) : std::nullopt;
    return time ? std::optional(DateTime{*date, *time}) : std::nullopt;
}

} // namespace h5scout::ui
