// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace h5scout
{

/// The classes of HDF5 datatypes, in the order of H5T_class_t.
enum class TypeClass : std::uint8_t {
    Integer,
    Float,
    Time,
    String,
    Bitfield,
    Opaque,
    Compound,
    Reference,
    Enum,
    VLen,
    Array,
    Unknown, ///< the type could not be read
};

/// Of numbers in the file; Mixed: a compound whose members differ.
enum class ByteOrder : std::uint8_t { Little, Big, Vax, Mixed, None };
/// Of strings, as the file says; what is in them may be something else.
enum class CharacterSet : std::uint8_t { Ascii, Utf8 };
/// How fixed strings are filled up.
enum class StringPadding : std::uint8_t { NullTerminated, NullPadded, SpacePadded };

/// An HDF5 datatype, described as a plain value. Members that do not belong to the class keep their defaults.
struct DataType
{
    /// A name and the number that stands for it.
    struct EnumMember
    {
        std::string name;
        std::int64_t value = 0;
        bool operator==(const EnumMember&) const = default;
    };
    struct Field;

    TypeClass typeClass = TypeClass::Unknown;
    std::uint64_t byteSize = 0;        ///< in the file
    ByteOrder order = ByteOrder::None; ///< numbers, bitfields, time
    std::uint64_t precision = 0;       ///< significant bits of numbers
    bool isSigned = false;             ///< integers
    std::uint64_t exponentBits = 0;    ///< floats; 0 if not known. Neither compared nor sent by a worker
    std::uint64_t mantissaBits = 0;    ///< floats, without an implied bit; as above
    bool isVariableLength = false;     ///< strings
    CharacterSet characterSet = CharacterSet::Ascii;
    StringPadding padding = StringPadding::NullTerminated;
    std::vector<EnumMember> enumMembers;   ///< enums, in the file's order
    std::vector<Field> fields;             ///< compounds, in the file's order
    std::shared_ptr<const DataType> base;  ///< enum, variable-length and array types
    std::vector<std::uint64_t> dimensions; ///< array types
    std::string tag;                       ///< opaque types
    bool isRegionReference = false;        ///< references
};

/// A member of a compound type.
struct DataType::Field
{
    std::string name;
    std::uint64_t byteOffset = 0; ///< in the compound, as in the file
    DataType type;
};

bool operator==(const DataType& left, const DataType& right);
bool operator==(const DataType::Field& left, const DataType::Field& right);

/// True for an enum of one byte with the members FALSE=0 and TRUE=1 (h5py's bool).
bool isBooleanEnum(const DataType& type);
/// True for the 8-bit bitfield by which PyTables stores a bool.
bool isBooleanBitfield(const DataType& type);
/// True for a compound of two floats of the same type, named r and i or real and imag.
bool isComplexCompound(const DataType& type);

/// In the words of NumPy where there are any: "int16", "float64, big-endian", "bool", "complex128", "string of 5
/// bytes", "string", "variable-length uint8", "enum int8 {OFF, ON}", "compound {x: float64, y: float64}", "array (3,)
/// of int32", "object reference", "time, 8 bytes", "opaque, 16 bytes". Cut with an ellipsis beyond `maximalBytes`.
std::string describeType(const DataType& type, std::size_t maximalBytes = 200);

} // namespace h5scout
