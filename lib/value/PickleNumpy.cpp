// SPDX-License-Identifier: GPL-3.0-or-later
#include "PickleNumpy.h"

#include "Utf8.h"

#include "h5scout/value/NdArray.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <memory>

namespace h5scout::value::pickle
{

namespace
{

constexpr std::size_t kMaximalRank = 32;
constexpr std::size_t kBytesPerCharacter = 4; // NumPy's str is UCS-4

enum class Order { C, Fortran };

/// The element type in memory; U becomes Text. Empty for objects, dates, long doubles and types with fields.
std::optional<ElementType> elementTypeOf(const DType& dtype)
{
    struct Entry
    {
        char letter;
        std::size_t byteSize;
        ElementKind kind;
    };
    static constexpr Entry kNumbers[] = {
        {'b', 1, ElementKind::Bool},      {'i', 1, ElementKind::Int8},        {'i', 2, ElementKind::Int16},
        {'i', 4, ElementKind::Int32},     {'i', 8, ElementKind::Int64},       {'u', 1, ElementKind::UInt8},
        {'u', 2, ElementKind::UInt16},    {'u', 4, ElementKind::UInt32},      {'u', 8, ElementKind::UInt64},
        {'f', 2, ElementKind::Float16},   {'f', 4, ElementKind::Float32},     {'f', 8, ElementKind::Float64},
        {'c', 8, ElementKind::Complex64}, {'c', 16, ElementKind::Complex128},
    };
    if (!dtype.isPlain)
        return std::nullopt;
    if (dtype.letter == 'S')
        return ElementType{ElementKind::FixedString, dtype.byteSize};
    if (dtype.letter == 'V')
        return ElementType{ElementKind::Raw, dtype.byteSize};
    if (dtype.letter == 'U')
        return ElementType{ElementKind::Text, 0};
    for (const Entry& entry : kNumbers) {
        if (entry.letter == dtype.letter && entry.byteSize == dtype.byteSize)
            return ElementType{entry.kind, entry.byteSize};
    }
    return std::nullopt;
}

/// Brings the bytes of `data` to the machine's (little-endian) order.
void swapBytes(std::string& data, std::size_t unit)
{
    for (std::size_t i = 0; unit > 1 && i + unit <= data.size(); i += unit)
        std::reverse(data.begin() + static_cast<std::ptrdiff_t>(i),
                     data.begin() + static_cast<std::ptrdiff_t>(i + unit));
}

/// The elements, first dimension running fastest, rearranged so that the last one does.
std::string fromFortranOrder(std::string_view data, const Shape& shape, std::size_t elementBytes)
{
    std::vector<std::size_t> strides(shape.size(), elementBytes);
    for (std::size_t d = 1; d < shape.size(); ++d)
        strides[d] = strides[d - 1] * shape[d - 1];
    std::string rearranged;
    rearranged.reserve(data.size());
    std::vector<std::uint64_t> index(shape.size(), 0);
    std::size_t offset = 0;
    while (rearranged.size() < data.size()) {
        rearranged += data.substr(offset, elementBytes);
        for (std::size_t d = shape.size(); d > 0; --d) {
            offset += strides[d - 1];
            if (++index[d - 1] < shape[d - 1])
                break;
            offset -= strides[d - 1] * shape[d - 1];
            index[d - 1] = 0;
        }
    }
    return rearranged;
}

/// UCS-4, padded with NUL. Empty if a character is none.
std::optional<std::string> textFromUcs4(std::string_view characters)
{
    std::string text;
    std::size_t length = 0; // up to the last character that is not NUL
    for (std::size_t i = 0; i < characters.size(); i += kBytesPerCharacter) {
        std::uint32_t code = 0;
        std::memcpy(&code, characters.data() + i, sizeof code);
        if (code > 0x10FFFF)
            return std::nullopt;
        appendUtf8(text, code);
        if (code != 0)
            length = text.size();
    }
    text.resize(length);
    return text;
}

std::optional<NdArray> textArray(Shape shape, std::string_view data, std::size_t count, std::size_t elementBytes)
{
    if (count > kMaximalValueNodes)
        return std::nullopt;
    std::vector<std::string> texts;
    texts.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        auto text = textFromUcs4(data.substr(i * elementBytes, elementBytes));
        if (!text)
            return std::nullopt;
        texts.push_back(std::move(*text));
    }
    return NdArray(std::move(shape), std::move(texts));
}

std::optional<NdArray> makeArray(Arena& arena, Shape shape, const DType& dtype, std::string_view data, Order order)
{
    const auto type = elementTypeOf(dtype);
    const auto count = elementCount(shape);
    const bool isText = dtype.letter == 'U';
    if (!type || !count || *count > std::max<std::size_t>(data.size(), 1) || *count * dtype.byteSize != data.size())
        return std::nullopt;
    if (isText && dtype.byteSize % kBytesPerCharacter != 0)
        return std::nullopt;
    arena.spendCopiedBytes(data.size());
    std::string elements(data);
    if (dtype.isBigEndian && (isText || isNumeric(type->kind)))
        swapBytes(elements, isText ? kBytesPerCharacter : dtype.byteSize / (isComplex(type->kind) ? 2 : 1));
    if (order == Order::Fortran && shape.size() > 1)
        elements = fromFortranOrder(elements, shape, dtype.byteSize);
    if (isText)
        return textArray(std::move(shape), elements, *count, dtype.byteSize);
    std::vector<std::byte> bytes(elements.size());
    if (!bytes.empty())
        std::memcpy(bytes.data(), elements.data(), bytes.size());
    return NdArray(std::move(shape), *type, std::move(bytes));
}

std::optional<Shape> shapeOf(const Arena& arena, NodeId id)
{
    const std::span<const NodeId> items = arena.tupleItems(id);
    const auto* sequence = arena.getIf<Sequence>(id);
    if (!sequence || sequence->kind != Sequence::Kind::Tuple || items.size() > kMaximalRank)
        return std::nullopt;
    Shape shape;
    for (const NodeId item : items) {
        const auto extent = arena.integerOf(item);
        if (!extent || *extent < 0)
            return std::nullopt;
        shape.push_back(static_cast<std::uint64_t>(*extent));
    }
    return shape;
}

/// An array, or a scalar if it has no dimension.
Value arrayValue(NdArray array)
{
    auto shared = std::make_shared<const NdArray>(std::move(array));
    if (shared->rank() == 0)
        return NumpyScalar{std::move(shared)};
    return Array{std::move(shared)};
}

std::optional<Value> arrayOf(Arena& arena, NodeId shapeId, NodeId dtypeId, NodeId dataId, Order order)
{
    const auto shape = shapeOf(arena, shapeId);
    const auto* dtype = arena.getIf<DType>(dtypeId);
    const auto data = arena.bytesOf(dataId);
    if (!shape || !dtype || !data)
        return std::nullopt;
    auto array = makeArray(arena, *shape, *dtype, *data, order);
    if (!array)
        return std::nullopt;
    return arrayValue(std::move(*array));
}

bool isNone(const Arena& arena, NodeId id)
{
    return arena.valueIf<None>(id) != nullptr;
}

} // namespace

std::optional<DType> dtypeFromText(std::string_view text)
{
    DType dtype;
    if (!text.empty() && std::string_view("<>|=").find(text.front()) != std::string_view::npos) {
        dtype.isBigEndian = text.front() == '>';
        text.remove_prefix(1);
    }
    if (text.empty())
        return std::nullopt;
    dtype.letter = text.front() == 'a' ? 'S' : text.front();
    text.remove_prefix(1);
    if (!text.empty()) {
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), dtype.byteSize);
        if (error != std::errc() || end != text.data() + text.size() || dtype.byteSize > INT32_MAX)
            return std::nullopt;
    }
    if (dtype.letter == 'U')
        dtype.byteSize *= kBytesPerCharacter;
    return dtype;
}

/// (version, byte order, shaped base, names, fields, element size, alignment, ...)
void applyDTypeState(const Arena& arena, NodeId state, DType& dtype)
{
    const std::span<const NodeId> items = arena.tupleItems(state);
    const auto order = items.size() >= 7 ? arena.textOf(items[1]) : std::nullopt;
    if (!order || !isNone(arena, items[2]) || !isNone(arena, items[3]) || !isNone(arena, items[4])) {
        dtype.isPlain = false;
        return;
    }
    dtype.isBigEndian = *order == ">";
    const std::int64_t byteSize = arena.integerOf(items[5]).value_or(-1);
    const bool hasSize = dtype.letter == 'S' || dtype.letter == 'U' || dtype.letter == 'V';
    if (hasSize && byteSize >= 0 && byteSize <= INT32_MAX)
        dtype.byteSize = static_cast<std::size_t>(byteSize);
}

std::optional<Value> numpyScalar(Arena& arena, std::span<const NodeId> arguments)
{
    const auto* dtype = arguments.size() == 2 ? arena.getIf<DType>(arguments[0]) : nullptr;
    const auto data = dtype ? arena.bytesOf(arguments[1]) : std::nullopt;
    if (!data)
        return std::nullopt;
    auto array = makeArray(arena, {}, *dtype, *data, Order::C);
    if (!array)
        return std::nullopt;
    return arrayValue(std::move(*array));
}

std::optional<Value> arrayFromState(Arena& arena, std::span<const NodeId> state)
{
    const auto* isFortran = state.size() == 5 ? arena.valueIf<bool>(state[3]) : nullptr;
    if (!isFortran)
        return std::nullopt;
    return arrayOf(arena, state[1], state[2], state[4], *isFortran ? Order::Fortran : Order::C);
}

std::optional<Value> arrayFromBuffer(Arena& arena, std::span<const NodeId> arguments)
{
    const auto order = arguments.size() == 4 ? arena.textOf(arguments[3]) : std::nullopt;
    if (!order)
        return std::nullopt;
    return arrayOf(arena, arguments[2], arguments[1], arguments[0], *order == "F" ? Order::Fortran : Order::C);
}

} // namespace h5scout::value::pickle
