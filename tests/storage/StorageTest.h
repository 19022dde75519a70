// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include <QByteArray>
#include <QTest>

#include "RandomEdit.h"
#include "StorageFiles.h"
#include "TestFile.h"
#include "h5scout/storage/Transaction.h"

namespace h5scout::test
{

/// The base of the tests of this room: after each test no HDF5 identifier is left open.
class StorageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_identifiers = openIdentifiers(); }
    void cleanup() { QCOMPARE(openIdentifiers(), m_identifiers); }

protected:
    std::int64_t m_identifiers = 0;
};

/// The sentence of the StorageError of that kind that `work` throws.
template <typename Work>
QByteArray refusalOf(StorageError::Kind kind, Work work)
{
    try {
        work();
    } catch (const StorageError& error) {
        return (error.kind() == kind ? QByteArray() : QByteArray("another kind: ")) + error.what();
    } catch (const std::exception& error) {
        return QByteArray("another exception: ") + error.what();
    }
    return "no exception";
}

/// Of a random edit that adds bytes at the file's end.
inline std::uint64_t seedThatGrows(const std::string& path)
{
    for (std::uint64_t seed = 0;; ++seed) {
        const std::string copy = copyOf(path, ".try");
        editPlainly(copy, seed);
        if (std::filesystem::file_size(copy) > std::filesystem::file_size(path))
            return seed;
    }
}

/// One random edit as a transaction.
inline CommitResult editInTransaction(const std::string& path, std::uint64_t seed, TransactionOptions options = {})
{
    Transaction edit(path, std::move(options));
    hdf5::Handle file = edit.open();
    editRandomly(file.get(), seed);
    return edit.commit(std::move(file));
}

} // namespace h5scout::test

/// The text holds the part; shows the text if not. Evaluates each once.
#define VERIFY_CONTAINS(text, part)                                                                                    \
    do {                                                                                                               \
        const QByteArray wholeText(text);                                                                              \
        QVERIFY2(wholeText.contains(part), wholeText.constData());                                                     \
    } while (false)
