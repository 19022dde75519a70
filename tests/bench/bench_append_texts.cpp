// SPDX-License-Identifier: GPL-3.0-or-later
// What it costs to append texts, pickled as PyMoDAQ has them in its log beside PyTables, and as strings of variable
// length beside h5py and plain calls of HDF5, and to read those of the log one by one; in turn, elapsed:
// bench_append_texts [FOLDER [ROUNDS [COUNT]]].
#include "h5scout/backend/CArray.h"
#include "h5scout/backend/H5Backend.h"
#include "h5scout/hdf5/CApi.h"
#include "h5scout/hdf5/Handle.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "PythonPeer.h"
#include "Times.h"

using namespace h5scout;
using namespace h5scout::bench;
using hdf5::Handle;

namespace
{

constexpr hsize_t kChunkRows = 1024;

std::vector<std::string> textsOf(std::uint64_t block)
{
    std::vector<std::string> texts;
    for (std::uint64_t number = 0; number < block; ++number)
        texts.push_back("2024-05-01 12:00:00 INFO the stage has arrived at " + std::to_string(number) + " um");
    return texts;
}

template <typename MakeArray>
double byBackend(const std::string& path, std::uint64_t count, std::uint64_t block, MakeArray make)
{
    H5Backend backend(Convention::H5py);
    backend.openFile(path, OpenMode::Write);
    const EArray array = make(backend);
    const NdArray texts({block}, textsOf(block));
    return secondsOf([&] {
        for (std::uint64_t row = 0; row < count; row += block)
            array.append(texts);
    });
}

double picklesByBackend(const std::string& path, std::uint64_t count, std::uint64_t block)
{
    return byBackend(path, count, block,
                     [](const H5Backend& backend) { return backend.createStringArray("/", "log"); });
}

double textsByBackend(const std::string& path, std::uint64_t count, std::uint64_t block)
{
    return byBackend(path, count, block, [](const H5Backend& backend) {
        return backend.createEArray("/", "texts", elementTypeOf(ElementKind::Text), {}, "", {},
                                    {.chunkShape = Shape{kChunkRows}});
    });
}

double textsPlainly(const std::string& path, std::uint64_t count, std::uint64_t block)
{
    const Handle file(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT));
    const hsize_t none = 0;
    const hsize_t noLimit = H5S_UNLIMITED;
    const Handle space(H5Screate_simple(1, &none, &noLimit));
    const Handle creation(H5Pcreate(H5P_DATASET_CREATE));
    H5Pset_chunk(creation.get(), 1, &kChunkRows);
    const Handle type(H5Tcopy(H5T_C_S1));
    H5Tset_size(type.get(), H5T_VARIABLE);
    H5Tset_cset(type.get(), H5T_CSET_UTF8);
    const Handle array(
        H5Dcreate2(file.get(), "texts", type.get(), space.get(), H5P_DEFAULT, creation.get(), H5P_DEFAULT));
    const hsize_t rows = block;
    const Handle memory(H5Screate_simple(1, &rows, nullptr));
    const std::vector<std::string> texts = textsOf(block);
    std::vector<const char*> pointers;
    for (const std::string& text : texts)
        pointers.push_back(text.c_str());
    return secondsOf([&] {
        for (hsize_t row = 0; row < count; row += block) {
            const hsize_t extent = row + block;
            H5Dset_extent(array.get(), &extent);
            const Handle target(H5Dget_space(array.get()));
            H5Sselect_hyperslab(target.get(), H5S_SELECT_SET, &row, nullptr, &rows, nullptr);
            H5Dwrite(array.get(), type.get(), memory.get(), target.get(), H5P_DEFAULT, pointers.data());
        }
    });
}

void print(const char* what, std::uint64_t count, std::uint64_t block, const std::vector<double>& ours,
           const char* other, const std::vector<double>& others)
{
    std::vector<double> ratios;
    for (std::size_t round = 0; round < ours.size(); ++round)
        ratios.push_back(others[round] / ours[round]);
    const double texts = static_cast<double>(count);
    std::printf("%-8s %5llu a call  here %8.2f us a text, %-8s %8.2f us, speed %.2f of it\n", what,
                static_cast<unsigned long long>(block), 1e6 * median(ours) / texts, other, 1e6 * median(others) / texts,
                median(ratios));
    std::fflush(stdout);
}

void compare(PythonPeer& peer, const std::string& path, std::uint64_t count, std::uint64_t block, int rounds)
{
    std::vector<double> pickles;
    std::vector<double> pytables;
    std::vector<double> texts;
    std::vector<double> h5py;
    std::vector<double> plain;
    const std::string words = " " + path + " " + std::to_string(count) + " " + std::to_string(block);
    for (int round = 0; round < rounds; ++round) {
        pickles.push_back(picklesByBackend(path, count, block));
        pytables.push_back(peer.askNumber("pickles" + words));
        texts.push_back(textsByBackend(path, count, block));
        h5py.push_back(peer.askNumber("texts" + words));
        plain.push_back(textsPlainly(path, count, block));
    }
    print("pickles", count, block, pickles, "PyTables", pytables);
    print("texts", count, block, texts, "h5py", h5py);
    print("texts", count, block, texts, "plain C", plain);
}

double picklesReadByBackend(const std::string& path, std::uint64_t count)
{
    H5Backend backend;
    backend.openFile(path);
    const StringArray log(backend.getNode("/log"));
    return secondsOf([&] {
        for (std::uint64_t row = 0; row < count; ++row)
            log.texts(row, 1);
    });
}

void compareReading(PythonPeer& peer, const std::string& path, std::uint64_t count, int rounds)
{
    picklesByBackend(path, count, 1);
    std::vector<double> ours;
    std::vector<double> pytables;
    for (int round = 0; round < rounds; ++round) {
        ours.push_back(picklesReadByBackend(path, count));
        pytables.push_back(peer.askNumber("read-pickles " + path + " " + std::to_string(count)));
    }
    print("reading", count, 1, ours, "PyTables", pytables);
}

} // namespace

int main(int argc, char* argv[])
{
    const std::filesystem::path folder = argc > 1 ? argv[1] : ".";
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 9;
    const std::uint64_t count = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 10'000;
    const std::string path = std::filesystem::absolute(folder / "bench-append-texts.h5").string();
    PythonPeer peer("bench_append_texts.py");
    for (const std::uint64_t block : {1, 100})
        compare(peer, path, count / block * block, block, rounds);
    compareReading(peer, path, count, rounds);
    std::filesystem::remove(path);
}
