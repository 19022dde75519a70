// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <complex>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "h5scout/value/ByteBlock.h"
#include "h5scout/value/ElementType.h"
#include "h5scout/value/Shape.h"

namespace h5scout
{

/// An array in memory: shape, element type, elements in C order, owned. Numbers are in the machine's byte order.
/// Three storages: one block of bytes (numbers, fixed strings, raw), texts, or rows of different length. One that was
/// moved from has no elements to ask for: give it a new value first.
class NdArray
{
public:
    /// An empty one-dimensional array of doubles.
    NdArray();
    /// Takes `bytes`; their number must be elementCount(shape) * type.byteSize, and the type sound
    /// (elementTypeFault), else throws Error.
    NdArray(Shape shape, ElementType type, std::vector<std::byte> bytes);
    NdArray(Shape shape, ElementType type, ByteBlock bytes); ///< the same; quicker to make where they are many
    /// Variable-length strings (UTF-8 as far as the file keeps its promise), as many as the shape has elements, else
    /// throws Error.
    NdArray(Shape shape, std::vector<std::string> texts);
    /// Rows of different length, each one-dimensional and of the type `base`, as many as the shape has elements, else
    /// throws Error.
    NdArray(Shape shape, ElementType base, std::vector<NdArray> rows);

    const Shape& shape() const noexcept { return m_shape; }      ///< empty for a scalar
    std::size_t rank() const noexcept { return m_shape.size(); } ///< number of dimensions
    /// Number of elements; a row counts as one.
    std::size_t size() const noexcept;
    const ElementType& type() const noexcept { return m_type; } ///< of every element
    /// The element type of the rows (Row), else type().
    const ElementType& baseType() const noexcept { return m_base; }

    /// The block of bytes; empty for Text and Row.
    std::span<const std::byte> bytes() const noexcept;
    /// The texts; empty unless Text.
    std::span<const std::string> texts() const noexcept;
    /// The rows; empty unless Row.
    std::span<const NdArray> rows() const noexcept;

    /// The elements as T, which must be the type in memory (nobody checks that): `std::int16_t` for Int16,
    /// `std::complex<float>` for Complex64. No copy: the span lives as long as the array. Python: array.view.
    template <typename T>
    std::span<const T> as() const
    {
        return {reinterpret_cast<const T*>(bytes().data()), bytes().size() / sizeof(T)};
    }

    /// Element `index` (C order, below size(): nobody checks that) as a double: integers above 2^53 are rounded, a
    /// complex number gives its real part. NaN for what is no number. Constant time.
    double toDouble(std::size_t index) const;
    /// The same as a complex number, the imaginary part 0 for real types.
    std::complex<double> toComplex(std::size_t index) const;
    /// The same as text without loss: integers exact, floats in Python's shortest repr, strings as they are
    /// (trailing NULs cut), rows as "[1, 2, 3]", raw bytes in hexadecimal.
    std::string toText(std::size_t index) const;

    // The same shape, type and elements, byte for byte: a NaN equals itself.
    bool operator==(const NdArray& other) const;

private:
    Shape m_shape;
    ElementType m_type;
    ElementType m_base;
    std::variant<std::vector<std::byte>, ByteBlock, std::vector<std::string>, std::vector<NdArray>> m_elements;
};

} // namespace h5scout
