// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include <nlohmann/json.hpp>

#include "h5scout/backend/H5Backend.h"

namespace h5scout::test
{

/// Does to two open files what judges/sequence_judge.py asks for, one operation after the other.
class OperationRunner
{
public:
    /// {"outcome": "done"}, or the name of the exception ("NodeError:Missing") with its sentence. `request`: in which
    /// of the files ("slot"), which operation ("op"), and what that takes.
    nlohmann::json run(const nlohmann::json& request);

private:
    nlohmann::json answer(const nlohmann::json& request);

    std::array<H5Backend, 2> m_files;
};

} // namespace h5scout::test
