// SPDX-License-Identifier: GPL-3.0-or-later
// Which numbers belong together, and their axes.
#include "FromMessages.h"

#include "MessageParts.h"
#include "h5scout/protocol/h5scout.pb.h"

#include <algorithm>

namespace h5scout::client
{
namespace
{

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

void readDataInfo(DataInfo& answer, const protocol::Reply& reply, const QString& fileName)
{
    require(reply.has_data(), "It says nothing about the numbers.");
    answer.path = bytes(reply.data().path());
    answer.items.clear();
    for (const protocol::DataItem& item : reply.data().items())
        answer.items.push_back(itemFrom(item, fileName));
}

} // namespace h5scout::client
