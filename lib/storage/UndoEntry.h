// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "Journal.h"
#include "h5scout/storage/UndoHistory.h"

namespace h5scout::storage
{

/// One commit in the undo history: a copy of its journal and the bytes at the file's end that one of the two states
/// lacks. Layout: README.md.
class UndoEntry
{
public:
    /// Saves the bytes that the commit is about to cut off `edited`, too. Throws std::system_error.
    static void save(System& system, const std::string& path, const std::string& name, UndoHistory::Time made,
                     const JournalReader& journal, const File& edited);
    /// Empty if it is damaged, or of a version that is not known.
    static std::optional<UndoEntry> open(System& system, const std::string& path);

    const std::string& name() const noexcept { return m_name; }
    /// Empty: saved by a version that did not keep it.
    std::optional<UndoHistory::Time> made() const noexcept { return m_made; }
    const JournalHeader& header() const noexcept { return m_journal->header(); }
    const JournalReader& journal() const noexcept { return *m_journal; }
    std::uint64_t endByteCount() const noexcept;
    bool hasEndBytes() const;
    /// They are there and as they were saved.
    bool areEndBytesWhole() const;
    /// Keeps the bytes behind the common end of both states. Throws std::system_error; the entry is as before then.
    void saveEndBytes(const File& edited);
    /// Writes them there.
    void restoreEndBytes(File& edited) const;
    /// The file has them again. Throws std::system_error.
    void dropEndBytes();
    /// What stands behind the common end of both states in `edited` is what was saved, or what the commit had written.
    bool hasEndBytesOf(const File& edited) const;
    /// How long the file is after the commit, or before it (`isUndone`).
    std::uint64_t endOf(bool isUndone) const noexcept;
    /// The file is as after the commit, or as before it (`isUndone`).
    bool fits(const File& edited, bool isUndone) const;
    /// The same of a file that may be longer.
    bool fitsUpToItsEnd(const File& edited, bool isUndone) const;

private:
    std::unique_ptr<File> m_file;
    std::string m_name;
    std::optional<UndoHistory::Time> m_made;
    std::uint32_t m_cutOffChecksum = 0; ///< of the bytes that the commit has cut off
    std::optional<JournalReader> m_journal;
};

} // namespace h5scout::storage
