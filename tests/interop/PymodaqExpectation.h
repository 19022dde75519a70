// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace h5scout::tests
{

/// An axis as the JSON of a sample file has it: where it lies and what an independent reader found in it.
struct ExpectedAxis
{
    std::string path;
    std::int64_t dimension = 0;
    std::int64_t spreadOrder = 0;
    bool isNavigation = false;
};

/// What PyMoDAQ's conventions make of a node, worked out from the JSON of a sample file in the plainest way (FORMAT.md
/// sections 6 to 8).
class PymodaqExpectation
{
public:
    PymodaqExpectation(const nlohmann::json& nodes, std::string path);

    /// Attribute `data_type`, else `type`; empty for what is no array of numbers.
    std::string role() const;
    std::string text(const std::string& attribute) const;
    std::optional<double> number(const std::string& attribute) const;
    std::vector<std::int64_t> shape() const;
    std::vector<std::int64_t> navigationDimensions() const;
    std::vector<ExpectedAxis> axes() const;
    /// ErrorBarNN of DataNN.
    std::string errorPath() const;
    bool hasBackgrounds() const;

    const nlohmann::json& node() const { return m_nodes.at(m_path); }

private:
    std::vector<ExpectedAxis> oldAxes() const;
    nlohmann::json attribute(const std::string& name) const;
    std::string parent() const;
    std::vector<std::string> axesIn(const std::string& group) const;
    PymodaqExpectation of(const std::string& path) const { return {m_nodes, path}; }

    const nlohmann::json& m_nodes;
    std::string m_path;
};

} // namespace h5scout::tests
