// SPDX-License-Identifier: GPL-3.0-or-later
// Arrays whose chunks go through a filter of this program that can fail.
#pragma once

#include <QTest>

#include "TestFile.h"
#include "h5scout/hdf5/CApi.h"

namespace h5scout::test
{

constexpr H5Z_filter_t kFailingFilter = 299; // of the range for tests
constexpr H5Z_filter_t kUnknownFilter = 298;

/// Its encoder fails as long as this is true.
inline bool isEncoderFailing = false;

inline void registerFailingFilter()
{
    constexpr H5Z_func_t kRun = [](unsigned flags, std::size_t /*count*/, const unsigned* /*values*/,
                                   std::size_t byteCount, std::size_t* /*bufferSize*/, void** /*buffer*/) {
        return isEncoderFailing && (flags & H5Z_FLAG_REVERSE) == 0 ? std::size_t{0} : byteCount;
    };
    static const H5Z_class2_t kFilter = {H5Z_CLASS_T_VERS, kFailingFilter, 1, 1, "failing", nullptr, nullptr, kRun};
    QVERIFY(H5Zregister(&kFilter) >= 0);
}

/// A chunked array /x of doubles, of four rows, whose chunks go through that filter. `chunkRows`: beyond the chunk
/// cache each chunk is encoded when it is written. `flags`: an optional filter may be unknown when the dataset is made.
inline void makeFiltered(TestFile& file, H5Z_filter_t filter, hsize_t chunkRows = 4,
                         unsigned flags = H5Z_FLAG_MANDATORY)
{
    const hsize_t shape[1] = {4};
    const hsize_t limits[1] = {H5S_UNLIMITED};
    const hdf5::Handle space(H5Screate_simple(1, shape, limits));
    const hdf5::Handle creation(H5Pcreate(H5P_DATASET_CREATE));
    H5Pset_chunk(creation.get(), 1, &chunkRows);
    H5Pset_filter(creation.get(), filter, flags, 0, nullptr);
    const hdf5::Handle dataset(
        H5Dcreate2(file.id(), "/x", H5T_IEEE_F64LE, space.get(), H5P_DEFAULT, creation.get(), H5P_DEFAULT));
    QVERIFY(dataset);
}

} // namespace h5scout::test
