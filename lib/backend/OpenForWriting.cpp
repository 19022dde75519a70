// SPDX-License-Identifier: GPL-3.0-or-later
#include "OpenForWriting.h"

#include <unistd.h>

#include "ExistingFile.h"
#include "FileChecks.h"
#include "NewFile.h"
#include "NodeBookkeeping.h"
#include "OpenFile.h"
#include "h5scout/hdf5/EditCalls.h"

namespace h5scout::backend
{

namespace
{

/// An existing file as it is opened for writing.
struct Opening
{
    hdf5::Handle file;
    std::unique_ptr<WritableFile> writable;
};

void requireDirectlyWritable(const std::string& path, const Superblock& superblock, std::uint64_t byteCount)
{
    if (::access(path.c_str(), W_OK) != 0)
        throw cannotOpen(path, "You have no permission to write to it.", "Ask its owner, or change its permissions.");
    if (superblock.isOpenForWriting || superblock.isOpenForSwmr)
        throw leftOpen(path, superblock);
    if (isCutShort(superblock, byteCount))
        throw cannotOpen(path, "The file is cut short, and must not be written to.", "Open it for reading.");
}

storage::DirectAccess lockedAccess(const std::string& path, storage::System* system)
{
    try {
        return {system != nullptr ? *system : storage::System::real(), path, "open the HDF5 data"};
    } catch (const StorageError& error) {
        throw cannotOpen(path, error.reason(), error.context().advice);
    }
}

Opening openDirectly(const std::string& path, const TransactionOptions& options)
{
    const struct stat status = statOfRegularFile(path);
    const Superblock superblock = superblockOf(path);
    requireDirectlyWritable(path, superblock, static_cast<std::uint64_t>(status.st_size));
    storage::DirectAccess access = lockedAccess(path, options.system);
    hdf5::Handle file = access.open(path);
    return {std::move(file), std::make_unique<DirectFile>(path, std::move(access))};
}

Opening openInTransaction(const std::string& path, const TransactionOptions& options)
{
    Transaction transaction(path, options);
    hdf5::Handle file = transaction.open();
    return {std::move(file), std::make_unique<EditedFile>(std::move(transaction))};
}

std::shared_ptr<FileState> openExisting(const std::string& path, const OpenOptions& options)
{
    requireUsableName("open the HDF5 data", path);
    try {
        Opening opening = options.durability == Durability::Direct ? openDirectly(path, options.transaction)
                                                                   : openInTransaction(path, options.transaction);
        const OpenedFile opened = describeOpened(statOfRegularFile(path), superblockOf(path));
        auto state = std::make_shared<FileState>(path, std::move(opening.file), opened);
        state->makeWritable(std::move(opening.writable));
        state->setBookkeeping(detectBookkeeping(*state));
        readPymodaqVersion(*state);
        return state;
    } catch (const hdf5::CallError& failure) {
        const struct stat status = statOfRegularFile(path);
        throw whyRefused(path, superblockOf(path), static_cast<std::uint64_t>(status.st_size), failure);
    }
}

std::shared_ptr<FileState> makeFile(const std::string& path, bool mayReplace, const OpenOptions& options,
                                    Convention convention)
{
    const bool isDirect = options.durability == Durability::Direct;
    requireTitle(options.title, {.attempt = "make the HDF5 file", .file = path});
    auto newFile = std::make_unique<NewFile>(path, mayReplace, options.transaction);
    NewFile& making = *newFile;
    auto state = std::make_shared<FileState>(path, making.create(), OpenedFile{});
    state->makeWritable(std::move(newFile));
    state->setBookkeeping(convention == Convention::Tables ? Bookkeeping::Tables : Bookkeeping::H5py);
    try {
        state->attempt("make the file", "/", [&] {
            const FoundObject root = state->openObject("/");
            writeRootBookkeeping(*state, root.handle.get(), options.title);
            hdf5::flushFile(state->id());
        });
    } catch (const StorageError&) {
        throw making.cannotBeMade(making.failure());
    }
    if (isDirect) {
        making.takeName();
        state->makeWritable(std::make_unique<DirectFile>(path, making.takeAccess()));
    }
    return state;
}

} // namespace

std::shared_ptr<FileState> openForWriting(const std::string& path, OpenMode mode, const OpenOptions& options,
                                          Convention convention)
{
    hdf5::silenceErrorPrinting();
    const bool isThere = ::access(path.c_str(), F_OK) == 0;
    if (mode == OpenMode::ReadWrite || (mode == OpenMode::Append && isThere))
        return openExisting(path, options);
    const bool mayReplace = mode == OpenMode::Write && (options.mayReplace || options.durability == Durability::Direct);
    return makeFile(path, mayReplace, options, convention);
}

} // namespace h5scout::backend
