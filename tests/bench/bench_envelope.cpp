// SPDX-License-Identifier: GPL-3.0-or-later
// How long the worker takes for the envelope of a large array, against reading the same bytes with pread and looking
// for minimum and maximum: bench_envelope [SAMPLES [FOLDER]]. Build it as release or ci; dev is not optimised.
#include "LoopHarness.h"

#include "h5scout/hdf5/CApi.h"
#include "h5scout/hdf5/Handle.h"
#include "h5scout/reduce/Envelope.h"
#include "h5scout/worker/Requests.h"
#include "h5scout/worker/Session.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

using namespace h5scout;
using Seconds = std::chrono::duration<double>;

namespace
{

constexpr std::uint32_t kColumns = 1000;
constexpr int kRounds = 3;
constexpr std::size_t kPiece = std::size_t{1} << 19; // doubles, 4 MiB

struct Layout
{
    const char* name;
    hsize_t chunk; ///< 0: contiguous
    unsigned deflate;
};

/// Writes the file and returns where its elements begin, 0 if they are in chunks.
off_t writeFile(const std::string& path, hsize_t samples, const Layout& layout)
{
    const hdf5::Handle file(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT));
    const hdf5::Handle space(H5Screate_simple(1, &samples, nullptr));
    const hdf5::Handle properties(H5Pcreate(H5P_DATASET_CREATE));
    if (layout.chunk > 0)
        H5Pset_chunk(properties.get(), 1, &layout.chunk);
    if (layout.deflate > 0)
        H5Pset_deflate(properties.get(), layout.deflate);
    const hdf5::Handle dataset(
        H5Dcreate2(file.get(), "line", H5T_IEEE_F64LE, space.get(), H5P_DEFAULT, properties.get(), H5P_DEFAULT));
    std::vector<double> piece(kPiece);
    for (hsize_t start = 0; start < samples; start += kPiece) {
        const hsize_t count = std::min<hsize_t>(kPiece, samples - start);
        for (hsize_t i = 0; i < count; ++i)
            piece[i] = std::round(1000 * std::sin(static_cast<double>(start + i) * 1e-5));
        const hdf5::Handle memory(H5Screate_simple(1, &count, nullptr));
        H5Sselect_hyperslab(space.get(), H5S_SELECT_SET, &start, nullptr, &count, nullptr);
        H5Dwrite(dataset.get(), H5T_NATIVE_DOUBLE, memory.get(), space.get(), H5P_DEFAULT, piece.data());
    }
    return layout.chunk > 0 ? 0 : static_cast<off_t>(H5Dget_offset(dataset.get()));
}

template <typename Action>
double bestOf(Action action)
{
    double best = INFINITY;
    for (int round = 0; round < kRounds; ++round) {
        const auto start = std::chrono::steady_clock::now();
        action();
        best = std::min(best, Seconds(std::chrono::steady_clock::now() - start).count());
    }
    return best;
}

double plainSeconds(const std::string& path, off_t offset, std::uint64_t samples)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    std::vector<std::byte> piece(kPiece * sizeof(double));
    const double seconds = bestOf([&] {
        reduce::Envelope envelope(0, samples, kColumns);
        ssize_t count = 0;
        for (off_t at = offset; (count = ::pread(file, piece.data(), piece.size(), at)) > 0; at += count)
            envelope.add(ElementKind::Float64, std::span(piece).first(static_cast<std::size_t>(count)));
    });
    ::close(file);
    return seconds;
}

double workerSeconds(const std::string& path, std::uint64_t samples)
{
    worker::Session session;
    test::LoopHarness loop([&session](const protocol::Request& request) { return worker::makeJob(request, session); });
    protocol::Request open;
    open.set_id(1);
    open.mutable_open_file()->set_path(path);
    loop.ask(open);
    std::uint64_t id = 1;
    return bestOf([&] {
        protocol::Request request;
        request.set_id(++id);
        request.mutable_read_envelope()->set_path("/line");
        request.mutable_read_envelope()->add_index(0);
        request.mutable_read_envelope()->set_columns(kColumns);
        const protocol::Reply reply = loop.ask(request);
        if (reply.envelope().samples_read() != samples) {
            std::fprintf(stderr, "The worker did not read it: %s\n", reply.error().reason().c_str());
            std::exit(EXIT_FAILURE);
        }
    });
}

} // namespace

int main(int argc, char* argv[])
{
    const std::uint64_t samples = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 100'000'000;
    const std::filesystem::path folder = argc > 2 ? argv[2] : std::filesystem::temp_directory_path();
    const std::string path = folder / "h5scout-bench-envelope.h5";
    const double megabytes = static_cast<double>(samples) * sizeof(double) / 1e6;
    std::printf("%llu doubles, %.0f MB, %u columns, best of %d, cached\n", static_cast<unsigned long long>(samples),
                megabytes, kColumns, kRounds);

    double plain = 0;
    for (const Layout& layout : {Layout{"contiguous", 0, 0}, Layout{"chunks of 1 MiB", 1U << 17U, 0},
                                 Layout{"chunks of 1 MiB, deflate 1", 1U << 17U, 1}}) {
        const off_t offset = writeFile(path, samples, layout);
        if (layout.chunk == 0) {
            plain = plainSeconds(path, offset, samples);
            std::printf("%-28s %7.3f s %7.0f MB/s\n", "pread and min/max", plain, megabytes / plain);
        }
        const double seconds = workerSeconds(path, samples);
        std::printf("%-28s %7.3f s %7.0f MB/s   %.2f times pread\n", layout.name, seconds, megabytes / seconds,
                    seconds / plain);
        std::filesystem::remove(path);
    }
}
