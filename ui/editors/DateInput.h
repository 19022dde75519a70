// SPDX-License-Identifier: GPL-3.0-or-later
// Dates and times in the spelling of ISO 8601. No Qt.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "h5scout/value/Value.h"

namespace h5scout::ui
{

/// "2024-10-20"
std::string isoText(const Date& date);
/// "22:08", "22:08:09.5", "22:08:00+02:00": seconds and microseconds only if there are any.
std::string isoText(const Time& time);
/// "2024-10-20 22:08"
std::string isoText(const DateTime& moment);

/// The reverse; a 'T' may stand between date and time, and a 'Z' for +00:00. Empty for anything else and for what there
/// is not, such as the 31st of February.
std::optional<Date> dateFromIso(std::string_view text);
std::optional<Time> timeFromIso(std::string_view text);
std::optional<DateTime> dateTimeFromIso(std::string_view text);

} // namespace h5scout::ui
