// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <complex>
#include <cstdint>
#include <string>

namespace h5scout::value
{

/// IEEE half precision, given by its bits.
double halfToDouble(std::uint16_t bits);

/// The shortest decimal digits that read back as the same number of that width, spelled as Python's repr does.
std::string floatText(double number);
std::string floatText(float number);
std::string halfText(std::uint16_t bits);
/// "(1+2j)", "2j" as Python's repr.
std::string complexText(std::complex<double> number);
std::string complexText(std::complex<float> number);

} // namespace h5scout::value
