// SPDX-License-Identifier: GPL-3.0-or-later
// What a process that was killed in mid-edit leaves behind the file's end, and what the history makes of it.
#include <sys/wait.h>
#include <unistd.h>

#include "FaultySystem.h"
#include "FrozenClock.h"
#include "Judge.h"
#include "SampleFiles.h"
#include "StorageTest.h"
#include "h5scout/hdf5/CApi.h"
#include "h5scout/hdf5/EditCalls.h"
#include "h5scout/storage/Recovery.h"
#include "h5scout/storage/UndoHistory.h"

using namespace h5scout;
using namespace h5scout::test;
using Kind = StorageError::Kind;

namespace
{

constexpr const char* kForeign = "another program has changed it";

} // namespace

class UnfinishedTest : public StorageTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { freezeClock(); }

    void init()
    {
        m_identifiers = openIdentifiers();
        m_folder = std::make_unique<TemporaryFolder>();
    }

    void aKillAtAnyCallOfAnEditLeavesTheOlderEditsUndoable_data() { addLayouts(); }

    void aKillAtAnyCallOfAnEditLeavesTheOlderEditsUndoable()
    {
        makeEdits();
        const std::string backup = m_folder->file("backup");
        std::filesystem::copy(undoFolder(), backup);
        const std::uint64_t seed = seedThatGrows(m_path);
        int longer = 0;
        bool isKilled = true;
        for (std::uint64_t call = 0; isKilled; ++call) {
            restoreContent(m_path, m_states.back());
            std::filesystem::remove(journalOf(m_path));
            std::filesystem::remove_all(undoFolder());
            std::filesystem::copy(backup, undoFolder());
            isKilled = editInAProcess(seed, call);
            recover(m_path);
            const std::string left = contentOf(m_path);
            longer += left.size() > m_states.back().size() && left.starts_with(m_states.back()) ? 1 : 0;
            UndoHistory history(m_path, undoFolder(), {}, m_system);
            QVERIFY(contentOf(m_path) == left); // looking writes nothing
            undoAll(history);
            QVERIFY(contentOf(m_path) == m_states.front());
            while (!history.redoNames().empty())
                history.redo();
            QVERIFY(contentOf(m_path) == (history.undoNames().size() == 3 ? m_states.back() : left));
        }
        qInfo("%d times longer", longer);
        QVERIFY(longer > 0);
    }

    void theNextEditBeginsWhereTheLastEnded_data() { addLayouts(); }

    void theNextEditBeginsWhereTheLastEnded()
    {
        makeEdits();
        beginATail();
        UndoHistory history(m_path, undoFolder(), {}, m_system);
        const FileFingerprint seen = fingerprintOf(m_path);
        editInTransaction(m_path, 70, {.name = "next", .expected = seen, .history = &history, .system = &m_system});
        history.undo();
        QVERIFY(contentOf(m_path) == m_states.back());
        history.redo();
        undoAll(history);
        QVERIFY(contentOf(m_path) == m_states.front());
    }

    void redoGoesOnToo_data() { addLayouts(); }

    void redoGoesOnToo()
    {
        makeEdits();
        {
            UndoHistory history(m_path, undoFolder(), {}, m_system);
            undoAll(history);
        }
        QVERIFY(contentOf(m_path) == m_states.front());
        beginATail();
        UndoHistory history(m_path, undoFolder(), {}, m_system);
        for (std::size_t state = 1; state < m_states.size(); ++state) {
            history.redo();
            QVERIFY(contentOf(m_path) == m_states[state]);
        }
    }

    void onlyTheFileThatWasSeenIsCut()
    {
        makeEdits("earliest");
        beginATail();
        const std::string longer = contentOf(m_path);
        UndoHistory history(m_path, undoFolder(), {}, m_system);
        const FileFingerprint seen = fingerprintOf(m_path);
        FileFingerprint other = seen;
        other.status.modifiedNanoseconds += 1;
        QVERIFY(!history.cutUnfinished(other));
        QVERIFY(contentOf(m_path) == longer);
        const auto cut = history.cutUnfinished(seen);
        QVERIFY(cut && *cut == fingerprintOf(m_path));
        QVERIFY(contentOf(m_path) == m_states.back());
        QVERIFY(!history.cutUnfinished(*cut));
    }

    void aFileThatAnotherProgramHoldsOpenIsNotCut()
    {
        makeEdits("earliest");
        beginATail();
        const std::string longer = contentOf(m_path);
        UndoHistory history(m_path, undoFolder(), {}, m_system);
        const FileFingerprint seen = fingerprintOf(m_path);
        const std::fstream other(m_path, std::ios::in | std::ios::out | std::ios::binary);
        VERIFY_CONTAINS(refusalOf(Kind::Busy, [&] { history.cutUnfinished(seen); }), "This program has it open");
        VERIFY_CONTAINS(refusalOf(Kind::Busy, [&] { history.undo(); }), "This program has it open");
        QVERIFY(contentOf(m_path) == longer);
    }

    void theFirstEditIsCutToo_data() { addLayouts(); }

    /// No entry tells where the file ended, but the note of the edit that was killed.
    void theFirstEditIsCutToo()
    {
        QFETCH(QByteArray, layout);
        m_path = makeSampleFile(m_folder->path().string(), layout.toStdString());
        const std::string before = contentOf(m_path);
        const std::uint64_t seed = seedThatGrows(m_path);
        int longer = 0;
        bool isKilled = true;
        for (std::uint64_t call = 0; isKilled; ++call) {
            restoreContent(m_path, before);
            std::filesystem::remove_all(undoFolder());
            isKilled = editInAProcess(seed, call);
            recover(m_path);
            const std::string left = contentOf(m_path);
            const bool isLonger = left.size() > before.size() && left.starts_with(before);
            longer += isLonger ? 1 : 0;
            UndoHistory history(m_path, undoFolder(), {}, m_system);
            QVERIFY(contentOf(m_path) == left); // looking writes nothing
            const auto cut = history.cutUnfinished(fingerprintOf(m_path));
            QVERIFY(cut.has_value() == isLonger);
            QVERIFY(contentOf(m_path) == (isLonger ? before : left));
            QVERIFY(!std::filesystem::exists(note()));
        }
        qInfo("%d times longer", longer);
        QVERIFY(longer > 0);
    }

    void anEditThatEndsLeavesNoNote()
    {
        m_path = makeSampleFile(m_folder->path().string(), "earliest");
        UndoHistory history(m_path, undoFolder(), {}, m_system);
        const std::uint64_t seed = seedThatGrows(m_path);
        {
            Transaction edit(m_path, {.history = &history, .system = &m_system});
            hdf5::Handle file = edit.open();
            QVERIFY(!std::filesystem::exists(note()));
            editRandomly(file.get(), seed);
            hdf5::flushFile(file.get());
            QVERIFY(std::filesystem::exists(note()));
            edit.rollback(std::move(file));
            QVERIFY(!std::filesystem::exists(note()));
        }
        editInTransaction(m_path, seed, {.name = "edit", .history = &history, .system = &m_system});
        QVERIFY(!std::filesystem::exists(note()));
    }

    void aNoteThatDoesNotFitIsDropped_data()
    {
        QTest::addColumn<QByteArray>("change");
        for (const char* change : {"note damaged", "another file of that name", "superblock", "shorter"})
            QTest::newRow(change) << QByteArray(change);
    }

    void aNoteThatDoesNotFitIsDropped()
    {
        QFETCH(QByteArray, change);
        m_path = makeSampleFile(m_folder->path().string(), "v108");
        m_states = {contentOf(m_path)};
        beginATail();
        std::string content = contentOf(m_path);
        if (change == "note damaged") {
            std::string damaged = contentOf(note());
            damaged[20] = static_cast<char>(damaged[20] ^ 1);
            writeContent(note(), damaged);
        } else if (change == "another file of that name") {
            std::filesystem::rename(copyOf(m_path, ".copy"), m_path);
        } else if (change == "superblock") {
            content[10] = static_cast<char>(content[10] ^ 1); // one that means nothing
            restoreContent(m_path, content);
        } else {
            content = m_states.front();
            restoreContent(m_path, content);
        }
        UndoHistory history(m_path, undoFolder(), {}, m_system);
        QVERIFY(!history.cutUnfinished(fingerprintOf(m_path)));
        QVERIFY(contentOf(m_path) == content);
        QVERIFY(!std::filesystem::exists(note()));
    }

    void withoutANoteNothingIsCut()
    {
        m_path = makeSampleFile(m_folder->path().string(), "earliest");
        m_states = {contentOf(m_path)};
        beginATail();
        std::filesystem::remove(note());
        const std::string longer = contentOf(m_path);
        UndoHistory history(m_path, undoFolder(), {}, m_system);
        QVERIFY(!history.cutUnfinished(fingerprintOf(m_path)));
        editInTransaction(m_path, 70, {.name = "first", .history = &history, .system = &m_system});
        history.undo();
        QVERIFY(contentOf(m_path) == longer);
    }

    void theGrowthOfAnotherProgramIsNeverCut_data()
    {
        QTest::addColumn<QByteArray>("layout");
        QTest::addColumn<bool>("isTailBegun");
        QTest::addColumn<QByteArray>("script");
        const QByteArray append = "f.create_dataset('foreign', data=[1.0] * 5000)\n";
        for (const char* layout : {"earliest", "latest", "user-block", "paged-persisted"}) {
            QTest::addRow("%s, closed", layout) << QByteArray(layout) << false << append + "f.close()\n";
            QTest::addRow("%s, closed, after a kill", layout) << QByteArray(layout) << true << append + "f.close()\n";
            QTest::addRow("%s, died", layout)
                << QByteArray(layout) << false << append + "f.flush()\nimport os\nos._exit(0)\n";
        }
        // Its superblock still tells the old end, but that it is being written.
        QTest::newRow("latest, died before a flush")
            << QByteArray("latest") << false
            << QByteArray("f.create_dataset('foreign', data=[1.0] * 500000)\nimport os\nos._exit(0)\n");
    }

    void theGrowthOfAnotherProgramIsNeverCut()
    {
        QFETCH(QByteArray, layout);
        QFETCH(bool, isTailBegun);
        QFETCH(QByteArray, script);
        makeEdits(layout.toStdString());
        overwriteAnArray();
        if (isTailBegun)
            beginATail();
        QCOMPARE(runPython(QStringLiteral("import h5py, sys\nf = h5py.File(sys.argv[1], 'r+')\n") +
                               QString::fromLatin1(script),
                           {QString::fromStdString(m_path)}),
                 QString());
        const std::string content = contentOf(m_path);
        QVERIFY(content.size() > m_states.back().size());
        UndoHistory history(m_path, undoFolder(), {}, m_system);
        QVERIFY(!history.cutUnfinished(fingerprintOf(m_path)));
        VERIFY_CONTAINS(refusalOf(Kind::NotUndoable, [&] { history.undo(); }), kForeign);
        QVERIFY(contentOf(m_path) == content);
    }

    void bytesBehindAChangedFileAreNotCut()
    {
        makeEdits("earliest");
        beginATail();
        // The last bytes of what the last edit left.
        std::string content = contentOf(m_path);
        const std::size_t last = m_states.back().size() - 1;
        content[last] = static_cast<char>(content[last] ^ 1);
        restoreContent(m_path, content);
        UndoHistory history(m_path, undoFolder(), {}, m_system);
        VERIFY_CONTAINS(refusalOf(Kind::NotUndoable, [&] { history.undo(); }), kForeign);
        QVERIFY(contentOf(m_path) == content);
    }

    void anEditMadeOnRemainsIsUndoneAndThoseBeforeItToo()
    {
        makeEdits("earliest");
        beginATail();
        const std::string longer = contentOf(m_path);
        const std::string other = m_folder->file("other");
        {
            UndoHistory history(m_path, other, {}, m_system);
            editInTransaction(m_path, 70, {.name = "on remains", .history = &history, .system = &m_system});
        }
        std::filesystem::rename(other + "/000001.done", undoFolder() + "/000004.done");
        const std::string after = contentOf(m_path);
        UndoHistory history(m_path, undoFolder(), {}, m_system);
        history.undo();
        QVERIFY(contentOf(m_path) == longer);
        QVERIFY(!history.cutUnfinished(fingerprintOf(m_path))); // redo needs them
        history.redo();
        QVERIFY(contentOf(m_path) == after);
        history.undo();
        QVERIFY(history.takeNotices().empty());
        undoAll(history);
        QVERIFY(contentOf(m_path) == m_states.front());
        QCOMPARE(history.redoNames().size(), std::size_t{3});
        VERIFY_CONTAINS(history.takeNotices().at(0).c_str(), "cannot be redone");
    }

    void aFolderThatCannotBeUsedIsToldToBeTheHistorys()
    {
        m_path = makeSampleFile(m_folder->path().string(), "earliest");
        writeContent(m_folder->file("taken"), "no folder");
        const QByteArray sentence =
            refusalOf(Kind::NotEditable, [&] { UndoHistory(m_path, m_folder->file("taken/undo")); });
        VERIFY_CONTAINS(sentence, "taken/undo");
        VERIFY_CONTAINS(sentence, "undo history");
        QVERIFY2(!sentence.contains("journal"), sentence.constData());
    }

private:
    static void addLayouts()
    {
        QTest::addColumn<QByteArray>("layout");
        for (const char* layout : {"earliest", "v108", "latest", "user-block", "paged", "paged-persisted",
                                   "fsm-persisted", "strategy-none", "trailing-bytes"})
            QTest::newRow(layout) << QByteArray(layout);
    }

    std::string undoFolder() const { return m_folder->file("undo"); }
    std::string note() const { return undoFolder() + "/begun"; }

    void makeEdits()
    {
        QFETCH(QByteArray, layout);
        makeEdits(layout.toStdString());
    }

    /// Three of them; the last adds bytes at the file's end.
    void makeEdits(const std::string& layout)
    {
        m_path = makeSampleFile(m_folder->path().string(), layout);
        m_states = {contentOf(m_path)};
        UndoHistory history(m_path, undoFolder(), {}, m_system);
        for (std::uint64_t edit = 0; edit < 3; ++edit) {
            const std::uint64_t seed = edit < 2 ? 3 + edit : seedThatGrows(m_path);
            editInTransaction(m_path, seed, {.name = "edit", .history = &history, .system = &m_system});
            m_states.push_back(contentOf(m_path));
        }
        QCOMPARE(history.undoNames().size(), std::size_t{3});
    }

    /// Two edits; what the second changes is nothing that another program changes with its growth.
    void overwriteAnArray()
    {
        UndoHistory history(m_path, undoFolder(), {}, m_system);
        for (const double number : {1.0, 2.0}) {
            Transaction edit(m_path, {.name = "overwrite", .history = &history, .system = &m_system});
            hdf5::Handle file = edit.open();
            {
                const hdf5::Handle space(H5Screate(H5S_SCALAR));
                const hdf5::Handle array(number == 1 ? H5Dcreate2(file.get(), "own", H5T_NATIVE_DOUBLE, space.get(),
                                                                  H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT)
                                                     : H5Dopen2(file.get(), "own", H5P_DEFAULT));
                H5Dwrite(array.get(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, &number);
            }
            QVERIFY(edit.commit(std::move(file)).isUndoable);
            m_states.push_back(contentOf(m_path));
        }
    }

    /// kill -9 at that call; false if the edit came to its end.
    bool editInAProcess(std::uint64_t seed, std::uint64_t call)
    {
        const pid_t child = ::fork();
        if (child == 0) {
            FaultySystem killing;
            UndoHistory history(m_path, undoFolder(), {}, killing);
            killing.arm(FaultySystem::Fault::Kill, call);
            editInTransaction(m_path, seed, {.name = "killed", .history = &history, .system = &killing});
            ::_exit(0);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        return WIFSIGNALED(status);
    }

    /// kill -9 when the tail has been begun.
    void beginATail()
    {
        const std::string before = contentOf(m_path);
        const std::uint64_t seed = seedThatGrows(m_path);
        for (std::uint64_t call = 0; contentOf(m_path).size() == before.size(); ++call)
            QVERIFY(editInAProcess(seed, call));
        QVERIFY(contentOf(m_path).starts_with(before));
    }

    static void undoAll(UndoHistory& history)
    {
        while (!history.undoNames().empty())
            history.undo();
    }

    FaultySystem m_system;
    std::unique_ptr<TemporaryFolder> m_folder;
    std::string m_path;
    std::vector<std::string> m_states;
};

QTEST_GUILESS_MAIN(UnfinishedTest)
#include "tst_storage_unfinished.moc"
