// SPDX-License-Identifier: GPL-3.0-or-later
// The part of UndoHistory that finds the entries in the folder, and what has become of the edits that they are of.
#include <algorithm>
#include <charconv>
#include <filesystem>
#include <string>

#include "SignatureSearch.h"
#include "UndoEntry.h"
#include "UndoSlot.h"
#include "h5scout/storage/UndoHistory.h"

namespace h5scout
{

using namespace storage;

namespace
{

constexpr const char* kPending = "pending";

struct EntryFile
{
    std::uint64_t number = 0;
    std::string state;
};

std::optional<EntryFile> parseEntryName(const std::filesystem::path& path)
{
    const std::string stem = path.stem().string();
    EntryFile result;
    const auto [end, error] = std::from_chars(stem.data(), stem.data() + stem.size(), result.number);
    result.state = path.extension().string();
    if (error != std::errc() || end != stem.data() + stem.size() || result.state.empty())
        return std::nullopt;
    result.state.erase(0, 1);
    return result;
}

} // namespace

void UndoHistory::reload()
{
    load();
    settle();
}

void UndoHistory::load()
{
    m_slots.clear();
    const File edited(m_system, m_path, System::Mode::Read);
    const auto signature = findSignature(edited);
    const bool isMarked = signature && signature->isMarked;
    for (const auto& file : std::filesystem::directory_iterator(m_folder)) {
        const auto found = parseEntryName(file.path());
        if (!found || !file.is_regular_file())
            continue;
        const auto entry = UndoEntry::open(m_system, file.path().string());
        if (!entry) {
            m_system.remove(file.path().string());
            continue;
        }
        Slot slot{found->number, found->state == "undone", entry->name(), entry->made(), file.file_size()};
        // Whether the commit of a pending entry has happened is seen in the file.
        if (found->state == kPending) {
            if (isMarked)
                continue; // recovery comes first, and reload() after it
            if (!entry->fits(edited, false)) {
                m_system.remove(file.path().string());
                continue;
            }
            m_system.rename(file.path().string(), pathOf(slot));
        }
        m_slots.push_back(std::move(slot));
    }
    std::sort(m_slots.begin(), m_slots.end(),
              [](const Slot& left, const Slot& right) { return left.number < right.number; });
    removeReplaced();
}

/// An edit takes away what was undone before it. One that was saved by a process that was killed has not done it.
void UndoHistory::removeReplaced()
{
    const auto lastDone =
        std::find_if(m_slots.rbegin(), m_slots.rend(), [](const Slot& slot) { return !slot.isUndone; });
    const auto replaced =
        std::stable_partition(m_slots.begin(), lastDone.base(), [](const Slot& slot) { return !slot.isUndone; });
    std::for_each(replaced, lastDone.base(), [this](const Slot& slot) { m_system.remove(pathOf(slot)); });
    m_slots.erase(replaced, lastDone.base());
}

/// A process that was killed may have undone or redone one entry without renaming it; who has put back a copy of the
/// file has done so with several.
void UndoHistory::settle()
{
    const File edited(m_system, m_path, System::Mode::Read);
    const auto isCorrected = [&](std::size_t index, bool isUndone) {
        const auto entry = UndoEntry::open(m_system, pathOf(m_slots[index]));
        const bool isOther = entry && !entry->fits(edited, !isUndone) && entry->fits(edited, isUndone);
        if (isOther)
            moveTo(m_slots[index], isUndone);
        return isOther;
    };
    const std::size_t done = doneCount();
    std::size_t index = done;
    while (index > 0 && isCorrected(index - 1, true))
        --index;
    if (index < done)
        return;
    while (index < m_slots.size() && isCorrected(index, false))
        ++index;
}

} // namespace h5scout
