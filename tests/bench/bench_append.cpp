// SPDX-License-Identifier: GPL-3.0-or-later
// What H5Backend costs a recording program, beside the plain C calls for the same dataset (64 x 1024 doubles a chunk),
// in turn, in processor time and in elapsed time: bench_append [FOLDER [ROUNDS]].
#include "h5scout/backend/EArray.h"
#include "h5scout/backend/H5Backend.h"
#include "h5scout/hdf5/CApi.h"
#include "h5scout/hdf5/Handle.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

using namespace h5scout;
using hdf5::Handle;

namespace
{

constexpr std::uint64_t kColumns = 1024;
constexpr std::uint64_t kChunkRows = 64;

struct Times
{
    double processor; ///< microseconds a row
    double elapsed;
};

template <typename Work>
Times timesOf(std::uint64_t rows, Work work)
{
    const auto start = std::chrono::steady_clock::now();
    const std::clock_t processor = std::clock();
    work();
    const double count = static_cast<double>(rows);
    const double used = static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC;
    return {1e6 * used / count,
            std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count() / count};
}

std::vector<double> makeRows(std::uint64_t count)
{
    std::vector<double> values(count * kColumns);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<double>(i) * 0.001;
    return values;
}

Times plainly(const std::string& path, std::uint64_t rows, std::uint64_t block)
{
    const std::vector<double> values = makeRows(block);
    Handle file(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT));
    hsize_t extent[] = {0, kColumns};
    const hsize_t limit[] = {H5S_UNLIMITED, kColumns};
    const hsize_t chunk[] = {kChunkRows, kColumns};
    const Handle space(H5Screate_simple(2, extent, limit));
    const Handle creation(H5Pcreate(H5P_DATASET_CREATE));
    H5Pset_chunk(creation.get(), 2, chunk);
    Handle array(
        H5Dcreate2(file.get(), "rows", H5T_NATIVE_DOUBLE, space.get(), H5P_DEFAULT, creation.get(), H5P_DEFAULT));
    const hsize_t count[] = {block, kColumns};
    const Handle memory(H5Screate_simple(2, count, nullptr));
    return timesOf(rows, [&] {
        for (std::uint64_t row = 0; row < rows; row += block) {
            const hsize_t begin[] = {row, 0};
            extent[0] = row + block;
            H5Dset_extent(array.get(), extent);
            const Handle target(H5Dget_space(array.get()));
            H5Sselect_hyperslab(target.get(), H5S_SELECT_SET, begin, nullptr, count, nullptr);
            H5Dwrite(array.get(), H5T_NATIVE_DOUBLE, memory.get(), target.get(), H5P_DEFAULT, values.data());
        }
        array = {};
        file = {};
    });
}

Times byBackend(const std::string& path, std::uint64_t rows, std::uint64_t block, Convention convention)
{
    const std::vector<double> values = makeRows(block);
    const auto bytes = std::as_bytes(std::span(values));
    const NdArray data(block == 1 ? Shape{kColumns} : Shape{block, kColumns}, elementTypeOf(ElementKind::Float64),
                       std::vector<std::byte>(bytes.begin(), bytes.end()));
    H5Backend backend(convention);
    backend.openFile(path, OpenMode::Write);
    const EArray array = backend.createEArray("/", "rows", elementTypeOf(ElementKind::Float64), {kColumns}, "Rows", {},
                                              {.chunkShape = Shape{kChunkRows, kColumns}});
    return timesOf(rows, [&] {
        for (std::uint64_t row = 0; row < rows; row += block)
            array.append(data);
        backend.closeFile();
    });
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void compare(const std::string& path, std::uint64_t rows, std::uint64_t block, int rounds)
{
    struct Column
    {
        const char* name;
        std::vector<Times> times{};
        std::vector<double> ratios{};
    };
    Column columns[] = {{"plain C"}, {"tables"}, {"h5py"}};
    for (int round = 0; round < rounds; ++round) {
        columns[0].times.push_back(plainly(path, rows, block));
        columns[1].times.push_back(byBackend(path, rows, block, Convention::Tables));
        columns[2].times.push_back(byBackend(path, rows, block, Convention::H5py));
        for (Column& column : columns)
            column.ratios.push_back(columns[0].times.back().elapsed / column.times.back().elapsed);
    }
    for (const Column& column : columns) {
        std::vector<double> processor;
        std::vector<double> elapsed;
        for (const Times& times : column.times) {
            processor.push_back(times.processor);
            elapsed.push_back(times.elapsed);
        }
        std::printf("%5llu rows a call  %-8s %8.2f us processor, %8.2f us elapsed a row, speed %.2f of plain C\n",
                    static_cast<unsigned long long>(block), column.name, median(processor), median(elapsed),
                    median(column.ratios));
    }
}

} // namespace

int main(int argc, char* argv[])
{
    const std::filesystem::path folder = argc > 1 ? argv[1] : ".";
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 9;
    const std::string path = (folder / "bench-append.h5").string();
    compare(path, 20'000, 1, rounds);
    compare(path, 20'480, 64, rounds);
    std::filesystem::remove(path);
}
