// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "h5scout/storage/System.h"

namespace h5scout::backend
{

/// A file on its way to its name, in the folder of that: it has none where the system knows such files, else a
/// temporary one. Nothing is left of it unless it has taken its name; a process that is killed leaves the temporary one
/// at most, which the next to make a file of that name removes (where the file system has locks: a lock is what tells
/// that nobody is at work on it). What fails throws std::system_error.
class TemporaryFile
{
public:
    /// `path`: the later name. `mode`: who may do what with it.
    TemporaryFile(const std::string& path, storage::System::Mode mode, storage::System& system);
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    int descriptor() const noexcept { return m_descriptor; }
    /// By which it can be looked at, but not removed or renamed.
    std::string openablePath() const;

    /// What happens to something that has the name already.
    enum class Taken : std::uint8_t { Stays, IsReplaced };
    /// Gives it its name, and closes it. False if there is something of that name that stays.
    bool takeName(Taken taken);

private:
    void createNamed(storage::System::Mode mode);
    void removeLeft() const;
    void giveTemporaryName();
    int linkToName();

    storage::System& m_system;
    std::string m_path;
    std::string m_temporary; ///< empty: nothing is there under it
    int m_descriptor;
};

} // namespace h5scout::backend
