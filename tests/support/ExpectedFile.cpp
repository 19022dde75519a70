// SPDX-License-Identifier: GPL-3.0-or-later
#include "ExpectedFile.h"

#include "ExpectedNode.h"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>

namespace h5scout::tests
{

using nlohmann::json;

ExpectedFile::ExpectedFile(const std::string& jsonPath)
{
    std::ifstream stream(jsonPath);
    m_json = std::make_unique<const json>(json::parse(stream));
}

ExpectedFile::~ExpectedFile() = default;

bool ExpectedFile::isRefused() const
{
    return m_json->contains("open_error");
}

std::size_t ExpectedFile::nodeCount() const
{
    return isRefused() ? 0 : nodes().size();
}

const json& ExpectedFile::nodes() const
{
    return m_json->at("nodes");
}

std::vector<std::string> ExpectedFile::differences(FileReader& reader) const
{
    std::vector<std::string> lines;
    for (const auto& [path, expected] : nodes().items()) {
        NodeComparison comparison(nodes(), path, reader, lines);
        try {
            comparison.run(expected);
        } catch (const std::exception& error) {
            lines.push_back(path + ": " + error.what());
        }
    }
    return lines;
}

std::vector<std::string> filesWithExpectations(const std::string& folder)
{
    std::vector<std::string> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        const auto file = entry.path().string();
        if (entry.path().extension() == ".h5" && std::filesystem::exists(file + ".json"))
            files.push_back(file);
    }
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace h5scout::tests
