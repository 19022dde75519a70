// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeData.h"

namespace h5scout::test
{

namespace
{

bool holdsNumbers(const FakeNode& node)
{
    return isArrayKind(node.kind) && (isNumeric(node.array.type().kind) || !node.countingShape.empty());
}

void fillAxis(protocol::DataAxis& message, const DataAxis& axis, const Shape& shape)
{
    message.set_path(axis.path.toStdString());
    message.set_label(axis.label.toStdString());
    message.set_units(axis.units.toStdString());
    message.set_dimension(axis.dimension);
    message.set_spread_order(axis.spreadOrder);
    message.set_size(axis.size == 0 && axis.dimension < shape.size() ? shape[axis.dimension] : axis.size);
    message.set_spacing(static_cast<protocol::DataAxis::Spacing>(axis.spacing));
    message.set_first(axis.first);
    message.set_step(axis.step);
    message.mutable_values()->Assign(axis.values.begin(), axis.values.end());
    message.set_value_stride(axis.valueStride);
    message.set_is_time(axis.isTime);
    message.set_is_navigation(axis.isNavigation);
}

std::string textOr(const QString& text, const QByteArray& otherwise)
{
    return text.isEmpty() ? otherwise.toStdString() : text.toStdString();
}

} // namespace

std::vector<const FakeNode*> describedNodes(const FakeTree& tree, const FakeNode& node,
                                            protocol::DescribeData::Scope scope)
{
    std::vector<const FakeNode*> found;
    const auto add = [&](const QByteArray& path) {
        const auto entry = tree.find(path);
        if (entry != tree.end() && holdsNumbers(entry->second))
            found.push_back(&entry->second);
    };
    if (scope == protocol::DescribeData::SIBLINGS && node.path != "/") {
        const qsizetype slash = node.path.lastIndexOf('/');
        const QByteArray parent = slash == 0 ? QByteArray("/") : node.path.first(slash);
        for (const QByteArray& name : tree.at(parent).children)
            add(childPath(parent, name));
    } else if (isArrayKind(node.kind)) {
        add(node.path);
    } else {
        for (const QByteArray& path : node.plottedArrays)
            add(path);
    }
    return found;
}

void fillItem(protocol::DataItem& item, const FakeNode& node)
{
    const DataItem& data = node.data;
    item.set_title(textOr(data.title, node.title));
    item.set_label(textOr(data.label, node.label));
    item.set_units(textOr(data.units, node.units));
    item.set_origin(data.origin.toStdString());
    item.set_source(data.source.toStdString());
    if (data.timestamp)
        item.set_timestamp(*data.timestamp);
    item.mutable_navigation_dimensions()->Assign(data.navigationDimensions.begin(), data.navigationDimensions.end());
    item.set_is_spread(data.isSpread);
    for (const DataAxis& axis : data.axes)
        fillAxis(*item.add_axes(), axis, shapeOf(node));
    item.set_error_path(data.errorPath.toStdString());
    item.set_background_path(data.backgroundPath.toStdString());
    item.set_background_note(data.backgroundNote.toStdString());
    item.set_rule(static_cast<protocol::DataItem::Rule>(data.rule));
    item.set_rule_note(data.ruleNote.toStdString());
    for (const QString& note : data.notes)
        item.add_notes(note.toStdString());
}

} // namespace h5scout::test
