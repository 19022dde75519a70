// SPDX-License-Identifier: GPL-3.0-or-later
#include "RandomEdit.h"

#include <algorithm>
#include <random>
#include <stdexcept>
#include <vector>

#include "h5scout/hdf5/CApi.h"
#include "h5scout/hdf5/ErrorStack.h"

namespace h5scout::test
{

namespace
{

using hdf5::Handle;

class Editor
{
public:
    Editor(hdf5::Id file, std::uint64_t seed)
        : m_file(file)
        , m_random(seed)
        , m_seed(seed)
    {
        H5Lvisit(file, H5_INDEX_NAME, H5_ITER_INC, collect, this);
    }

    std::string run()
    {
        switch (pick(11)) {
        case 0:
            return setAttribute(H5T_NATIVE_DOUBLE, 1);
        case 1:
            return setAttribute(H5T_NATIVE_INT, 50 + pick(100));
        case 2:
            return setText();
        case 3:
            return createGroup();
        case 4:
            return createArray(false);
        case 5:
        case 6:
            return createArray(true);
        case 7:
            return append();
        case 8:
            return overwrite();
        case 9:
            return pick(2) == 0 ? rename() : copy();
        default:
            return remove();
        }
    }

private:
    static herr_t collect(hid_t group, const char* name, const H5L_info_t* info, void* self) noexcept
    {
        auto& editor = *static_cast<Editor*>(self);
        if (info->type != H5L_TYPE_HARD)
            return 0;
        H5O_info_t object{};
        if (H5Oget_info_by_name1(group, name, &object, H5P_DEFAULT) < 0)
            return 0;
        editor.m_nodes.emplace_back(name);
        if (object.type == H5O_TYPE_GROUP)
            editor.m_groups.emplace_back(name);
        else if (object.type == H5O_TYPE_DATASET)
            editor.m_arrays.emplace_back(name);
        return 0;
    }

    std::size_t pick(std::size_t count) { return count == 0 ? 0 : m_random() % count; }
    std::string anyNode() { return m_nodes.empty() ? "/" : m_nodes[pick(m_nodes.size())]; }
    std::string newPath()
    {
        const std::string group = m_groups.empty() ? "" : m_groups[pick(m_groups.size())];
        return group + "/n" + std::to_string(m_seed);
    }

    std::string setAttribute(hid_t type, std::size_t count)
    {
        const std::string node = anyNode();
        const std::string name = "a" + std::to_string(pick(4));
        const Handle object(H5Oopen(m_file, node.c_str(), H5P_DEFAULT));
        const hsize_t extent = count;
        const Handle space(H5Screate_simple(1, &extent, nullptr));
        if (H5Aexists(object.get(), name.c_str()) > 0)
            H5Adelete(object.get(), name.c_str());
        const Handle attribute(H5Acreate2(object.get(), name.c_str(), type, space.get(), H5P_DEFAULT, H5P_DEFAULT));
        const std::vector<double> values(count, static_cast<double>(m_seed) + 0.5);
        H5Awrite(attribute.get(), H5T_NATIVE_DOUBLE, values.data());
        return "attribute " + name + " of " + node;
    }

    std::string setText()
    {
        const std::string node = anyNode();
        const Handle object(H5Oopen(m_file, node.c_str(), H5P_DEFAULT));
        const Handle type(H5Tcopy(H5T_C_S1));
        H5Tset_size(type.get(), H5T_VARIABLE);
        const Handle space(H5Screate(H5S_SCALAR));
        H5Adelete(object.get(), "text");
        const Handle attribute(H5Acreate2(object.get(), "text", type.get(), space.get(), H5P_DEFAULT, H5P_DEFAULT));
        const std::string text(pick(3000), 'x');
        const char* pointer = text.c_str();
        H5Awrite(attribute.get(), type.get(), &pointer);
        return "text of " + node;
    }

    std::string createGroup()
    {
        const std::string path = newPath();
        const Handle group(H5Gcreate2(m_file, path.c_str(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT));
        return "group " + path;
    }

    std::string createArray(bool isChunked)
    {
        const std::string path = newPath();
        const hsize_t extent = 1 + pick(3000);
        const hsize_t limit = isChunked ? H5S_UNLIMITED : extent;
        const hsize_t chunk = 1 + pick(500);
        const Handle space(H5Screate_simple(1, &extent, &limit));
        const Handle creation(H5Pcreate(H5P_DATASET_CREATE));
        if (isChunked) {
            H5Pset_chunk(creation.get(), 1, &chunk);
            if (pick(2) == 0)
                H5Pset_deflate(creation.get(), 4);
        }
        const Handle array(
            H5Dcreate2(m_file, path.c_str(), H5T_NATIVE_DOUBLE, space.get(), H5P_DEFAULT, creation.get(), H5P_DEFAULT));
        const std::vector<double> values(extent, static_cast<double>(m_seed));
        H5Dwrite(array.get(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
        return "array " + path;
    }

    std::string append()
    {
        for (const std::string& path : m_arrays) {
            const Handle array(H5Dopen2(m_file, path.c_str(), H5P_DEFAULT));
            const Handle space(H5Dget_space(array.get()));
            hsize_t extent = 0;
            hsize_t limit = 0;
            if (H5Sget_simple_extent_ndims(space.get()) != 1)
                continue;
            H5Sget_simple_extent_dims(space.get(), &extent, &limit);
            if (limit != H5S_UNLIMITED || !isNumbers(array.get()))
                continue;
            const hsize_t count = 1 + pick(400);
            const hsize_t enlarged = extent + count;
            H5Dset_extent(array.get(), &enlarged);
            write(array.get(), extent, count);
            return "append to " + path;
        }
        return createArray(true);
    }

    std::string overwrite()
    {
        if (m_arrays.empty())
            return createArray(false);
        const std::string path = m_arrays[pick(m_arrays.size())];
        const Handle array(H5Dopen2(m_file, path.c_str(), H5P_DEFAULT));
        const Handle space(H5Dget_space(array.get()));
        hsize_t extent = 0;
        if (H5Sget_simple_extent_ndims(space.get()) != 1 || !isNumbers(array.get()))
            return createArray(false);
        H5Sget_simple_extent_dims(space.get(), &extent, nullptr);
        if (extent > 0) {
            const hsize_t start = pick(extent);
            write(array.get(), start, 1 + pick(extent - start));
        }
        return "overwrite in " + path;
    }

    static bool isNumbers(hid_t array)
    {
        const Handle type(H5Dget_type(array));
        const H5T_class_t kind = H5Tget_class(type.get());
        return kind == H5T_FLOAT || kind == H5T_INTEGER;
    }

    void write(hid_t array, hsize_t start, hsize_t count)
    {
        const Handle space(H5Dget_space(array));
        H5Sselect_hyperslab(space.get(), H5S_SELECT_SET, &start, nullptr, &count, nullptr);
        const Handle memory(H5Screate_simple(1, &count, nullptr));
        std::vector<double> values(count);
        std::generate(values.begin(), values.end(), [&] { return static_cast<double>(m_random() % 1000); });
        H5Dwrite(array, H5T_NATIVE_DOUBLE, memory.get(), space.get(), H5P_DEFAULT, values.data());
    }

    std::string rename()
    {
        const std::string path = anyNode();
        H5Lmove(m_file, path.c_str(), m_file, ("/r" + std::to_string(m_seed)).c_str(), H5P_DEFAULT, H5P_DEFAULT);
        return "rename " + path;
    }

    std::string copy()
    {
        if (m_arrays.empty())
            return createGroup();
        const std::string path = m_arrays[pick(m_arrays.size())];
        H5Ocopy(m_file, path.c_str(), m_file, ("/c" + std::to_string(m_seed)).c_str(), H5P_DEFAULT, H5P_DEFAULT);
        return "copy " + path;
    }

    std::string remove()
    {
        if (m_nodes.size() < 3)
            return createArray(true);
        const std::string path = anyNode();
        H5Ldelete(m_file, path.c_str(), H5P_DEFAULT);
        return "delete " + path;
    }

    hdf5::Id m_file;
    std::mt19937_64 m_random;
    std::uint64_t m_seed;
    std::vector<std::string> m_nodes;
    std::vector<std::string> m_groups;
    std::vector<std::string> m_arrays;
};

} // namespace

std::string editRandomly(hdf5::Id file, std::uint64_t seed)
{
    hdf5::silenceErrorPrinting();
    return Editor(file, seed).run();
}

hdf5::Handle openPlainly(const std::string& path, bool forWriting)
{
    hdf5::silenceErrorPrinting();
    const Handle access(H5Pcreate(H5P_FILE_ACCESS));
    H5Pset_fclose_degree(access.get(), H5F_CLOSE_STRONG);
    H5Pset_file_locking(access.get(), false, true);
    Handle file(H5Fopen(path.c_str(), forWriting ? H5F_ACC_RDWR : H5F_ACC_RDONLY, access.get()));
    if (!file)
        throw std::runtime_error("could not open " + path);
    return file;
}

void editPlainly(const std::string& path, std::uint64_t seed)
{
    const Handle file = openPlainly(path, true);
    editRandomly(file.get(), seed);
    // As a transaction does, to see whether there was an edit: free space that is kept in the file lies otherwise
    // without it.
    H5Fflush(file.get(), H5F_SCOPE_GLOBAL);
}

} // namespace h5scout::test
