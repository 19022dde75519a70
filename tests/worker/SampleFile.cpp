// SPDX-License-Identifier: GPL-3.0-or-later
#include "SampleFile.h"

#include "h5scout/hdf5/CApi.h"
#include "h5scout/hdf5/Handle.h"

#include <array>
#include <cstdio>
#include <fstream>
#include <limits>
#include <stdexcept>
#include <vector>

namespace h5scout::test
{

namespace
{

using hdf5::Handle;
using Extents = std::vector<hsize_t>;

hid_t checked(hid_t id)
{
    if (id < 0)
        throw std::runtime_error("the sample file cannot be made");
    return id;
}

Handle simpleSpace(const Extents& extents)
{
    return Handle(checked(H5Screate_simple(static_cast<int>(extents.size()), extents.data(), nullptr)));
}

Handle makeDataset(const Handle& file, const char* name, hid_t type, const Handle& space, const Extents& chunk = {})
{
    const Handle properties(checked(H5Pcreate(H5P_DATASET_CREATE)));
    if (!chunk.empty())
        H5Pset_chunk(properties.get(), static_cast<int>(chunk.size()), chunk.data());
    return Handle(checked(H5Dcreate2(file.get(), name, type, space.get(), H5P_DEFAULT, properties.get(), H5P_DEFAULT)));
}

template <typename T>
void write(const Handle& dataset, hid_t type, const std::vector<T>& elements)
{
    checked(H5Dwrite(dataset.get(), type, H5S_ALL, H5S_ALL, H5P_DEFAULT, elements.data()));
}

void setText(const Handle& object, const char* name, const std::string& text)
{
    const Handle type(checked(H5Tcopy(H5T_C_S1)));
    H5Tset_size(type.get(), text.size());
    const Handle space(checked(H5Screate(H5S_SCALAR)));
    const Handle attribute(checked(H5Acreate2(object.get(), name, type.get(), space.get(), H5P_DEFAULT, H5P_DEFAULT)));
    checked(H5Awrite(attribute.get(), type.get(), text.data()));
}

void makeNumbers(const Handle& file)
{
    std::vector<double> line(kLineLength);
    for (std::size_t i = 0; i < line.size(); ++i)
        line[i] = static_cast<double>(i) / 2;
    line[5] = std::numeric_limits<double>::quiet_NaN();
    const Handle dataset = makeDataset(file, "line", H5T_IEEE_F64LE, simpleSpace({kLineLength}), {1000});
    write(dataset, H5T_NATIVE_DOUBLE, line);
    setText(dataset, "units", "V");
    setText(dataset, "long", std::string(4000, 'x'));

    std::vector<int> plane;
    for (int row = 0; row < static_cast<int>(kRows); ++row)
        for (int column = 0; column < static_cast<int>(kColumns); ++column)
            plane.push_back(100 * row + column);
    write(makeDataset(file, "plane", H5T_STD_I32BE, simpleSpace({kRows, kColumns})), H5T_NATIVE_INT, plane);

    std::vector<unsigned char> cube(120);
    for (std::size_t i = 0; i < cube.size(); ++i)
        cube[i] = static_cast<unsigned char>(i);
    write(makeDataset(file, "cube", H5T_STD_U8LE, simpleSpace({4, 5, 6})), H5T_NATIVE_UCHAR, cube);

    const Handle scalar(checked(H5Screate(H5S_SCALAR)));
    write(makeDataset(file, "scalar", H5T_IEEE_F64LE, scalar), H5T_NATIVE_DOUBLE, std::vector<double>{7.5});
    makeDataset(file, "null", H5T_IEEE_F64LE, Handle(checked(H5Screate(H5S_NULL))));
    makeDataset(file, "huge", H5T_IEEE_F64LE, simpleSpace({hsize_t{1} << 60U}), {hsize_t{1} << 20U});
}

void makeOtherTypes(const Handle& file)
{
    const Handle complex(checked(H5Tcreate(H5T_COMPOUND, 16)));
    H5Tinsert(complex.get(), "r", 0, H5T_NATIVE_DOUBLE);
    H5Tinsert(complex.get(), "i", 8, H5T_NATIVE_DOUBLE);
    write(makeDataset(file, "complex", complex.get(), simpleSpace({2})), complex.get(),
          std::vector<double>{3, 4, 0, 1});

    const Handle word(checked(H5Tcopy(H5T_C_S1)));
    H5Tset_size(word.get(), 4);
    write(makeDataset(file, "words", word.get(), simpleSpace({2})), word.get(),
          std::vector<char>{'o', 'n', 'e', 0, 't', 'w', 'o', 0});

    const Handle row(checked(H5Tcreate(H5T_COMPOUND, 16)));
    H5Tinsert(row.get(), "x", 0, H5T_NATIVE_DOUBLE);
    H5Tinsert(row.get(), "n", 8, H5T_NATIVE_INT);
    makeDataset(file, "table", row.get(), simpleSpace({3}));
}

/// Gives the address of the object that is to be broken.
haddr_t makeGroups(const Handle& file)
{
    const auto makeGroup = [](const Handle& parent, const char* name) {
        return Handle(checked(H5Gcreate2(parent.get(), name, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT)));
    };
    const Handle group = makeGroup(file, "group");
    for (int i = 0; i < kGroupChildren; ++i) {
        std::array<char, 16> name{};
        std::snprintf(name.data(), name.size(), "c%03d", i);
        makeGroup(group, name.data());
    }
    checked(H5Lcreate_hard(file.get(), "/", group.get(), "up", H5P_DEFAULT, H5P_DEFAULT));
    checked(H5Lcreate_soft("/nowhere", file.get(), "dangling", H5P_DEFAULT, H5P_DEFAULT));

    const Handle broken = makeGroup(file, "broken");
    H5O_info_t info;
    checked(H5Oget_info(broken.get(), &info));
    return info.addr;
}

} // namespace

void makeSampleFile(const std::string& path)
{
    haddr_t brokenAddress = 0;
    {
        const Handle file(checked(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT)));
        makeNumbers(file);
        makeOtherTypes(file);
        brokenAddress = makeGroups(file);
    }
    std::fstream bytes(path, std::ios::binary | std::ios::in | std::ios::out);
    bytes.seekp(static_cast<std::streamoff>(brokenAddress));
    bytes.write("\xff\xff\xff\xff\xff\xff\xff\xff", 8);
}

} // namespace h5scout::test
