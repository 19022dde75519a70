// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "FoundFile.h"

namespace h5scout::tests
{

/// What an independent reader found in a sample file: NAME.h5.json beside NAME.h5 (the schema is in
/// tests/data/README.md).
class ExpectedFile
{
public:
    /// Throws std::exception if `jsonPath` cannot be read.
    explicit ExpectedFile(const std::string& jsonPath);
    ~ExpectedFile();

    /// The file is to be refused; there is nothing else to compare.
    bool isRefused() const;
    std::size_t nodeCount() const;
    const nlohmann::json& nodes() const;

    /// Everything in which `reader` tells something else, one line each: "/path: shape: expected (3, 4), got (3,)".
    std::vector<std::string> differences(FileReader& reader) const;

private:
    std::unique_ptr<const nlohmann::json> m_json;
};

/// The .h5 files below `folder` that have expectations beside them, sorted; empty if there is no such folder.
std::vector<std::string> filesWithExpectations(const std::string& folder);

} // namespace h5scout::tests
