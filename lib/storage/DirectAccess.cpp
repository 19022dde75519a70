// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/storage/DirectAccess.h"

#include <filesystem>
#include <utility>

#include "HeldBackDriver.h"
#include "HeldBackFile.h"
#include "LockedFile.h"
#include "h5scout/storage/WritingFlag.h"

namespace h5scout::storage
{

namespace
{

std::shared_ptr<HeldBackFile> writtenDirectly(System& system, File file)
{
    std::error_code ignored; // without such a folder all stays in memory that is kept after a failure
    OverlayLimits limits{.spillFolder = std::filesystem::temp_directory_path(ignored).string()};
    return std::make_shared<HeldBackFile>(system, std::move(file), std::move(limits), HeldBack::Nothing);
}

File locked(System& system, File file)
{
    orThrow(system.lock(file.descriptor()), "lock the file");
    return file;
}

const char* adviceFor(const std::error_code& failure)
{
    if (failure == std::errc::no_space_on_device)
        return "Make room on the disk, open the file again, and write what is missing.";
    if (failure == std::errc::file_too_large)
        return "Go on in another file.";
    return "Go on in a file on another disk.";
}

} // namespace

DirectAccess::DirectAccess(System& system, const std::string& path, const char* attempt)
    : m_file(writtenDirectly(system, lockForWriting(system, path, attempt).file))
{}

DirectAccess::DirectAccess(System& system, int descriptor)
    : m_file(writtenDirectly(system, locked(system, File::duplicateOf(system, descriptor))))
{}

DirectAccess::~DirectAccess()
{
    if (!m_file || !m_file->failure() || m_file->isOpenInDriver)
        return;
    // libhdf5 has cleared it in memory only.
    try {
        clearWritingFlag(m_file->system(), *m_file->descriptor());
    } catch (const std::exception&) {
        // Then `recover` can.
    }
}

DirectAccess::DirectAccess(DirectAccess&&) noexcept = default;

hdf5::Handle DirectAccess::open(const std::string& name)
{
    return openDirect(*m_file, name);
}

hdf5::Handle DirectAccess::create(const std::string& name)
{
    return createDirect(*m_file, name);
}

std::error_code DirectAccess::failure() const noexcept
{
    return m_file->failure();
}

StorageError writesLost(const std::error_code& failure, ErrorContext context)
{
    context.advice = adviceFor(failure);
    return {StorageError::Kind::WriteFailed,
            sentenceOf(failure) + " What was flushed before is in the file; what was written since then is lost, and "
                                  "nothing more goes into it.",
            std::move(context)};
}

} // namespace h5scout::storage
