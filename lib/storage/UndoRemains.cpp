// SPDX-License-Identifier: GPL-3.0-or-later
// The part of UndoHistory that cuts off what a killed process had begun to write behind the file's end.
#include "BegunEdit.h"
#include "RecoverLocked.h"
#include "Sentences.h"
#include "TakeFingerprint.h"
#include "UndoEntry.h"
#include "UndoSlot.h"
#include "UnfinishedTail.h"
#include "h5scout/storage/UndoHistory.h"

namespace h5scout
{

using namespace storage;

std::optional<FileFingerprint> UndoHistory::cutUnfinished(const FileFingerprint& expected)
{
    constexpr const char* kAttempt = "cut off the remains of an edit";
    if (m_slots.empty() && !begun().isNoted())
        return std::nullopt;
    try {
        LockedFile locked = lockForWriting(m_system, m_path, kAttempt);
        if (takeFingerprint(locked.file) != expected || !cutUnfinishedIn(locked.file))
            return std::nullopt;
        return takeFingerprint(locked.file);
    } catch (const std::system_error& error) {
        throw fromSystem(m_path, kAttempt, error);
    }
}

BegunEdit UndoHistory::begun() const
{
    return {m_system, m_folder};
}

bool UndoHistory::cutUnfinishedIn(File& edited)
{
    // Seen without reading an entry, which may be large.
    if (!hasBytesBehindAllocation(edited)) {
        begun().forget();
        return false;
    }
    const std::size_t done = doneCount();
    const auto entryAt = [&](std::size_t index) { return UndoEntry::open(m_system, pathOf(m_slots[index])); };
    const auto next = done < m_slots.size() ? entryAt(done) : std::nullopt;
    // Remains that an edit was made on are part of what redo needs.
    if (next && next->fits(edited, true))
        return false;
    if (begun().cutFrom(edited))
        return true;
    const auto last = done > 0 ? entryAt(done - 1) : std::nullopt;
    if (last)
        return cutUnfinishedTail(edited, *last, false);
    return next && cutUnfinishedTail(edited, *next, true);
}

} // namespace h5scout
