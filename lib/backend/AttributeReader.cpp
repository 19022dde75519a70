// SPDX-License-Identifier: GPL-3.0-or-later
#include "AttributeReader.h"

#include <algorithm>

#include <fmt/format.h>

#include "AttributeArrays.h"
#include "AttributeDecoder.h"
#include "AttributeReferences.h"
#include "AttributeSource.h"
#include "UndecodableAttribute.h"
#include "h5scout/hdf5/TypeInfo.h"

namespace h5scout::backend
{

namespace
{

/// A longer text is decoded only for those who take values of its length: half of an encoded one is worthless.
constexpr std::uint64_t kMaximalDecodedBytes = std::uint64_t{1} << 20;

void takeText(const AttributeSource& source, StoredAttribute& result)
{
    const NdArray array = readAttributeArray(source, result, {});
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
void takeOpaque(const AttributeSource& source, hdf5::Id type, StoredAttribute& result)
{
    if (result.dataType.byteSize > kMaximalStoredBytes)
        throw LimitExceeded("It holds more bytes than fit into memory.");
    std::string bytes(result.dataType.byteSize, '\0');
    hdf5::readAttribute(source.attribute, type, bytes.data());
    result.isCut = bytes.size() > source.maximalBytes;
    bytes.resize(std::min<std::uint64_t>(bytes.size(), source.maximalBytes));
    result.value = Bytes{std::move(bytes)};
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

void readInto(const AttributeSource& source, StoredAttribute& result)
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
    if (holdsReferences(result.dataType))
        return takeReferences(source, result);
    try {
        takeArray(readAttributeArray(source, result, result.space.shape), result, source.maximalBytes);
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
