// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "FoundFile.h"

namespace h5scout::tests
{

/// Holds one node against its expectation and adds what differs to `lines`.
class NodeComparison
{
public:
    NodeComparison(const nlohmann::json& nodes, const std::string& path, FileReader& reader,
                   std::vector<std::string>& lines);
    void run(const nlohmann::json& expected);

private:
    void add(std::string_view aspect, const std::string& difference);
    template <typename T>
    void compare(std::string_view aspect, const T& expected, const T& found);
    void compareLink(const nlohmann::json& expected, const FoundNode& found);
    void compareKind(const nlohmann::json& expected, const FoundNode& found);
    void compareSpace(std::string_view aspect, const nlohmann::json& expected, const FoundSpace& found);
    void compareStorage(const nlohmann::json& expected, const FoundNode& found);
    void compareChildren(const nlohmann::json& expected, const FoundNode& found);
    void compareAttributes(const nlohmann::json& expected, const FoundNode& found);
    void compareAttribute(const nlohmann::json& expected, const FoundAttribute& found);
    void compareElements(const nlohmann::json& expected);
    void compareArray(const nlohmann::json& expected, const NdArray& found);
    void compareRows(const nlohmann::json& expected, const NdArray& found);
    void compareStrings(const nlohmann::json& expected, const NdArray& found);

    const nlohmann::json& m_nodes;
    const std::string& m_path;
    FileReader& m_reader;
    std::vector<std::string>& m_lines;
};

} // namespace h5scout::tests
