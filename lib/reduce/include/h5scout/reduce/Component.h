// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <complex>
#include <cstddef>
#include <cstdint>
#include <span>

#include "h5scout/value/ElementType.h"

namespace h5scout::reduce
{

/// How a complex number becomes one number. Real numbers are always taken as they are.
enum class Component : std::uint8_t {
    Value, ///< a complex number's amplitude
    Real,
    Imaginary,
    Amplitude,
    Phase, ///< radians
};

/// Number of bytes that one element of a number kind takes; 0 for kinds that are no numbers.
std::size_t numberWidth(ElementKind kind);

/// Turns `elements` (numbers of `kind` in the machine's byte order, need not be aligned) into doubles. `numbers` has
/// room for all of them; a rest smaller than one element is left out. Throws Error if `kind` is no number.
void toDoubles(ElementKind kind, std::span<const std::byte> elements, Component component, std::span<double> numbers);

/// The same for complex numbers; real ones have the imaginary part 0.
void toComplexNumbers(ElementKind kind, std::span<const std::byte> elements, std::span<std::complex<double>> numbers);

} // namespace h5scout::reduce
