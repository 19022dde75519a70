// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "h5scout/hdf5/Handle.h"
#include "h5scout/value/Shape.h"

namespace h5scout::test
{

/// A folder of its own that vanishes with this object.
class TemporaryFolder
{
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const { return m_path; }
    std::string file(std::string_view name) const { return (m_path / name).string(); }

private:
    std::filesystem::path m_path;
};

/// A temporary HDF5 file that knows how to make nodes, through the C API alone. Parents must exist. close() before the
/// file is opened by what is tested. Throws std::runtime_error when HDF5 says no.
class TestFile
{
public:
    enum class Format { Earliest, Latest };
    explicit TestFile(std::string name = "test.h5", Format format = Format::Earliest);

    const std::string& path() const { return m_path; }
    const TemporaryFolder& folder() const { return m_folder; }
    hdf5::Id id() const { return m_file.get(); }
    void close() { m_file.reset(); }

    void makeGroup(const std::string& path, bool tracksCreationOrder = false);
    /// Raw means: `elements` lie in memory as the type `type` says. Empty `maximalShape`: fixed, contiguous; else
    /// chunked.
    void makeArray(const std::string& path, hdf5::Id type, const Shape& shape, const void* elements,
                   const Shape& maximalShape = {});
    void makeDoubles(const std::string& path, const Shape& shape, const std::vector<double>& values);
    /// Each row a pickle of protocol 4, as PyMoDAQ's log, with CLASS VLARRAY and subdtype 'string'.
    void makeStringArray(const std::string& path, const std::vector<std::string>& texts);
    void makeSoftLink(const std::string& path, const std::string& target);
    void makeHardLink(const std::string& path, const std::string& target);
    void makeExternalLink(const std::string& path, const std::string& file, const std::string& target);

    /// A fixed string of exactly its bytes, without room for a terminator, as PyTables writes it; null dataspace if
    /// empty.
    void setFixedText(const std::string& path, const std::string& name, const std::string& text, bool isUtf8 = true);
    /// Variable-length UTF-8, as h5py writes it.
    void setText(const std::string& path, const std::string& name, const std::string& text);
    void setAttribute(const std::string& path, const std::string& name, hdf5::Id type, const Shape& shape,
                      const void* elements);

private:
    TemporaryFolder m_folder;
    std::string m_path;
    hdf5::Handle m_file;
};

/// The bytes of a file.
std::string contentOf(const std::string& path);
void writeContent(const std::string& path, std::string_view content);
/// Identifiers of files, groups, datasets, committed types and attributes that are open in this process.
std::int64_t openIdentifiers();
/// The test files under H5SCOUT_SHARED_DATA in `folders`; empty if they are not there.
std::vector<std::string> sharedFiles(const std::vector<std::string>& folders);

} // namespace h5scout::test
