// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <complex>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "h5scout/value/ElementType.h"
#include "h5scout/value/Error.h"

namespace h5scout::reduce
{

/// An IEEE half as it lies in memory.
struct Half
{
    std::uint16_t bits;
};

inline float halfToFloat(Half half)
{
    // The half's fields moved to where a float has them, then the exponent put right by a multiplication, which also
    // makes normal numbers of the half's subnormal ones. Infinity and NaN come out at 2^16 and above.
    const std::uint32_t fields = (half.bits & 0x7FFFU) << 13U;
    const float magnitude = std::bit_cast<float>(fields) * 0x1p112F;
    const std::uint32_t special = magnitude >= 65536.0F ? 0x7F800000U : 0U;
    const std::uint32_t sign = (half.bits & 0x8000U) << 16U;
    return std::bit_cast<float>(std::bit_cast<std::uint32_t>(magnitude) | special | sign);
}

/// Reads a T from memory of any alignment.
template <typename T>
T loadNumber(const std::byte* address)
{
    T number;
    std::memcpy(&number, address, sizeof(T));
    return number;
}

template <typename T>
struct TypeTag
{
    using Type = T;
};

/// Calls `visitor` with the TypeTag of the C++ type of a number kind. Throws Error if `kind` is no number.
template <typename Visitor>
decltype(auto) visitNumberType(ElementKind kind, Visitor&& visitor)
{
    switch (kind) {
    case ElementKind::Bool:
    case ElementKind::UInt8:
        return visitor(TypeTag<std::uint8_t>{});
    case ElementKind::Int8:
        return visitor(TypeTag<std::int8_t>{});
    case ElementKind::Int16:
        return visitor(TypeTag<std::int16_t>{});
    case ElementKind::Int32:
        return visitor(TypeTag<std::int32_t>{});
    case ElementKind::Int64:
        return visitor(TypeTag<std::int64_t>{});
    case ElementKind::UInt16:
        return visitor(TypeTag<std::uint16_t>{});
    case ElementKind::UInt32:
        return visitor(TypeTag<std::uint32_t>{});
    case ElementKind::UInt64:
        return visitor(TypeTag<std::uint64_t>{});
    case ElementKind::Float16:
        return visitor(TypeTag<Half>{});
    case ElementKind::Float32:
        return visitor(TypeTag<float>{});
    case ElementKind::Float64:
        return visitor(TypeTag<double>{});
    case ElementKind::Complex64:
        return visitor(TypeTag<std::complex<float>>{});
    case ElementKind::Complex128:
        return visitor(TypeTag<std::complex<double>>{});
    case ElementKind::FixedString:
    case ElementKind::Text:
    case ElementKind::Row:
    case ElementKind::Raw:
        break;
    }
    throw Error("The elements are no numbers.", {.attempt = "reduce an array"});
}

} // namespace h5scout::reduce
