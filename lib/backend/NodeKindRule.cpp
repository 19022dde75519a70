// SPDX-License-Identifier: GPL-3.0-or-later
#include "NodeKindRule.h"

#include <algorithm>

namespace h5scout::backend
{

namespace
{

bool isBytes(const DataType& type)
{
    return type.typeClass == TypeClass::Integer && type.byteSize == 1 && !type.isSigned;
}

bool isEnlargeable(const SpaceInfo& space)
{
    return std::find(space.maximalShape.begin(), space.maximalShape.end(), kUnlimited) != space.maximalShape.end();
}

} // namespace

NodeKind arrayKind(const DataType& type, const SpaceInfo& space, const ArrayClaims& claims)
{
    if (type.typeClass == TypeClass::Compound && !isComplexCompound(type))
        return NodeKind::Table;
    const bool isRagged = type.typeClass == TypeClass::VLen;
    if (claims.classText == "VLARRAY" && isRagged && space.shape.size() == 1) {
        const bool isText = isBytes(*type.base) && (claims.subdtype() == "string" || claims.startsWithPickledText());
        return isText ? NodeKind::StringArray : NodeKind::VLArray;
    }
    if (isRagged || space.kind == SpaceInfo::Kind::Null)
        return NodeKind::Array;
    if (claims.classText == "EARRAY" && isEnlargeable(space))
        return NodeKind::EArray;
    if (claims.classText == "CARRAY")
        return NodeKind::CArray;
    return NodeKind::Array;
}

} // namespace h5scout::backend
