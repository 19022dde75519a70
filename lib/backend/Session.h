// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "FileState.h"

namespace h5scout::backend
{

/// What the copies of an H5Backend share: the last of them closes the file. Nodes do not count.
struct Session
{
    explicit Session(std::shared_ptr<FileState> file)
        : state(std::move(file))
    {}
    ~Session() { state->close(); }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    std::shared_ptr<FileState> state;
    std::string currentGroup; ///< path, empty if there is none
};

} // namespace h5scout::backend
