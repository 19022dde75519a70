// SPDX-License-Identifier: GPL-3.0-or-later
#include "Layout.h"

#include <array>
#include <memory>

#include <h5scout/value/MakeArray.h>

#include "Settings.h"

namespace h5scout::demo
{

namespace
{

constexpr std::size_t kSmallArray = 4096;
constexpr int kCompressionLevel = 4;

Value numpyFloat(double number)
{
    return NumpyScalar{std::make_shared<const NdArray>(makeArray(Shape{}, std::array{number}))};
}

Value count(std::size_t number)
{
    return static_cast<std::int64_t>(number);
}

std::string scanSettings(const Scan& scan)
{
    std::vector<Parameter> parameters{
        {"scan_type", "list", "Scan type", "str('" + scan.type + "')", "['Scan1D', 'Scan2D']"},
        {"scan_sub_type", "str", "Subtype", "Linear"},
    };
    for (const bool isStart : {true, false})
        for (std::size_t index = 0; index < scan.actuators.size(); ++index) {
            const Axis& axis = scan.actuators[index];
            parameters.push_back({(isStart ? "start_" : "stop_") + std::to_string(index), "float",
                                  (isStart ? "Start " : "Stop ") + axis.label,
                                  pythonRepr(isStart ? axis.values.front() : axis.values.back())});
        }
    return settingsOf("Scan", parameters);
}

} // namespace

std::string numbered(const std::string& prefix, std::size_t number, std::size_t digits)
{
    const std::string text = std::to_string(number);
    return prefix + std::string(digits - text.size(), '0') + text;
}

Metadata axisAttributes(const Axis& axis, std::int64_t dimension, std::size_t size, double offset, double scaling)
{
    return {{"size", count(size)},
            {"label", Text{axis.label}},
            {"units", Text{axis.units}},
            {"index", dimension},
            {"offset", numpyFloat(offset)},
            {"scaling", numpyFloat(scaling)},
            {"distribution", Text{"uniform"}},
            {"spread_order", std::int64_t{0}},
            {"data_type", Text{"axis"}},
            {"data_dimension", Text{"Data1D"}}};
}

Metadata dataAttributes(const DataObject& object, const std::string& label, const std::string& dataType)
{
    Tuple navigation;
    if (dataType != "bkg")
        for (std::int64_t dimension = 0; dimension < object.navigationRank; ++dimension)
            navigation.items.emplace_back(dimension);
    return {{"timestamp", object.timestamp},
            {"label", Text{label}},
            {"source", Text{dataType == "error" ? "calculated" : "raw"}},
            {"distribution", Text{dataType == "data_enlargeable" ? "spread" : "uniform"}},
            {"origin", Text{object.origin}},
            {"units", Text{object.units}},
            {"nav_indexes", navigation},
            {"data_type", Text{dataType}},
            {"data_dimension", Text{object.dimension}}};
}

Group addModule(const H5Backend& file, const Group& where, GroupType type, std::size_t number, const Module& module)
{
    const std::string prefix = type == GroupType::detector ? "Detector" : "Actuator";
    return file.addGroup(numbered(prefix, number), type, where, module.title, {{"settings", Bytes{module.settings}}});
}

void addAxis(const H5Backend& file, const Group& where, std::size_t number, const Axis& axis, std::int64_t dimension)
{
    const Numbers& values = axis.values;
    file.createCArray(where, numbered("Axis", number, 2), makeArray(values), axis.label,
                      axisAttributes(axis, dimension, values.size(), values[0], values[1] - values[0]));
}

void addDataObject(H5Backend& file, const Group& detector, const DataObject& object)
{
    const Group channel = file.getSetGroup(file.getSetGroup(detector, object.dimension), "CH00", object.title);
    for (std::size_t index = 0; index < object.axes.size(); ++index)
        addAxis(file, channel, index, object.axes[index], object.navigationRank + static_cast<std::int64_t>(index));

    const auto add = [&](const std::string& name, const NdArray& elements, const std::string& label,
                         const std::string& dataType) {
        const std::string title = dataType == "error" ? object.title + "_errors" : object.title;
        file.defineCompression("gzip", elements.size() > kSmallArray ? kCompressionLevel : 0);
        file.createCArray(channel, name, elements, title, dataAttributes(object, label, dataType));
        file.defineCompression("gzip", 0);
    };
    for (std::size_t index = 0; index < object.channels.size(); ++index) {
        const Channel& given = object.channels[index];
        add(numbered("Data", index, 2), given.data, given.label, "data");
        if (given.error)
            add(numbered("ErrorBar", index, 2), *given.error, given.label, "error");
        if (given.background)
            add(numbered("Bkg", index, 2), *given.background, given.label, "bkg");
    }
}

std::vector<Group> addScan(const H5Backend& file, const Group& raw, const Scan& scan)
{
    const std::string name = file.nextGroupName(raw, GroupType::scan);
    const std::string settings = scanSettings(scan);
    Metadata attributes{{"settings", Bytes{settings}},     {"scan_settings", Bytes{settings}},
                        {"author", Text{"A. Laboratory"}}, {"scan_done", true},
                        {"scan_name", Text{name}},         {"scan_type", Text{scan.type}},
                        {"scan_sub_type", Text{"Linear"}}};
    attributes.insert(attributes.end(), scan.attributes.begin(), scan.attributes.end());
    const Group group = file.addGroup(name, GroupType::scan, raw, "DAQScan", attributes);

    for (std::size_t number = 0; number < scan.actuators.size(); ++number) {
        const Axis& axis = scan.actuators[number];
        addModule(file, group, GroupType::actuator, number,
                  {axis.label, stageSettings(axis.label, axis.values.front(), axis.values.back())});
    }
    std::vector<Group> detectors;
    for (std::size_t number = 0; number < scan.detectors.size(); ++number) {
        detectors.push_back(addModule(file, group, GroupType::detector, number, scan.detectors[number]));
        const Group navigation = file.getSetGroup(detectors.back(), "NavAxes");
        for (std::size_t index = 0; index < scan.actuators.size(); ++index)
            addAxis(file, navigation, index, scan.actuators[index], static_cast<std::int64_t>(index));
    }
    return detectors;
}

} // namespace h5scout::demo
