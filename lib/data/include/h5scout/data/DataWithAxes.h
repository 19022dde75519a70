// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "h5scout/backend/NodeSummary.h"

namespace h5scout
{

/// The positions along one dimension of an array. Python: Axis.
struct Axis
{
    enum class Spacing : std::uint8_t {
        Index,     ///< no values: 0, 1, 2 ...
        Uniform,   ///< first + i * step; how exactly, see data::classify()
        Monotonic, ///< `values` rise or fall strictly
        Scattered, ///< `values` in any order, or not all of them numbers
    };
    std::string path;  ///< of the array that holds the positions; empty: there is none
    std::string label; ///< bytes, as all texts here
    std::string units; ///< "s" where isTime
    std::uint32_t dimension = 0;
    std::uint32_t spreadOrder = 0; ///< tells several axes of one dimension apart
    std::uint64_t size = 0;        ///< the extent of the dimension
    Spacing spacing = Spacing::Index;
    double first = 0;           ///< Uniform
    double step = 1;            ///< Uniform; may be negative
    std::vector<double> values; ///< Monotonic, Scattered: every valueStride-th position, and the last one
    std::uint64_t valueStride = 1;
    bool isTime = false;       ///< seconds since 1970
    bool isNavigation = false; ///< a step of a scan, a time of a recording
};

/// An array of numbers with what they mean. Python: DataWithAxes.
struct DataWithAxes
{
    enum class Rule : std::uint8_t { Indices, Pymodaq, Nexus, DimensionScales };
    NodeSummary node;
    std::string title;
    std::string label;
    std::string units;
    std::string origin;
    std::string source;              ///< "raw", "calculated"
    std::optional<double> timestamp; ///< seconds since 1970
    std::vector<std::uint32_t> navigationDimensions;
    bool isSpread = false;          ///< several axes give the places of one dimension: points, not a grid
    std::vector<Axis> axes;         ///< by dimension, then by spread order; a dimension without any counts from 0
    std::string errorPath;          ///< of an array of the same shape
    std::string backgroundPath;     ///< of an array that broadcasts against this one as NumPy does it
    std::string backgroundNote;     ///< a sentence: why the background that is there cannot be subtracted
    Rule rule = Rule::Indices;      ///< what chose the axes
    std::string ruleNote;           ///< where the axes were found, a clause
    std::vector<std::string> notes; ///< what was found and left aside, and why: sentences
};

} // namespace h5scout
