// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/import/CellType.h"

#include <string>

namespace h5scout
{

CellType::CellType(const ElementType& type, const DataType& stored)
    : element(type)
{
    if (stored.typeClass == TypeClass::Enum && !isBooleanEnum(stored))
        names = std::make_shared<const EnumNames>(stored);
}

std::size_t CellType::byteSize() const
{
    return element.kind == ElementKind::Text ? sizeof(std::string) : element.byteSize;
}

} // namespace h5scout
