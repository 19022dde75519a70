// SPDX-License-Identifier: GPL-3.0-or-later
#include "DimensionScales.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace h5scout::data
{

namespace
{

/// What netCDF-4 calls the scale of a dimension that has no coordinates.
constexpr std::string_view kNoVariable = "This is a netCDF dimension but not a netCDF variable";

/// The paths of the first scale of each dimension; empty texts where there is none.
std::vector<std::string> scalePaths(const Subject& subject)
{
    std::vector<std::string> paths;
    const StoredAttribute attribute = subject.node.attrs().stored("DIMENSION_LIST");
    const auto* const dimensions = attribute.value.getIf<List>();
    if (dimensions == nullptr)
        return paths;
    for (const Value& dimension : dimensions->items) {
        const auto* const scales = dimension.getIf<List>();
        const auto* const reference =
            scales != nullptr && !scales->items.empty() ? scales->items.front().getIf<Reference>() : nullptr;
        paths.push_back(reference != nullptr && reference->kind == Reference::Kind::Object ? reference->target
                                                                                           : std::string());
    }
    return paths;
}

/// Numbers that CF stores packed are shown as they are stored.
void notePacking(const NodeAttributes& attributes, const std::string& path, Notes& notes)
{
    if (attributes.has("scale_factor") || attributes.has("add_offset"))
        notes.add(fmt::format("The numbers of {} are shown as they are stored: its attributes scale_factor and "
                              "add_offset are not applied.",
                              path));
}

Axis plainAxis(const Subject& subject, std::uint32_t dimension, std::string label)
{
    Axis axis;
    axis.dimension = dimension;
    axis.size = subject.shape()[dimension];
    axis.label = std::move(label);
    return axis;
}

std::optional<Axis> axisOf(const H5Backend& backend, const std::string& path, std::uint32_t dimension,
                           const std::string& dimensionLabel, Subject& subject, AxisReader& reader)
{
    const Node node = backend.getNode(path);
    const NodeAttributes attributes(node, subject.notes);
    const std::string name = attributes.text("NAME");
    if (name.starts_with(kNoVariable))
        return plainAxis(subject, dimension, boundedText(nameOfPath(path)));
    AxisCandidate candidate{node, node.summary()};
    candidate.dimension = dimension;
    for (std::string label :
         {attributes.text("long_name"), dimensionLabel, name, attributes.text("standard_name"), nameOfPath(path)}) {
        if (candidate.label.empty())
            candidate.label = boundedText(std::move(label));
    }
    candidate.units = attributes.text("units");
    candidate.calendar = attributes.text("calendar");
    candidate.mayLag = dimension == 0 && !candidate.summary.space.maximalShape.empty() &&
                       candidate.summary.space.maximalShape.front() == kUnlimited;
    notePacking(attributes, path, subject.notes);
    return readAxis(candidate, subject, reader);
}

} // namespace

bool fillFromDimensionScales(const H5Backend& backend, Subject& subject, AxisReader& reader)
{
    const bool hasScales = subject.attributes.has("DIMENSION_LIST");
    if (!hasScales && !subject.attributes.has("DIMENSION_LABELS"))
        return false;
    std::vector<std::string> labels = subject.attributes.texts("DIMENSION_LABELS");
    labels.resize(subject.rank());
    std::vector<std::string> paths;
    try {
        if (hasScales)
            paths = scalePaths(subject);
    } catch (const Error&) {
        subject.notes.add("The dimension scales of the array cannot be read.");
    }
    if (hasScales && paths.size() != subject.rank())
        subject.notes.add("The attribute DIMENSION_LIST does not fit the array and was left aside.");
    paths.resize(hasScales && paths.size() == subject.rank() ? subject.rank() : 0);
    paths.resize(subject.rank());

    DataWithAxes& data = subject.data;
    for (std::size_t i = 0; i < subject.rank(); ++i) {
        const auto dimension = static_cast<std::uint32_t>(i);
        std::optional<Axis> axis;
        try {
            if (!paths[i].empty())
                axis = axisOf(backend, paths[i], dimension, labels[i], subject, reader);
        } catch (const Error&) {
            subject.notes.add(fmt::format("The dimension scale {} cannot be read.", paths[i]));
        }
        if (!axis && !labels[i].empty())
            axis = plainAxis(subject, dimension, labels[i]);
        if (axis)
            data.axes.push_back(std::move(*axis));
    }
    notePacking(subject.attributes, data.node.path, subject.notes);
    if (data.axes.empty())
        return false;
    data.rule = DataWithAxes::Rule::DimensionScales;
    data.ruleNote = hasScales ? "the attribute DIMENSION_LIST" : "the attribute DIMENSION_LABELS";
    return true;
}

} // namespace h5scout::data
