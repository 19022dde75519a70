// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/ShapeText.h"

#include <charconv>
#include <cstdint>

namespace h5scout::ui
{

namespace
{

constexpr std::size_t kMostDimensions = 31; // of HDF5 32, one of which grows
constexpr std::string_view kTimes = "\xC3\x97";
constexpr std::string_view kSigns = "xX*,;"; // between extents, as kTimes
constexpr std::string_view kSeparators = " xX*,;\t";

/// With blanks in place of all that separates extents.
std::string withBlanks(std::string_view text)
{
    std::string blank;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i).starts_with(kTimes)) {
            blank += ' ';
            ++i;
        } else {
            blank += kSeparators.find(text[i]) == std::string_view::npos ? text[i] : ' ';
        }
    }
    return blank;
}

/// Whether two signs stand between extents, or one before the first or behind the last, but for Python's "(3,)".
bool isExtentMissing(std::string_view text)
{
    bool isExpected = true;
    char last = ' ';
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isTimes = text.substr(i).starts_with(kTimes);
        if (isTimes || kSigns.find(text[i]) != std::string_view::npos) {
            if (isExpected)
                return true;
            isExpected = true;
            last = isTimes ? 'x' : text[i];
            i += isTimes ? kTimes.size() - 1 : 0;
        } else if (text[i] != ' ' && text[i] != '\t') {
            isExpected = false;
            last = ' ';
        }
    }
    return isExpected && last != ' ' && last != ',';
}

} // namespace

ParsedShape parseShape(std::string_view text)
{
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    if (text.starts_with('(') && text.ends_with(')'))
        text = text.substr(1, text.size() - 2);
    if (isExtentMissing(text))
        return {{}, "An extent is missing: give integers with one sign between them, as in 64 x 128."};
    const std::string extents = withBlanks(text);
    Shape shape;
    for (std::string_view rest = extents;;) {
        const std::size_t begin = rest.find_first_not_of(' ');
        if (begin == std::string_view::npos)
            break;
        rest.remove_prefix(begin);
        const std::string_view word = rest.substr(0, rest.find(' '));
        std::uint64_t extent = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), extent);
        if (error != std::errc() || end != word.data() + word.size() || extent > INT64_MAX)
            return {{}, "'" + std::string(word.substr(0, 40)) + "' is no extent: give integers, as in 64 x 128."};
        if (extent == 0)
            return {{}, "An extent of 0 leaves no room for elements."};
        shape.push_back(extent);
        rest.remove_prefix(word.size());
    }
    if (shape.size() > kMostDimensions)
        return {{}, "HDF5 has at most 32 dimensions."};
    if (!elementCount(shape))
        return {{}, "The array would have more elements than can be counted."};
    return {shape, {}};
}

std::string shapeText(const Shape& shape)
{
    std::string text;
    for (const std::uint64_t extent : shape)
        text += (text.empty() ? "" : " x ") + std::to_string(extent);
    return text;
}

} // namespace h5scout::ui
