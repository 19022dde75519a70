// SPDX-License-Identifier: GPL-3.0-or-later
#include "Messages.h"

#include <new>
#include <utility>

#include "h5scout/protocol/Convert.h"
#include "h5scout/storage/StorageError.h"

#include "BadRequest.h"

namespace h5scout::worker
{

namespace
{

protocol::Error errorMessage(protocol::Error::Kind kind, const std::string& reason, const ErrorContext& context)
{
    protocol::Error message;
    message.set_kind(kind);
    message.set_attempt(context.attempt);
    message.set_reason(reason);
    message.set_file(context.file);
    message.set_node(context.node);
    message.set_advice(context.advice);
    for (const std::string& frame : context.frames)
        message.add_frames(frame);
    return message;
}

protocol::Error::Kind kindOf(FaultKind kind)
{
    switch (kind) {
    case FaultKind::Failed:
        return protocol::Error::FAILED;
    case FaultKind::NotFound:
        return protocol::Error::NOT_FOUND;
    case FaultKind::NotShownYet:
        return protocol::Error::NOT_SHOWN_YET;
    case FaultKind::CannotOpen:
        return protocol::Error::CANNOT_OPEN;
    case FaultKind::BadRequest:
        return protocol::Error::BAD_REQUEST;
    }
    return protocol::Error::FAILED;
}

protocol::Error::Kind kindOf(StorageError::Kind kind)
{
    switch (kind) {
    case StorageError::Kind::Changed:
        return protocol::Error::CHANGED;
    case StorageError::Kind::NeedsRecovery:
        return protocol::Error::NEEDS_RECOVERY;
    case StorageError::Kind::NoRoomForRedo:
        return protocol::Error::NO_ROOM_FOR_REDO;
    default:
        return protocol::Error::FAILED;
    }
}

protocol::Dataspace::Kind kindOf(SpaceInfo::Kind kind)
{
    switch (kind) {
    case SpaceInfo::Kind::None:
        return protocol::Dataspace::NONE;
    case SpaceInfo::Kind::Null:
        return protocol::Dataspace::NULL_SPACE;
    case SpaceInfo::Kind::Scalar:
        return protocol::Dataspace::SCALAR;
    case SpaceInfo::Kind::Simple:
        return protocol::Dataspace::SIMPLE;
    }
    return protocol::Dataspace::NONE;
}

protocol::Storage::Layout layoutOf(StorageSummary::Layout layout)
{
    switch (layout) {
    case StorageSummary::Layout::Unknown:
        return protocol::Storage::UNKNOWN;
    case StorageSummary::Layout::Compact:
        return protocol::Storage::COMPACT;
    case StorageSummary::Layout::Contiguous:
        return protocol::Storage::CONTIGUOUS;
    case StorageSummary::Layout::Chunked:
        return protocol::Storage::CHUNKED;
    case StorageSummary::Layout::Virtual:
        return protocol::Storage::VIRTUAL;
    }
    return protocol::Storage::UNKNOWN;
}

protocol::Attribute::Encoding encodingOf(StoredAttribute::Encoding encoding)
{
    switch (encoding) {
    case StoredAttribute::Encoding::Native:
        return protocol::Attribute::NATIVE;
    case StoredAttribute::Encoding::PymodaqJson:
        return protocol::Attribute::PYMODAQ_JSON;
    case StoredAttribute::Encoding::Pickle:
        return protocol::Attribute::PICKLE;
    }
    return protocol::Attribute::NATIVE;
}

protocol::Storage toMessage(const StorageSummary& storage)
{
    protocol::Storage message;
    message.set_layout(layoutOf(storage.layout));
    message.mutable_chunk_shape()->Assign(storage.chunkShape.begin(), storage.chunkShape.end());
    for (const FilterStep& step : storage.filters) {
        protocol::Filter& filter = *message.add_filters();
        filter.set_id(step.id);
        filter.set_name(step.name);
        filter.mutable_values()->Assign(step.values.begin(), step.values.end());
        filter.set_is_optional(step.isOptional);
        filter.set_is_available(step.isAvailable);
    }
    if (storage.storedBytes)
        message.set_stored_bytes(*storage.storedBytes);
    if (storage.logicalBytes)
        message.set_logical_bytes(*storage.logicalBytes);
    for (const std::string& file : storage.externalFiles)
        message.add_external_files(file);
    message.set_fill_value(storage.fillValue);
    return message;
}

} // namespace

protocol::Error toMessage(const Fault& fault)
{
    return errorMessage(kindOf(fault.kind), fault.reason, fault.context);
}

protocol::Error currentExceptionMessage()
{
    const ErrorContext answering{.attempt = "answer the request"};
    try {
        throw;
    } catch (const BadRequest& error) {
        return errorMessage(protocol::Error::BAD_REQUEST, error.reason(), error.context());
    } catch (const StorageError& error) {
        return errorMessage(kindOf(error.kind()), error.reason(), error.context());
    } catch (const Error& error) {
        return toMessage(faultOf(error));
    } catch (const std::bad_alloc&) {
        return errorMessage(protocol::Error::FAILED, "There is not enough memory for it.", answering);
    } catch (const std::exception& error) {
        return errorMessage(protocol::Error::FAILED,
                            std::string("Something unexpected happened: ") + error.what() + ".", answering);
    } catch (...) {
        return errorMessage(protocol::Error::FAILED, "Something unexpected happened.", answering);
    }
}

protocol::Dataspace toMessage(const SpaceInfo& space)
{
    protocol::Dataspace message;
    message.set_kind(kindOf(space.kind));
    message.mutable_shape()->Assign(space.shape.begin(), space.shape.end());
    message.mutable_maximal_shape()->Assign(space.maximalShape.begin(), space.maximalShape.end());
    return message;
}

protocol::NodeInfo toMessage(const NodeSummary& summary)
{
    protocol::NodeInfo message;
    message.set_path(summary.path);
    message.set_name(summary.name);
    message.set_kind(static_cast<std::uint32_t>(summary.kind));
    message.set_link(static_cast<std::uint32_t>(summary.link));
    message.set_link_target(summary.linkTarget);
    message.set_link_file(summary.linkFile);
    if (summary.groupType)
        message.set_group_type(static_cast<std::uint32_t>(*summary.groupType));
    message.set_pymodaq_type(summary.pymodaqType);
    message.set_title(summary.title);
    if (isArrayKind(summary.kind) || summary.kind == NodeKind::NamedType)
        *message.mutable_data_type() = protocol::toMessage(summary.dataType);
    *message.mutable_space() = toMessage(summary.space);
    if (summary.childCount)
        message.set_child_count(*summary.childCount);
    message.set_object_address(summary.objectAddress);
    message.set_hard_links(summary.hardLinks);
    message.set_attribute_count(summary.attributeCount);
    message.set_row_meaning(static_cast<std::uint32_t>(summary.rowMeaning));
    if (summary.error)
        *message.mutable_error() = toMessage(*summary.error);
    return message;
}

protocol::NodeInfo toMessage(const NodeDetails& details)
{
    protocol::NodeInfo message = toMessage(details.summary);
    if (details.storage)
        *message.mutable_storage() = toMessage(*details.storage);
    message.set_units(details.units);
    message.set_label(details.label);
    message.set_modification_time(details.modificationTime);
    return message;
}

protocol::Attribute toMessage(const StoredAttribute& attribute)
{
    protocol::Attribute message;
    message.set_name(attribute.name);
    *message.mutable_data_type() = protocol::toMessage(attribute.dataType);
    *message.mutable_space() = toMessage(attribute.space);
    message.set_encoding(encodingOf(attribute.encoding));
    message.set_stored_text(attribute.storedText);
    message.set_stored_bytes(attribute.storedBytes);
    message.set_is_cut(attribute.isCut);
    if (attribute.error)
        *message.mutable_error() = toMessage(*attribute.error);
    else
        *message.mutable_value() = protocol::toMessage(attribute.value);
    return message;
}

} // namespace h5scout::worker
