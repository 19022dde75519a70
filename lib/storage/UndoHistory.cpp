// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/storage/UndoHistory.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "RecoverLocked.h"
#include "Sentences.h"
#include "TakeFingerprint.h"
#include "UndoEntry.h"
#include "UndoSlot.h"
#include "UndoStep.h"
#include "UnfinishedTail.h"

namespace h5scout
{

using namespace storage;

namespace
{

StorageError notUndoable(const std::string& path, const char* attempt, std::string reason, std::string advice = {})
{
    return storageError(StorageError::Kind::NotUndoable, path, attempt, std::move(reason), std::move(advice));
}

/// The next undo saves them again.
void dropEndBytes(UndoEntry& entry)
{
    try {
        entry.dropEndBytes();
    } catch (const std::system_error&) {
        // They only take room.
    }
}

StorageError damaged(const std::string& path, const char* attempt)
{
    return notUndoable(path, attempt, "What was saved for it is damaged.", "The file is as before.");
}

/// An entry as another kind of failure: damaged or gone. Throws std::system_error if it cannot be read.
UndoEntry entryOrThrow(System& system, const std::string& entryPath, const std::string& path, const char* attempt)
{
    auto entry = UndoEntry::open(system, entryPath);
    if (!entry)
        throw damaged(path, attempt);
    return std::move(*entry);
}

} // namespace

std::string UndoHistory::Slot::fileName(std::uint64_t number, const char* state)
{
    return fmt::format("{:06}.{}", number, state);
}

UndoHistory::UndoHistory(std::string path, std::string folder, UndoLimits limits, System& system)
    : m_path(std::move(path))
    , m_folder(std::move(folder))
    , m_limits(limits)
    , m_system(system)
{
    try {
        std::filesystem::create_directories(m_folder);
        reload();
        keepWithinLimits();
    } catch (const std::system_error& error) {
        throw fromHistoryFolder(m_folder, error);
    }
}

UndoHistory::~UndoHistory() = default;

std::size_t UndoHistory::doneCount() const
{
    const auto first = std::find_if(m_slots.begin(), m_slots.end(), [](const Slot& slot) { return slot.isUndone; });
    return static_cast<std::size_t>(first - m_slots.begin());
}

/// `what` of the edits that can be undone, the next one first.
template <typename Member>
std::vector<Member> UndoHistory::undoable(Member Slot::*what) const
{
    std::vector<Member> members;
    for (std::size_t index = doneCount(); index-- > 0;)
        members.push_back(m_slots[index].*what);
    return members;
}

/// The same of those that can be redone.
template <typename Member>
std::vector<Member> UndoHistory::redoable(Member Slot::*what) const
{
    std::vector<Member> members;
    for (std::size_t index = doneCount(); index < m_slots.size(); ++index)
        members.push_back(m_slots[index].*what);
    return members;
}

std::vector<std::string> UndoHistory::undoNames() const
{
    return undoable(&Slot::name);
}

std::vector<std::string> UndoHistory::redoNames() const
{
    return redoable(&Slot::name);
}

std::vector<std::optional<UndoHistory::Time>> UndoHistory::undoTimes() const
{
    return undoable(&Slot::made);
}

std::vector<std::optional<UndoHistory::Time>> UndoHistory::redoTimes() const
{
    return redoable(&Slot::made);
}

std::uint64_t UndoHistory::diskBytes() const
{
    std::uint64_t sum = 0;
    for (const Slot& slot : m_slots)
        sum += slot.byteCount;
    return sum;
}

bool UndoHistory::fitsFile() const
{
    if (m_slots.empty())
        return true;
    try {
        const File edited(m_system, m_path, System::Mode::Read);
        const auto fits = [&](std::size_t index, bool isUndone) {
            const auto entry = UndoEntry::open(m_system, pathOf(m_slots[index]));
            return entry && (entry->fits(edited, isUndone) || hasUnfinishedTail(edited, *entry, isUndone));
        };
        const std::size_t done = doneCount();
        return (done > 0 && fits(done - 1, false)) || (done < m_slots.size() && fits(done, true));
    } catch (const std::system_error& error) {
        throw fromSystem(m_path, "see what can be undone", error);
    }
}

FileFingerprint UndoHistory::undo(const std::function<void()>& beforeWriting, RedoLoss redo)
{
    return step(Direction::Undo, beforeWriting, redo);
}

FileFingerprint UndoHistory::redo(const std::function<void()>& beforeWriting)
{
    return step(Direction::Redo, beforeWriting, RedoLoss::Refused);
}

FileFingerprint UndoHistory::step(Direction direction, const std::function<void()>& beforeWriting, RedoLoss redo)
{
    const bool isUndo = direction == Direction::Undo;
    const char* attempt = isUndo ? "undo the last edit" : "redo the edit";
    FileFingerprint result;
    try {
        LockedFile locked = lockForWriting(m_system, m_path, attempt);
        if (recoverLocked(m_system, locked, journalPathOf(locked.path), attempt) != Recovered::NothingToDo)
            reload();
        const std::size_t done = doneCount();
        if (isUndo ? done == 0 : done == m_slots.size())
            throw notUndoable(m_path, attempt, isUndo ? "There is no edit to undo." : "There is no edit to redo.");
        Slot& slot = m_slots[isUndo ? done - 1 : done];
        UndoEntry entry = entryOrThrow(m_system, pathOf(slot), m_path, attempt);
        requireFit(locked.file, entry, isUndo, attempt);
        if (entry.endOf(isUndo) > entry.endOf(!isUndo) && !entry.areEndBytesWhole())
            throw damaged(m_path, attempt);
        const CommitPlan plan = planOf(m_system, locked, entry, isUndo, beforeWriting);
        const std::string whyNoRedo = keepEndBytes(plan, entry, roomForRedo());
        if (!whyNoRedo.empty() && redo == RedoLoss::Refused)
            throw storageError(StorageError::Kind::NoRoomForRedo, m_path, attempt, whyNoRedo,
                               "The file is as before. Undo it without redo, or make room for the history.");
        commitStep(plan, entry);
        result = takeFingerprint(locked.file);
        if (!isUndo && entry.endOf(false) > entry.endOf(true))
            dropEndBytes(entry);
        moveTo(slot, isUndo);
        FileStatus status;
        if (m_system.status(pathOf(slot), status) >= 0)
            slot.byteCount = status.byteCount;
        if (!whyNoRedo.empty()) {
            dropRedo();
            m_notices.push_back("The edit that was undone cannot be redone. " + whyNoRedo);
        }
    } catch (const std::system_error& error) {
        throw fromSystem(m_path, attempt, error);
    }
    keepWithinLimits();
    return result;
}

/// For the next edit to be undone: older ones make room for it, those that are undone need theirs.
std::uint64_t UndoHistory::roomForRedo() const
{
    std::uint64_t needed = 0;
    for (std::size_t index = doneCount(); index < m_slots.size(); ++index)
        needed += m_slots[index].byteCount;
    return m_limits.diskBytes - std::min(needed, m_limits.diskBytes);
}

void UndoHistory::requireFit(File& edited, const UndoEntry& entry, bool isUndo, const char* attempt)
{
    if (entry.fits(edited, !isUndo))
        return;
    if (!cutUnfinishedTail(edited, entry, !isUndo))
        throw notUndoable(m_path, attempt, "The file is not what the last edit left: another program has changed it.",
                          "The file is as before.");
    const std::size_t done = doneCount();
    if (!isUndo || done == m_slots.size())
        return;
    const auto next = UndoEntry::open(m_system, pathOf(m_slots[done]));
    if (next && next->fits(edited, true))
        return;
    dropRedo();
    m_notices.push_back(
        "The edits that were undone cannot be redone: they had begun with the remains of an edit that was cut off.");
}

std::string UndoHistory::pathOf(const Slot& slot) const
{
    return m_folder + "/" + slot.fileName();
}

void UndoHistory::moveTo(Slot& slot, bool isUndone)
{
    const std::string before = pathOf(slot);
    slot.isUndone = isUndone;
    m_system.rename(before, pathOf(slot)); // if not, settle() sees it
}

void UndoHistory::dropOldest(std::size_t count)
{
    for (std::size_t index = 0; index < count; ++index)
        m_system.remove(pathOf(m_slots[index]));
    m_slots.erase(m_slots.begin(), m_slots.begin() + static_cast<std::ptrdiff_t>(count));
}

void UndoHistory::dropRedo()
{
    const std::size_t done = doneCount();
    for (std::size_t index = done; index < m_slots.size(); ++index)
        m_system.remove(pathOf(m_slots[index]));
    m_slots.resize(done);
}

void UndoHistory::keepWithinLimits()
{
    std::uint64_t bytes = diskBytes();
    std::size_t dropped = 0;
    const std::size_t done = doneCount();
    while (dropped < done && (bytes > m_limits.diskBytes || m_slots.size() - dropped > m_limits.entryCount))
        bytes -= m_slots[dropped++].byteCount;
    if (dropped > 0) {
        dropOldest(dropped);
        m_notices.push_back(
            fmt::format("{} can no longer be undone: the history has reached its limit.",
                        dropped == 1 ? std::string("The oldest edit") : fmt::format("The {} oldest edits", dropped)));
    }
    if (bytes > m_limits.diskBytes || m_slots.size() > m_limits.entryCount) {
        dropRedo();
        m_notices.push_back("The edits that were undone cannot be redone: the history has reached its limit.");
    }
}

void UndoHistory::clear()
{
    dropOldest(m_slots.size());
}

std::vector<std::string> UndoHistory::takeNotices()
{
    return std::exchange(m_notices, {});
}

} // namespace h5scout
