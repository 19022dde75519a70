// SPDX-License-Identifier: GPL-3.0-or-later
#include "FileAccount.h"

#include "Hex.h"
#include "h5scout/backend/H5Backend.h"

namespace h5scout::test
{

namespace
{

using Json = nlohmann::json;

constexpr std::uint64_t kMaximalBytes = std::uint64_t{16} << 20; // of the elements that are compared

Json accountOf(const DataType& type);

Json accountOfNumber(const char* name, const DataType& type)
{
    return {name, type.byteSize, type.order == ByteOrder::Big ? "big" : "little", type.precision};
}

Json accountOfString(const DataType& type)
{
    static constexpr const char* kPaddings[]{"nullterm", "nullpad", "spacepad"};
    return {"string", type.isVariableLength ? Json() : Json(type.byteSize),
            type.characterSet == CharacterSet::Utf8 ? "utf8" : "ascii", kPaddings[static_cast<int>(type.padding)]};
}

Json accountOfMembers(const DataType& type)
{
    Json members = Json::array();
    for (const DataType::EnumMember& member : type.enumMembers)
        members.push_back({hexOf(member.name), member.value});
    for (const DataType::Field& field : type.fields)
        members.push_back({hexOf(field.name), field.byteOffset, accountOf(field.type)});
    return members;
}

/// As described() of judges/storage.py.
Json accountOf(const DataType& type)
{
    switch (type.typeClass) {
    case TypeClass::Integer: {
        Json number = accountOfNumber("integer", type);
        number.push_back(type.isSigned);
        return number;
    }
    case TypeClass::Float:
        return accountOfNumber("float", type);
    case TypeClass::String:
        return accountOfString(type);
    case TypeClass::Compound:
        return {"compound", type.byteSize, accountOfMembers(type)};
    case TypeClass::Enum:
        return {"enum", accountOf(*type.base), accountOfMembers(type)};
    case TypeClass::VLen:
        return {"vlen", accountOf(*type.base)};
    case TypeClass::Array:
        return {"array", accountOf(*type.base), type.dimensions};
    case TypeClass::Opaque:
        return {"opaque", type.byteSize, hexOf(type.tag)};
    case TypeClass::Bitfield:
        return {"bitfield", type.byteSize};
    case TypeClass::Reference:
        return {"reference", type.isRegionReference ? "region" : "object"};
    default:
        return {"other", type.byteSize};
    }
}

Json accountOfShape(const Shape& shape)
{
    Json extents = Json::array();
    for (const std::uint64_t extent : shape)
        extents.push_back(extent == kUnlimited ? Json() : Json(extent));
    return extents;
}

Json accountOf(const NdArray& array)
{
    Json account{{"shape", array.shape()}, {"dtype", dtypeName(array.type())}};
    if (array.type().kind == ElementKind::Text || array.type().kind == ElementKind::Row)
        account["items"] = Json::array();
    for (const std::string& text : array.texts())
        account["items"].push_back(hexOf(text));
    for (const NdArray& row : array.rows())
        account["items"].push_back(accountOf(row));
    const std::span<const std::byte> bytes = array.bytes();
    if (!account.contains("items"))
        account["hex"] = hexOf({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    return account;
}

/// The value of an attribute as it is stored; null for what h5py shows in another way.
Json accountOfValue(const StoredAttribute& attribute)
{
    if (attribute.encoding != StoredAttribute::Encoding::Native)
        return {{"text", hexOf(attribute.storedText)}};
    if (const auto* text = attribute.value.getIf<Text>())
        return {{"text", hexOf(text->utf8)}};
    if (const auto* bytes = attribute.value.getIf<Bytes>())
        return {{"text", hexOf(bytes->bytes)}};
    if (const auto* scalar = attribute.value.getIf<NumpyScalar>())
        return accountOf(*scalar->array);
    if (const auto* array = attribute.value.getIf<Array>())
        return accountOf(*array->array);
    return nullptr;
}

Json accountOfAttributes(const Node& node)
{
    Json attributes = Json::object();
    for (const StoredAttribute& attribute : node.attrs().page(0, UINT64_MAX)) {
        const bool isNull = attribute.space.kind == SpaceInfo::Kind::Null;
        attributes[hexOf(attribute.name)] = {{"type", accountOf(attribute.dataType)},
                                             {"shape", isNull ? Json() : accountOfShape(attribute.space.shape)},
                                             {"value", attribute.error ? Json() : accountOfValue(attribute)}};
    }
    return attributes;
}

/// As they are stored; null for what is not shown.
Json accountOfElements(const CArray& array)
{
    try {
        const bool hasRows = array.kind() == NodeKind::StringArray || array.kind() == NodeKind::VLArray;
        if (!hasRows || array.elementType().kind != ElementKind::Text)
            return accountOf(array.read(kMaximalBytes));
        const VLArray texts(array);
        const std::vector<NdArray> rows = texts.rows(0, texts.rowCount());
        return accountOf(
            NdArray(texts.shape(), rows.empty() ? elementTypeOf(ElementKind::UInt8) : rows.front().type(), rows));
    } catch (const NotShownYet&) {
        return nullptr;
    } catch (const LimitExceeded&) {
        return nullptr;
    }
}

void describeArray(const CArray& array, const NodeSummary& summary, Json& account)
{
    account["type"] = accountOf(summary.dataType);
    const bool isNull = summary.space.kind == SpaceInfo::Kind::Null;
    account["shape"] = isNull ? Json() : accountOfShape(summary.space.shape);
    account["maxshape"] = isNull ? Json() : accountOfShape(summary.space.maximalShape);
    account["chunks"] = array.chunkShape();
    account["filters"] = Json::array();
    for (const FilterStep& step : array.filters())
        account["filters"].push_back({step.id, step.values, step.isOptional});
    account["elements"] = accountOfElements(array);
}

} // namespace

Json accountOf(const Node& node)
{
    const NodeSummary summary = node.summary();
    Json account{{"kind", toString(node.kind())}};
    if (summary.error)
        account["error"] = summary.error->sentence();
    if (node.kind() != NodeKind::SoftLink && node.kind() != NodeKind::ExternalLink && !summary.error)
        account["attributes"] = accountOfAttributes(node);
    if (isArrayKind(node.kind()) && !summary.error)
        describeArray(CArray(node), summary, account);
    return account;
}

Json accountOf(const std::string& path)
{
    H5Backend file;
    file.openFile(path);
    Json nodes = Json::object();
    for (const Node& node : file.walkNodes())
        nodes[hexOf(node.path())] = accountOf(node);
    return {{"nodes", std::move(nodes)}, {"is_plain", file.opened().door == Door::Plain}};
}

} // namespace h5scout::test
