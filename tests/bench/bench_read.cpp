// SPDX-License-Identifier: GPL-3.0-or-later
// What CArray::read() costs beside plain calls of HDF5 into fresh and into touched memory, beside pread() and memcpy()
// of as many bytes, and beside h5py, in turn, elapsed, from the page cache:
// bench_read [FOLDER [ROUNDS [MEBIBYTES [TYPE [STORAGE]]]]], where "" stands for all of them.
#include "h5scout/backend/CArray.h"
#include "h5scout/backend/H5Backend.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include "PlainReading.h"
#include "PythonPeer.h"
#include "Times.h"

using namespace h5scout;
using namespace h5scout::bench;

namespace
{

constexpr std::uint64_t kNoLimit = UINT64_MAX;
constexpr std::uint64_t kRowsOneByOne = 5000;
constexpr std::uint64_t kSmallArrays = 20'000;

Memory fresh(std::uint64_t byteCount)
{
    return Memory(std::malloc(byteCount)); // NOLINT: see Memory
}

Memory touched(std::uint64_t byteCount)
{
    Memory memory = fresh(byteCount);
    std::memset(memory.get(), 1, byteCount);
    return memory;
}

double byBackend(const std::string& path)
{
    H5Backend backend;
    backend.openFile(path);
    NdArray array;
    return secondsOf([&] { array = CArray(backend.getNode("/a")).read(kNoLimit); });
}

/// The file is opened for each: HDF5 would keep what one has looked up for the others.
double plainly(const std::string& path, const Memory& memory)
{
    const PlainReading reading(path);
    const double seconds = secondsOf([&] { reading.readInto(memory.get()); });
    reading.release(memory.get());
    return seconds;
}

double plainlyFresh(const std::string& path)
{
    const PlainReading reading(path);
    Memory memory;
    const double seconds = secondsOf([&] {
        memory = fresh(reading.byteCount());
        reading.readInto(memory.get());
    });
    reading.release(memory.get());
    return seconds;
}

double bySystem(const std::string& path, std::uint64_t offset, const Memory& memory, std::uint64_t byteCount)
{
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const double seconds = secondsOf([&] {
        auto* target = static_cast<char*>(memory.get());
        for (std::uint64_t done = 0; done < byteCount;) {
            const ssize_t got = pread(file, target + done, byteCount - done, static_cast<off_t>(offset + done));
            if (got <= 0)
                std::abort();
            done += static_cast<std::uint64_t>(got);
        }
    });
    close(file);
    return seconds;
}

double byCopying(const Memory& memory, std::uint64_t byteCount)
{
    const Memory source = touched(byteCount);
    return secondsOf([&] { std::memcpy(memory.get(), source.get(), byteCount); });
}

struct Column
{
    const char* name;
    std::vector<double> seconds{};
};

/// Milliseconds; and the speed of the first as a multiple of that of the others, in the median of the rounds.
void print(const std::string& name, const std::vector<Column>& columns)
{
    std::printf("%-24s", name.c_str());
    for (const Column& column : columns) {
        if (column.seconds.empty()) {
            std::printf(" | %-7s    -          ", column.name);
            continue;
        }
        std::vector<double> ratios;
        for (std::size_t round = 0; round < column.seconds.size(); ++round)
            ratios.push_back(column.seconds[round] / columns.front().seconds[round]);
        std::printf(" | %-7s %7.1f ms %5.2f", column.name, 1e3 * median(column.seconds), median(ratios));
    }
    std::printf("\n");
    std::fflush(stdout);
}

void compareWhole(PythonPeer& peer, const std::string& name, const std::string& path, int rounds)
{
    std::vector<Column> columns{{"read()"}, {"h5py"}, {"C fresh"}, {"C again"}, {"pread"}, {"memcpy"}};
    const std::uint64_t byteCount = PlainReading(path).byteCount();
    const auto offset = PlainReading(path).offset();
    const Memory memory = touched(byteCount);
    for (int round = 0; round < rounds; ++round) {
        columns[0].seconds.push_back(byBackend(path));
        columns[1].seconds.push_back(peer.askNumber("read " + path));
        columns[2].seconds.push_back(plainlyFresh(path));
        columns[3].seconds.push_back(plainly(path, memory));
        if (offset)
            columns[4].seconds.push_back(bySystem(path, *offset, memory, byteCount));
        columns[5].seconds.push_back(byCopying(memory, byteCount));
    }
    print(name, columns);
}

double rowsByBackend(const std::string& path, std::uint64_t count)
{
    H5Backend backend;
    backend.openFile(path);
    return secondsOf([&] {
        const CArray array(backend.getNode("/a"));
        const Shape shape = array.shape();
        for (std::uint64_t row = 0; row < count; ++row)
            array.read({{row, 1, 1}, {0, shape.at(1), 1}});
    });
}

double rowsPlainly(const std::string& path, std::uint64_t count)
{
    const PlainReading reading(path);
    const Memory memory = touched(reading.byteCount());
    return secondsOf([&] { reading.readRows(0, count, memory.get()); });
}

void compareRows(PythonPeer& peer, const std::string& name, const std::string& path, std::uint64_t count, int rounds)
{
    std::vector<Column> columns{{"read()"}, {"h5py"}, {"C again"}};
    for (int round = 0; round < rounds; ++round) {
        columns[0].seconds.push_back(rowsByBackend(path, count));
        columns[1].seconds.push_back(peer.askNumber("rows " + path + " " + std::to_string(count)));
        columns[2].seconds.push_back(rowsPlainly(path, count));
    }
    print(name, columns);
}

double manyByBackend(const std::string& path, std::uint64_t count)
{
    H5Backend backend;
    backend.openFile(path);
    return secondsOf([&] {
        for (std::uint64_t number = 0; number < count; ++number)
            CArray(backend.getNode("/a" + std::to_string(number))).read();
    });
}

void compareMany(PythonPeer& peer, const std::string& path, std::uint64_t count, int rounds)
{
    const std::string words = path + " " + std::to_string(count);
    peer.ask("make-many " + words);
    std::vector<Column> columns{{"read()"}, {"h5py"}};
    for (int round = 0; round < rounds; ++round) {
        columns[0].seconds.push_back(manyByBackend(path, count));
        columns[1].seconds.push_back(peer.askNumber("read-many " + words));
    }
    print(std::to_string(count) + " small arrays", columns);
}

bool areRowsRead(const std::string& type, const std::string& storage)
{
    return type == "float64" || storage == "scaleoffset";
}

} // namespace

int main(int argc, char* argv[])
{
    const std::filesystem::path folder = argc > 1 ? argv[1] : ".";
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 9;
    const std::string mebibytes = argc > 3 ? argv[3] : "64";
    const std::string onlyType = argc > 4 ? argv[4] : "";
    const std::string onlyStorage = argc > 5 ? argv[5] : "";
    const std::string path = std::filesystem::absolute(folder / "bench-read.h5").string();
    PythonPeer peer("bench_read.py");
    for (const std::string storage : {"contiguous", "chunked", "gzip", "shuffle+gzip", "scaleoffset"}) {
        for (const std::string type :
             {"float64", "float32", "int16", "complex", "bool", "big-endian", "fixed-text", "text"}) {
            if ((!onlyType.empty() && type != onlyType) || (!onlyStorage.empty() && storage != onlyStorage))
                continue;
            if (storage == "scaleoffset" && type != "int16")
                continue; // it is for numbers, and loses digits of some
            const auto rowCount = static_cast<std::uint64_t>(
                peer.askNumber("make " + path + " " + type + " " + storage + " " + mebibytes));
            compareWhole(peer, type + " " + storage, path, rounds);
            if (areRowsRead(type, storage))
                compareRows(peer, "  its rows one by one", path, std::min(kRowsOneByOne, rowCount), rounds);
        }
    }
    if (onlyType.empty())
        compareMany(peer, path, kSmallArrays, rounds);
    std::filesystem::remove(path);
}
