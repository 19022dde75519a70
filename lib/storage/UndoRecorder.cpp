// SPDX-License-Identifier: GPL-3.0-or-later
#include "UndoRecorder.h"

#include <fmt/format.h>

#include "Sentences.h"
#include "UndoEntry.h"
#include "UndoSlot.h"

namespace h5scout::storage
{

namespace
{

std::uint64_t entryBytes(const JournalHeader& header)
{
    const Ends& ends = header.ends;
    return header.journalBytes + (ends.newEnd < ends.oldEnd ? ends.oldEnd - ends.newEnd : 0);
}

} // namespace

UndoRecorder::UndoRecorder(UndoHistory& history, std::string name)
    : m_history(history)
    , m_name(std::move(name))
    , m_made(std::chrono::system_clock::now())
    , m_number(history.m_slots.empty() ? 1 : history.m_slots.back().number + 1)
{
    m_pendingPath = m_history.m_folder + "/" + UndoHistory::Slot::fileName(m_number, "pending");
}

UndoRecorder::~UndoRecorder()
{
    if (m_isPrepared)
        m_history.m_system.remove(m_pendingPath);
}

bool UndoRecorder::prepare(const JournalReader& journal, const File& edited)
{
    const std::uint64_t needed = entryBytes(journal.header());
    if (needed > m_history.m_limits.diskBytes) {
        m_whyNot = fmt::format("To undo it {} would have to be kept, more than the limit of {}.", sizeText(needed),
                               sizeText(m_history.m_limits.diskBytes));
        return false;
    }
    m_history.m_system.remove(m_pendingPath);
    m_isPrepared = true; // what was begun is removed too
    try {
        UndoEntry::save(m_history.m_system, m_pendingPath, m_name, m_made, journal, edited);
        return true;
    } catch (const std::system_error& error) {
        m_whyNot = fmt::format("What is needed to undo it cannot be kept in {}: {}.", m_history.m_folder,
                               error.code().message());
        m_history.m_system.remove(m_pendingPath);
        m_isPrepared = false;
        return false;
    }
}

bool UndoRecorder::keep()
{
    m_history.dropRedo();
    UndoHistory::Slot slot{m_number, false, m_name, m_made, 0};
    FileStatus status;
    if (m_isPrepared && m_history.m_system.status(m_pendingPath, status) >= 0 &&
        m_history.m_system.rename(m_pendingPath, m_history.m_folder + "/" + slot.fileName()) >= 0) {
        slot.byteCount = status.byteCount;
        m_history.m_slots.push_back(std::move(slot));
        m_isPrepared = false;
        m_history.keepWithinLimits();
        return true;
    }
    m_history.clear();
    m_history.m_notices.push_back("The last edit and those before it cannot be undone. " + m_whyNot);
    return false;
}

} // namespace h5scout::storage
