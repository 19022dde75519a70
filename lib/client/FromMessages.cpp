// SPDX-License-Identifier: GPL-3.0-or-later
// Files, nodes and attributes.
#include "FromMessages.h"

#include "MessageParts.h"
#include "UserErrors.h"
#include "h5scout/protocol/Convert.h"
#include "h5scout/protocol/h5scout.pb.h"

#include <QCoreApplication>

namespace h5scout::client
{
namespace
{

/// HDF5's H5S_MAX_RANK.
constexpr int kMaximalRank = 32;
/// The last second of the year 9999: beyond it a time in a file is a mistake.
constexpr qint64 kMaximalSeconds = 253'402'300'799;

template <typename Numbers>
Shape checkedShape(const Numbers& numbers)
{
    require(numbers.size() <= kMaximalRank, "A shape has more dimensions than HDF5 allows.");
    return Shape(numbers.begin(), numbers.end());
}

Dataspace dataspaceFrom(const protocol::Dataspace& message)
{
    Dataspace space;
    space.kind = enumFrom(message.kind(), Dataspace::Kind::Simple, Dataspace::Kind::None);
    space.shape = checkedShape(message.shape());
    space.maximalShape = checkedShape(message.maximal_shape());
    require(space.maximalShape.empty() || space.maximalShape.size() == space.shape.size(),
            "A shape and its maximal shape have different ranks.");
    return space;
}

StorageInfo storageFrom(const protocol::Storage& message)
{
    StorageInfo storage;
    storage.layout = enumFrom(message.layout(), StorageInfo::Layout::Virtual, StorageInfo::Layout::Unknown);
    storage.chunkShape = checkedShape(message.chunk_shape());
    for (const protocol::Filter& filter : message.filters()) {
        storage.filters.push_back({filter.id(),
                                   text(filter.name()),
                                   {filter.values().begin(), filter.values().end()},
                                   filter.is_optional(),
                                   filter.is_available()});
    }
    if (message.has_stored_bytes())
        storage.storedBytes = message.stored_bytes();
    if (message.has_logical_bytes())
        storage.logicalBytes = message.logical_bytes();
    for (const std::string& file : message.external_files())
        storage.externalFiles.append(displayName(bytes(file)));
    storage.fillValue = text(message.fill_value());
    return storage;
}

QDateTime timeFromSeconds(qint64 seconds)
{
    return seconds > 0 && seconds <= kMaximalSeconds ? QDateTime::fromSecsSinceEpoch(seconds) : QDateTime();
}

/// A page must be the one that was asked for, lie within the total, and move on.
void checkPage(quint64 offset, quint64 total, std::uint64_t size, quint64 askedOffset, quint32 askedLimit)
{
    require(offset == askedOffset, "It is another page than the one asked for.");
    require(askedLimit == 0 || size <= askedLimit, "The page is longer than asked for.");
    require(size == 0 || (offset <= total && size <= total - offset), "The page ends behind the end of the list.");
    require(size > 0 || askedLimit == 0 || offset >= total, "The page is empty before the end of the list.");
}

AttributeInfo attributeFrom(const protocol::Attribute& message, const QByteArray& node, const QString& fileName)
{
    AttributeInfo attribute;
    attribute.name = bytes(message.name());
    if (message.has_data_type())
        attribute.dataType = protocol::dataTypeFrom(message.data_type());
    attribute.space = dataspaceFrom(message.space());
    attribute.encoding = enumFrom(message.encoding(), AttributeInfo::Encoding::Pickle, AttributeInfo::Encoding::Native);
    attribute.storedText = bytes(message.stored_text());
    attribute.storedBytes = message.stored_bytes();
    attribute.isCut = message.is_cut();
    if (message.has_error()) {
        const QString attempt = QCoreApplication::translate("h5scout::client", "read the attribute '%1'");
        attribute.error = userError(message.error(), {"", attempt.arg(displayName(attribute.name)), node}, fileName);
    } else {
        attribute.value = protocol::valueFrom(message.value());
    }
    return attribute;
}

} // namespace

NodeInfo nodeFrom(const protocol::NodeInfo& message, const QString& fileName)
{
    NodeInfo node;
    node.path = bytes(message.path());
    node.name = bytes(message.name());
    node.kind = enumFrom(message.kind(), NodeKind::ExternalLink, NodeKind::Unknown);
    node.link = enumFrom(message.link(), LinkKind::Unknown, LinkKind::Unknown);
    node.linkTarget = bytes(message.link_target());
    node.linkFile = bytes(message.link_file());
    if (message.has_group_type() && message.group_type() <= static_cast<std::uint32_t>(GroupType::data_logger))
        node.groupType = static_cast<GroupType>(message.group_type());
    node.pymodaqType = text(message.pymodaq_type());
    node.title = text(message.title());
    if (message.has_data_type())
        node.dataType = protocol::dataTypeFrom(message.data_type());
    node.space = dataspaceFrom(message.space());
    if (message.has_child_count())
        node.childCount = message.child_count();
    node.objectAddress = message.object_address();
    node.hardLinks = message.hard_links();
    node.attributeCount = message.attribute_count();
    node.rowMeaning = enumFrom(message.row_meaning(), RowMeaning::CodePoints, RowMeaning::Numbers);
    if (message.has_error()) {
        const QString attempt = QCoreApplication::translate("h5scout::client", "read the node");
        node.error = userError(message.error(), {"", attempt, node.path}, fileName);
    }
    if (message.has_storage())
        node.storage = storageFrom(message.storage());
    node.units = text(message.units());
    node.label = text(message.label());
    node.modified = timeFromSeconds(message.modification_time());
    for (const std::string& name : message.attribute_names())
        node.attributeNames.push_back(bytes(name));
    return node;
}

QDateTime timeFromNanoseconds(qint64 nanoseconds)
{
    return nanoseconds > 0 ? QDateTime::fromMSecsSinceEpoch(nanoseconds / 1'000'000) : QDateTime();
}

void readFileInfo(FileInfo& answer, const protocol::Reply& reply, const QString& fileName)
{
    require(reply.has_opened(), "It does not describe a file.");
    const protocol::Opened& message = reply.opened();
    answer.door = enumFrom(message.door(), FileInfo::Door::Cut, FileInfo::Door::Plain);
    answer.byteCount = message.file_bytes();
    answer.modified = timeFromNanoseconds(message.modified_ns());
    answer.hdf5Version = text(message.hdf5_version());
    answer.workerVersion = text(message.worker_version());
    answer.superblockVersion = message.superblock_version();
    answer.userBlockBytes = message.user_block_bytes();
    answer.pymodaqVersion = text(message.pymodaq_version());
    answer.root = nodeFrom(message.root(), fileName);
    answer.recovery = text(message.recovery());
}

void readNodeInfo(NodeInfo& answer, const protocol::Reply& reply, const QString& fileName)
{
    require(reply.has_node(), "It does not describe a node.");
    answer = nodeFrom(reply.node(), fileName);
    answer.isDescribed = true;
}

void readChildPage(ChildPage& answer, const protocol::Reply& reply, quint64 offset, quint32 limit,
                   const QString& fileName)
{
    require(reply.has_children(), "It is no list of children.");
    const protocol::ChildPage& message = reply.children();
    checkPage(message.offset(), message.total(), static_cast<std::uint64_t>(message.children_size()), offset, limit);
    answer.path = bytes(message.path());
    answer.offset = message.offset();
    answer.total = message.total();
    answer.children.reserve(static_cast<std::size_t>(message.children_size()));
    for (const protocol::NodeInfo& child : message.children())
        answer.children.push_back(nodeFrom(child, fileName));
}

void readAttributePage(AttributePage& answer, const protocol::Reply& reply, quint64 offset, quint32 limit,
                       const QString& fileName)
{
    require(reply.has_attributes(), "It is no list of attributes.");
    const protocol::AttributePage& message = reply.attributes();
    checkPage(message.offset(), message.total(), static_cast<std::uint64_t>(message.attributes_size()), offset, limit);
    answer.path = bytes(message.path());
    answer.offset = message.offset();
    answer.total = message.total();
    answer.attributes.reserve(static_cast<std::size_t>(message.attributes_size()));
    for (const protocol::Attribute& attribute : message.attributes())
        answer.attributes.push_back(attributeFrom(attribute, answer.path, fileName));
}

void readWalkPage(WalkPage& answer, const protocol::Reply& reply, const QString& fileName)
{
    require(reply.has_walk(), "It is no list of nodes.");
    answer.nodes.clear();
    answer.nodes.reserve(static_cast<std::size_t>(reply.walk().nodes_size()));
    for (const protocol::NodeInfo& node : reply.walk().nodes())
        answer.nodes.push_back(nodeFrom(node, fileName));
    answer.visited = reply.walk().visited();
}

} // namespace h5scout::client
