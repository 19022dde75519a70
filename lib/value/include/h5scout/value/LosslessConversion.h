// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "h5scout/value/ElementType.h"
#include "h5scout/value/NdArray.h"

namespace h5scout
{

/// The first element that another type cannot hold.
struct ConversionFault
{
    std::size_t index = 0; ///< in C order
    std::string sentence;  ///< "The element at (2, 0) is 1.5, which int16 does not hold without loss."
};

/// The elements of an array as another type.
struct ElementConversion
{
    std::span<const std::byte> bytes;     ///< the array's own if the types are the same, else those of `converted`
    std::vector<std::byte> converted;     ///< empty if the types are the same
    std::optional<ConversionFault> fault; ///< if set, there are no bytes
    double largestChange = 0;             ///< by rounding: the largest |change| / |number|; 1 if one has become 0
};

/// The elements of `array` as `target`, where each of them stays what it is: integers and floats convert where the
/// number is exactly the same (-0.0 counts as the integer 0, infinity and NaN are no integers, every NaN is the same),
/// bools as 0 and 1, complex numbers to real ones where the imaginary part is 0; fixed strings and texts to fixed
/// strings that are long enough, padded with NUL. Nothing is rounded, clipped or cut. `target` is a number or
/// FixedString, or the array's own type; neither Text nor Row. The result refers to `array`. Linear in its size.
/// `firstRow`: where `array` stands in a larger one along the first dimension: for the sentence.
ElementConversion convertLosslessly(const NdArray& array, const ElementType& target, std::uint64_t firstRow = 0);

/// Whether numbers of the type `from` can lose digits in a `target` of floats or complex numbers.
bool canLoseDigits(const ElementType& from, const ElementType& target);

/// As convertLosslessly(), but what a `target` of floats or complex numbers does not hold exactly is rounded to the
/// nearest number that it holds. What is too large for it, and would become infinite, is still a fault, as is a loss of
/// any other kind (an imaginary part).
ElementConversion convertRounding(const NdArray& array, const ElementType& target, std::uint64_t firstRow = 0);

/// "The element at (2, 0) is 1.5": the beginning of a sentence about element `index`; "The value is 1.5" in an array of
/// one that is no part of a larger one.
std::string describeElement(const NdArray& array, std::size_t index, std::uint64_t firstRow = 0);

} // namespace h5scout
