// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/storage/Recovery.h"

#include <fmt/format.h>

#include "Commit.h"
#include "RecoverLocked.h"
#include "Sentences.h"
#include "SignatureSearch.h"
#include "h5scout/storage/WritingFlag.h"

namespace h5scout
{

namespace storage
{

namespace
{

constexpr const char* kAttempt = "recover the file";

StorageError notRecoverable(const std::string& path, const std::string& journal, std::string reason)
{
    return storageError(
        StorageError::Kind::NotRecoverable, path, kAttempt, "Saving an edit was cut off in it. " + std::move(reason),
        fmt::format(
            "Nothing was changed. Look for {} where the file was when it was edited, under the name that it had "
            "then, and put it there, or take a copy of the file from before. If there is neither, "
            "\"h5scout-worker --remove-mark {}\" opens it as it is, perhaps damaged.",
            journal, path));
}

/// How the regions stand in the file.
struct RegionState
{
    bool isKnown = true; ///< each byte is as before or as after
    bool isAllOld = true;
};

RegionState compareRegions(const File& file, const JournalReader& journal)
{
    RegionState state;
    std::vector<std::uint8_t> present;
    journal.forEachRegion([&](const Region& region) {
        present.resize(region.newBytes.size());
        file.read(present, region.offset);
        for (std::size_t index = 0; index < present.size(); ++index) {
            if (region.offset + index == journal.header().superblockAddress)
                continue;
            const bool isOld = present[index] == region.oldBytes[index];
            state.isAllOld &= isOld;
            state.isKnown &= isOld || present[index] == region.newBytes[index];
        }
    });
    return state;
}

bool isPossibleSize(std::uint64_t byteCount, const Ends& ends)
{
    if (ends.newEnd > ends.oldEnd)
        return byteCount >= ends.oldEnd && byteCount <= ends.newEnd;
    return byteCount == ends.oldEnd || byteCount == ends.newEnd;
}

bool hasWholeTail(const File& file, std::uint64_t byteCount, const JournalHeader& header)
{
    if (header.ends.newEnd <= header.ends.oldEnd)
        return true;
    return byteCount == header.ends.newEnd && tailChecksum(file, header.ends) == header.tailChecksum;
}

Recovered finishCommit(File& file, const JournalReader& journal, const std::string& path, const std::string& name)
{
    const JournalHeader& header = journal.header();
    const std::uint64_t byteCount = file.byteCount();
    if (!isPossibleSize(byteCount, header.ends))
        throw notRecoverable(path, name, "Its size is not that of the edit in its journal.");
    const RegionState state = compareRegions(file, journal);
    if (!state.isKnown)
        throw notRecoverable(path, name, "Its journal is of another edit, or the file was changed since.");
    if (hasWholeTail(file, byteCount, header)) {
        applyJournal(file, journal);
        clearMark(file, header.superblockAddress);
        return Recovered::RolledForward;
    }
    if (!state.isAllOld)
        throw notRecoverable(path, name, "What was added at its end is not complete.");
    file.truncate(header.ends.oldEnd);
    file.sync();
    clearMark(file, header.superblockAddress);
    return Recovered::RolledBack;
}

/// Opens what is at the journal's place; empty if there is nothing.
std::optional<File> openJournal(System& system, const std::string& journal)
{
    try {
        File file(system, journal, System::Mode::Read);
        return file;
    } catch (const std::system_error& error) {
        if (error.code() == std::errc::no_such_file_or_directory)
            return std::nullopt;
        throw;
    }
}

Recovered recoverMarked(System& system, LockedFile& locked, const Signature& signature, const std::string& journal)
{
    const auto file = openJournal(system, journal);
    if (!file)
        throw notRecoverable(locked.path, journal, "Its journal is not there.");
    const auto reader = file->status().isRegular ? JournalReader::open(*file) : std::nullopt;
    if (!reader || reader->end() != file->byteCount())
        throw notRecoverable(locked.path, journal, "Its journal is damaged.");
    if (reader->header().superblockAddress != signature.address)
        throw notRecoverable(locked.path, journal, "Its journal is of another file.");
    return finishCommit(locked.file, *reader, locked.path, journal);
}

} // namespace

Recovered recoverLocked(System& system, LockedFile& locked, const std::string& journal, const char* attempt)
{
    const auto signature = findSignature(locked.file);
    if (!signature)
        throw storageError(StorageError::Kind::NotEditable, locked.path, attempt,
                           "It is no HDF5 file: the signature that begins every HDF5 file is not found.", {});
    if (signature->isMarked) {
        const Recovered recovered = recoverMarked(system, locked, *signature, journal);
        system.remove(journal); // if it stays it is dropped the next time
        return recovered;
    }
    if (!openJournal(system, journal))
        return Recovered::NothingToDo;
    orThrow(system.remove(journal), "remove the journal");
    return Recovered::JournalDropped;
}

} // namespace storage

std::string sentenceOf(Recovered recovered)
{
    switch (recovered) {
    case Recovered::NothingToDo:
        return "No unfinished edit was found: there is nothing to recover.";
    case Recovered::JournalDropped:
        return "The file stands as it is. The journal of an edit that was not saved, or was saved wholly, has been "
               "removed.";
    case Recovered::RolledForward:
        return "The edit that was being saved is now saved. The file is whole.";
    case Recovered::RolledBack:
        return "The edit that was being saved has been taken back. The file is as before it.";
    }
    return {};
}

Recovered recover(const std::string& path, const std::string& journal, storage::System& system)
{
    using namespace storage;
    const std::string resolved = resolvedPath(path, kAttempt);
    const std::string place = journal.empty() ? journalPathOf(resolved) : journal;
    try {
        {
            // A file that needs nothing needs no permission to write either. A pipe is left to the lock to refuse.
            const File file(system, resolved, System::Mode::Read);
            if (file.status().isRegular) {
                const auto signature = findSignature(file);
                if (signature && !signature->isMarked && !openJournal(system, place))
                    return Recovered::NothingToDo;
            }
        }
        LockedFile locked = lockForWriting(system, path, kAttempt);
        return recoverLocked(system, locked, place, kAttempt);
    } catch (const std::system_error& error) {
        throw fromSystem(path, kAttempt, error);
    }
}

bool removeWritingFlag(const std::string& path, storage::System& system)
{
    using namespace storage;
    constexpr const char* kRemoveAttempt = "take away the note that a program writes to the file";
    try {
        // Nothing to take away needs no permission to write.
        const File read(system, resolvedPath(path, kRemoveAttempt), System::Mode::Read);
        if (!read.status().isRegular || !hasWritingFlag(system, read.descriptor()))
            return false;
        const LockedFile locked = lockForWriting(system, path, kRemoveAttempt);
        return clearWritingFlag(system, locked.file.descriptor());
    } catch (const std::system_error& error) {
        throw fromSystem(path, kRemoveAttempt, error);
    }
}

bool removeMark(const std::string& path, storage::System& system)
{
    using namespace storage;
    constexpr const char* kRemoveAttempt = "take the mark away";
    LockedFile locked = lockForWriting(system, path, kRemoveAttempt);
    try {
        const auto signature = findSignature(locked.file);
        if (!signature || !signature->isMarked)
            return false;
        clearMark(locked.file, signature->address);
        return true;
    } catch (const std::system_error& error) {
        throw fromSystem(path, kRemoveAttempt, error);
    }
}

} // namespace h5scout
