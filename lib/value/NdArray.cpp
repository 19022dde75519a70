// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/value/NdArray.h"

#include "FloatText.h"

#include "h5scout/value/Error.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <limits>
#include <utility>

namespace h5scout
{

namespace
{

void requireSound(const ElementType& type)
{
    if (auto fault = elementTypeFault(type))
        throw Error(std::move(*fault));
}

void requireCount(const Shape& shape, std::size_t given)
{
    if (elementCount(shape) != given)
        throw Error("An array of the shape " + formatShape(shape) + " cannot have " + std::to_string(given) +
                    " elements.");
}

void requireBytes(const Shape& shape, const ElementType& type, std::size_t given)
{
    requireSound(type);
    if (type.kind == ElementKind::Text || type.kind == ElementKind::Row)
        throw Error("An array of type " + dtypeName(type) + " is not made of bytes.");
    const auto count = elementCount(shape);
    const bool overflows = !count || (type.byteSize != 0 && *count > SIZE_MAX / type.byteSize);
    if (overflows || *count * type.byteSize != given)
        throw Error("An array of the shape " + formatShape(shape) + " and the type " + dtypeName(type) +
                    " cannot have " + std::to_string(given) + " bytes.");
}

template <typename T>
T load(std::span<const std::byte> bytes, std::size_t index)
{
    assert((index + 1) * sizeof(T) <= bytes.size());
    T number;
    std::memcpy(&number, bytes.data() + index * sizeof(T), sizeof(T));
    return number;
}

/// Calls `visit` with element `index` as the C++ type that holds it; false if the kind is no plain real number.
template <typename Visitor>
bool visitReal(ElementKind kind, std::span<const std::byte> bytes, std::size_t index, Visitor visit)
{
    switch (kind) {
    case ElementKind::Int8:
        visit(load<std::int8_t>(bytes, index));
        return true;
    case ElementKind::Int16:
        visit(load<std::int16_t>(bytes, index));
        return true;
    case ElementKind::Int32:
        visit(load<std::int32_t>(bytes, index));
        return true;
    case ElementKind::Int64:
        visit(load<std::int64_t>(bytes, index));
        return true;
    case ElementKind::UInt8:
        visit(load<std::uint8_t>(bytes, index));
        return true;
    case ElementKind::UInt16:
        visit(load<std::uint16_t>(bytes, index));
        return true;
    case ElementKind::UInt32:
        visit(load<std::uint32_t>(bytes, index));
        return true;
    case ElementKind::UInt64:
        visit(load<std::uint64_t>(bytes, index));
        return true;
    case ElementKind::Float32:
        visit(load<float>(bytes, index));
        return true;
    case ElementKind::Float64:
        visit(load<double>(bytes, index));
        return true;
    default:
        return false;
    }
}

std::string hexadecimal(std::span<const std::byte> bytes)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const std::byte byte : bytes) {
        text += kDigits[std::to_integer<unsigned>(byte) >> 4U];
        text += kDigits[std::to_integer<unsigned>(byte) & 0xFU];
    }
    return text;
}

std::string rowText(const NdArray& row)
{
    std::string text = "[";
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0)
            text += ", ";
        text += row.toText(i);
    }
    return text + "]";
}

std::string fixedText(std::span<const std::byte> bytes)
{
    std::string text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    text.erase(text.find_last_not_of('\0') + 1);
    return text;
}

} // namespace

NdArray::NdArray()
    : m_shape{0}
{}

NdArray::NdArray(Shape shape, ElementType type, std::vector<std::byte> bytes)
    : m_shape(std::move(shape))
    , m_type(type)
    , m_base(type)
{
    requireBytes(m_shape, type, bytes.size());
    m_elements = std::move(bytes);
}

NdArray::NdArray(Shape shape, ElementType type, ByteBlock bytes)
    : m_shape(std::move(shape))
    , m_type(type)
    , m_base(type)
{
    requireBytes(m_shape, type, bytes.bytes().size());
    m_elements = std::move(bytes);
}

NdArray::NdArray(Shape shape, std::vector<std::string> texts)
    : m_shape(std::move(shape))
    , m_type(elementTypeOf(ElementKind::Text))
    , m_base(m_type)
{
    requireCount(m_shape, texts.size());
    m_elements = std::move(texts);
}

NdArray::NdArray(Shape shape, ElementType base, std::vector<NdArray> rows)
    : m_shape(std::move(shape))
    , m_type(elementTypeOf(ElementKind::Row))
    , m_base(base)
{
    requireSound(base);
    requireCount(m_shape, rows.size());
    for (const NdArray& row : rows) {
        if (row.rank() != 1 || row.type() != base)
            throw Error("A row of the shape " + formatShape(row.shape()) + " and the type " + dtypeName(row.type()) +
                        " does not fit into an array of one-dimensional rows of " + dtypeName(base) + ".");
    }
    m_elements = std::move(rows);
}

std::size_t NdArray::size() const noexcept
{
    // The constructors have checked that the product fits.
    std::size_t count = 1;
    for (const std::uint64_t extent : m_shape)
        count *= extent;
    return count;
}

std::span<const std::byte> NdArray::bytes() const noexcept
{
    if (const auto* block = std::get_if<ByteBlock>(&m_elements))
        return block->bytes();
    const auto* bytes = std::get_if<std::vector<std::byte>>(&m_elements);
    return bytes ? std::span<const std::byte>(*bytes) : std::span<const std::byte>();
}

std::span<const std::string> NdArray::texts() const noexcept
{
    const auto* texts = std::get_if<std::vector<std::string>>(&m_elements);
    return texts ? std::span<const std::string>(*texts) : std::span<const std::string>();
}

std::span<const NdArray> NdArray::rows() const noexcept
{
    const auto* rows = std::get_if<std::vector<NdArray>>(&m_elements);
    return rows ? std::span<const NdArray>(*rows) : std::span<const NdArray>();
}

bool NdArray::operator==(const NdArray& other) const
{
    return m_shape == other.m_shape && m_type == other.m_type && m_base == other.m_base &&
           std::ranges::equal(bytes(), other.bytes()) && std::ranges::equal(texts(), other.texts()) &&
           std::ranges::equal(rows(), other.rows());
}

double NdArray::toDouble(std::size_t index) const
{
    return toComplex(index).real();
}

std::complex<double> NdArray::toComplex(std::size_t index) const
{
    switch (m_type.kind) {
    case ElementKind::Bool:
        return load<std::uint8_t>(bytes(), index) != 0 ? 1.0 : 0.0;
    case ElementKind::Float16:
        return value::halfToDouble(load<std::uint16_t>(bytes(), index));
    case ElementKind::Complex64:
        return std::complex<double>(load<std::complex<float>>(bytes(), index));
    case ElementKind::Complex128:
        return load<std::complex<double>>(bytes(), index);
    default:
        break;
    }
    double number = std::numeric_limits<double>::quiet_NaN();
    visitReal(m_type.kind, bytes(), index, [&number](auto element) { number = static_cast<double>(element); });
    return number;
}

std::string NdArray::toText(std::size_t index) const
{
    switch (m_type.kind) {
    case ElementKind::Bool:
        return load<std::uint8_t>(bytes(), index) != 0 ? "True" : "False";
    case ElementKind::Float16:
        return value::halfText(load<std::uint16_t>(bytes(), index));
    case ElementKind::Complex64:
        return value::complexText(load<std::complex<float>>(bytes(), index));
    case ElementKind::Complex128:
        return value::complexText(load<std::complex<double>>(bytes(), index));
    case ElementKind::Text:
        return texts()[index];
    case ElementKind::Row:
        return rowText(rows()[index]);
    case ElementKind::FixedString:
        return fixedText(bytes().subspan(index * m_type.byteSize, m_type.byteSize));
    case ElementKind::Raw:
        return hexadecimal(bytes().subspan(index * m_type.byteSize, m_type.byteSize));
    default:
        break;
    }
    std::string text;
    visitReal(m_type.kind, bytes(), index, [&text](auto element) {
        if constexpr (std::is_floating_point_v<decltype(element)>)
            text = value::floatText(element);
        else
            text = std::to_string(element);
    });
    return text;
}

} // namespace h5scout
