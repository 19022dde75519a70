// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "h5scout/backend/H5Backend.h"

namespace h5scout::worker
{

/// What the requests of one worker share: the open file. Only on the thread that calls HDF5.
class Session
{
public:
    /// Opens the worker's file, read-only. Throws OpenError; BadRequest if a file is open already.
    void open(const std::string& path);
    bool isOpen() const noexcept { return m_backend.isOpen(); }
    /// Throws BadRequest before a file is open.
    const H5Backend& backend() const;
    /// Whether the file has been written since it was opened. Throws Error if it has become shorter: HDF5 reads zeros
    /// behind the end, without a word.
    bool isFileChanged() const;

private:
    H5Backend m_backend;
};

} // namespace h5scout::worker
