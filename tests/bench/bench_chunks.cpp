// SPDX-License-Identifier: GPL-3.0-or-later
// What the size of a chunk costs: rows of 1024 doubles, 8 MiB in all, appended one by one, then read in three ways, by
// plain HDF5 calls; in milliseconds of processor time, which a busy machine changes little: bench_chunks [FOLDER].
#include "h5scout/hdf5/CApi.h"
#include "h5scout/hdf5/Handle.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

using h5scout::hdf5::Handle;

namespace
{

constexpr hsize_t kColumns = 1024;
constexpr hsize_t kRows = 1024;

template <typename Work>
double millisecondsOf(Work work)
{
    std::vector<double> times;
    for (int round = 0; round < 3; ++round) {
        const std::clock_t start = std::clock();
        work();
        times.push_back(1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

void record(const std::string& path, hsize_t chunkRows, unsigned level)
{
    std::vector<double> row(kColumns);
    const Handle file(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT));
    hsize_t extent[] = {0, kColumns};
    const hsize_t limit[] = {H5S_UNLIMITED, kColumns};
    const hsize_t chunk[] = {chunkRows, kColumns};
    const Handle space(H5Screate_simple(2, extent, limit));
    const Handle creation(H5Pcreate(H5P_DATASET_CREATE));
    H5Pset_chunk(creation.get(), 2, chunk);
    if (level > 0) {
        H5Pset_shuffle(creation.get());
        H5Pset_deflate(creation.get(), level);
    }
    const Handle array(
        H5Dcreate2(file.get(), "rows", H5T_NATIVE_DOUBLE, space.get(), H5P_DEFAULT, creation.get(), H5P_DEFAULT));
    const hsize_t one[] = {1, kColumns};
    const Handle memory(H5Screate_simple(2, one, nullptr));
    for (hsize_t index = 0; index < kRows; ++index) {
        for (hsize_t column = 0; column < kColumns; ++column)
            row[column] = static_cast<double>((index * 7919 + column * 104729) % 65536);
        extent[0] = index + 1;
        H5Dset_extent(array.get(), extent);
        const hsize_t begin[] = {index, 0};
        const Handle target(H5Dget_space(array.get()));
        H5Sselect_hyperslab(target.get(), H5S_SELECT_SET, begin, nullptr, one, nullptr);
        H5Dwrite(array.get(), H5T_NATIVE_DOUBLE, memory.get(), target.get(), H5P_DEFAULT, row.data());
    }
}

/// Blocks of `rows` x `columns`, `count` of them, spread over the array; the file is opened anew.
void readBlocks(const std::string& path, hsize_t rows, hsize_t columns, hsize_t count)
{
    const Handle file(H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT));
    const Handle array(H5Dopen2(file.get(), "rows", H5P_DEFAULT));
    const Handle space(H5Dget_space(array.get()));
    const hsize_t extent[] = {rows, columns};
    const Handle memory(H5Screate_simple(2, extent, nullptr));
    std::vector<double> values(rows * columns);
    for (hsize_t index = 0; index < count; ++index) {
        const hsize_t begin[] = {(index * 1543) % (kRows - rows + 1), columns == kColumns ? 0 : index % kColumns};
        H5Sselect_hyperslab(space.get(), H5S_SELECT_SET, begin, nullptr, extent, nullptr);
        H5Dread(array.get(), H5T_NATIVE_DOUBLE, memory.get(), space.get(), H5P_DEFAULT, values.data());
    }
}

} // namespace

int main(int argc, char* argv[])
{
    const std::string path = (std::filesystem::path(argc > 1 ? argv[1] : ".") / "bench-chunks.h5").string();
    std::printf("%-12s %6s %8s %10s %12s %14s %10s\n", "chunk", "gzip", "append", "read all", "100 rows", "10 columns",
                "MiB");
    for (const unsigned level : {0U, 4U}) {
        for (hsize_t chunkRows = 1; chunkRows <= (level > 0 ? 128U : 512U); chunkRows *= 2) {
            const double append = millisecondsOf([&] { record(path, chunkRows, level); });
            const double all = millisecondsOf([&] { readBlocks(path, kRows, kColumns, 1); });
            const double rows = millisecondsOf([&] { readBlocks(path, 1, kColumns, 100); });
            const double columns = millisecondsOf([&] { readBlocks(path, kRows, 1, 10); });
            std::fflush(stdout);
            std::printf("%8llu KiB %6u %8.0f %10.1f %12.2f %14.0f %10.1f\n",
                        static_cast<unsigned long long>(chunkRows * kColumns * sizeof(double) / 1024), level, append,
                        all, rows, columns, static_cast<double>(std::filesystem::file_size(path)) / 1048576);
        }
    }
    std::filesystem::remove(path);
}
