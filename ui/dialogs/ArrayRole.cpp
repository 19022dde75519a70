// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/ArrayRole.h"

#include <algorithm>

namespace h5scout::ui
{

namespace
{

Text text(std::string_view words)
{
    return Text{std::string(words)};
}

std::string_view dimensionName(const Shape& shape)
{
    const auto dimensions = std::ranges::count_if(shape, [](std::uint64_t extent) { return extent > 1; });
    if (dimensions == 0)
        return "Data0D";
    if (dimensions == 1)
        return "Data1D";
    return dimensions == 2 ? "Data2D" : "DataND";
}

void addOfAxis(Metadata& metadata, const ArrayMeaning& array)
{
    const std::uint64_t size = array.kind == NodeKind::EArray || array.shape.empty() ? 0 : array.shape.front();
    metadata.emplace_back("size", static_cast<std::int64_t>(size));
    metadata.emplace_back("index", std::int64_t{0});
    metadata.emplace_back("distribution", text(array.isEquallySpaced ? "uniform" : "spread"));
    metadata.emplace_back("spread_order", std::int64_t{0});
    metadata.emplace_back("data_dimension", text("Data1D"));
}

void addOfData(Metadata& metadata, const ArrayMeaning& array)
{
    const bool isGrowing = array.kind == NodeKind::EArray;
    metadata.emplace_back("timestamp", array.timestamp);
    metadata.emplace_back("source", text(array.role == ArrayRole::Error ? "calculated" : "raw"));
    metadata.emplace_back("distribution", text(isGrowing ? "spread" : "uniform"));
    metadata.emplace_back("origin", text(""));
    metadata.emplace_back("nav_indexes", isGrowing ? Tuple{{std::int64_t{0}}} : Tuple{});
    metadata.emplace_back("data_dimension", text(dimensionName(array.shape)));
}

} // namespace

std::vector<ArrayRole> arrayRoles(NodeKind kind)
{
    switch (kind) {
    case NodeKind::CArray:
        return {ArrayRole::Data,  ArrayRole::Axis,     ArrayRole::Background,
                ArrayRole::Error, ArrayRole::LiveScan, ArrayRole::None};
    case NodeKind::EArray:
        return {ArrayRole::Enlargeable, ArrayRole::Axis, ArrayRole::None};
    case NodeKind::StringArray:
        return {ArrayRole::Strings, ArrayRole::None};
    default:
        return {ArrayRole::None};
    }
}

std::string_view dataType(ArrayRole role)
{
    switch (role) {
    case ArrayRole::None:
        return {};
    case ArrayRole::Data:
        return "data";
    case ArrayRole::Axis:
        return "axis";
    case ArrayRole::Background:
        return "bkg";
    case ArrayRole::Error:
        return "error";
    case ArrayRole::Enlargeable:
        return "data_enlargeable";
    case ArrayRole::LiveScan:
        return "live_scan";
    case ArrayRole::Strings:
        return "strings";
    }
    return {};
}

std::string_view namePrefix(ArrayRole role)
{
    switch (role) {
    case ArrayRole::None:
        return "Array";
    case ArrayRole::Data:
        return "Data";
    case ArrayRole::Axis:
        return "Axis";
    case ArrayRole::Background:
        return "Bkg";
    case ArrayRole::Error:
        return "ErrorBar";
    case ArrayRole::Enlargeable:
        return "EnlData";
    case ArrayRole::LiveScan:
        return "Live";
    case ArrayRole::Strings:
        return "Strings";
    }
    return {};
}

Metadata metadataOf(const ArrayMeaning& array)
{
    Metadata metadata;
    const bool isPymodaq = array.role != ArrayRole::None;
    const bool isNumeric = array.role != ArrayRole::Strings;
    if (isPymodaq)
        metadata.emplace_back("data_type", text(dataType(array.role)));
    if ((isPymodaq && isNumeric) || !array.label.empty())
        metadata.emplace_back("label", text(array.label));
    if ((isPymodaq && isNumeric) || !array.units.empty())
        metadata.emplace_back("units", text(array.units));
    if (array.role == ArrayRole::Axis)
        addOfAxis(metadata, array);
    else if (isPymodaq && isNumeric)
        addOfData(metadata, array);
    return metadata;
}

} // namespace h5scout::ui
