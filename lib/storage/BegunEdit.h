// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "File.h"
#include "h5scout/storage/Fingerprint.h"

namespace h5scout::storage
{

/// What a file was before an edit that has begun to write behind its end: kept in the folder of the history as long as
/// the edit runs, so that what a killed process has begun can be told from what other programs have added.
class BegunEdit
{
public:
    BegunEdit(System& system, const std::string& folder);

    /// Without it the edit goes on all the same: what it had begun then stays until the next one.
    void note(const FileFingerprint& before) noexcept;
    void forget() noexcept;
    bool isNoted() const noexcept;
    /// Cuts off what was begun, and syncs, if `edited` (locked) is the file that was noted but for bytes behind its end
    /// of which HDF5 knows nothing; false if not. Either way the note is gone. Throws std::system_error.
    bool cutFrom(File& edited);

private:
    System& m_system;
    std::string m_path;
};

} // namespace h5scout::storage
