// SPDX-License-Identifier: GPL-3.0-or-later
#include "FromMessages.h"

#include "UserErrors.h"
#include "h5scout/protocol/Convert.h"
#include "h5scout/protocol/h5scout.pb.h"
#include "h5scout/value/Error.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace h5scout::client
{
namespace
{

/// HDF5's H5S_MAX_RANK.
constexpr int kMaximalRank = 32;
/// The last second of the year 9999: beyond it a time in a file is a mistake.
constexpr qint64 kMaximalSeconds = 253'402'300'799;

void require(bool isTrue, const char* reason)
{
    if (!isTrue)
        throw Error(reason);
}

QByteArray bytes(const std::string& text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

QString text(const std::string& utf8)
{
    return displayText(bytes(utf8));
}

/// The enumerator of that number, or `unknown` if there is none; `last` is the enum's last one.
template <typename Enum>
Enum enumFrom(std::int64_t number, Enum last, Enum unknown)
{
    return number >= 0 && number <= static_cast<std::int64_t>(last) ? static_cast<Enum>(number) : unknown;
}

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

Range rangeFrom(const protocol::Range& message)
{
    const quint64 stride = std::max<quint64>(message.stride(), 1);
    require(message.count() == 0 ||
                message.count() - 1 <= (std::numeric_limits<quint64>::max() - message.start()) / stride,
            "A range ends beyond 64 bits.");
    return {message.start(), message.count(), stride};
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

constexpr double kNotRead = std::numeric_limits<double>::quiet_NaN();

} // namespace

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

void readArrayBlock(ArrayBlock& answer, const protocol::Reply& reply, const std::vector<Range>& asked)
{
    require(reply.has_array(), "It holds no elements.");
    const protocol::ArrayBlock& message = reply.array();
    require(static_cast<std::size_t>(message.ranges_size()) == asked.size(), "It has another rank than asked for.");
    answer.path = bytes(message.path());
    answer.array = protocol::arrayFrom(message.array());
    answer.textBytes = message.text_bytes();
    const Shape& shape = answer.array.shape();
    // Elements that are arrays themselves add their dimensions at the end.
    require(shape.size() >= asked.size(), "The elements have another rank than asked for.");
    for (int i = 0; i < message.ranges_size(); ++i) {
        const Range range = rangeFrom(message.ranges(i));
        require(range.count == shape[static_cast<std::size_t>(i)], "There are more or fewer elements than it says.");
        answer.ranges.push_back(range);
    }
}

void readEnvelope(Envelope& answer, const protocol::Reply& reply, const EnvelopeQuery& query)
{
    require(reply.has_envelope(), "It is no envelope.");
    const protocol::Envelope& message = reply.envelope();
    const std::size_t columns = message.columns();
    require(columns <= query.columns, "The envelope has more columns than asked for.");
    require(message.count() <= std::numeric_limits<quint64>::max() - message.start(),
            "The envelope ends beyond 64 bits.");
    require(message.minimum_size() == message.maximum_size(), "The envelope has more minima than maxima, or fewer.");
    const std::size_t first = message.first_column();
    const auto length = static_cast<std::size_t>(message.minimum_size());
    require(first <= columns && length <= columns - first, "The envelope has a stage outside of its columns.");

    if (answer.minimum.empty()) {
        answer.path = bytes(message.path());
        answer.start = message.start();
        answer.count = message.count();
        answer.minimum.assign(columns, kNotRead);
        answer.maximum.assign(columns, kNotRead);
    }
    require(answer.columns() == columns && answer.start == message.start() && answer.count == message.count(),
            "The stages of the envelope do not belong together.");
    const auto offset = static_cast<std::ptrdiff_t>(first);
    std::copy(message.minimum().begin(), message.minimum().end(), answer.minimum.begin() + offset);
    std::copy(message.maximum().begin(), message.maximum().end(), answer.maximum.begin() + offset);
    if (!query.errorPath.isEmpty()) {
        require(message.lower_size() == message.minimum_size() && message.upper_size() == message.minimum_size(),
                "The envelope has another number of error limits than of values.");
        answer.lower.resize(columns, kNotRead);
        answer.upper.resize(columns, kNotRead);
        std::copy(message.lower().begin(), message.lower().end(), answer.lower.begin() + offset);
        std::copy(message.upper().begin(), message.upper().end(), answer.upper.begin() + offset);
    }
    answer.isEstimate = message.is_estimate();
    answer.samplesRead = std::min<quint64>(message.samples_read(), message.count());
}

namespace
{

void readPicture(Image& answer, const protocol::Reply& reply, quint32 mostColumns, quint32 mostRows)
{
    require(reply.has_image(), "It is no image.");
    const protocol::Image& message = reply.image();
    const std::size_t width = message.width();
    const std::size_t height = message.height();
    require(width <= mostColumns && height <= mostRows, "The image is larger than asked for.");
    const auto length = static_cast<std::size_t>(message.values_size());
    require(width > 0 ? length % width == 0 : length == 0, "The image has a stage that ends within a row.");
    const std::size_t first = message.first_row();
    const std::size_t stageRows = width > 0 ? length / width : 0;
    require(first <= height && stageRows <= height - first, "The image has a stage outside of its rows.");
    const Range rows = rangeFrom(message.rows());
    const Range columns = rangeFrom(message.columns());

    if (answer.values.empty()) {
        answer.path = bytes(message.path());
        answer.rows = rows;
        answer.columns = columns;
        answer.width = message.width();
        answer.height = message.height();
        answer.values.assign(width * height, kNotRead);
    }
    require(answer.width == width && answer.height == height && answer.rows == rows && answer.columns == columns,
            "The stages of the image do not belong together.");
    std::copy(message.values().begin(), message.values().end(),
              answer.values.begin() + static_cast<std::ptrdiff_t>(first * width));
    answer.isEstimate = message.is_estimate();
    if (!answer.isEstimate)
        answer.rowsRead = std::max(answer.rowsRead, static_cast<quint32>(first + stageRows));
}

DataAxis axisFrom(const protocol::DataAxis& message)
{
    DataAxis axis;
    axis.path = bytes(message.path());
    axis.label = text(message.label());
    axis.units = text(message.units());
    axis.dimension = message.dimension();
    axis.spreadOrder = message.spread_order();
    axis.size = message.size();
    axis.spacing = enumFrom(message.spacing(), DataAxis::Spacing::Scattered, DataAxis::Spacing::Index);
    axis.first = message.first();
    axis.step = message.step();
    axis.values.assign(message.values().begin(), message.values().end());
    axis.valueStride = std::max<quint64>(message.value_stride(), 1);
    axis.isTime = message.is_time();
    axis.isNavigation = message.is_navigation();
    if (axis.spacing == DataAxis::Spacing::Monotonic || axis.spacing == DataAxis::Spacing::Scattered) {
        const quint64 stride = axis.valueStride;
        const quint64 expected = axis.size == 0 ? 0 : (axis.size - 1) / stride + 1 + ((axis.size - 1) % stride != 0);
        require(axis.values.size() == expected, "An axis has more or fewer values than it says.");
    }
    return axis;
}

DataItem itemFrom(const protocol::DataItem& message, const QString& fileName)
{
    DataItem item;
    item.node = nodeFrom(message.node(), fileName);
    item.title = text(message.title());
    item.label = text(message.label());
    item.units = text(message.units());
    item.origin = text(message.origin());
    item.source = text(message.source());
    if (message.has_timestamp())
        item.timestamp = message.timestamp();
    const std::size_t rank = item.node.space.shape.size();
    for (const std::uint32_t dimension : message.navigation_dimensions()) {
        require(dimension < rank, "A navigation dimension is none of the array.");
        item.navigationDimensions.push_back(dimension);
    }
    item.isSpread = message.is_spread();
    for (const protocol::DataAxis& axis : message.axes()) {
        require(axis.dimension() < rank, "An axis belongs to a dimension that the array has not.");
        require(axis.size() == item.node.space.shape[axis.dimension()], "An axis is longer or shorter than the array.");
        item.axes.push_back(axisFrom(axis));
    }
    item.errorPath = bytes(message.error_path());
    item.backgroundPath = bytes(message.background_path());
    item.backgroundNote = text(message.background_note());
    item.rule = enumFrom(message.rule(), DataItem::Rule::DimensionScales, DataItem::Rule::Indices);
    item.ruleNote = text(message.rule_note());
    for (const std::string& note : message.notes())
        item.notes.append(text(note));
    return item;
}

} // namespace

void readImage(Image& answer, const protocol::Reply& reply, const ImageQuery& query)
{
    readPicture(answer, reply, query.width, query.height);
}

void readProjection(Image& answer, const protocol::Reply& reply, const ProjectionQuery& query)
{
    const bool isLine = query.rowDimension == query.columnDimension;
    readPicture(answer, reply, query.width, isLine ? 1 : query.height);
}

void readStatistics(Statistics& answer, const protocol::Reply& reply, const StatisticsQuery& query)
{
    require(reply.has_statistics(), "It holds no statistics.");
    const protocol::Statistics& message = reply.statistics();
    const auto isIndex = [&](int size) { return size == 0 || static_cast<std::size_t>(size) == query.ranges.size(); };
    require(isIndex(message.minimum_index_size()) && isIndex(message.maximum_index_size()),
            "A place has another rank than the array.");
    require(message.nan_count() <= message.count(), "It counts more NaN than elements.");
    answer.path = bytes(message.path());
    answer.count = message.count();
    answer.nanCount = message.nan_count();
    answer.minimum = message.minimum();
    answer.maximum = message.maximum();
    answer.sum = message.sum();
    answer.mean = message.mean();
    answer.standardDeviation = message.standard_deviation();
    answer.minimumIndex.assign(message.minimum_index().begin(), message.minimum_index().end());
    answer.maximumIndex.assign(message.maximum_index().begin(), message.maximum_index().end());
    answer.elementsRead = std::min<quint64>(message.elements_read(), message.count());
}

void readDataInfo(DataInfo& answer, const protocol::Reply& reply, const QString& fileName)
{
    require(reply.has_data(), "It says nothing about the numbers.");
    answer.path = bytes(reply.data().path());
    answer.items.clear();
    for (const protocol::DataItem& item : reply.data().items())
        answer.items.push_back(itemFrom(item, fileName));
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
