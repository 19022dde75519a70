// SPDX-License-Identifier: GPL-3.0-or-later
#include "PymodaqExpectation.h"

#include <algorithm>
#include <utility>

#include <QByteArray>

namespace h5scout::tests
{

using nlohmann::json;

namespace
{

std::string parentOf(const std::string& path)
{
    const auto slash = path.rfind('/');
    return slash == 0 ? "/" : path.substr(0, slash);
}

std::string childOf(const std::string& group, const std::string& name)
{
    return group == "/" ? "/" + name : group + "/" + name;
}

std::string textOf(const json& value)
{
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_object() && value.contains("$bytes"))
        return QByteArray::fromBase64(QByteArray::fromStdString(value.at("$bytes").get<std::string>())).toStdString();
    return {};
}

} // namespace

PymodaqExpectation::PymodaqExpectation(const json& nodes, std::string path)
    : m_nodes(nodes)
    , m_path(std::move(path))
{}

json PymodaqExpectation::attribute(const std::string& name) const
{
    const json& attributes = node().value("attrs", json::object());
    if (!attributes.contains(name))
        return {};
    const json& found = attributes.at(name);
    for (const char* const key : {"ideal", "decoded", "raw"}) {
        if (found.contains(key))
            return found.at(key);
    }
    return {};
}

std::string PymodaqExpectation::text(const std::string& name) const
{
    return textOf(attribute(name));
}

std::optional<double> PymodaqExpectation::number(const std::string& name) const
{
    json value = attribute(name);
    if (value.is_object() && value.contains("value"))
        value = value.at("value");
    return value.is_number() ? std::optional<double>(value.get<double>()) : std::nullopt;
}

std::string PymodaqExpectation::role() const
{
    static const std::vector<std::string> known{
        "data", "axis", "bkg", "error", "data_enlargeable", "live_scan", "external_h5", "navigation_axis"};
    if (node().value("kind", "") != "dataset" || !node().contains("type"))
        return {};
    const std::string typeClass = node().at("type").value("class", "");
    if (typeClass == "vlen" || typeClass == "string")
        return {};
    for (const char* const name : {"data_type", "type"}) {
        const std::string role = text(name);
        if (std::find(known.begin(), known.end(), role) != known.end())
            return role;
    }
    return {};
}

std::vector<std::int64_t> PymodaqExpectation::shape() const
{
    return node().value("shape", std::vector<std::int64_t>());
}

std::vector<std::int64_t> PymodaqExpectation::navigationDimensions() const
{
    const json value = attribute("nav_indexes");
    if (value.is_object() && value.contains("$tuple"))
        return value.at("$tuple").get<std::vector<std::int64_t>>();
    std::vector<std::int64_t> dimensions;
    for (const ExpectedAxis& axis : oldAxes()) {
        if (axis.isNavigation)
            dimensions.push_back(axis.dimension);
    }
    return dimensions;
}

std::string PymodaqExpectation::parent() const
{
    return parentOf(m_path);
}

std::vector<std::string> PymodaqExpectation::axesIn(const std::string& group) const
{
    std::vector<std::string> paths;
    for (const auto& name : m_nodes.at(group).value("children", std::vector<std::string>())) {
        if (of(childOf(group, name)).role() == "axis")
            paths.push_back(childOf(group, name));
    }
    return paths;
}

/// The two layouts before version 4 that there are samples of: the axes of a scan by their place in it.
std::vector<ExpectedAxis> PymodaqExpectation::oldAxes() const
{
    const auto rank = static_cast<std::int64_t>(shape().size());
    std::vector<ExpectedAxis> axes;
    if (parent() == "/Raw_datas/Scan000/Detector000/Data1D/Ch000" && rank == 3)
        axes = {{"/Raw_datas/Scan000/Scan_x_axis", 0, 0, true}, {"/Raw_datas/Scan000/Scan_y_axis", 1, 0, true}};
    else if (parent() == "/Raw_datas/Scan000/Det000/Data1D/Ch000" && rank == 2)
        axes = {{"/Raw_datas/Scan000/Scan_x_axis", 0, 0, true}};
    const std::string line = childOf(parent(), "X_axis");
    if (m_nodes.contains(line) && line != m_path && text("type") == "data")
        axes.push_back({line, rank - 1, 0, false});
    return axes;
}

std::vector<ExpectedAxis> PymodaqExpectation::axes() const
{
    if (role() == "axis" || role() == "navigation_axis")
        return {};
    if (text("data_type").empty() || text("type") == "data")
        return oldAxes();
    const auto navigation = navigationDimensions();
    const auto dimensions = shape();
    std::vector<ExpectedAxis> axes;
    const auto add = [&](const std::string& path, std::int64_t shift) {
        const PymodaqExpectation axis = of(path);
        const auto dimension = static_cast<std::int64_t>(axis.number("index").value_or(-1)) - shift;
        if (dimension < 0 || dimension >= static_cast<std::int64_t>(dimensions.size()) ||
            axis.shape() != std::vector<std::int64_t>{dimensions[static_cast<std::size_t>(dimension)]})
            return;
        const bool isNavigation = std::find(navigation.begin(), navigation.end(), dimension) != navigation.end();
        axes.push_back(
            {path, dimension, static_cast<std::int64_t>(axis.number("spread_order").value_or(0)), isNavigation});
    };
    // The background of a scan has the axes of a single measurement, which count from behind the scan's dimensions.
    std::int64_t shift = 0;
    const std::string data = childOf(parent(), "Data00");
    if (role() == "bkg" && m_nodes.contains(data))
        shift = static_cast<std::int64_t>(of(data).shape().size()) - static_cast<std::int64_t>(dimensions.size());
    for (const std::string& path : axesIn(parent()))
        add(path, shift);
    for (std::string group = parent(); !navigation.empty() && group != "/"; group = parentOf(group)) {
        const std::string axesGroup = childOf(group, "NavAxes");
        if (!m_nodes.contains(axesGroup))
            continue;
        for (const std::string& path : axesIn(axesGroup))
            add(path, 0);
        break;
    }
    std::stable_sort(axes.begin(), axes.end(), [](const ExpectedAxis& left, const ExpectedAxis& right) {
        return std::pair(left.dimension, left.spreadOrder) < std::pair(right.dimension, right.spreadOrder);
    });
    return axes;
}

std::string PymodaqExpectation::errorPath() const
{
    if (role() != "data" && role() != "data_enlargeable")
        return {};
    const std::string errors = childOf(parent(), "ErrorBar" + m_path.substr(m_path.size() - 2));
    return m_nodes.contains(errors) && of(errors).shape() == shape() ? errors : std::string();
}

bool PymodaqExpectation::hasBackgrounds() const
{
    const auto names = m_nodes.at(parent()).value("children", std::vector<std::string>());
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& name) { return of(childOf(parent(), name)).role() == "bkg"; });
}

} // namespace h5scout::tests
