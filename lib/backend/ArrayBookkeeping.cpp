// SPDX-License-Identifier: GPL-3.0-or-later
#include "ArrayBookkeeping.h"

#include <algorithm>
#include <optional>

#include "AttributeWriter.h"
#include "NodeBookkeeping.h"
#include "StatedShape.h"
#include "h5scout/backend/CArray.h"
#include "h5scout/hdf5/EditCalls.h"
#include "h5scout/hdf5/Selection.h"
#include "h5scout/hdf5/StorageType.h"
#include "h5scout/hdf5/TypeInfo.h"

namespace h5scout::backend
{

namespace
{

void addMissingText(const FileState& file, hdf5::Id dataset, const std::string& name, const std::string& text,
                    CharacterSet characterSet)
{
    if (!hdf5::attributeExists(dataset, name))
        addText(file, dataset, name, text, characterSet);
}

void addMissingJson(const FileState& file, hdf5::Id dataset, const std::string& name, const Value& value)
{
    if (!hdf5::attributeExists(dataset, name))
        addJson(file, dataset, name, value);
}

bool isRagged(const NewArray& array)
{
    return array.kind == NodeKind::VLArray || array.kind == NodeKind::StringArray;
}

std::string classText(NodeKind kind)
{
    return std::string(toString(kind == NodeKind::StringArray ? NodeKind::VLArray : kind));
}

/// The dimension that grows is always the first.
template <typename Integer>
void addExtensibleDimension(hdf5::Id dataset, ElementKind kind)
{
    if (hdf5::attributeExists(dataset, "EXTDIM"))
        return;
    const Integer dimension = 0;
    const hdf5::Handle type = hdf5::storageType(elementTypeOf(kind), hdf5::TypeSpelling::Tables);
    const hdf5::Handle attribute = hdf5::createAttribute(dataset, "EXTDIM", type.get(), hdf5::makeSpace(Shape{}).get());
    hdf5::writeAttribute(attribute.get(), type.get(), &dimension);
}

/// NumPy's name of the type, as h5py and PyTables name it.
std::string dtypeText(const NewArray& array)
{
    return array.element.kind == ElementKind::Text ? "object" : dtypeName(array.element);
}

void writePymodaqAttributes(const FileState& file, hdf5::Id dataset, const NewArray& array)
{
    const bool isTables = file.bookkeeping() == Bookkeeping::Tables;
    addMissingJson(file, dataset, "shape", shapeValue(array.shape));
    addMissingJson(file, dataset, "dtype", Text{dtypeText(array)});
    addMissingJson(file, dataset, "subdtype", Text{array.kind == NodeKind::StringArray ? "string" : ""});
    addMissingJson(file, dataset, "backend", Text{backendName(isTables ? Bookkeeping::Tables : Bookkeeping::H5py)});
}

/// As one that is to be made; empty if PyTables and PyMoDAQ have no class for it.
std::optional<NewArray> foundArray(hdf5::Id dataset)
{
    const SpaceInfo space = hdf5::describeSpace(hdf5::datasetSpace(dataset).get());
    const DataType type = hdf5::describe(hdf5::datasetType(dataset).get());
    const bool isRows = type.typeClass == TypeClass::VLen && type.base;
    const std::optional<ElementType> element = elementTypeOf(isRows ? *type.base : type);
    if (space.shape.empty() || !element || !(isNumeric(element->kind) || element->kind == ElementKind::FixedString))
        return std::nullopt;
    const auto growing = std::count(space.maximalShape.begin(), space.maximalShape.end(), kUnlimited);
    const bool isGrowing = growing == 1 && space.maximalShape.front() == kUnlimited;
    NewArray array;
    array.element = *element;
    array.shape = space.shape;
    if (isRows && isGrowing && space.shape.size() == 1)
        array.kind = NodeKind::VLArray;
    else if (isGrowing)
        array.kind = NodeKind::EArray;
    else if (growing > 0)
        return std::nullopt;
    if (isRows != (array.kind == NodeKind::VLArray))
        return std::nullopt;
    return array;
}

} // namespace

void completeArrayBookkeeping(const FileState& file, hdf5::Id dataset)
{
    if (const std::optional<NewArray> array = foundArray(dataset))
        writeArrayBookkeeping(file, dataset, *array);
}

void writeArrayBookkeeping(const FileState& file, hdf5::Id dataset, const NewArray& array)
{
    if (file.bookkeeping() == Bookkeeping::Plain && array.kind != NodeKind::StringArray) {
        if (!array.title.empty())
            addText(file, dataset, "TITLE", array.title);
        return;
    }
    const bool isTables = file.bookkeeping() == Bookkeeping::Tables;
    const CharacterSet characterSet = isRagged(array) ? CharacterSet::Utf8 : CharacterSet::Ascii;
    addMissingText(file, dataset, "CLASS", classText(array.kind), characterSet);
    addMissingText(file, dataset, "TITLE", array.title, characterSet);
    if (isTables) {
        addMissingText(file, dataset, "VERSION", isRagged(array) ? "1.4" : "1.1", characterSet);
        if (array.kind == NodeKind::EArray)
            addExtensibleDimension<std::int32_t>(dataset, ElementKind::Int32);
    } else if (array.kind != NodeKind::CArray) {
        addExtensibleDimension<std::int64_t>(dataset, ElementKind::Int64);
    }
    writePymodaqAttributes(file, dataset, array);
}

} // namespace h5scout::backend
