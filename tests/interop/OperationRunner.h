// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include "h5scout/backend/H5Backend.h"

namespace h5scout::test
{

/// Does to an H5Backend what judges/sequence_judge.py asks for, one operation after the other.
class OperationRunner
{
public:
    /// {"outcome": "done"}, or the name of the exception ("NodeError:Missing") with its sentence.
    nlohmann::json run(const nlohmann::json& request);

private:
    void runOnFile(const std::string& operation, const nlohmann::json& request);
    void runOnNodes(const std::string& operation, const nlohmann::json& request) const;
    void makeArray(const std::string& operation, const nlohmann::json& request) const;
    void changeElements(const std::string& operation, const nlohmann::json& request) const;

    H5Backend m_backend;
};

} // namespace h5scout::test
