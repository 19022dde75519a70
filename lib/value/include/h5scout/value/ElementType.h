// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace h5scout
{

/// What the elements of an NdArray are, once in memory: numbers in the machine's byte order, or texts, rows, raw bytes.
enum class ElementKind : std::uint8_t {
    Bool, ///< one byte, 0 or 1
    Int8,
    Int16,
    Int32,
    Int64,
    UInt8,
    UInt16,
    UInt32,
    UInt64,
    Float16, ///< IEEE half, two bytes
    Float32,
    Float64,
    Complex64,   ///< two floats, real part first
    Complex128,  ///< two doubles
    FixedString, ///< `byteSize` bytes each, padded with NUL
    Text,        ///< variable-length strings (NdArray::texts)
    Row,         ///< variable-length rows of `base` elements (NdArray::rows)
    Raw,         ///< `byteSize` bytes each as they lie in the file: a type that is not interpreted (yet)
};

/// An element kind together with its width.
struct ElementType
{
    ElementKind kind = ElementKind::Float64;
    std::size_t byteSize = 8; ///< bytes of one element in memory; 0 for Text and Row

    bool operator==(const ElementType&) const = default;
};

/// Why there can be no such type, as a sentence: a number that is none of ElementKind, or a width that is not that of
/// the kind. Empty if it is sound.
std::optional<std::string> elementTypeFault(const ElementType& type);

/// The type of a number kind, with its width; Text and Row have the width 0. FixedString and Raw have no width of their
/// own: make an ElementType with it, `{ElementKind::FixedString, 5}`. Throws Error for a number that is none of
/// ElementKind.
ElementType elementTypeOf(ElementKind kind);

/// True for everything that NdArray::toDouble understands: Bool to Complex128 (a complex number gives its real
/// part).
bool isNumeric(ElementKind kind);
bool isInteger(ElementKind kind); ///< signed or not; Bool is none
bool isComplex(ElementKind kind); ///< Complex64, Complex128

/// NumPy's `dtype.name`: "int16", "float64", "complex128", "bool", "bytes40" (a FixedString of 5 bytes), "str" for
/// Text, "object" for Row, "void64" for 8 raw bytes. Throws Error for a number that is none of ElementKind.
std::string dtypeName(const ElementType& type);

/// The reverse of `dtypeName`; also accepts "float", "int" and NumPy's scalar names "bool_" and "str_". Empty if
/// unknown.
std::optional<ElementType> elementTypeFromDtypeName(std::string_view name);

} // namespace h5scout
