// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace h5scout::data
{

/// Makes numbers seconds since 1970: factor * number + offset.
struct TimeScale
{
    double factor = 1;
    double offset = 0;
};

/// What units such as "days since 2001-01-01 12:00:00 +1:00" mean (the CF conventions of netCDF, and NeXus). Empty for
/// everything else, and for what has no fixed length (months, years), for other calendars, and for dates before the
/// Gregorian calendar.
std::optional<TimeScale> timeScaleOf(std::string_view units, std::string_view calendar = {});

/// The same of numbers in a unit such as "s" that count from the date `start` (NeXus' attribute of time axes).
std::optional<TimeScale> timeScaleFrom(std::string_view unit, std::string_view start);

/// How many seconds the unit has, if it is one of time of a fixed length; in small letters.
std::optional<double> secondsOf(std::string_view unit);

} // namespace h5scout::data
