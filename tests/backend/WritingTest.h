// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of writing share: files in both conventions and plain, opened in both ways.
#pragma once

#include <filesystem>
#include <optional>

#include "BackendTest.h"

namespace h5scout::test
{

/// A file as it is made by us, or by others, in a folder of its own.
enum class Origin { Tables, H5py, Plain };

} // namespace h5scout::test

// Before anything that fetches them.
Q_DECLARE_METATYPE(h5scout::test::Origin)
Q_DECLARE_METATYPE(h5scout::Durability)
Q_DECLARE_METATYPE(h5scout::Value)
Q_DECLARE_METATYPE(h5scout::AttributeStorage)

namespace h5scout::test
{

/// `path`, open for writing. `durability`: how.
inline H5Backend openedForWriting(const std::string& path, Durability durability)
{
    H5Backend backend;
    backend.openFile(path, OpenMode::ReadWrite, {.durability = durability});
    return backend;
}

/// Makes a new file of that origin: root attributes as the convention says, no nodes.
inline void makeFile(const std::string& path, Origin origin)
{
    if (origin == Origin::Plain) {
        std::filesystem::copy_file(H5SCOUT_TEST_DATA "/plain.h5", path);
        std::filesystem::permissions(path, std::filesystem::perms::owner_write, std::filesystem::perm_options::add);
        // HDF5 brings the superblock into the form of this version when it writes to the file for the first time.
        openedForWriting(path, Durability::Direct).commit();
        return;
    }
    H5Backend backend(origin == Origin::Tables ? Convention::Tables : Convention::H5py);
    backend.openFile(path, OpenMode::Write);
}

/// Does `work` with the file at `path` and commits: "done", or the sentence if it is refused, after which no byte may
/// have changed.
template <typename Work>
QByteArray sentenceAfter(const std::string& path, Durability durability, Work work)
{
    const std::string before = contentOf(path);
    try {
        H5Backend backend = openedForWriting(path, durability);
        work(backend);
        backend.commit();
    } catch (const std::exception& error) {
        return contentOf(path) == before ? error.what() : "bytes have changed";
    }
    return "done";
}

/// One row for each convention and plain HDF5, in each way to open for writing.
inline void addWritingRows()
{
    QTest::addColumn<Origin>("origin");
    QTest::addColumn<Durability>("durability");
    const std::pair<const char*, Origin> origins[] = {
        {"tables", Origin::Tables}, {"h5py", Origin::H5py}, {"plain", Origin::Plain}};
    for (const auto& [name, origin] : origins) {
        QTest::addRow("%s direct", name) << origin << Durability::Direct;
        QTest::addRow("%s transaction", name) << origin << Durability::Transaction;
    }
}

inline Origin originOfRow()
{
    QFETCH(Origin, origin);
    return origin;
}

inline Durability durabilityOfRow()
{
    QFETCH(Durability, durability);
    return durability;
}

/// A new file of the row's origin, open for writing in the row's way (addWritingRows).
struct FileOfRow
{
    FileOfRow()
    {
        makeFile(path, origin);
        before = contentOf(path);
        backend = openedForWriting(path, durability);
    }

    const Origin origin = originOfRow();
    const Durability durability = durabilityOfRow();
    const TemporaryFolder folder;
    const std::string path = folder.file("test.h5");
    std::string before; ///< its bytes
    H5Backend backend;
};

/// Why `work` was refused; empty if it was not, or with another exception.
template <typename Work>
std::optional<NodeError::Cause> causeOf(Work work)
{
    try {
        work();
    } catch (const NodeError& error) {
        return error.cause();
    } catch (const std::exception&) {
    }
    return std::nullopt;
}

} // namespace h5scout::test
