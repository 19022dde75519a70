// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "h5scout/value/NdArray.h"

namespace h5scout
{

struct NpyLimits
{
    std::uint64_t elementBytes = std::uint64_t{1} << 30;
};

/// Hears how many bytes of the file are done, from time to time; false stops the reading.
using NpyProgress = std::function<bool(std::uint64_t byteCount)>;

/// Reads what numpy.save wrote: the format's versions 1 to 3, Booleans, integers, floats of 16 to 64 bits, complex
/// numbers, bytes ("S", as FixedString) and texts ("U", as Text), in either byte order; arrays in Fortran order are put
/// into C order. Nothing is unpickled. The stream must be seekable, and is read from its beginning.
/// Empty if `progress` said so. Throws Error: no such file, damaged, cut, larger than the limits (before memory is
/// taken), or of a type that is none of these (objects, records, dates).
std::optional<NdArray> readNpy(std::istream& file, const NpyLimits& limits = {}, const NpyProgress& progress = {});

struct NpyHeader;

/// The same, some rows at a time: takes the memory of these, whatever the size of the file.
class NpyReader
{
public:
    /// Reads the head. `file` must outlive this. Throws Error: damaged, cut, of a type that cannot be read.
    explicit NpyReader(std::istream& file);
    ~NpyReader();
    NpyReader(const NpyReader&) = delete;
    NpyReader& operator=(const NpyReader&) = delete;

    const Shape& shape() const;
    /// As readNpy() makes them.
    const ElementType& type() const;
    /// Of the elements, in the file.
    std::uint64_t byteCount() const { return m_byteCount; }
    /// The first index is the fastest: rows() reads in as many pieces as there are elements in a row.
    bool isFortran() const;

    /// `count` indexes of the first dimension from `first` on, which the array (of one dimension or more) must
    /// have; of the shape (count, *shape[1:]). Throws Error.
    NdArray rows(std::uint64_t first, std::uint64_t count);

private:
    friend std::optional<NdArray> readNpy(std::istream&, const NpyLimits&, const NpyProgress&);

    void seek(std::uint64_t byte);
    void read(std::span<std::byte> bytes);
    NdArray arrayOf(Shape shape, std::vector<std::byte> bytes) const;

    std::istream& m_file;
    std::unique_ptr<const NpyHeader> m_header;
    std::streamoff m_begin; ///< of the elements
    std::uint64_t m_byteCount;
};

} // namespace h5scout
