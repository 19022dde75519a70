// SPDX-License-Identifier: GPL-3.0-or-later
// How long the worker takes for statistics and projections of a large array, against reading the same bytes with pread
// and a plain loop over them, and how soon it shows an estimate of a long line: bench_reduce [FOLDER]. The figures mean
// something in an optimised build only, as those of bench_envelope.
#include "LoopHarness.h"

#include "h5scout/hdf5/CApi.h"
#include "h5scout/hdf5/Handle.h"
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
using Clock = std::chrono::steady_clock;

namespace
{

using Extents = std::vector<hsize_t>;

constexpr int kRounds = 3;
constexpr hsize_t kPieceRows = 100;

struct Layout
{
    const char* name;
    hsize_t chunkRows; ///< 0: contiguous
    unsigned deflate;
};

constexpr Layout kLayouts[] = {{"contiguous", 0, 0}, {"chunks", 1, 0}, {"chunks, deflate 1", 1, 1}};

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

template <typename Action>
double bestOf(Action action)
{
    double best = INFINITY;
    for (int round = 0; round < kRounds; ++round) {
        const auto start = Clock::now();
        action();
        best = std::min(best, secondsSince(start));
    }
    return best;
}

/// Writes doubles of that shape, with chunks of about 1 MiB; gives where they begin, 0 if they are in chunks.
off_t writeFile(const std::string& path, const Extents& shape, const Layout& layout)
{
    const hdf5::Handle file(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT));
    const int rank = static_cast<int>(shape.size());
    const hdf5::Handle space(H5Screate_simple(rank, shape.data(), nullptr));
    const hdf5::Handle properties(H5Pcreate(H5P_DATASET_CREATE));
    hsize_t rowLength = 1;
    for (std::size_t i = 1; i < shape.size(); ++i)
        rowLength *= shape[i];
    if (layout.chunkRows > 0) {
        Extents chunk = shape;
        chunk[0] = std::max<hsize_t>((1U << 17U) / rowLength, 1);
        H5Pset_chunk(properties.get(), rank, chunk.data());
    }
    if (layout.deflate > 0)
        H5Pset_deflate(properties.get(), layout.deflate);
    const hdf5::Handle dataset(
        H5Dcreate2(file.get(), "data", H5T_IEEE_F64LE, space.get(), H5P_DEFAULT, properties.get(), H5P_DEFAULT));
    const hsize_t pieceRows = std::max<hsize_t>((kPieceRows << 17U) / rowLength, 1);
    std::vector<double> piece(pieceRows * rowLength);
    for (hsize_t row = 0; row < shape[0]; row += pieceRows) {
        Extents start(shape.size(), 0);
        Extents count = shape;
        start[0] = row;
        count[0] = std::min(pieceRows, shape[0] - row);
        for (hsize_t i = 0; i < count[0] * rowLength; ++i)
            piece[i] = std::round(1000 * std::sin(static_cast<double>(row * rowLength + i) * 1e-5));
        const hdf5::Handle memory(H5Screate_simple(rank, count.data(), nullptr));
        H5Sselect_hyperslab(space.get(), H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr);
        H5Dwrite(dataset.get(), H5T_NATIVE_DOUBLE, memory.get(), space.get(), H5P_DEFAULT, piece.data());
    }
    return layout.chunkRows > 0 ? 0 : static_cast<off_t>(H5Dget_offset(dataset.get()));
}

/// What cannot be beaten: the bytes read, and their sum, squares, minimum and maximum in one loop.
double plainSeconds(const std::string& path, off_t offset)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    std::vector<double> piece(std::size_t{1} << 19U);
    volatile double keep = 0;
    const double seconds = bestOf([&] {
        double sum = 0;
        double squares = 0;
        double minimum = INFINITY;
        double maximum = -INFINITY;
        ssize_t count = 0;
        for (off_t at = offset; (count = ::pread(file, piece.data(), piece.size() * sizeof(double), at)) > 0;
             at += count)
            for (std::size_t i = 0; i < static_cast<std::size_t>(count) / sizeof(double); ++i) {
                sum += piece[i];
                squares += piece[i] * piece[i];
                minimum = std::min(minimum, piece[i]);
                maximum = std::max(maximum, piece[i]);
            }
        keep = sum + squares + minimum + maximum;
    });
    ::close(file);
    return seconds;
}

class Worker
{
public:
    explicit Worker(const std::string& path)
        : m_loop([this](const protocol::Request& request) { return worker::makeJob(request, m_session); })
    {
        protocol::Request open = next();
        open.mutable_open_file()->set_path(path);
        m_loop.ask(open);
    }

    protocol::Request next()
    {
        protocol::Request request;
        request.set_id(++m_lastId);
        return request;
    }

    void ask(const protocol::Request& request)
    {
        const protocol::Reply reply = m_loop.ask(request);
        if (!reply.has_statistics() && !reply.has_image()) {
            std::fprintf(stderr, "The worker did not read it: %s\n", reply.error().reason().c_str());
            std::exit(EXIT_FAILURE);
        }
    }

    double secondsToEstimate()
    {
        protocol::Request request = next();
        request.mutable_read_envelope()->set_path("/data");
        request.mutable_read_envelope()->add_index(0);
        request.mutable_read_envelope()->set_columns(1000);
        const auto start = Clock::now();
        m_loop.send(request);
        while (const auto reply = m_loop.receive()) {
            if (!reply->has_envelope())
                continue;
            const double seconds = secondsSince(start);
            protocol::Request cancel;
            cancel.mutable_cancel()->set_id(request.id());
            m_loop.send(cancel);
            m_loop.receiveLast(request.id());
            return reply->envelope().is_estimate() ? seconds : INFINITY;
        }
        return INFINITY;
    }

private:
    worker::Session m_session;
    test::LoopHarness m_loop;
    std::uint64_t m_lastId = 0;
};

void printTime(const char* layout, const char* what, double seconds, double plain)
{
    std::printf("%-20s %-32s %7.3f s   %5.2f times pread and a loop\n", layout, what, seconds, seconds / plain);
}

void measureReductions(const std::string& path)
{
    const Extents shape{300, 250, 400};
    std::printf("3e7 doubles in three dimensions, best of %d, cached\n", kRounds);
    double plain = 0;
    for (const Layout& layout : kLayouts) {
        const off_t offset = writeFile(path, shape, layout);
        if (layout.chunkRows == 0) {
            plain = plainSeconds(path, offset);
            printTime("", "pread and a loop", plain, plain);
        }
        Worker worker(path);
        printTime(layout.name, "statistics", bestOf([&] {
                      protocol::Request request = worker.next();
                      request.mutable_read_statistics()->set_path("/data");
                      for (int i = 0; i < 3; ++i)
                          request.mutable_read_statistics()->add_ranges();
                      worker.ask(request);
                  }),
                  plain);
        const auto project = [&](const char* what, std::uint32_t row, std::uint32_t column,
                                 protocol::Reduction reduction) {
            printTime(layout.name, what, bestOf([&] {
                          protocol::Request request = worker.next();
                          protocol::ReadProjection& body = *request.mutable_read_projection();
                          body.set_path("/data");
                          for (int i = 0; i < 3; ++i)
                              body.add_ranges();
                          body.set_row_dimension(row);
                          body.set_column_dimension(column);
                          body.set_width(1000);
                          body.set_height(1000);
                          body.set_reduction(reduction);
                          worker.ask(request);
                      }),
                      plain);
        };
        project("mean over the first dimension", 1, 2, protocol::REDUCTION_MEAN);
        project("mean over the last dimension", 0, 1, protocol::REDUCTION_MEAN);
        project("deviation over the first", 1, 2, protocol::REDUCTION_STANDARD_DEVIATION);
        project("maximum over all but the last", 2, 2, protocol::REDUCTION_MAXIMUM);
        std::filesystem::remove(path);
    }
}

void measureEstimates(const std::string& path)
{
    std::printf("A line of 1e8 doubles, 1000 columns: the first estimate, cached\n");
    for (const Layout& layout : kLayouts) {
        writeFile(path, {100'000'000}, layout);
        Worker worker(path);
        std::printf("%-20s %7.3f s\n", layout.name, worker.secondsToEstimate());
        std::filesystem::remove(path);
    }
}

} // namespace

int main(int argc, char* argv[])
{
    const std::filesystem::path folder = argc > 1 ? argv[1] : std::filesystem::temp_directory_path();
    const std::string path = folder / "h5scout-bench-reduce.h5";
    measureReductions(path);
    measureEstimates(path);
}
