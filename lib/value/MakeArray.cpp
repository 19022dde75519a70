// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/value/MakeArray.h"

#include <algorithm>
#include <cstring>

#include <fmt/format.h>

#include "h5scout/value/Error.h"

namespace h5scout
{

NdArray makeFixedStrings(Shape shape, const std::vector<std::string>& texts, std::size_t byteSize)
{
    std::size_t longest = 1;
    for (const std::string& text : texts)
        longest = std::max(longest, text.size());
    if (byteSize == 0)
        byteSize = longest;
    if (longest > byteSize)
        throw Error(fmt::format("A text of {} bytes does not fit into strings of {}.", longest, byteSize),
                    {.attempt = "make an array of strings", .advice = "Make the strings longer."});
    std::vector<std::byte> bytes(texts.size() * byteSize);
    for (std::size_t index = 0; index < texts.size(); ++index)
        std::ranges::copy(std::as_bytes(std::span(texts[index])), bytes.begin() + std::ptrdiff_t(index * byteSize));
    return {std::move(shape), {ElementKind::FixedString, byteSize}, std::move(bytes)};
}

} // namespace h5scout
