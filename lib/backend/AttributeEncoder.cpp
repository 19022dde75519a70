// SPDX-License-Identifier: GPL-3.0-or-later
#include "AttributeEncoder.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "AttributeDecoder.h"
#include "NativeText.h"
#include "NativeValue.h"
#include "NumberFit.h"
#include "h5scout/backend/CArray.h"
#include "h5scout/hdf5/StorageType.h"
#include "h5scout/hdf5/TypeInfo.h"
#include "h5scout/value/Names.h"
#include "h5scout/value/PickleSubset.h"
#include "h5scout/value/PymodaqJson.h"

namespace h5scout::backend
{

namespace
{

/// An attribute of the old format lies in the object header, a message of which has at most 64 KiB.
constexpr std::uint64_t kMaximalElementBytes = 64'000;
/// Of references, h5py's Empty and the like.
constexpr const char* kAdviceForUnstorable = "Store what it says as a text.";

struct Encoder
{
    const FileState& file;
    const ErrorContext& context;

    EncodedAttribute inCustom(const std::string& name, const Value& value) const;
    EncodedAttribute bookkeepingText(const std::string& text) const;
    EncodedAttribute json(const Value& value) const;
    EncodedAttribute native(const Value& value) const;
    EncodedAttribute asText(std::string text) const;
    EncodedAttribute likeText(const StoredAttribute& old, const Value& value) const;
    EncodedAttribute likePickle(const StoredAttribute& old, const Value& value) const;
    EncodedAttribute likeElements(hdf5::Id attribute, const StoredAttribute& old, const Value& value) const;
    EncodedAttribute elements(hdf5::Handle type, std::shared_ptr<const NdArray> array) const;

    void requireSound(const Value& value) const;
    bool isTables() const { return file.bookkeeping() == Bookkeeping::Tables; }
    [[noreturn]] void refuse(std::string reason, std::string advice = {}) const;
};

void Encoder::refuse(std::string reason, std::string advice) const
{
    ErrorContext where = context;
    if (!advice.empty())
        where.advice = std::move(advice);
    throw InvalidDataType(std::move(reason), std::move(where));
}

/// Whatever it is stored as, nobody could read it.
void Encoder::requireSound(const Value& value) const
{
    if (auto fault = valueFault(value))
        refuse(std::move(*fault), "Give a value that there is.");
}

/// As the file's convention stores texts.
EncodedAttribute Encoder::asText(std::string text) const
{
    if (isTables() && text.size() <= kMaximalFixedTextBytes)
        return EncodedAttribute::fixedText(std::move(text), CharacterSet::Utf8);
    return EncodedAttribute::variableText(std::move(text));
}

EncodedAttribute Encoder::bookkeepingText(const std::string& text) const
{
    requireStorableText(text, context);
    return asText(text);
}

EncodedAttribute Encoder::json(const Value& value) const
{
    auto text = encodePymodaqJson(value);
    if (!text)
        refuse(fmt::format("PyMoDAQ's JSON cannot hold a value of the type {}.", valueTypeName(value)),
               value.is<Array>() ? "Store it natively." : kAdviceForUnstorable);
    return asText(std::move(*text));
}

EncodedAttribute Encoder::elements(hdf5::Handle type, std::shared_ptr<const NdArray> array) const
{
    const std::uint64_t elementBytes = hdf5::typeBytes(type.get());
    if (array->size() > kMaximalElementBytes / std::max<std::uint64_t>(elementBytes, 1))
        refuse(fmt::format("An attribute holds at most {} bytes.", kMaximalElementBytes), "Make an array of it.");
    return EncodedAttribute::elements(writingTarget(std::move(type), context), std::move(array), context);
}

EncodedAttribute Encoder::native(const Value& value) const
{
    if (auto text = textOf(value)) {
        requireStorableText(*text, context);
        return asText(std::move(*text));
    }
    if (auto bytes = bytesOf(value)) {
        requirePlainBytes(*bytes, context);
        return EncodedAttribute::fixedText(std::move(*bytes), CharacterSet::Ascii,
                                           isTables() ? StringPadding::NullTerminated : StringPadding::NullPadded);
    }
    auto array = elementsOf(value);
    if (!array || (array->type().kind == ElementKind::FixedString && array->type().byteSize == 0))
        refuse(fmt::format("h5scout stores no value of the type {} as one of HDF5.", valueTypeName(value)),
               encodePymodaqJson(value) ? "Store it as PyMoDAQ's JSON, or as text." : kAdviceForUnstorable);
    const auto spelling = isTables() ? hdf5::TypeSpelling::Tables : hdf5::TypeSpelling::H5py;
    hdf5::Handle type = hdf5::storageType(array->type(), spelling);
    return elements(std::move(type), std::move(array));
}

/// As PyMoDAQ and PyTables write it in files of theirs, as HDF5 does in others.
EncodedAttribute Encoder::inCustom(const std::string& name, const Value& value) const
{
    if (isBookkeepingName(name)) {
        if (const auto text = textOf(value))
            return bookkeepingText(*text);
        return native(value);
    }
    // PyMoDAQ would store the repr of an array, which NumPy shortens; it reads one that HDF5 holds.
    if (file.bookkeeping() == Bookkeeping::Plain || value.is<Array>())
        return native(value);
    return json(value);
}

/// Another text in place of one: of the same length type, character set and padding.
EncodedAttribute Encoder::likeText(const StoredAttribute& old, const Value& value) const
{
    auto text = textOf(value);
    auto bytes = old.dataType.isVariableLength ? std::nullopt : bytesOf(value);
    if (!text && !bytes)
        refuse(fmt::format("It is stored as text, and the given value is of the type {}.", valueTypeName(value)),
               "Give a text, or choose how to store the value.");
    if (bytes) {
        requirePlainBytes(*bytes, context);
        return EncodedAttribute::fixedText(std::move(*bytes), old.dataType.characterSet, old.dataType.padding);
    }
    requireStorableText(*text, context);
    if (old.dataType.isVariableLength)
        return EncodedAttribute::variableText(std::move(*text), characterSetFor(*text, old));
    if (text->size() > kMaximalFixedTextBytes)
        return EncodedAttribute::variableText(std::move(*text));
    if (old.dataType.padding == StringPadding::SpacePadded && text->ends_with(' '))
        refuse("It is stored as a text padded with spaces, which cannot end with one.", "Leave out the last space.");
    const bool isNull = isTables() || old.space.kind == SpaceInfo::Kind::Null;
    const CharacterSet characterSet = characterSetFor(*text, old);
    return EncodedAttribute::fixedText(std::move(*text), characterSet, old.dataType.padding,
                                       isNull ? EncodedAttribute::EmptyText::NullSpace
                                              : EncodedAttribute::EmptyText::OneNul);
}

/// As PyTables does it: what HDF5 has a type for natively, the rest as a pickle.
EncodedAttribute Encoder::likePickle(const StoredAttribute& old, const Value& value) const
{
    const bool isSequence = value.is<Tuple>() || value.is<List>();
    if (textOf(value) || bytesOf(value) || (!isSequence && elementsOf(value)))
        return native(value);
    auto pickle = writePlainPickle(value);
    if (!pickle)
        refuse(fmt::format("It is stored as a pickle, and h5scout makes none of a value of the type {} or of what is "
                           "in it.",
                           valueTypeName(value)),
               "Choose how to store the value.");
    if (pickle->size() > kMaximalFixedTextBytes)
        refuse(fmt::format("The pickle would have {} bytes, and an attribute has room for {}.", pickle->size(),
                           kMaximalFixedTextBytes),
               "Choose how to store the value.");
    return EncodedAttribute::fixedText(std::move(*pickle), CharacterSet::Ascii, old.dataType.padding);
}

/// Other elements in place of some: of the same type and shape.
EncodedAttribute Encoder::likeElements(hdf5::Id attribute, const StoredAttribute& old, const Value& value) const
{
    constexpr const char* kAdvice = "Choose how to store the value, to replace the type, too.";
    auto array = elementsOf(value);
    if (const auto text = textOf(value))
        array = std::make_shared<const NdArray>(Shape{}, std::vector<std::string>{*text});
    const auto element = elementTypeOf(old.dataType);
    if (!element)
        refuse(fmt::format("It is stored as {}, which h5scout does not write.", describeType(old.dataType)), kAdvice);
    const auto holdsText = [](ElementKind kind) {
        return kind == ElementKind::Text || kind == ElementKind::FixedString;
    };
    if (!array || holdsText(array->type().kind) != holdsText(element->kind))
        refuse(fmt::format("It is stored as {}, and the given value is of the type {}.", describeType(old.dataType),
                           valueTypeName(value)),
               kAdvice);
    if (old.space.kind == SpaceInfo::Kind::Null)
        refuse(fmt::format("It is stored as nothing of the type {}, without room for a value.",
                           describeType(old.dataType)),
               kAdvice);
    if (array->shape() != old.space.shape)
        refuse(fmt::format("It is stored in the shape {}, and the given value has the shape {}.",
                           formatShape(old.space.shape), formatShape(array->shape())),
               kAdvice);
    ErrorContext where = context;
    where.advice = rangeOf(*element);
    if (auto singles = element->kind == ElementKind::Float32 ? roundedToSingles(*array) : nullptr)
        array = std::move(singles);
    return EncodedAttribute::elements(writingTarget(hdf5::attributeType(attribute), where), std::move(array), where);
}

} // namespace

bool mustBeText(std::string_view name)
{
    static constexpr std::array<std::string_view, 6> kTexts{"CLASS",  "TITLE",      "VERSION",
                                                            "FLAVOR", "PSEUDOATOM", "PYTABLES_FORMAT_VERSION"};
    return std::find(kTexts.begin(), kTexts.end(), name) != kTexts.end();
}

void requireTextWhereItBelongs(const FileState& file, std::string_view name, const Value& value,
                               const ErrorContext& context)
{
    if (file.bookkeeping() == Bookkeeping::Plain || !mustBeText(name))
        return;
    if (textOf(value))
        return;
    ErrorContext where = context;
    where.advice = "Give a text.";
    throw InvalidDataType(
        fmt::format("PyTables reads a text there, and the value is of the type {}.", valueTypeName(value)),
        std::move(where));
}

void requireTextWhereItBelongs(const FileState& file, std::string_view name, const StoredAttribute& stored,
                               const ErrorContext& context)
{
    const bool isJson = stored.encoding == StoredAttribute::Encoding::PymodaqJson;
    requireTextWhereItBelongs(file, name, isJson ? Value(Text{stored.storedText}) : stored.value, context);
}

EncodedAttribute encodeNew(const FileState& file, const std::string& name, const Value& value, AttributeStorage storage,
                           const ErrorContext& context)
{
    const Encoder encoder{file, context};
    encoder.requireSound(value);
    requireTextWhereItBelongs(file, name, value, context);
    const auto text = isBookkeepingName(name) ? textOf(value) : std::nullopt;
    switch (storage) {
    case AttributeStorage::Keep:
        break;
    case AttributeStorage::PymodaqJson:
        // Nobody looks for JSON in CLASS, TITLE or VERSION.
        return text ? encoder.bookkeepingText(*text) : encoder.json(value);
    case AttributeStorage::Native:
        return encoder.native(value);
    }
    return encoder.inCustom(name, value);
}

EncodedAttribute encodeReplacement(const FileState& file, hdf5::Id attribute, const StoredAttribute& old,
                                   const Value& value, AttributeStorage storage, const ErrorContext& context)
{
    const Encoder encoder{file, context};
    if (storage != AttributeStorage::Keep || old.error)
        return encodeNew(file, old.name, value, storage, context);
    encoder.requireSound(value);
    requireTextWhereItBelongs(file, old.name, value, context);
    const bool isText = old.dataType.typeClass == TypeClass::String && old.space.shape.empty();
    switch (old.encoding) {
    case StoredAttribute::Encoding::PymodaqJson: {
        if (isBookkeepingName(old.name) && textOf(value))
            return encoder.likeText(old, value);
        const auto json = encodePymodaqJson(value);
        if (!json)
            encoder.refuse(fmt::format("It is stored as PyMoDAQ's JSON, which cannot hold a value of the type {}.",
                                       valueTypeName(value)),
                           "Choose to store it natively.");
        return encoder.likeText(old, Text{*json});
    }
    case StoredAttribute::Encoding::Pickle:
        return encoder.likePickle(old, value);
    case StoredAttribute::Encoding::Native:
        break;
    }
    return isText ? encoder.likeText(old, value) : encoder.likeElements(attribute, old, value);
}

EncodedMetadata::EncodedMetadata(const FileState& file, const std::string& path, const Metadata& metadata,
                                 std::string_view attempt)
{
    for (const auto& [given, value] : metadata) {
        ErrorContext context = file.context(attempt, path);
        if (auto fault = attributeNameFault(given))
            throw NodeError(NodeError::Cause::BadName, fmt::format("An attribute has no usable name. {}", *fault),
                            std::move(context));
        context.attempt += fmt::format(" with the attribute '{}'", given);
        const std::string name = storedName(file, given);
        EncodedAttribute encoded = encodeNew(file, name, value, AttributeStorage::Keep, context);
        std::erase_if(m_attributes, [&](const auto& attribute) { return attribute.first == name; });
        m_attributes.emplace_back(name, std::move(encoded));
    }
}

void EncodedMetadata::write(hdf5::Id object) const
{
    for (const auto& [name, encoded] : m_attributes) {
        if (hdf5::attributeExists(object, name))
            encoded.replace(object, name);
        else
            encoded.create(object, name);
    }
}

std::string storedName(const FileState& file, std::string_view name)
{
    return name == "title" && file.bookkeeping() != Bookkeeping::Plain ? "TITLE" : std::string(name);
}

} // namespace h5scout::backend
