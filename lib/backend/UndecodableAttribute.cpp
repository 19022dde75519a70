// SPDX-License-Identifier: GPL-3.0-or-later
#include "UndecodableAttribute.h"

#include <algorithm>
#include <utility>

#include "h5scout/hdf5/Calls.h"

namespace h5scout::backend
{

namespace
{

/// Bytes kept of a value that is not decoded.
constexpr std::size_t kMaximalRawBytes = 4096;

std::string className(const DataType& type)
{
    switch (type.typeClass) {
    case TypeClass::Compound:
        return "compound";
    case TypeClass::Opaque:
        return "opaque";
    case TypeClass::Time:
        return "time";
    case TypeClass::VLen:
        return "variable-length";
    case TypeClass::Array:
        return "array";
    case TypeClass::Float:
        return "float";
    case TypeClass::Integer:
        return "integer";
    case TypeClass::Bitfield:
        return "bitfield";
    default:
        return "unknown type";
    }
}

/// True if the bytes in the file mean something without HDF5: nothing in them points elsewhere.
bool isSelfContained(const DataType& type)
{
    if (type.typeClass == TypeClass::VLen || type.typeClass == TypeClass::Reference ||
        type.typeClass == TypeClass::Unknown || type.isVariableLength)
        return false;
    return (!type.base || isSelfContained(*type.base)) &&
           std::all_of(type.fields.begin(), type.fields.end(),
                       [](const DataType::Field& field) { return isSelfContained(field.type); });
}

} // namespace

void takeUndecodable(const AttributeSource& source, hdf5::Id type, std::string reason, StoredAttribute& result)
{
    Undecodable undecodable{className(result.dataType), std::move(reason), {}};
    const auto count = elementCount(result.space.shape);
    std::uint64_t byteCount = 0;
    if (count && isSelfContained(result.dataType) &&
        !__builtin_mul_overflow(*count, result.dataType.byteSize, &byteCount) && byteCount > 0 &&
        byteCount <= kMaximalStoredBytes) {
        undecodable.bytes.resize(byteCount);
        hdf5::readAttribute(source.attribute, type, undecodable.bytes.data());
        undecodable.bytes.resize(std::min<std::size_t>(byteCount, kMaximalRawBytes));
    }
    result.value = std::move(undecodable);
}

} // namespace h5scout::backend
