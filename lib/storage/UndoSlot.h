// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "h5scout/storage/UndoHistory.h"

namespace h5scout
{

/// An entry's place in the history. Its file is named NUMBER.done, NUMBER.undone or, while its commit runs,
/// NUMBER.pending.
struct UndoHistory::Slot
{
    std::uint64_t number = 0;
    bool isUndone = false;
    std::string name;
    std::optional<Time> made;
    std::uint64_t byteCount = 0;

    static std::string fileName(std::uint64_t number, const char* state);
    std::string fileName() const { return fileName(number, isUndone ? "undone" : "done"); }
};

} // namespace h5scout
