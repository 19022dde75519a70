// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <vector>

#include <fmt/format.h>

#include "h5scout/hdf5/CApi.h"
#include "h5scout/hdf5/Calls.h"
#include "h5scout/hdf5/ErrorStack.h"

namespace h5scout::hdf5
{

namespace
{

// A checksum that does not fit is read again, with a sleep that doubles each time; HDF5's default of 100 attempts never
// ends on a damaged file, 20 take 5 ms (ROBUSTNESS.md).
constexpr unsigned kSwmrReadAttempts = 20;
constexpr std::size_t kLongestShownPath = 4096;

} // namespace

std::string libraryVersion()
{
    unsigned major = 0;
    unsigned minor = 0;
    unsigned release = 0;
    checked(H5get_libversion(&major, &minor, &release), "ask HDF5 for its version");
    return fmt::format("{}.{}.{}", major, minor, release);
}

Handle openFile(const std::string& path, const FileAccess& access)
{
    const Handle list(checked(H5Pcreate(H5P_FILE_ACCESS), "prepare to open a file"));
    checked(H5Pset_fapl_sec2(list.get()), "choose the file driver");
    checked(H5Pset_fclose_degree(list.get(), H5F_CLOSE_STRONG), "choose how the file closes");
    // A lock would keep the running experiment out of its own file.
    checked(H5Pset_file_locking(list.get(), false, true), "open without a lock");
    unsigned flags = H5F_ACC_RDONLY;
    if (access.swmr) {
        flags |= H5F_ACC_SWMR_READ;
        checked(H5Pset_metadata_read_attempts(list.get(), kSwmrReadAttempts), "bound the read attempts");
    }
    const hbool_t yes = true;
    // Private properties, settable all the same: h5clear does it so.
    if (access.clearStatusFlags)
        checked(H5Pset(list.get(), "clear_status_flags", &yes), "pass over the status flags");
    if (access.skipEndCheck)
        checked(H5Pset(list.get(), "skip_eof_check", &yes), "pass over the end of file");
    return Handle(checked(H5Fopen(path.c_str(), flags, list.get()), "open the file"));
}

int fileDescriptor(Id file)
{
    void* descriptor = nullptr;
    checked(H5Fget_vfd_handle(file, H5P_DEFAULT, &descriptor), "ask for the descriptor of the file");
    return *static_cast<const int*>(descriptor); // as the driver of openFile() stores it
}

std::size_t openObjectCount(Id file)
{
    const ssize_t count =
        checked(H5Fget_obj_count(file, H5F_OBJ_ALL & ~static_cast<unsigned>(H5F_OBJ_FILE)), "count the open objects");
    return static_cast<std::size_t>(count);
}

void closeDatasets(Id file, const DatasetNotClosed& onFailure)
{
    const int count = static_cast<int>(checked(H5Fget_obj_count(file, H5F_OBJ_DATASET), "count the open datasets"));
    std::vector<hid_t> datasets(static_cast<std::size_t>(count));
    if (count == 0)
        return;
    checked(H5Fget_obj_ids(file, H5F_OBJ_DATASET, datasets.size(), datasets.data()), "list the open datasets");
    for (const hid_t dataset : datasets) {
        std::array<char, kLongestShownPath> path{};
        H5Iget_name(dataset, path.data(), path.size());
        // Whoever else has this identifier.
        while (H5Iis_valid(dataset) > 0) {
            if (H5Dclose(dataset) < 0)
                onFailure(path.data(), CallError::fromStack("close the dataset"));
        }
    }
}

SuperblockInfo superblockInfo(Id file)
{
    H5F_info2_t info{};
    checked(H5Fget_info2(file, &info), "describe the file");
    const Handle creation(checked(H5Fget_create_plist(file), "read the creation properties of the file"));
    hsize_t userBlock = 0;
    checked(H5Pget_userblock(creation.get(), &userBlock), "read the size of the user block");
    return {info.super.version, userBlock};
}

} // namespace h5scout::hdf5
