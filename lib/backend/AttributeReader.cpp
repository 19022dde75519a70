// SPDX-License-Identifier: GPL-3.0-or-later
#include "AttributeReader.h"

#include <algorithm>

#include <fmt/format.h>

#include "AttributeDecoder.h"
#include "ElementReader.h"
#include "Reclaim.h"
#include "h5scout/hdf5/TypeInfo.h"

namespace h5scout::backend
{

namespace
{

/// Attributes are read whole: HDF5 knows no part of one.
constexpr std::uint64_t kMaximalStoredBytes = std::uint64_t{64} << 20;
/// A longer text is decoded only for those who take values of its length: half of an encoded one is worthless.
constexpr std::uint64_t kMaximalDecodedBytes = std::uint64_t{1} << 20;
/// HDF5 finds the name of what a reference names by a walk through the file.
constexpr std::size_t kMaximalResolvedReferences = 64;
/// Bytes kept of a value that is not decoded.
constexpr std::size_t kMaximalRawBytes = 4096;

struct Source
{
    const FileState& file;
    hdf5::Id attribute;
    std::uint64_t maximalBytes;
};

NdArray readArray(const Source& source, const StoredAttribute& target, const Shape& shape, BitfieldMeaning bitfields)
{
    const ElementPlan plan = planElements(target.dataType, bitfields);
    return readElements(plan, shape, kMaximalStoredBytes,
                        [&](hdf5::Id memoryType, hdf5::Id /*transfer*/, void* memory) {
                            hdf5::readAttribute(source.attribute, memoryType, memory);
                        });
}

bool holdsOnlyBools(const NdArray& array)
{
    const auto bytes = array.bytes();
    return std::all_of(bytes.begin(), bytes.end(), [](std::byte value) { return value <= std::byte{1}; });
}

/// A bool of PyTables is a bitfield, but not every bitfield is a bool.
NdArray readArray(const Source& source, const StoredAttribute& target, const Shape& shape)
{
    if (isBooleanBitfield(target.dataType)) {
        NdArray bits = readArray(source, target, shape, BitfieldMeaning::Bits);
        if (!holdsOnlyBools(bits))
            return bits;
    }
    return readArray(source, target, shape, BitfieldMeaning::Bool);
}

/// Bytes of one element; an empty text or row counts too.
std::uint64_t elementBytes(const NdArray& array, std::size_t index)
{
    switch (array.type().kind) {
    case ElementKind::Text:
        return array.texts()[index].size() + 1;
    case ElementKind::Row:
        return array.rows()[index].bytes().size() + 1;
    default:
        return array.type().byteSize;
    }
}

/// How many elements from the first on fit into `maximalBytes`.
std::uint64_t fittingElements(const NdArray& array, std::uint64_t maximalBytes)
{
    std::uint64_t bytes = 0;
    for (std::size_t index = 0; index < array.size(); ++index) {
        bytes += elementBytes(array, index);
        if (bytes > maximalBytes)
            return index;
    }
    return array.size();
}

/// The first steps along the first dimension that the first `fitting` elements make up.
NdArray cutArray(const NdArray& array, std::uint64_t fitting)
{
    const std::uint64_t step = array.size() / array.shape().front();
    Shape shape = array.shape();
    shape.front() = fitting / step;
    const std::uint64_t count = shape.front() * step;
    switch (array.type().kind) {
    case ElementKind::Text: {
        const auto texts = array.texts().first(count);
        return {std::move(shape), std::vector<std::string>(texts.begin(), texts.end())};
    }
    case ElementKind::Row: {
        const auto rows = array.rows().first(count);
        return {std::move(shape), array.baseType(), std::vector<NdArray>(rows.begin(), rows.end())};
    }
    default: {
        const auto bytes = array.bytes().first(count * array.type().byteSize);
        return {std::move(shape), array.type(), std::vector<std::byte>(bytes.begin(), bytes.end())};
    }
    }
}

void takeArray(NdArray array, StoredAttribute& result, std::uint64_t maximalBytes)
{
    const std::uint64_t fitting = fittingElements(array, maximalBytes);
    if (array.rank() > 0 && fitting < array.size()) {
        array = cutArray(array, fitting);
        result.isCut = true;
    }
    const bool isScalar = array.rank() == 0;
    if (isScalar && array.type().kind == ElementKind::Row) {
        result.value = Array{std::make_shared<const NdArray>(array.rows().front())};
        return;
    }
    auto shared = std::make_shared<const NdArray>(std::move(array));
    result.value = isScalar ? Value(NumpyScalar{std::move(shared)}) : Value(Array{std::move(shared)});
}

void takeText(const Source& source, StoredAttribute& result)
{
    const NdArray array = readArray(source, result, {}, BitfieldMeaning::Bool);
    std::string stored;
    if (result.dataType.isVariableLength) {
        stored = array.texts().front();
        result.storedBytes = stored.size();
    } else {
        const auto bytes = array.bytes();
        stored.assign(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        // HDF5's conversion ends a text at its first NUL. What lies behind it may matter: decodeText decides.
        if (result.dataType.padding == StringPadding::NullTerminated)
            hdf5::readAttribute(source.attribute, hdf5::attributeType(source.attribute).get(), stored.data());
    }
    if (stored.size() > std::max(source.maximalBytes, kMaximalDecodedBytes))
        result.value = Text{std::move(stored)}; // to be cut
    else
        decodeText(std::move(stored), result);
    const auto cut = [&](std::string& text) {
        if (text.size() > source.maximalBytes) {
            text.resize(source.maximalBytes);
            result.isCut = true;
        }
    };
    cut(result.storedText);
    if (const Text* text = result.value.getIf<Text>(); text != nullptr && text->utf8.size() > source.maximalBytes) {
        std::string beginning = text->utf8;
        cut(beginning);
        result.value = Text{std::move(beginning)};
    }
}

/// Bytes of which HDF5 knows nothing more (numpy.void): pictures and texts are stored so, too.
void takeOpaque(const Source& source, hdf5::Id type, StoredAttribute& result)
{
    if (result.dataType.byteSize > kMaximalStoredBytes)
        throw LimitExceeded("It holds more bytes than fit into memory.");
    std::string bytes(result.dataType.byteSize, '\0');
    hdf5::readAttribute(source.attribute, type, bytes.data());
    result.isCut = bytes.size() > source.maximalBytes;
    bytes.resize(std::min<std::uint64_t>(bytes.size(), source.maximalBytes));
    result.value = Bytes{std::move(bytes)};
}

void takeReferences(const Source& source, StoredAttribute& result)
{
    const bool isRegion = result.dataType.isRegionReference;
    const std::size_t width = hdf5::referenceBytes(isRegion);
    const auto count = elementCount(result.space.shape);
    if (!count || *count > kMaximalStoredBytes / width)
        throw LimitExceeded("It holds more references than fit into memory.");
    std::vector<std::byte> bytes(*count * width);
    if (*count > 0)
        hdf5::readAttribute(source.attribute, hdf5::referenceType(isRegion).get(), bytes.data());
    List list;
    for (std::size_t index = 0; index < std::min<std::size_t>(*count, kMaximalResolvedReferences); ++index) {
        const auto kind = isRegion ? Reference::Kind::Region : Reference::Kind::Object;
        list.items.emplace_back(
            Reference{kind, hdf5::referencedPath(source.file.id(), isRegion, &bytes[index * width])});
    }
    result.isCut = *count > kMaximalResolvedReferences;
    if (result.space.kind == SpaceInfo::Kind::Scalar)
        result.value = std::move(list.items.front());
    else
        result.value = std::move(list);
}

bool holdsReferenceRows(const DataType& type)
{
    return type.typeClass == TypeClass::VLen && type.base && type.base->typeClass == TypeClass::Reference;
}

/// Lists of references of different length, as HDF5's dimension scales are attached (DIMENSION_LIST).
void takeReferenceRows(const Source& source, StoredAttribute& result)
{
    const bool isRegion = result.dataType.base->isRegionReference;
    const std::size_t width = hdf5::referenceBytes(isRegion);
    const auto count = elementCount(result.space.shape);
    if (!count || *count > kMaximalStoredBytes / sizeof(hdf5::RowElement))
        throw LimitExceeded("It holds more references than fit into memory.");
    std::vector<hdf5::RowElement> rows(*count);
    const hdf5::Handle rowType = hdf5::variableLengthType(hdf5::referenceType(isRegion).get());
    hdf5::VariableLengthMemory memory(kMaximalStoredBytes);
    const Reclaim reclaim(memory, rowType.get(), *count, rows.data());
    if (*count > 0)
        hdf5::readAttribute(source.attribute, rowType.get(), rows.data());
    List list;
    std::size_t resolved = 0;
    for (const hdf5::RowElement& row : rows) {
        List references;
        for (std::size_t index = 0; index < row.length && resolved < kMaximalResolvedReferences; ++index, ++resolved) {
            const auto kind = isRegion ? Reference::Kind::Region : Reference::Kind::Object;
            const auto* const bytes = static_cast<const std::byte*>(row.data) + index * width;
            references.items.emplace_back(Reference{kind, hdf5::referencedPath(source.file.id(), isRegion, bytes)});
        }
        result.isCut = result.isCut || references.items.size() < row.length;
        list.items.emplace_back(std::move(references));
    }
    if (result.space.kind == SpaceInfo::Kind::Scalar)
        result.value = std::move(list.items.front());
    else
        result.value = std::move(list);
}

std::string className(const DataType& type)
{
    switch (type.typeClass) {
    case TypeClass::Compound:
        return "compound";
    case TypeClass::Opaque:
        return "opaque";
    case TypeClass::Time:
        return "time";
    case TypeClass::VLen:
        return "variable-length";
    case TypeClass::Array:
        return "array";
    case TypeClass::Float:
        return "float";
    case TypeClass::Integer:
        return "integer";
    case TypeClass::Bitfield:
        return "bitfield";
    default:
        return "unknown type";
    }
}

/// True if the bytes in the file mean something without HDF5: nothing in them points elsewhere.
bool isSelfContained(const DataType& type)
{
    if (type.typeClass == TypeClass::VLen || type.typeClass == TypeClass::Reference ||
        type.typeClass == TypeClass::Unknown || type.isVariableLength)
        return false;
    return (!type.base || isSelfContained(*type.base)) &&
           std::all_of(type.fields.begin(), type.fields.end(),
                       [](const DataType::Field& field) { return isSelfContained(field.type); });
}

void takeUndecodable(const Source& source, hdf5::Id type, std::string reason, StoredAttribute& result)
{
    Undecodable undecodable{className(result.dataType), std::move(reason), {}};
    const auto count = elementCount(result.space.shape);
    std::uint64_t byteCount = 0;
    if (count && isSelfContained(result.dataType) &&
        !__builtin_mul_overflow(*count, result.dataType.byteSize, &byteCount) && byteCount > 0 &&
        byteCount <= kMaximalStoredBytes) {
        undecodable.bytes.resize(byteCount);
        hdf5::readAttribute(source.attribute, type, undecodable.bytes.data());
        undecodable.bytes.resize(std::min<std::size_t>(byteCount, kMaximalRawBytes));
    }
    result.value = std::move(undecodable);
}

void takeNull(StoredAttribute& result)
{
    if (result.dataType.typeClass == TypeClass::String) {
        result.value = Text{}; // PyTables' empty string
        return;
    }
    const auto element = elementTypeOf(result.dataType);
    result.value = Empty{element ? dtypeName(*element) : describeType(result.dataType)};
}

void readInto(const Source& source, StoredAttribute& result)
{
    const hdf5::Handle space = hdf5::attributeSpace(source.attribute);
    result.space = hdf5::describeSpace(space.get());
    const hdf5::Handle type = hdf5::attributeType(source.attribute);
    result.dataType = hdf5::describe(type.get());
    result.storedBytes = hdf5::attributeStoredBytes(source.attribute);
    if (result.space.kind == SpaceInfo::Kind::Null)
        return takeNull(result);
    const bool isScalar = result.space.kind == SpaceInfo::Kind::Scalar;
    if (isScalar && result.dataType.typeClass == TypeClass::String)
        return takeText(source, result);
    if (isScalar && result.dataType.typeClass == TypeClass::Opaque)
        return takeOpaque(source, type.get(), result);
    if (result.dataType.typeClass == TypeClass::Reference)
        return takeReferences(source, result);
    if (holdsReferenceRows(result.dataType))
        return takeReferenceRows(source, result);
    try {
        takeArray(readArray(source, result, result.space.shape), result, source.maximalBytes);
    } catch (const NotShownYet& reason) {
        takeUndecodable(source, type.get(), reason.reason(), result);
    }
}

} // namespace

StoredAttribute readAttribute(const FileState& file, hdf5::Id object, const std::string& path, const std::string& name,
                              std::uint64_t maximalBytes)
{
    StoredAttribute result;
    result.name = name;
    try {
        file.attempt(fmt::format("read the attribute '{}'", name), path, [&] {
            const hdf5::Handle attribute = hdf5::openAttribute(object, name);
            readInto({file, attribute.get(), maximalBytes}, result);
        });
    } catch (const NodeError&) {
        throw; // the file is closed
    } catch (const Error& error) {
        result.value = None{};
        result.error = faultOf(error);
        if (result.error->context.node.empty()) {
            ErrorContext context = file.context(fmt::format("read the attribute '{}'", name), path);
            context.advice = std::move(result.error->context.advice);
            result.error->context = std::move(context);
        }
    }
    return result;
}

std::optional<std::string> readTextAttribute(const FileState& file, hdf5::Id object, const std::string& path,
                                             const std::string& name)
{
    try {
        if (!hdf5::attributeExists(object, name))
            return std::nullopt;
    } catch (const hdf5::CallError&) {
        return std::nullopt; // damaged attributes: the attribute pane says so
    }
    const StoredAttribute attribute = readAttribute(file, object, path, name, kDefaultAttributeLimit);
    if (attribute.error)
        return std::nullopt;
    if (const Text* text = attribute.value.getIf<Text>())
        return text->utf8;
    if (const Bytes* bytes = attribute.value.getIf<Bytes>())
        return bytes->bytes; // other writers store CLASS and TITLE so
    return std::nullopt;
}

} // namespace h5scout::backend
