// SPDX-License-Identifier: GPL-3.0-or-later
#include "ArrayBookkeeping.h"

#include "AttributeWriter.h"
#include "NodeBookkeeping.h"
#include "StatedShape.h"
#include "h5scout/hdf5/EditCalls.h"
#include "h5scout/hdf5/Selection.h"
#include "h5scout/hdf5/StorageType.h"

namespace h5scout::backend
{

namespace
{

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
    addJson(file, dataset, "shape", shapeValue(array.shape));
    addJson(file, dataset, "dtype", Text{dtypeText(array)});
    addJson(file, dataset, "subdtype", Text{array.kind == NodeKind::StringArray ? "string" : ""});
    addJson(file, dataset, "backend", Text{backendName(isTables ? Bookkeeping::Tables : Bookkeeping::H5py)});
}

} // namespace

void writeArrayBookkeeping(const FileState& file, hdf5::Id dataset, const NewArray& array)
{
    if (file.bookkeeping() == Bookkeeping::Plain && array.kind != NodeKind::StringArray) {
        if (!array.title.empty())
            addText(file, dataset, "TITLE", array.title);
        return;
    }
    const bool isTables = file.bookkeeping() == Bookkeeping::Tables;
    const CharacterSet characterSet = isRagged(array) ? CharacterSet::Utf8 : CharacterSet::Ascii;
    addText(file, dataset, "CLASS", classText(array.kind), characterSet);
    addText(file, dataset, "TITLE", array.title, characterSet);
    if (isTables) {
        addText(file, dataset, "VERSION", isRagged(array) ? "1.4" : "1.1", characterSet);
        if (array.kind == NodeKind::EArray)
            addExtensibleDimension<std::int32_t>(dataset, ElementKind::Int32);
    } else if (array.kind != NodeKind::CArray) {
        addExtensibleDimension<std::int64_t>(dataset, ElementKind::Int64);
    }
    writePymodaqAttributes(file, dataset, array);
}

} // namespace h5scout::backend
