// SPDX-License-Identifier: GPL-3.0-or-later
#include "UndoStep.h"

#include <fmt/format.h>

#include "Sentences.h"
#include "h5scout/storage/StorageError.h"

namespace h5scout::storage
{

CommitPlan planOf(System& system, LockedFile& locked, const UndoEntry& entry, bool isUndo,
                  const std::function<void()>& beforeWriting)
{
    const Ends ends = isUndo ? entry.header().ends.reversed() : entry.header().ends;
    CommitPlan plan{system, locked.file, locked.path, entry.header().superblockAddress, ends, {}, {}, {}};
    plan.writeRegions = [&entry, isUndo](JournalWriter& writer) {
        entry.journal().forEachRegion([&](const Region& region) {
            writer.addRegion(isUndo ? Region{region.offset, region.newBytes, region.oldBytes} : region);
        });
    };
    plan.beforeMark = [&beforeWriting](const JournalReader&) {
        if (beforeWriting)
            beforeWriting();
    };
    return plan;
}

std::string keepEndBytes(const CommitPlan& plan, UndoEntry& entry, std::uint64_t limit)
{
    if (plan.ends.newEnd >= plan.ends.oldEnd || entry.hasEndBytes())
        return {};
    const std::uint64_t needed = entry.header().journalBytes + entry.endByteCount();
    if (needed > limit)
        return fmt::format("To redo it {} would have to be kept, but the history has room for {}.", sizeText(needed),
                           sizeText(limit));
    try {
        entry.saveEndBytes(plan.file);
        return {};
    } catch (const std::system_error& error) {
        return fmt::format("To redo it {} would have to be kept in the history. {}", sizeText(needed),
                           sentenceOf(error.code()));
    }
}

void commitStep(const CommitPlan& plan, const UndoEntry& entry)
{
    const bool grows = plan.ends.newEnd > plan.ends.oldEnd;
    const auto takeBackTail = [&] {
        if (grows)
            plan.file.truncate(plan.ends.oldEnd);
    };
    try {
        if (grows)
            entry.restoreEndBytes(plan.file);
        runCommit(plan);
    } catch (const StorageError& error) {
        if (error.kind() != StorageError::Kind::NeedsRecovery)
            takeBackTail();
        throw;
    } catch (...) {
        takeBackTail();
        throw;
    }
}

} // namespace h5scout::storage
