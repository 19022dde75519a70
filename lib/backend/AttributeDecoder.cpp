// SPDX-License-Identifier: GPL-3.0-or-later
#include "AttributeDecoder.h"

#include <algorithm>
#include <array>

#include "h5scout/value/PickleSubset.h"
#include "h5scout/value/PymodaqJson.h"

namespace h5scout::backend
{

namespace
{

std::string_view withoutTrailing(std::string_view text, char padding)
{
    while (!text.empty() && text.back() == padding)
        text.remove_suffix(1);
    return text;
}

/// PyTables' rule (FORMAT.md section 9): it marks text as UTF-8, so that an ASCII value ending in '.' may be a pickle.
bool mayBePickle(const StoredAttribute& attribute, std::string_view stored)
{
    return !attribute.dataType.isVariableLength && attribute.dataType.characterSet == CharacterSet::Ascii &&
           !isBookkeepingName(attribute.name) && stored.ends_with('.') && stored != "." && stored != "0.";
}

} // namespace

bool isBookkeepingName(std::string_view name)
{
    static constexpr std::array<std::string_view, 9> kNames{
        "CLASS", "TITLE", "VERSION", "PYTABLES_FORMAT_VERSION", "FLAVOR", "FILTERS", "EXTDIM", "PSEUDOATOM", "NROWS"};
    return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

void decodeText(std::string stored, StoredAttribute& result)
{
    const std::string_view padded = withoutTrailing(stored, '\0');
    if (mayBePickle(result, padded)) {
        if (auto value = readPickle(padded)) {
            result.value = std::move(*value);
            result.encoding = StoredAttribute::Encoding::Pickle;
            result.storedText = padded;
            return;
        }
    }
    stored.resize(std::min(stored.find('\0'), stored.size()));
    if (auto value = decodePymodaqJson(stored)) {
        result.value = std::move(*value);
        result.encoding = StoredAttribute::Encoding::PymodaqJson;
        result.storedText = std::move(stored);
        return;
    }
    result.value = Text{std::move(stored)};
}

} // namespace h5scout::backend
