// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/hdf5/TypeInfo.h"

#include <array>
#include <cstring>
#include <memory>

#include "h5scout/hdf5/CApi.h"
#include "h5scout/hdf5/Calls.h"
#include "h5scout/hdf5/ErrorStack.h"

namespace h5scout::hdf5
{

namespace
{

struct Hdf5Free
{
    void operator()(void* memory) const noexcept { H5free_memory(memory); }
};
using Hdf5String = std::unique_ptr<char, Hdf5Free>;

DataType describeAt(Id type, int depth);

ByteOrder orderOf(Id type)
{
    switch (H5Tget_order(type)) {
    case H5T_ORDER_LE:
        return ByteOrder::Little;
    case H5T_ORDER_BE:
        return ByteOrder::Big;
    case H5T_ORDER_VAX:
        return ByteOrder::Vax;
    case H5T_ORDER_MIXED:
        return ByteOrder::Mixed;
    default:
        return ByteOrder::None;
    }
}

std::shared_ptr<const DataType> describeBase(Id type, int depth)
{
    const Handle base(checked(H5Tget_super(type), "read the base of a datatype"));
    return std::make_shared<const DataType>(describeAt(base.get(), depth + 1));
}

/// Enum members are integers of the base type, perhaps not of the machine's byte order.
std::int64_t memberValue(Id type, unsigned index, std::size_t byteSize)
{
    const Handle base(checked(H5Tget_super(type), "read the base of an enum"));
    const bool isSigned = H5Tget_sign(base.get()) == H5T_SGN_2;
    std::vector<std::byte> bytes(std::max(byteSize, sizeof(std::int64_t)));
    checked(H5Tget_member_value(type, index, bytes.data()), "read a member of an enum");
    checked(
        H5Tconvert(base.get(), isSigned ? H5T_NATIVE_INT64 : H5T_NATIVE_UINT64, 1, bytes.data(), nullptr, H5P_DEFAULT),
        "read a member of an enum");
    std::int64_t value = 0;
    std::memcpy(&value, bytes.data(), sizeof value);
    return value;
}

void describeEnum(Id type, DataType& result, int depth)
{
    result.base = describeBase(type, depth);
    result.order = result.base->order;
    result.precision = result.base->precision;
    result.isSigned = result.base->isSigned;
    const int count = checked(H5Tget_nmembers(type), "count the members of an enum");
    for (unsigned index = 0; index < static_cast<unsigned>(count); ++index) {
        const Hdf5String name(H5Tget_member_name(type, index));
        if (!name)
            throw CallError::fromStack("read a member of an enum");
        result.enumMembers.push_back({name.get(), memberValue(type, index, result.byteSize)});
    }
}

void describeCompound(Id type, DataType& result, int depth)
{
    const int count = checked(H5Tget_nmembers(type), "count the fields of a compound");
    for (unsigned index = 0; index < static_cast<unsigned>(count); ++index) {
        const Hdf5String name(H5Tget_member_name(type, index));
        if (!name)
            throw CallError::fromStack("read a field of a compound");
        const Handle field(checked(H5Tget_member_type(type, index), "read a field of a compound"));
        result.fields.push_back({name.get(), H5Tget_member_offset(type, index), describeAt(field.get(), depth + 1)});
    }
}

void describeArray(Id type, DataType& result, int depth)
{
    result.base = describeBase(type, depth);
    std::array<hsize_t, H5S_MAX_RANK> extents{};
    const int rank = checked(H5Tget_array_ndims(type), "read the shape of an array type");
    if (static_cast<std::size_t>(rank) > extents.size())
        throw CallError::damaged("read the shape of an array type",
                                 "An array type has more dimensions than HDF5 allows.");
    checked(H5Tget_array_dims2(type, extents.data()), "read the shape of an array type");
    result.dimensions.assign(extents.begin(), extents.begin() + rank);
}

void describeString(Id type, DataType& result)
{
    result.isVariableLength = H5Tis_variable_str(type) > 0;
    result.characterSet = H5Tget_cset(type) == H5T_CSET_UTF8 ? CharacterSet::Utf8 : CharacterSet::Ascii;
    switch (H5Tget_strpad(type)) {
    case H5T_STR_NULLPAD:
        result.padding = StringPadding::NullPadded;
        break;
    case H5T_STR_SPACEPAD:
        result.padding = StringPadding::SpacePadded;
        break;
    default:
        break;
    }
}

void describeNumber(Id type, DataType& result)
{
    result.order = orderOf(type);
    result.precision = H5Tget_precision(type);
    result.isSigned = result.typeClass == TypeClass::Integer && H5Tget_sign(type) == H5T_SGN_2;
    if (result.typeClass == TypeClass::Float) {
        std::size_t sign = 0;
        std::size_t exponentStart = 0;
        std::size_t exponentBits = 0;
        std::size_t mantissaStart = 0;
        std::size_t mantissaBits = 0;
        checked(H5Tget_fields(type, &sign, &exponentStart, &exponentBits, &mantissaStart, &mantissaBits),
                "describe a float");
        result.exponentBits = exponentBits;
        result.mantissaBits = mantissaBits;
    }
}

DataType describeAt(Id type, int depth)
{
    DataType result;
    if (depth > kMaximalTypeDepth)
        return result;
    const H5T_class_t typeClass = checked(H5Tget_class(type), "describe the datatype");
    result.byteSize = H5Tget_size(type);
    switch (typeClass) {
    case H5T_INTEGER:
        result.typeClass = TypeClass::Integer;
        describeNumber(type, result);
        break;
    case H5T_FLOAT:
        result.typeClass = TypeClass::Float;
        describeNumber(type, result);
        break;
    case H5T_TIME:
        result.typeClass = TypeClass::Time;
        describeNumber(type, result);
        break;
    case H5T_BITFIELD:
        result.typeClass = TypeClass::Bitfield;
        describeNumber(type, result);
        break;
    case H5T_STRING:
        result.typeClass = TypeClass::String;
        describeString(type, result);
        break;
    case H5T_OPAQUE: {
        result.typeClass = TypeClass::Opaque;
        const Hdf5String tag(H5Tget_tag(type));
        result.tag = tag ? tag.get() : "";
        break;
    }
    case H5T_COMPOUND:
        result.typeClass = TypeClass::Compound;
        describeCompound(type, result, depth);
        break;
    case H5T_REFERENCE:
        result.typeClass = TypeClass::Reference;
        result.isRegionReference = H5Tequal(type, H5T_STD_REF_DSETREG) > 0;
        break;
    case H5T_ENUM:
        result.typeClass = TypeClass::Enum;
        describeEnum(type, result, depth);
        break;
    case H5T_VLEN:
        result.typeClass = TypeClass::VLen;
        result.base = describeBase(type, depth);
        break;
    case H5T_ARRAY:
        result.typeClass = TypeClass::Array;
        describeArray(type, result, depth);
        break;
    default:
        break;
    }
    return result;
}

} // namespace

DataType describe(Id type)
{
    return describeAt(type, 0);
}

} // namespace h5scout::hdf5
