// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestFile.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

#include "h5scout/hdf5/CApi.h"
#include "h5scout/hdf5/ErrorStack.h"

namespace h5scout::test
{

namespace
{

using hdf5::Handle;

template <typename Result>
Result made(Result result, const char* what)
{
    if (result < 0)
        throw std::runtime_error(std::string("test file: could not ") + what);
    return result;
}

Handle spaceOf(const Shape& shape, const Shape& maximalShape = {})
{
    if (shape.empty())
        return Handle(made(H5Screate(H5S_SCALAR), "make a space"));
    const std::vector<hsize_t> extents(shape.begin(), shape.end());
    std::vector<hsize_t> limits;
    for (const std::uint64_t limit : maximalShape)
        limits.push_back(limit == kUnlimited ? H5S_UNLIMITED : limit);
    return Handle(made(
        H5Screate_simple(static_cast<int>(extents.size()), extents.data(), limits.empty() ? nullptr : limits.data()),
        "make a space"));
}

Handle textType(std::size_t size, bool isUtf8)
{
    Handle type(made(H5Tcopy(H5T_C_S1), "make a type"));
    made(H5Tset_size(type.get(), size), "make a type");
    made(H5Tset_cset(type.get(), isUtf8 ? H5T_CSET_UTF8 : H5T_CSET_ASCII), "make a type");
    return type;
}

/// What Python 3.8 and later write for a str of at most 255 bytes (FORMAT.md 4.3).
std::string pickled(const std::string& text)
{
    std::string bytes("\x80\x04\x95", 3);
    bytes.push_back(static_cast<char>(text.size() + 4));
    bytes.append(7, '\0');
    bytes.append("\x8c").push_back(static_cast<char>(text.size()));
    return bytes + text + "\x94.";
}

/// Files larger than this are not kept: they are holes, and slow to look at.
constexpr std::uintmax_t kMaximalKeptBytes = std::uintmax_t{32} << 20;

/// The folder for the files of this program, emptied of those of the last run; empty if none are asked for.
std::filesystem::path folderForKeptFiles()
{
    static const std::filesystem::path folder = [] {
        const char* root = std::getenv("H5SCOUT_KEPT_FILES");
        if (root == nullptr)
            return std::filesystem::path();
        std::error_code ignored;
        const auto program = std::filesystem::read_symlink("/proc/self/exe", ignored).filename();
        const std::filesystem::path own = std::filesystem::path(root) / program;
        std::filesystem::remove_all(own, ignored);
        std::filesystem::create_directories(own, ignored);
        return own;
    }();
    return folder;
}

/// Keeps the HDF5 files that a test leaves, for other programs to look at (tests/interop/tst_written_files).
void keepFiles(const std::filesystem::path& from)
{
    static int count = 0;
    const std::filesystem::path folder = folderForKeptFiles();
    if (folder.empty())
        return;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(from, ignored)) {
        const std::filesystem::path& path = entry.path();
        if (entry.is_regular_file(ignored) && path.extension() == ".h5" &&
            entry.file_size(ignored) <= kMaximalKeptBytes)
            std::filesystem::copy_file(path, folder / (std::to_string(++count) + "_" + path.filename().string()),
                                       ignored);
    }
}

} // namespace

TemporaryFolder::TemporaryFolder()
{
    std::string pattern = (std::filesystem::temp_directory_path() / "h5scout-test-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr)
        throw std::system_error(errno, std::generic_category(), "temporary folder");
    m_path = pattern;
}

TemporaryFolder::~TemporaryFolder()
{
    keepFiles(m_path);
    std::error_code ignored; // what is left lies in the system's folder for such things
    std::filesystem::remove_all(m_path, ignored);
}

TestFile::TestFile(std::string name, Format format)
    : m_path(m_folder.file(name))
{
    hdf5::silenceErrorPrinting();
    const Handle access(made(H5Pcreate(H5P_FILE_ACCESS), "make properties"));
    made(H5Pset_fclose_degree(access.get(), H5F_CLOSE_STRONG), "set properties");
    if (format == Format::Latest)
        made(H5Pset_libver_bounds(access.get(), H5F_LIBVER_LATEST, H5F_LIBVER_LATEST), "set properties");
    m_file = Handle(made(H5Fcreate(m_path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, access.get()), "make the file"));
}

void TestFile::makeGroup(const std::string& path, bool tracksCreationOrder)
{
    const Handle creation(made(H5Pcreate(H5P_GROUP_CREATE), "make properties"));
    if (tracksCreationOrder)
        made(H5Pset_link_creation_order(creation.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
             "set properties");
    const Handle group(made(H5Gcreate2(id(), path.c_str(), H5P_DEFAULT, creation.get(), H5P_DEFAULT), "make a group"));
}

void TestFile::makeArray(const std::string& path, hdf5::Id type, const Shape& shape, const void* elements,
                         const Shape& maximalShape)
{
    const Handle space = spaceOf(shape, maximalShape);
    const Handle creation(made(H5Pcreate(H5P_DATASET_CREATE), "make properties"));
    if (!maximalShape.empty()) {
        std::vector<hsize_t> chunk;
        for (const std::uint64_t extent : shape)
            chunk.push_back(std::max<hsize_t>(extent, 1));
        made(H5Pset_chunk(creation.get(), static_cast<int>(chunk.size()), chunk.data()), "set the chunk");
    }
    const Handle dataset(made(
        H5Dcreate2(id(), path.c_str(), type, space.get(), H5P_DEFAULT, creation.get(), H5P_DEFAULT), "make a dataset"));
    if (elements != nullptr)
        made(H5Dwrite(dataset.get(), type, H5S_ALL, H5S_ALL, H5P_DEFAULT, elements), "write the dataset");
}

void TestFile::makeDoubles(const std::string& path, const Shape& shape, const std::vector<double>& values)
{
    makeArray(path, H5T_NATIVE_DOUBLE, shape, values.data());
}

void TestFile::makeStringArray(const std::string& path, const std::vector<std::string>& texts)
{
    std::vector<std::string> pickles;
    for (const std::string& text : texts)
        pickles.push_back(pickled(text));
    std::vector<hvl_t> rows;
    for (std::string& pickle : pickles)
        rows.push_back({pickle.size(), pickle.data()});
    const Handle type(made(H5Tvlen_create(H5T_STD_U8LE), "make a type"));
    makeArray(path, type.get(), {rows.size()}, rows.empty() ? nullptr : rows.data(), {kUnlimited});
    setText(path, "CLASS", "VLARRAY");
    setText(path, "subdtype", R"({"module": "builtins", "type": "str", "data": "'string'"})");
}

void TestFile::makeSoftLink(const std::string& path, const std::string& target)
{
    made(H5Lcreate_soft(target.c_str(), id(), path.c_str(), H5P_DEFAULT, H5P_DEFAULT), "make a link");
}

void TestFile::makeHardLink(const std::string& path, const std::string& target)
{
    made(H5Lcreate_hard(id(), target.c_str(), id(), path.c_str(), H5P_DEFAULT, H5P_DEFAULT), "make a link");
}

void TestFile::makeExternalLink(const std::string& path, const std::string& file, const std::string& target)
{
    made(H5Lcreate_external(file.c_str(), target.c_str(), id(), path.c_str(), H5P_DEFAULT, H5P_DEFAULT), "make a link");
}

void TestFile::setFixedText(const std::string& path, const std::string& name, const std::string& text, bool isUtf8)
{
    const Handle object(made(H5Oopen(id(), path.c_str(), H5P_DEFAULT), "open a node"));
    const Handle type = textType(std::max<std::size_t>(text.size(), 1), isUtf8);
    const Handle space(made(H5Screate(text.empty() ? H5S_NULL : H5S_SCALAR), "make a space"));
    const Handle attribute(
        made(H5Acreate2(object.get(), name.c_str(), type.get(), space.get(), H5P_DEFAULT, H5P_DEFAULT),
             "make an attribute"));
    if (!text.empty())
        made(H5Awrite(attribute.get(), type.get(), text.data()), "write an attribute");
}

void TestFile::setText(const std::string& path, const std::string& name, const std::string& text)
{
    const Handle type = textType(H5T_VARIABLE, true);
    const char* pointer = text.c_str();
    setAttribute(path, name, type.get(), {}, &pointer);
}

void TestFile::setAttribute(const std::string& path, const std::string& name, hdf5::Id type, const Shape& shape,
                            const void* elements)
{
    const Handle object(made(H5Oopen(id(), path.c_str(), H5P_DEFAULT), "open a node"));
    const Handle space = spaceOf(shape);
    const Handle attribute(
        made(H5Acreate2(object.get(), name.c_str(), type, space.get(), H5P_DEFAULT, H5P_DEFAULT), "make an attribute"));
    made(H5Awrite(attribute.get(), type, elements), "write an attribute");
}

std::string contentOf(const std::string& path)
{
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void writeContent(const std::string& path, std::string_view content)
{
    std::ofstream(path, std::ios::binary).write(content.data(), static_cast<std::streamsize>(content.size()));
}

std::int64_t openIdentifiers()
{
    hdf5::silenceErrorPrinting();
    return made(H5Fget_obj_count(static_cast<hid_t>(H5F_OBJ_ALL), H5F_OBJ_ALL), "count identifiers");
}

std::vector<std::string> sharedFiles(const std::vector<std::string>& folders)
{
    std::vector<std::string> files;
    for (const std::string& folder : folders) {
        const std::filesystem::path path = std::filesystem::path(H5SCOUT_SHARED_DATA) / folder;
        if (!std::filesystem::is_directory(path))
            continue;
        for (const auto& entry : std::filesystem::directory_iterator(path)) {
            if (entry.path().extension() == ".h5")
                files.push_back(entry.path().string());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace h5scout::test
