// SPDX-License-Identifier: GPL-3.0-or-later
#include "DateTimeCheck.h"

#include <chrono>
#include <cstdlib>

namespace h5scout::value
{

bool isValid(const Date& date)
{
    if (date.year < 1 || date.year > 9999 || date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31)
        return false;
    const std::chrono::year_month_day day{std::chrono::year(date.year),
                                          std::chrono::month(static_cast<unsigned>(date.month)),
                                          std::chrono::day(static_cast<unsigned>(date.day))};
    return day.ok();
}

bool isValid(const Time& time)
{
    const auto within = [](int number, int limit) { return number >= 0 && number < limit; };
    return within(time.hour, 24) && within(time.minute, 60) && within(time.second, 60) &&
           within(time.microsecond, 1'000'000) &&
           (!time.utcOffsetSeconds || within(std::abs(*time.utcOffsetSeconds), 86'400));
}

} // namespace h5scout::value
