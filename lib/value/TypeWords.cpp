// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/value/TypeWords.h"

namespace h5scout
{

std::string typeInWords(const ElementType& type)
{
    const std::string bytes = std::to_string(type.byteSize);
    if (type.kind == ElementKind::FixedString)
        return bytes + "-byte text";
    if (type.kind == ElementKind::Raw)
        return bytes + (type.byteSize == 1 ? " raw byte" : " raw bytes");
    return dtypeName(type);
}

} // namespace h5scout
