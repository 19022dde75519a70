// SPDX-License-Identifier: GPL-3.0-or-later
// What a transaction costs against plain HDF5 with one fsync, in microseconds: bench_transactions [FOLDER [PART OF AN
// EDIT'S NAME]]. The folder's disk is what is measured; a busy one multiplies everything.
#include "FaultySystem.h"
#include "RandomEdit.h"

#include "h5scout/hdf5/CApi.h"
#include "h5scout/hdf5/ErrorStack.h"
#include "h5scout/storage/Transaction.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

using namespace h5scout;
using hdf5::Handle;
using Clock = std::chrono::steady_clock;

namespace
{

constexpr hsize_t kLargeExtent = 13'107'200; // 100 MiB
constexpr hsize_t kBlockExtent = 2'097'152;  // 16 MiB

struct Edit
{
    const char* name;
    int rounds;
    std::function<void(hdf5::Id file, int round)> run;
};

void appendRows(hdf5::Id file, const char* path, hsize_t count)
{
    const Handle array(H5Dopen2(file, path, H5P_DEFAULT));
    const Handle space(H5Dget_space(array.get()));
    hsize_t extent = 0;
    H5Sget_simple_extent_dims(space.get(), &extent, nullptr);
    const hsize_t enlarged = extent + count;
    H5Dset_extent(array.get(), &enlarged);
    const Handle target(H5Dget_space(array.get()));
    H5Sselect_hyperslab(target.get(), H5S_SELECT_SET, &extent, nullptr, &count, nullptr);
    const Handle memory(H5Screate_simple(1, &count, nullptr));
    const std::vector<double> values(count, 1.5);
    H5Dwrite(array.get(), H5T_NATIVE_DOUBLE, memory.get(), target.get(), H5P_DEFAULT, values.data());
}

void setAttribute(hdf5::Id file, int round)
{
    const Handle group(H5Gopen2(file, "/", H5P_DEFAULT));
    const Handle space(H5Screate(H5S_SCALAR));
    H5Adelete(group.get(), "value");
    const Handle attribute(H5Acreate2(group.get(), "value", H5T_NATIVE_INT, space.get(), H5P_DEFAULT, H5P_DEFAULT));
    H5Awrite(attribute.get(), H5T_NATIVE_INT, &round);
}

void makeGrowingArray(hdf5::Id file, const char* name, hsize_t chunk)
{
    const hsize_t extent = 0;
    const hsize_t limit = H5S_UNLIMITED;
    const Handle space(H5Screate_simple(1, &extent, &limit));
    const Handle creation(H5Pcreate(H5P_DATASET_CREATE));
    H5Pset_chunk(creation.get(), 1, &chunk);
    const Handle array(
        H5Dcreate2(file, name, H5T_NATIVE_DOUBLE, space.get(), H5P_DEFAULT, creation.get(), H5P_DEFAULT));
}

void makeFile(const std::string& path)
{
    const Handle file(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT));
    makeGrowingArray(file.get(), "rows", 1024);
    makeGrowingArray(file.get(), "blocks", kBlockExtent / 16);
    const Handle largeSpace(H5Screate_simple(1, &kLargeExtent, nullptr));
    const Handle early(H5Pcreate(H5P_DATASET_CREATE));
    H5Pset_alloc_time(early.get(), H5D_ALLOC_TIME_EARLY);
    const Handle large(
        H5Dcreate2(file.get(), "large", H5T_NATIVE_DOUBLE, largeSpace.get(), H5P_DEFAULT, early.get(), H5P_DEFAULT));
}

void overwrite(hdf5::Id file, int round)
{
    const Handle array(H5Dopen2(file, "large", H5P_DEFAULT));
    const std::vector<double> values(kLargeExtent, round);
    H5Dwrite(array.get(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
}

double medianOf(int rounds, const std::function<void(int)>& action)
{
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
        const auto start = Clock::now();
        action(round);
        times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - start).count());
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

void plainly(const std::string& path, const Edit& edit, int round, bool isSynced)
{
    {
        const Handle file = test::openPlainly(path, true);
        edit.run(file.get(), round);
    }
    if (!isSynced)
        return;
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    ::fsync(descriptor);
    ::close(descriptor);
}

void inTransaction(const std::string& path, const Edit& edit, int round, TransactionOptions options)
{
    Transaction transaction(path, std::move(options));
    Handle file = transaction.open();
    edit.run(file.get(), round);
    transaction.commit(std::move(file));
}

} // namespace

int main(int argc, char* argv[])
{
    hdf5::silenceErrorPrinting();
    const std::filesystem::path folder = std::filesystem::path(argc > 1 ? argv[1] : ".") / "bench-transactions";
    std::filesystem::create_directories(folder);
    const std::string path = (folder / "file.h5").string();
    const std::vector<Edit> edits{
        {"set an attribute", 41, setAttribute},
        {"append 1 row of 8 kB", 41, [](hdf5::Id file, int) { appendRows(file, "rows", 1024); }},
        {"append 1 MB", 41, [](hdf5::Id file, int) { appendRows(file, "rows", 131072); }},
        {"append 16 MiB", 9, [](hdf5::Id file, int) { appendRows(file, "blocks", kBlockExtent); }},
        {"append 64 MiB", 5, [](hdf5::Id file, int) { appendRows(file, "blocks", 4 * kBlockExtent); }},
        {"overwrite 100 MB", 3, overwrite},
    };
    test::FaultySystem withoutSyncs;
    std::printf("%-22s %10s %10s %12s %12s %12s\n", "microseconds, median", "plain", "+ fsync", "no syncs",
                "transaction", "+ undo");
    const std::string wanted = argc > 2 ? argv[2] : "";
    for (const Edit& edit : edits) {
        if (std::string(edit.name).find(wanted) == std::string::npos)
            continue;
        makeFile(path);
        UndoHistory history(path, (folder / "undo").string());
        const double plain = medianOf(edit.rounds, [&](int round) { plainly(path, edit, round, false); });
        const double synced = medianOf(edit.rounds, [&](int round) { plainly(path, edit, round, true); });
        const double dry = medianOf(edit.rounds, [&](int round) {
            inTransaction(path, edit, round, {.name = edit.name, .system = &withoutSyncs});
        });
        const double full =
            medianOf(edit.rounds, [&](int round) { inTransaction(path, edit, round, {.name = edit.name}); });
        const double undoable = medianOf(edit.rounds, [&](int round) {
            inTransaction(path, edit, round, {.name = edit.name, .history = &history});
        });
        std::printf("%-22s %10.0f %10.0f %12.0f %12.0f %12.0f\n", edit.name, plain, synced, dry, full, undoable);
        history.clear();
    }
    std::filesystem::remove_all(folder);
}
