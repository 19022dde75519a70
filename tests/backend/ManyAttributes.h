// SPDX-License-Identifier: GPL-3.0-or-later
// Attributes of all sorts, as others write them.
#pragma once

#include <vector>

#include "TestFile.h"
#include "h5scout/hdf5/CApi.h"
#include "h5scout/value/NdArray.h"
#include "h5scout/value/Value.h"

namespace h5scout::test
{

inline Value arrayOf(const std::vector<double>& values)
{
    const auto* begin = reinterpret_cast<const std::byte*>(values.data());
    return Array{
        std::make_shared<const NdArray>(Shape{values.size()}, elementTypeOf(ElementKind::Float64),
                                        std::vector<std::byte>(begin, begin + values.size() * sizeof(double)))};
}

/// A PyTables file with attributes of all sorts on its root, made through the C API.
inline void fillWithAttributes(TestFile& file)
{
    const std::int32_t small = 12;
    const std::uint8_t byte = 200;
    const double real = 1.5;
    const float single = 0.5F;
    const unsigned char yes = 1;
    const std::int16_t row[3] = {1, 2, 3};
    const std::int32_t bigEndian = 0x05000000;
    file.setFixedText("/", "CLASS", "GROUP");
    file.setFixedText("/", "TITLE", "old");
    file.setFixedText("/", "VERSION", "1.0");
    file.setFixedText("/", "PYTABLES_FORMAT_VERSION", "2.1");
    file.setAttribute("/", "int32", H5T_STD_I32LE, {}, &small);
    file.setAttribute("/", "uint8", H5T_STD_U8LE, {}, &byte);
    file.setAttribute("/", "real", H5T_IEEE_F64LE, {}, &real);
    file.setAttribute("/", "single", H5T_IEEE_F32LE, {}, &single);
    file.setAttribute("/", "flag", H5T_STD_B8LE, {}, &yes);
    file.setAttribute("/", "row", H5T_STD_I16LE, {3}, row);
    file.setAttribute("/", "big-endian", H5T_STD_I32BE, {}, &bigEndian);
    file.setFixedText("/", "fixed", "hello");
    file.setFixedText("/", "ascii", "hello", false);
    file.setFixedText("/", "empty", "");
    file.setFixedText("/", "pickle", "(I1\nF2.5\nVa\np0\ntp1\n.", false);
    file.setFixedText("/", "json", R"({"module": "builtins", "type": "int", "data": "1"})");
    file.setText("/", "variable", "hello");
    const hdf5::Handle padded(H5Tcopy(H5T_C_S1));
    H5Tset_size(padded.get(), 8);
    H5Tset_strpad(padded.get(), H5T_STR_SPACEPAD);
    file.setAttribute("/", "spaces", padded.get(), {}, "hello   ");
    const hdf5::Handle opaque(H5Tcreate(H5T_OPAQUE, 4));
    file.setAttribute("/", "opaque", opaque.get(), {}, "\x01\x02\x03\x04");
    const hdf5::Handle nothing(H5Screate(H5S_NULL));
    const hdf5::Handle null(
        H5Acreate_by_name(file.id(), "/", "null", H5T_STD_I32LE, nothing.get(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT));
    file.close();
}

} // namespace h5scout::test
