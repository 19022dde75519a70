// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCryptographicHash>

#include "FaultySystem.h"
#include "FrozenClock.h"
#include "Judge.h"
#include "SampleFiles.h"
#include "StorageTest.h"

using namespace h5scout;
using namespace h5scout::test;

namespace
{

QByteArray hashOf(const std::string& path)
{
    const std::string content = contentOf(path);
    return QCryptographicHash::hash(QByteArrayView(content.data(), static_cast<qsizetype>(content.size())),
                                    QCryptographicHash::Sha256)
        .toHex();
}

} // namespace

/// Random edits in files of every layout, through a transaction and through plain HDF5.
class EditsTest : public StorageTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { freezeClock(); }

    void leaveTheSameBytesAsPlainHdf5()
    {
        const TemporaryFolder folder;
        FaultySystem system; // without real syncs
        std::vector<FilePair> pairs;
        int edits = 0;
        for (const std::string& path : makeSampleFiles(folder.path().string())) {
            const std::string plain = copyOf(path, ".plain");
            const std::string all = copyOf(path, ".all");
            for (std::uint64_t seed = 0; seed < kEdits; ++seed, ++edits) {
                const std::string before = contentOf(path);
                Transaction edit(path, {.name = "an edit", .system = &system});
                hdf5::Handle file = edit.open();
                const std::string what = editRandomly(file.get(), seed);
                // Until the commit no old byte is touched.
                QVERIFY2(contentOf(path).starts_with(before), what.c_str());
                const bool isChanged = edit.commit(std::move(file)).isChanged;
                if (!isChanged)
                    QVERIFY2(contentOf(path) == before, what.c_str());
                else
                    editPlainly(plain, seed);
                editPlainly(all, seed);
                QVERIFY2(contentOf(path) == contentOf(plain), (path + ": " + what).c_str());
            }
            QVERIFY(!std::filesystem::exists(journalOf(path)));
            pairs.emplace_back(path, all);
        }
        QCOMPARE(judgeSameContent(pairs), QString());
        qInfo("%d edits in %zu files: all bytes as plain HDF5 leaves them", edits, pairs.size());
    }

    void areUndoneAndRedoneToTheByte()
    {
        const TemporaryFolder folder;
        FaultySystem system;
        int steps = 0;
        for (const std::string& path : makeSampleFiles(folder.path().string())) {
            UndoHistory history(path, folder.file("undo"), {}, system);
            std::vector<QByteArray> states{hashOf(path)};
            for (std::uint64_t seed = 0; seed < kEdits; ++seed) {
                const CommitResult result =
                    editInTransaction(path, seed, {.name = "an edit", .history = &history, .system = &system});
                QCOMPARE(result.isUndoable, result.isChanged);
                if (result.isChanged)
                    states.push_back(hashOf(path));
            }
            QCOMPARE(history.undoNames().size(), states.size() - 1);
            for (int round = 0; round < 2; ++round) {
                for (std::size_t state = states.size() - 1; state-- > 0; ++steps) {
                    history.undo();
                    QVERIFY2(hashOf(path) == states[state], path.c_str());
                }
                for (std::size_t state = 1; state < states.size(); ++state, ++steps) {
                    history.redo();
                    QVERIFY2(hashOf(path) == states[state], path.c_str());
                }
            }
            QVERIFY(history.takeNotices().empty());
            history.clear();
        }
        qInfo("%d steps of undo and redo: all states to the byte", steps);
    }

    void spillWhatIsTooMuchForMemory()
    {
        const TemporaryFolder folder;
        TestFile file;
        file.makeDoubles("/values", {200'000}, std::vector<double>(200'000, 1.0));
        file.close();
        const std::string plain = copyOf(file.path(), ".plain");
        const auto overwrite = [](hdf5::Id id) {
            for (std::uint64_t seed = 0; seed < 40; ++seed)
                editRandomly(id, seed);
        };
        Transaction edit(file.path(),
                         {.name = "overwrite", .memoryBytes = 8192, .spillFolder = folder.path().string()});
        hdf5::Handle opened = edit.open();
        overwrite(opened.get());
        QVERIFY(edit.commit(std::move(opened)).isChanged);
        {
            const hdf5::Handle other = openPlainly(plain, true);
            overwrite(other.get());
        }
        QVERIFY(contentOf(file.path()) == contentOf(plain));
        QVERIFY(std::filesystem::is_empty(folder.path()));
    }

private:
    static constexpr std::uint64_t kEdits = 25;
};

QTEST_GUILESS_MAIN(EditsTest)
#include "tst_storage_edits.moc"
