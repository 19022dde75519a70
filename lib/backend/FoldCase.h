// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace h5scout::backend
{

/// `name` in small letters: ASCII, and the letters of Latin-1, Latin Extended-A, Greek and Cyrillic, which is what
/// names of groups are written in. Bytes that are no UTF-8 stay as they are.
std::string foldedCase(std::string_view name);

/// `name` with a capital as its first letter, if that is one of these.
std::string capitalized(std::string_view name);

} // namespace h5scout::backend
