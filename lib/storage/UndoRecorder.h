// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "Journal.h"
#include "h5scout/storage/UndoHistory.h"

namespace h5scout::storage
{

/// Adds one commit to a history: an entry that is pending until the commit is certain.
class UndoRecorder
{
public:
    UndoRecorder(UndoHistory& history, std::string name);
    ~UndoRecorder(); ///< forgets the entry unless kept
    UndoRecorder(const UndoRecorder&) = delete;
    UndoRecorder& operator=(const UndoRecorder&) = delete;

    /// Before the mark. False if the entry does not fit into the limits or cannot be written: whyNot() says so.
    bool prepare(const JournalReader& journal, const File& edited);
    const std::string& whyNot() const noexcept { return m_whyNot; }
    /// The commit has happened; true if it can be undone. Without a prepared entry nothing before it can be undone any
    /// more.
    bool keep();
    /// The commit is neither done nor undone: recovery will tell.
    void leavePending() noexcept { m_isPrepared = false; }

private:
    UndoHistory& m_history;
    std::string m_name;
    UndoHistory::Time m_made;
    std::string m_pendingPath;
    std::uint64_t m_number = 0;
    bool m_isPrepared = false;
    std::string m_whyNot;
};

} // namespace h5scout::storage
