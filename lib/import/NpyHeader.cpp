// SPDX-License-Identifier: GPL-3.0-or-later
#include "NpyHeader.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <istream>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "h5scout/value/Error.h"
#include "h5scout/value/PythonLiteral.h"

namespace h5scout
{

namespace
{

constexpr std::string_view kMagic = "\x93NUMPY";
constexpr std::uint32_t kMostHeaderBytes = 1 << 20;
constexpr std::size_t kMostDimensions = 32; // of HDF5 and NumPy
constexpr std::uint64_t kMostItemBytes = 1 << 20;
constexpr std::uint64_t kBytesOfCharacter = 4; // UCS-4

[[noreturn]] void refuse(const std::string& reason)
{
    throw Error(reason, {.attempt = "read the .npy file"});
}

std::string take(std::istream& file, std::size_t byteCount)
{
    std::string bytes(byteCount, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(byteCount));
    if (static_cast<std::size_t>(file.gcount()) != byteCount)
        refuse("The file ends within its header.");
    return bytes;
}

const Value* find(const Dict& dict, std::string_view key)
{
    for (const auto& [name, value] : dict.items)
        if (const auto* text = name.getIf<Text>(); text && text->utf8 == key)
            return &value;
    return nullptr;
}

Shape shapeOf(const Value* value)
{
    const auto* extents = value ? value->getIf<Tuple>() : nullptr;
    if (extents == nullptr || extents->items.size() > kMostDimensions)
        refuse("Its header has no valid shape.");
    Shape shape;
    for (const Value& extent : extents->items) {
        const auto* number = extent.getIf<std::int64_t>();
        if (number == nullptr || *number < 0)
            refuse("Its header has no valid shape.");
        shape.push_back(static_cast<std::uint64_t>(*number));
    }
    return shape;
}

std::optional<ElementKind> numberKind(char letter, std::uint64_t width)
{
    struct Kind
    {
        char letter;
        std::uint64_t width;
        ElementKind kind;
    };
    static constexpr std::array<Kind, 14> kKinds{{{'b', 1, ElementKind::Bool},
                                                  {'i', 1, ElementKind::Int8},
                                                  {'i', 2, ElementKind::Int16},
                                                  {'i', 4, ElementKind::Int32},
                                                  {'i', 8, ElementKind::Int64},
                                                  {'u', 1, ElementKind::UInt8},
                                                  {'u', 2, ElementKind::UInt16},
                                                  {'u', 4, ElementKind::UInt32},
                                                  {'u', 8, ElementKind::UInt64},
                                                  {'f', 2, ElementKind::Float16},
                                                  {'f', 4, ElementKind::Float32},
                                                  {'f', 8, ElementKind::Float64},
                                                  {'c', 8, ElementKind::Complex64},
                                                  {'c', 16, ElementKind::Complex128}}};
    for (const Kind& kind : kKinds)
        if (kind.letter == letter && kind.width == width)
            return kind.kind;
    return std::nullopt;
}

/// "<f8", "|S5", ">U3".
void takeType(NpyHeader& header, const Value* value)
{
    const auto* text = value ? value->getIf<Text>() : nullptr;
    if (text == nullptr)
        refuse("It holds records. Only arrays of numbers and texts can be read.");
    const std::string_view descr = text->utf8;
    if (descr.find('O') != std::string_view::npos)
        refuse("It holds Python objects, which are not unpickled: that could run any program.");
    const std::string unknown = fmt::format("Elements of the type '{}' cannot be read.", descr);
    std::uint64_t width = 0;
    if (descr.size() < 3 || std::string_view("<>|=").find(descr[0]) == std::string_view::npos)
        refuse(unknown);
    const auto [end, error] = std::from_chars(descr.data() + 2, descr.data() + descr.size(), width);
    if (error != std::errc() || end != descr.data() + descr.size() || width > kMostItemBytes)
        refuse(unknown);
    const char letter = descr[1];
    const char foreign = std::endian::native == std::endian::little ? '>' : '<';
    const bool isForeign = descr[0] == foreign;
    header.itemBytes = width;
    if (letter == 'S' && width > 0) {
        header.type = {ElementKind::FixedString, static_cast<std::size_t>(width)};
    } else if (letter == 'U' && width > 0) {
        header.type = elementTypeOf(ElementKind::Text);
        header.itemBytes = width * kBytesOfCharacter;
        header.swapBytes = isForeign ? kBytesOfCharacter : 1;
    } else if (const auto kind = numberKind(letter, width)) {
        header.type = elementTypeOf(*kind);
        if (isForeign)
            header.swapBytes = isComplex(*kind) ? width / 2 : width;
    } else {
        refuse(unknown);
    }
}

/// NumPy writes "{'shape': (2,), }" and blanks behind it; repr() and the parser of its literals know no such comma.
std::string withoutLastComma(std::string_view text)
{
    constexpr std::string_view kBlanks = " \n\r\t";
    const auto trimEnd = [&text, kBlanks] { text = text.substr(0, text.find_last_not_of(kBlanks) + 1); };
    trimEnd();
    if (!text.ends_with('}'))
        return std::string(text);
    text.remove_suffix(1);
    trimEnd();
    if (text.ends_with(','))
        text.remove_suffix(1);
    return std::string(text) + '}';
}

} // namespace

NpyHeader parseNpyHeader(std::string_view text)
{
    const std::optional<Value> value = parsePythonLiteral(withoutLastComma(text));
    const auto* dict = value ? value->getIf<Dict>() : nullptr;
    if (dict == nullptr)
        refuse("Its header is damaged.");
    NpyHeader header;
    header.shape = shapeOf(find(*dict, "shape"));
    const Value* order = find(*dict, "fortran_order");
    if (order == nullptr || !order->is<bool>())
        refuse("Its header does not say the order of the elements.");
    header.isFortran = *order->getIf<bool>();
    takeType(header, find(*dict, "descr"));
    return header;
}

NpyHeader readNpyHeader(std::istream& file)
{
    std::array<char, 8> begin{};
    file.read(begin.data(), begin.size());
    if (file.gcount() != begin.size() || std::string_view(begin.data(), kMagic.size()) != kMagic)
        refuse("It is no .npy file of NumPy.");
    const int version = begin[kMagic.size()];
    if (version < 1 || version > 3)
        refuse(fmt::format("It has version {} of the .npy format. Versions 1 to 3 can be read.", version));
    std::uint32_t length = 0;
    const std::string lengthBytes = take(file, version == 1 ? 2 : 4);
    for (std::size_t i = lengthBytes.size(); i > 0; --i)
        length = length << 8U | static_cast<unsigned char>(lengthBytes[i - 1]);
    if (length == 0 || length > kMostHeaderBytes)
        refuse("Its header is damaged.");
    return parseNpyHeader(take(file, length));
}

} // namespace h5scout
