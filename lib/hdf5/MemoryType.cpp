// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdexcept>

#include "h5scout/hdf5/CApi.h"
#include "h5scout/hdf5/Calls.h"
#include "h5scout/hdf5/ErrorStack.h"
#include "h5scout/hdf5/TypeInfo.h"

namespace h5scout::hdf5
{

namespace
{

/// IEEE half in the machine's byte order, for which HDF5 1.10 has no name.
Handle halfFloat()
{
    Handle type = copyType(H5T_NATIVE_FLOAT);
    const char* attempt = "make a type of half floats";
    checked(H5Tset_fields(type.get(), 15, 10, 5, 0, 10), attempt);
    checked(H5Tset_size(type.get(), 2), attempt);
    checked(H5Tset_ebias(type.get(), 15), attempt);
    return type;
}

Handle nativeNumber(ElementKind kind)
{
    switch (kind) {
    case ElementKind::Int8:
        return copyType(H5T_NATIVE_INT8);
    case ElementKind::Int16:
        return copyType(H5T_NATIVE_INT16);
    case ElementKind::Int32:
        return copyType(H5T_NATIVE_INT32);
    case ElementKind::Int64:
        return copyType(H5T_NATIVE_INT64);
    case ElementKind::UInt8:
        return copyType(H5T_NATIVE_UINT8);
    case ElementKind::UInt16:
        return copyType(H5T_NATIVE_UINT16);
    case ElementKind::UInt32:
        return copyType(H5T_NATIVE_UINT32);
    case ElementKind::UInt64:
        return copyType(H5T_NATIVE_UINT64);
    case ElementKind::Float16:
        return halfFloat();
    case ElementKind::Float32:
        return copyType(H5T_NATIVE_FLOAT);
    case ElementKind::Float64:
        return copyType(H5T_NATIVE_DOUBLE);
    default:
        throw std::logic_error("not a number kind");
    }
}

/// HDF5 converts bitfields only to bitfields.
Handle nativeBitfield(std::size_t byteSize)
{
    switch (byteSize) {
    case 1:
        return copyType(H5T_NATIVE_B8);
    case 2:
        return copyType(H5T_NATIVE_B16);
    case 4:
        return copyType(H5T_NATIVE_B32);
    default:
        return copyType(H5T_NATIVE_B64);
    }
}

Handle complexType(const DataType& type, const ElementType& element)
{
    const Handle part =
        nativeNumber(element.kind == ElementKind::Complex64 ? ElementKind::Float32 : ElementKind::Float64);
    Handle compound(checked(H5Tcreate(H5T_COMPOUND, element.byteSize), "make a type of complex numbers"));
    checked(H5Tinsert(compound.get(), type.fields.at(0).name.c_str(), 0, part.get()), "make a type of complex numbers");
    checked(H5Tinsert(compound.get(), type.fields.at(1).name.c_str(), element.byteSize / 2, part.get()),
            "make a type of complex numbers");
    return compound;
}

Handle stringType(const DataType& type, std::size_t byteSize)
{
    Handle text = copyType(H5T_C_S1);
    checked(H5Tset_size(text.get(), byteSize), "make a type of strings");
    checked(H5Tset_cset(text.get(), type.characterSet == CharacterSet::Utf8 ? H5T_CSET_UTF8 : H5T_CSET_ASCII),
            "make a type of strings");
    // PyTables leaves no room for a terminator (FORMAT.md, "0.3"): a padded type takes all bytes.
    if (byteSize != H5T_VARIABLE)
        checked(H5Tset_strpad(text.get(), H5T_STR_NULLPAD), "make a type of strings");
    return text;
}

} // namespace

Handle memoryType(const DataType& type, const ElementType& element)
{
    switch (element.kind) {
    case ElementKind::Bool:
        return type.typeClass == TypeClass::Bitfield ? nativeBitfield(1) : nativeNumber(ElementKind::Int8);
    case ElementKind::Complex64:
    case ElementKind::Complex128:
        return complexType(type, element);
    case ElementKind::FixedString:
        return stringType(type, element.byteSize);
    case ElementKind::Text:
        return stringType(type, H5T_VARIABLE);
    default:
        return type.typeClass == TypeClass::Bitfield ? nativeBitfield(element.byteSize) : nativeNumber(element.kind);
    }
}

Handle variableLengthType(Id base)
{
    return Handle(checked(H5Tvlen_create(base), "make a variable-length type"));
}

Handle arrayType(Id base, const Shape& dimensions)
{
    const std::vector<hsize_t> extents(dimensions.begin(), dimensions.end());
    return Handle(
        checked(H5Tarray_create2(base, static_cast<unsigned>(extents.size()), extents.data()), "make an array type"));
}

Handle copyType(Id type)
{
    return Handle(checked(H5Tcopy(type), "copy a datatype"));
}

std::size_t typeBytes(Id type)
{
    return H5Tget_size(type);
}

} // namespace h5scout::hdf5
