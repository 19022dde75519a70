// SPDX-License-Identifier: GPL-3.0-or-later
// How PyMoDAQ lays out data: axes, data objects, scans.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <h5scout/backend/H5Backend.h>

#include "Numbers.h"

namespace h5scout::demo
{

inline constexpr double kStart = 1729447200.0; ///< 2024-10-20 18:00:00 UTC

struct Axis
{
    std::string label;
    std::string units;
    Numbers values;
};

/// What one channel of a detector gave.
struct Channel
{
    std::string label;
    NdArray data;
    std::optional<NdArray> error{};
    std::optional<NdArray> background{};
};

/// The group CHnn: channels that share their axes.
struct DataObject
{
    std::string dimension; ///< of one point: Data0D, Data1D, Data2D
    std::string title;
    std::string origin; ///< the detector
    std::string units;
    double timestamp = kStart;
    std::int64_t navigationRank = 0; ///< how many of the first dimensions are those of the scan
    std::vector<Axis> axes;          ///< of the others
    std::vector<Channel> channels;
};

/// A detector or an actuator.
struct Module
{
    std::string title;
    std::string settings;
};

struct Scan
{
    std::string type; ///< Scan1D, Scan2D
    std::vector<Axis> actuators;
    std::vector<Module> detectors;
    Metadata attributes;
};

std::string numbered(const std::string& prefix, std::size_t number, std::size_t digits = 3);

/// The attributes by which PyMoDAQ knows an axis of `size` values.
Metadata axisAttributes(const Axis& axis, std::int64_t dimension, std::size_t size, double offset, double scaling);
/// ... and an array of data, errors or background (`dataType`: data, data_enlargeable, error, bkg).
Metadata dataAttributes(const DataObject& object, const std::string& label, const std::string& dataType);

Group addModule(const H5Backend& file, const Group& where, GroupType type, std::size_t number, const Module& module);
void addAxis(const H5Backend& file, const Group& where, std::size_t number, const Axis& axis, std::int64_t dimension);
/// As CH00 in the group of its dimension. Large arrays are compressed.
void addDataObject(H5Backend& file, const Group& detector, const DataObject& object);
/// The next scan of the file with its modules. Gives the groups of the detectors, each with its navigation axes.
std::vector<Group> addScan(const H5Backend& file, const Group& raw, const Scan& scan);

} // namespace h5scout::demo
