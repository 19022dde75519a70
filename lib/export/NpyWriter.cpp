// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/export/NpyWriter.h"

#include <algorithm>
#include <bit>
#include <ostream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "Slabs.h"
#include "h5scout/backend/CArray.h"
#include "h5scout/backend/Errors.h"
#include "h5scout/backend/H5Backend.h"

namespace h5scout
{

namespace
{

constexpr std::uint64_t kPieceBytes = std::uint64_t{4} << 20U;

char kindLetter(ElementKind kind)
{
    switch (kind) {
    case ElementKind::Bool:
        return 'b';
    case ElementKind::Int8:
    case ElementKind::Int16:
    case ElementKind::Int32:
    case ElementKind::Int64:
        return 'i';
    case ElementKind::UInt8:
    case ElementKind::UInt16:
    case ElementKind::UInt32:
    case ElementKind::UInt64:
        return 'u';
    case ElementKind::Float16:
    case ElementKind::Float32:
    case ElementKind::Float64:
        return 'f';
    case ElementKind::Complex64:
    case ElementKind::Complex128:
        return 'c';
    case ElementKind::FixedString:
        return 'S';
    case ElementKind::Text:
    case ElementKind::Row:
    case ElementKind::Raw:
        break;
    }
    return '\0';
}

/// NumPy's array interface: "<f8", "|b1", "|S5".
std::string descriptionOf(const ElementType& type)
{
    const char letter = kindLetter(type.kind);
    const bool hasOrder = letter != 'S' && type.byteSize > 1;
    const char order = std::endian::native == std::endian::little ? '<' : '>';
    return fmt::format("{}{}{}", hasOrder ? order : '|', letter, type.byteSize);
}

std::string headerOf(const ElementType& type, const Shape& shape)
{
    constexpr std::size_t kAlignment = 64;
    const std::string magic("\x93NUMPY\x01\x00", 8);
    std::string dict = fmt::format("{{'descr': '{}', 'fortran_order': False, 'shape': {}, }}", descriptionOf(type),
                                   formatShape(shape));
    const std::size_t unpadded = magic.size() + 2 + dict.size() + 1;
    dict.append((kAlignment - unpadded % kAlignment) % kAlignment, ' ').push_back('\n');
    const std::string length{static_cast<char>(dict.size() & 0xFFU), static_cast<char>(dict.size() >> 8U)};
    return magic + length + dict;
}

ErrorContext contextOf(const Node& node)
{
    return {.attempt = "export as a NumPy file", .file = node.toH5Backend().fileName(), .node = node.path()};
}

/// The array, which a .npy file can hold.
CArray requireExportable(const Node& node)
{
    const ErrorContext context = contextOf(node);
    if (!isArrayKind(node.kind()))
        throw InvalidExport(fmt::format("The node is no array, but of the kind {}.", toString(node.kind())), context);
    CArray array(node);
    if (array.space().kind == SpaceInfo::Kind::Null)
        throw InvalidExport("It has a null dataspace: there is nothing to export.", context);
    std::string name;
    try {
        const ElementType type = array.elementType();
        if (kindLetter(type.kind) != '\0')
            return array;
        name = dtypeName(type);
    } catch (const NotShownYet& error) {
        throw InvalidExport(error.reason(), context);
    }
    throw InvalidExport(fmt::format("Its elements are of the type {}, which a NumPy file holds only as pickles.", name),
                        context);
}

/// What the elements add to the shape of the dataset, where each of them is an array.
Shape innerShapeOf(const CArray& array)
{
    const DataType type = array.dataType();
    Shape inner;
    for (const DataType* part = &type; part->typeClass == TypeClass::Array; part = part->base.get())
        inner.insert(inner.end(), part->dimensions.begin(), part->dimensions.end());
    return inner;
}

} // namespace

bool writeNpy(std::ostream& file, const Node& node, const NpyWriteProgress& progress)
{
    const CArray array = requireExportable(node);
    const ElementType type = array.elementType();
    const Shape shape = array.shape();
    const Shape inner = innerShapeOf(array);
    Shape whole = shape;
    whole.insert(whole.end(), inner.begin(), inner.end());
    const std::uint64_t innerBytes = elementCount(inner).value_or(0) * type.byteSize;
    const std::uint64_t allBytes = elementCount(shape).value_or(0) * innerBytes;
    const auto write = [&](const char* bytes, std::size_t count) {
        if (!file.write(bytes, static_cast<std::streamsize>(count)))
            throw Error("The file cannot be written.", contextOf(node));
    };
    const std::string header = headerOf(type, whole);
    write(header.data(), header.size());
    std::vector<std::byte> piece;
    std::uint64_t done = 0;
    const std::uint64_t pieceElements = kPieceBytes / std::max<std::uint64_t>(innerBytes, 1);
    return exporting::forEachSlab(shape, std::max<std::uint64_t>(pieceElements, 1), [&](const Selection& slab) {
        piece.resize(static_cast<std::size_t>(elementCount(shapeOf(slab)).value_or(0) * innerBytes));
        array.readInto(slab, piece);
        write(reinterpret_cast<const char*>(piece.data()), piece.size());
        done += piece.size();
        return !progress || progress(done, allBytes);
    });
}

} // namespace h5scout
