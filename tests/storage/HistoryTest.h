// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "FrozenClock.h"
#include "SampleFiles.h"
#include "StorageTest.h"
#include "h5scout/hdf5/CApi.h"
#include "h5scout/storage/UndoHistory.h"

namespace h5scout::test
{

/// The base of the tests of a history: a file of which each state is known, and the folder of its history.
class HistoryTest : public StorageTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { freezeClock(); }

    void init()
    {
        m_identifiers = openIdentifiers();
        m_folder = std::make_unique<TemporaryFolder>();
        m_path = makeSampleFile(m_folder->path().string(), "earliest");
        m_states = {contentOf(m_path)};
    }

protected:
    std::string undoFolder() const { return m_folder->file("undo"); }

    void edit(UndoHistory& history, std::uint64_t count)
    {
        for (std::uint64_t seed = 0; seed < count; ++seed) {
            editInTransaction(m_path, seed, {.name = "edit " + std::to_string(seed), .history = &history});
            m_states.push_back(contentOf(m_path));
        }
    }

    void removeArray(UndoHistory& history)
    {
        Transaction edit(m_path, {.name = "remove", .history = &history});
        hdf5::Handle file = edit.open();
        H5Ldelete(file.get(), "big", H5P_DEFAULT);
        edit.commit(std::move(file));
    }

    void flipLastByte(const std::string& entry)
    {
        std::string content = contentOf(undoFolder() + "/" + entry);
        content.back() = static_cast<char>(content.back() ^ 1);
        writeContent(undoFolder() + "/" + entry, content);
    }

    static int filesIn(const std::string& folder)
    {
        const std::filesystem::directory_iterator files(folder);
        return static_cast<int>(std::distance(begin(files), end(files)));
    }

    static std::string copyFolder(const std::string& folder) { return copyFolder(folder + ".backup", folder); }

    static std::string copyFolder(const std::string& copy, const std::string& folder)
    {
        std::filesystem::copy(folder, copy);
        return copy;
    }

    /// An array of so many numbers, behind the end of the file.
    void addLarge(UndoHistory& history, const char* name, hsize_t extent)
    {
        Transaction edit(m_path, {.name = name, .history = &history});
        hdf5::Handle file = edit.open();
        const hdf5::Handle space(H5Screate_simple(1, &extent, nullptr));
        const hdf5::Handle array(
            H5Dcreate2(file.get(), name, H5T_NATIVE_DOUBLE, space.get(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT));
        const std::vector<double> values(extent, 1);
        H5Dwrite(array.get(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
        edit.commit(std::move(file));
    }

    std::unique_ptr<TemporaryFolder> m_folder;
    std::string m_path;
    std::vector<std::string> m_states;
};

} // namespace h5scout::test
