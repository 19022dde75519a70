// SPDX-License-Identifier: GPL-3.0-or-later
#include "AttributeReferences.h"

#include <algorithm>
#include <vector>

#include "Reclaim.h"
#include "h5scout/hdf5/TypeInfo.h"

namespace h5scout::backend
{

namespace
{

/// HDF5 finds the name of what a reference names by a walk through the file.
constexpr std::size_t kMaximalResolvedReferences = 64;

void takeFlatReferences(const AttributeSource& source, StoredAttribute& result)
{
    const bool isRegion = result.dataType.isRegionReference;
    const std::size_t width = hdf5::referenceBytes(isRegion);
    const auto count = elementCount(result.space.shape);
    if (!count || *count > kMaximalStoredBytes / width)
        throw LimitExceeded("It holds more references than fit into memory.");
    std::vector<std::byte> bytes(*count * width);
    if (*count > 0)
        hdf5::readAttribute(source.attribute, hdf5::referenceType(isRegion).get(), bytes.data());
    List list;
    for (std::size_t index = 0; index < std::min<std::size_t>(*count, kMaximalResolvedReferences); ++index) {
        const auto kind = isRegion ? Reference::Kind::Region : Reference::Kind::Object;
        list.items.emplace_back(
            Reference{kind, hdf5::referencedPath(source.file.id(), isRegion, &bytes[index * width])});
    }
    result.isCut = *count > kMaximalResolvedReferences;
    if (result.space.kind == SpaceInfo::Kind::Scalar)
        result.value = std::move(list.items.front());
    else
        result.value = std::move(list);
}

bool holdsReferenceRows(const DataType& type)
{
    return type.typeClass == TypeClass::VLen && type.base && type.base->typeClass == TypeClass::Reference;
}

/// Lists of references of different length, as HDF5's dimension scales are attached (DIMENSION_LIST).
void takeReferenceRows(const AttributeSource& source, StoredAttribute& result)
{
    const bool isRegion = result.dataType.base->isRegionReference;
    const std::size_t width = hdf5::referenceBytes(isRegion);
    const auto count = elementCount(result.space.shape);
    if (!count || *count > kMaximalStoredBytes / sizeof(hdf5::RowElement))
        throw LimitExceeded("It holds more references than fit into memory.");
    std::vector<hdf5::RowElement> rows(*count);
    const hdf5::Handle rowType = hdf5::variableLengthType(hdf5::referenceType(isRegion).get());
    hdf5::VariableLengthMemory memory(kMaximalStoredBytes, *count);
    const Reclaim reclaim(memory, rowType.get(), *count, rows.data());
    if (*count > 0)
        hdf5::readAttribute(source.attribute, rowType.get(), rows.data());
    List list;
    std::size_t resolved = 0;
    for (const hdf5::RowElement& row : rows) {
        List references;
        for (std::size_t index = 0; index < row.length && resolved < kMaximalResolvedReferences; ++index, ++resolved) {
            const auto kind = isRegion ? Reference::Kind::Region : Reference::Kind::Object;
            const auto* const bytes = static_cast<const std::byte*>(row.data) + index * width;
            references.items.emplace_back(Reference{kind, hdf5::referencedPath(source.file.id(), isRegion, bytes)});
        }
        result.isCut = result.isCut || references.items.size() < row.length;
        list.items.emplace_back(std::move(references));
    }
    if (result.space.kind == SpaceInfo::Kind::Scalar)
        result.value = std::move(list.items.front());
    else
        result.value = std::move(list);
}

} // namespace

bool holdsReferences(const DataType& type)
{
    return type.typeClass == TypeClass::Reference || holdsReferenceRows(type);
}

void takeReferences(const AttributeSource& source, StoredAttribute& result)
{
    if (holdsReferenceRows(result.dataType))
        takeReferenceRows(source, result);
    else
        takeFlatReferences(source, result);
}

} // namespace h5scout::backend
