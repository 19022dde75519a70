// SPDX-License-Identifier: GPL-3.0-or-later
#include "OpenFile.h"

#include <optional>
#include <utility>
#include <vector>

#include "AttributeReader.h"
#include "FileChecks.h"
#include "h5scout/hdf5/Iterate.h"

namespace h5scout::backend
{

namespace
{

/// The ways that promise anything, in the order to try them.
std::vector<std::pair<Door, hdf5::FileAccess>> doors(const Superblock& superblock, std::uint64_t byteCount)
{
    std::vector<std::pair<Door, hdf5::FileAccess>> ways{{Door::Plain, {}}};
    if (superblock.isOpenForSwmr)
        ways.push_back({Door::Swmr, {.swmr = true}});
    if (superblock.isOpenForWriting)
        ways.push_back({Door::StaleFlag, {.clearStatusFlags = true}});
    if (isCutShort(superblock, byteCount))
        ways.push_back({Door::Cut, {.clearStatusFlags = superblock.isOpenForWriting, .skipEndCheck = true}});
    return ways;
}

/// Throws CallError if none of the first children of `group` can be read.
void requireReadableChild(hdf5::Id group, hdf5::Id linkAccess)
{
    constexpr int kMaximalLooks = 100;
    int looks = 0;
    bool isFound = false;
    std::optional<hdf5::CallError> failure;
    std::uint64_t position = 0;
    hdf5::iterateLinks(group, hdf5::LinkOrder::Native, position, [&](std::string_view name) {
        try {
            const std::string child(name);
            if (hdf5::linkInfo(group, child, linkAccess).kind == LinkKind::Hard)
                hdf5::openObject(group, child, hdf5::objectInfo(group, child, linkAccess).kind, linkAccess);
            isFound = true;
        } catch (const hdf5::CallError& error) {
            failure = error;
        }
        return !isFound && ++looks < kMaximalLooks;
    });
    if (!isFound && failure)
        throw hdf5::CallError(*failure);
}

/// Opens and looks at the root group: a file without one has nothing to show, nor has a cut file that has lost
/// everything in it.
hdf5::Handle openAndProbe(const std::string& path, const hdf5::FileAccess& access, bool isCut)
{
    hdf5::Handle file = hdf5::openFile(path, access);
    const hdf5::LinkAccess linkAccess;
    const hdf5::Handle root = hdf5::openObject(file.get(), "/", hdf5::ObjectKind::Group, linkAccess.id());
    if (hdf5::childCount(root.get()) > 0 && isCut)
        requireReadableChild(root.get(), linkAccess.id());
    return file;
}

} // namespace

void readPymodaqVersion(FileState& file)
{
    const FoundObject root = file.openObject("/");
    if (auto version = readTextAttribute(file, root.handle.get(), "/", "pymodaq_version"))
        file.setPymodaqVersion(std::move(*version));
}

std::shared_ptr<FileState> openForReading(const std::string& path)
{
    hdf5::silenceErrorPrinting();
    const struct stat status = statOfRegularFile(path);
    const Superblock superblock = superblockOf(path);
    OpenedFile opened = describeOpened(status, superblock);
    std::optional<hdf5::CallError> firstFailure;
    for (const auto& [door, access] : doors(superblock, opened.byteCount)) {
        try {
            hdf5::Handle file = openAndProbe(path, access, isCutShort(superblock, opened.byteCount));
            opened.door = door;
            auto state = std::make_shared<FileState>(path, std::move(file), opened);
            readPymodaqVersion(*state);
            return state;
        } catch (const hdf5::CallError& failure) {
            if (!firstFailure)
                firstFailure = failure;
        }
    }
    throw whyRefused(path, superblock, opened.byteCount, *firstFailure);
}

} // namespace h5scout::backend
