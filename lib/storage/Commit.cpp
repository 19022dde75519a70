// SPDX-License-Identifier: GPL-3.0-or-later
#include "Commit.h"

#include <filesystem>
#include <system_error>

#include "Sentences.h"
#include "h5scout/storage/Signature.h"
#include "h5scout/storage/StorageError.h"

namespace h5scout::storage
{

namespace
{

void writeByte(File& file, std::uint64_t offset, std::uint8_t byte)
{
    file.write(ConstBytes(&byte, 1), offset);
}

/// The journal while it is written. It is removed unless the file needs it.
class JournalFile
{
public:
    JournalFile(System& system, const std::string& path, const File& edited)
        : m_system(system)
        , m_path(journalPathOf(path))
        , m_file(system, m_path, System::Mode::CreateNew)
    {
        // Who may write the file may have to recover it.
        system.copyPermissions(edited.descriptor(), m_file.descriptor());
    }
    ~JournalFile()
    {
        if (!m_isKept)
            m_system.remove(m_path);
    }
    JournalFile(const JournalFile&) = delete;
    JournalFile& operator=(const JournalFile&) = delete;

    File& file() noexcept { return m_file; }
    void keep() noexcept { m_isKept = true; }
    void letGo() noexcept { m_isKept = false; }
    void syncName()
    {
        orThrow(m_system.syncFolder(std::filesystem::path(m_path).parent_path().string()), "save the folder");
    }

private:
    System& m_system;
    std::string m_path;
    File m_file;
    bool m_isKept = false;
};

/// The mark may or may not be on the disk: the journal must stay until it certainly is not.
void takeBackMark(const CommitPlan& plan, JournalFile& journal, const std::system_error& reason)
{
    try {
        clearMark(plan.file, plan.superblockAddress);
        journal.letGo();
        if (plan.markTakenBack)
            plan.markTakenBack();
    } catch (const std::system_error&) {
        throw needsRecovery(plan.path, "save the edit", reason);
    }
}

} // namespace

void setMark(File& file, std::uint64_t superblockAddress)
{
    writeByte(file, superblockAddress, kMarkByte);
    file.sync();
}

void clearMark(File& file, std::uint64_t superblockAddress)
{
    writeByte(file, superblockAddress, kSignature.front());
    try {
        file.sync();
    } catch (const std::system_error&) {
        // The disk may go on holding the mark. So must what is seen before the next start of the machine, or recovery
        // would drop the journal that the disk needs.
        writeByte(file, superblockAddress, kMarkByte);
        throw;
    }
}

void applyJournal(File& file, const JournalReader& journal)
{
    const JournalHeader& header = journal.header();
    std::vector<std::uint8_t> patched;
    journal.forEachRegion([&](const Region& region) {
        const std::uint64_t mark = header.superblockAddress;
        if (mark < region.offset || mark - region.offset >= region.newBytes.size()) {
            file.write(region.newBytes, region.offset);
            return;
        }
        patched.assign(region.newBytes.begin(), region.newBytes.end());
        patched[static_cast<std::size_t>(mark - region.offset)] = kMarkByte;
        file.write(patched, region.offset);
    });
    if (header.ends.newEnd < header.ends.oldEnd)
        file.truncate(header.ends.newEnd);
    file.sync();
}

std::uint32_t tailChecksum(const File& file, const Ends& ends)
{
    Crc32c checksum;
    forEachPiece(file, ends.oldEnd, ends.newEnd, [&](std::uint64_t, ConstBytes piece) { checksum.add(piece); });
    return ends.newEnd > ends.oldEnd ? checksum.value() : 0;
}

bool runCommit(const CommitPlan& plan)
{
    JournalFile journal(plan.system, plan.path, plan.file);
    JournalWriter writer(journal.file());
    plan.writeRegions(writer);
    if (writer.regionCount() == 0 && plan.ends.oldEnd == plan.ends.newEnd)
        return false;
    writer.finish(plan.superblockAddress, plan.ends, tailChecksum(plan.file, plan.ends));
    const auto reader = JournalReader::open(journal.file());
    if (!reader)
        throw std::system_error(EIO, std::generic_category(), "read the journal back");
    journal.syncName();
    if (plan.beforeMark)
        plan.beforeMark(*reader);

    journal.keep();
    try {
        setMark(plan.file, plan.superblockAddress);
    } catch (const std::system_error& error) {
        takeBackMark(plan, journal, error);
        throw;
    }
    try {
        applyJournal(plan.file, *reader);
        clearMark(plan.file, plan.superblockAddress);
    } catch (const std::system_error& error) {
        throw needsRecovery(plan.path, "save the edit", error);
    }
    journal.letGo();
    return true;
}

} // namespace h5scout::storage
