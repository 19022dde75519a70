// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "h5scout/backend/Node.h"
#include "h5scout/backend/Selection.h"
#include "h5scout/value/DataType.h"
#include "h5scout/value/NdArray.h"

namespace h5scout
{

/// What read() accepts unless told otherwise: 1 GiB of elements in memory.
inline constexpr std::uint64_t kDefaultReadLimit = std::uint64_t{1} << 30;

/// What the elements of that type become in memory; empty if read() does not show the type (yet).
/// Numbers of any width and byte order become the machine's numbers, both spellings of bool become Bool, both spellings
/// of complex become Complex64/128, enums their base integers, fixed strings keep their bytes. Integers of odd
/// precision and floats of other formats (bfloat16) become the nearest wider machine type where that loses nothing.
std::optional<ElementType> elementTypeOf(const DataType& type);

/// The type of elements that NumPy calls so ("float64", "bytes40"; see dtypeName()); "string" is Text, as PyMoDAQ has
/// it. Throws InvalidDataType for any other name. Python: numpy.dtype(name).
ElementType elementTypeFromString(std::string_view dtype);

/// Any dataset: PyMoDAQ's CARRAY, its subclasses, and plain HDF5 or PyTables arrays. Describing never reads elements.
/// Python: CARRAY.
class CArray : public Node
{
public:
    /// Throws NodeError if `node` is no dataset.
    explicit CArray(const Node& node);

    SpaceInfo space() const;                 ///< also tells scalar and null dataspaces from empty ones
    Shape shape() const;                     ///< as it is now: a live file grows; empty for scalar and null dataspaces
    Shape maximalShape() const;              ///< as long as shape(); kUnlimited where there is no limit
    DataType dataType() const;               ///< of the file; elementType() is what it becomes in memory
    Shape chunkShape() const;                ///< empty unless chunked
    std::vector<FilterStep> filters() const; ///< in the order in which they are applied on writing
    /// What read() gives: as elementTypeOf(dataType()), Text for arrays of texts and objects. Throws NotShownYet.
    ElementType elementType() const;

    /// The whole array; see the other read(). A scalar gives rank 0, a null dataspace an array of shape (0). Python:
    /// read.
    NdArray read() const { return readWhole(kDefaultReadLimit); }
    /// The same with another limit. (A template, so that `read({})` means the empty selection of a scalar.)
    template <std::integral Limit>
    requires(!std::same_as<Limit, bool>) NdArray read(Limit maximalBytes)
    const { return readWhole(static_cast<std::uint64_t>(maximalBytes)); }
    /// The selected elements, of shape shapeOf(selection); reads no chunk that holds none of them. Variable-length
    /// strings become Text, variable-length numbers Row, the rows of a string array and of PyTables' arrays of texts
    /// (`vlstring`, `vlunicode`) Text, those of its arrays of objects Text as Python would print them (64 KiB at most;
    /// "<not readable: 5 bytes>" for what is no harmless pickle; nothing is run), array types (shape (3,) of an
    /// element) add their dimensions at the end, unselected. Throws InvalidDataDimension (rank,
    /// bounds), LimitExceeded (before anything is allocated), NotShownYet (a type that is not shown, a missing filter,
    /// raw data or virtual sources outside of the file that are not read unasked), NodeError, Error.
    NdArray read(const Selection& selection, std::uint64_t maximalBytes = kDefaultReadLimit) const;
    /// The same for fixed-width elements (numbers, fixed strings), into `target`, which must have exactly the bytes
    /// needed (else InvalidDataDimension). For those who read many pieces: no allocation.
    void readInto(const Selection& selection, std::span<std::byte> target) const;

    /// Writes `elements`, of shape shapeOf(selection), over the selected ones; the datatype of the file stays what it
    /// is. Each element arrives as what it is or nothing is written: see convertLosslessly(); a number must also be one
    /// of the values of an enum, a text must fit into fixed strings and be ASCII where these are. Rows (Row) go into
    /// arrays of variable length, Text into variable-length and fixed strings and, as PyMoDAQ's and PyTables' rows,
    /// into arrays of texts. Throws before anything is written: FileModeError, InvalidDataDimension, InvalidDataType,
    /// StorageError (its elements lie in other files), NodeError (a virtual dataset), NotShownYet (a filter is
    /// missing). When the disk says no with Durability::Direct, part of the elements may have been written. Python:
    /// array[...] = elements.
    void write(const Selection& selection, const NdArray& elements) const;

private:
    NdArray readWhole(std::uint64_t maximalBytes) const;
};

/// An array that grows along one dimension: PyMoDAQ's and PyTables' EARRAYs, and any other dataset with a dimension
/// that has no limit, or a plain HDF5 one with room left in the first. Python: EARRAY.
class EArray : public CArray
{
public:
    /// Throws NodeError if the array does not grow (it has the shape that it can have at most).
    explicit EArray(const Node& node);
    /// The dimension that grows, from the attribute EXTDIM or the maximal shape. 0 in everything that PyMoDAQ writes.
    std::size_t extensibleDimension() const;

    /// Appends rows along the dimension that grows, all or none. Where items have the shape s, `rows` of shape s is one
    /// row and of shape (k, *s) k rows; onto (N,) and onto items of shape (1,) k numbers are k rows. Where another
    /// dimension than the first grows, k rows have their k at that place. Elements convert as with CArray::write().
    /// PyMoDAQ's attribute `shape` follows, where there is one: it is right for all that looks at the file through this
    /// library, and in the file after flush, commit and close. Throws as CArray::write() before anything is written;
    /// when writing itself fails, the array gets its old shape back. Cost: about that of the plain HDF5 calls
    /// (tests/bench/bench_append). Python: EARRAY.append.
    void append(const NdArray& rows) const;
    /// The inner step of append(), for those who record: the bytes of whole rows, elements as elementType() has them in
    /// memory, go as they are. Their values are not looked at: a number that a type of odd width does not hold is
    /// clipped, and an enum takes any. Where another dimension than the first grows, they are a block of that shape.
    /// Throws as append() about file and array; InvalidDataDimension if they are no whole rows, InvalidDataType if the
    /// elements have no fixed width. Python: append_backend.
    void appendRows(std::span<const std::byte> rows) const;
};

/// Rows of different length. Python: VLARRAY.
class VLArray : public EArray
{
public:
    /// Throws NodeError unless it is a one-dimensional array of variable-length rows that grows.
    explicit VLArray(const Node& node);
    std::uint64_t rowCount() const; ///< as it is now. Python: len()
    /// Appends one row: a one-dimensional array of any length; or all rows of an array of rows (Row). Onto PyTables'
    /// arrays of texts and objects and onto string arrays an array of Text, each of which becomes a row: UTF-8
    /// (`vlstring`), code points (`vlunicode`) or a pickle. As EArray::append() else. Python: VLARRAY.append.
    void append(const NdArray& rows) const;
    /// `count` rows from `first` on, as they are stored: for a string array the bytes of the pickles.
    std::vector<NdArray> rows(std::uint64_t first, std::uint64_t count,
                              std::uint64_t maximalBytes = kDefaultReadLimit) const;
};

/// Texts, each stored as the pickle of a str: PyMoDAQ's log. Python: StringARRAY.
class StringArray : public VLArray
{
public:
    /// Throws NodeError unless its kind is StringArray.
    explicit StringArray(const Node& node);
    /// All texts. Python: read.
    std::vector<std::string> texts() const;
    /// `count` texts from number `first` on. Throws as CArray::read().
    std::vector<std::string> texts(std::uint64_t first, std::uint64_t count,
                                   std::uint64_t maximalBytes = kDefaultReadLimit) const;
    using VLArray::append;
    /// Appends one text as PyMoDAQ does, as the pickle of a str. Throws InvalidDataType if it is no UTF-8; as in
    /// Python, a lone surrogate (in three bytes) is a character. Python: append.
    void append(std::string_view text) const;
    /// The text of one stored element. What is no pickled str is shown as Python would print it, and what is no
    /// harmless pickle as "<not a text: N bytes>"; nothing is ever run. Python: array_to_string.
    static std::string arrayToString(std::span<const std::byte> pickle);
    /// The bytes by which a text is stored: pickle.dumps(text) of protocol 4. Throws InvalidDataType if it is no UTF-8.
    /// Python: string_to_array.
    static NdArray stringToArray(std::string_view text);
};

} // namespace h5scout
