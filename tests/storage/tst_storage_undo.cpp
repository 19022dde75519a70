// SPDX-License-Identifier: GPL-3.0-or-later
#include "FaultySystem.h"
#include "FrozenClock.h"
#include "SampleFiles.h"
#include "StorageTest.h"
#include "h5scout/hdf5/CApi.h"
#include "h5scout/storage/Recovery.h"
#include "h5scout/storage/Signature.h"
#include "h5scout/storage/UndoHistory.h"

using namespace h5scout;
using namespace h5scout::test;
using Kind = StorageError::Kind;
using Fault = FaultySystem::Fault;

/// What the history keeps, drops, refuses and says. That undo is exact: tst_storage_edits.
class UndoTest : public StorageTest
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

    void namesStandInOrder()
    {
        UndoHistory history(m_path, undoFolder());
        edit(history, 3);
        QCOMPARE(history.undoNames(), (std::vector<std::string>{"edit 2", "edit 1", "edit 0"}));
        history.undo();
        history.undo();
        QCOMPARE(history.undoNames(), (std::vector<std::string>{"edit 0"}));
        QCOMPARE(history.redoNames(), (std::vector<std::string>{"edit 1", "edit 2"}));
        const FileFingerprint told = history.redo();
        QVERIFY(told == fingerprintOf(m_path));
        QVERIFY(contentOf(m_path) == m_states[2]);
    }

    void withNothingToUndoItSaysSo()
    {
        UndoHistory history(m_path, undoFolder());
        VERIFY_CONTAINS(refusalOf(Kind::NotUndoable, [&] { history.undo(); }), "There is no edit to undo.");
        VERIFY_CONTAINS(refusalOf(Kind::NotUndoable, [&] { history.redo(); }), "There is no edit to redo.");
    }

    void aNewEditEndsRedo()
    {
        UndoHistory history(m_path, undoFolder());
        edit(history, 2);
        history.undo();
        editInTransaction(m_path, 50, {.name = "other", .history = &history});
        QVERIFY(history.redoNames().empty());
        QCOMPARE(history.undoNames(), (std::vector<std::string>{"other", "edit 0"}));
        history.undo();
        history.undo();
        QVERIFY(contentOf(m_path) == m_states[0]);
    }

    void aCopyThatIsPutBackIsThereWhereItWasMade()
    {
        constexpr hsize_t kNumbers = 3;
        {
            const hdf5::Handle file(H5Fopen(m_path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT));
            const hdf5::Handle space(H5Screate_simple(1, &kNumbers, nullptr));
            const hdf5::Handle numbers(
                H5Dcreate2(file.get(), "numbers", H5T_NATIVE_INT, space.get(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT));
            const std::vector<int> zeros(kNumbers);
            H5Dwrite(numbers.get(), H5T_NATIVE_INT, H5S_ALL, H5S_ALL, H5P_DEFAULT, zeros.data());
        }
        const std::string copy = contentOf(m_path);
        auto history = std::make_unique<UndoHistory>(m_path, undoFolder());
        for (hsize_t place = 0; place < kNumbers; ++place) {
            Transaction edit(m_path, {.name = "number " + std::to_string(place), .history = history.get()});
            hdf5::Handle file = edit.open();
            {
                const hdf5::Handle numbers(H5Dopen2(file.get(), "numbers", H5P_DEFAULT));
                const hdf5::Handle element(H5Dget_space(numbers.get()));
                H5Sselect_elements(element.get(), H5S_SELECT_SET, 1, &place);
                const hdf5::Handle one(H5Screate(H5S_SCALAR));
                const int number = 7;
                H5Dwrite(numbers.get(), H5T_NATIVE_INT, one.get(), element.get(), H5P_DEFAULT, &number);
            }
            QVERIFY(edit.commit(std::move(file)).isChanged);
        }
        const std::string edited = contentOf(m_path);
        QCOMPARE(edited.size(), copy.size());
        restoreContent(m_path, copy);
        history = std::make_unique<UndoHistory>(m_path, undoFolder());
        QVERIFY(history->undoNames().empty());
        QCOMPARE(history->redoNames(), (std::vector<std::string>{"number 0", "number 1", "number 2"}));
        restoreContent(m_path, edited);
        history = std::make_unique<UndoHistory>(m_path, undoFolder());
        QCOMPARE(history->undoNames().size(), std::size_t{kNumbers});
        while (!history->undoNames().empty())
            history->undo();
        QVERIFY(contentOf(m_path) == copy);
    }

    void theHistorySurvivesTheProcess()
    {
        {
            UndoHistory history(m_path, undoFolder());
            edit(history, 4);
            history.undo();
        }
        UndoHistory history(m_path, undoFolder());
        QCOMPARE(history.undoNames().size(), std::size_t{3});
        history.redo();
        QVERIFY(contentOf(m_path) == m_states[4]);
        for (std::size_t state = 4; state-- > 0;) {
            history.undo();
            QVERIFY(contentOf(m_path) == m_states[state]);
        }
    }

    void itIsKnownWhenAnEditWasMade()
    {
        const auto before = std::chrono::system_clock::now();
        {
            UndoHistory history(m_path, undoFolder());
            edit(history, 2);
            history.undo();
        }
        const auto after = std::chrono::system_clock::now();
        const UndoHistory history(m_path, undoFolder());
        QCOMPARE(history.undoTimes().size(), std::size_t{1});
        QCOMPARE(history.redoTimes().size(), std::size_t{1});
        const auto first = history.undoTimes().front();
        const auto second = history.redoTimes().front();
        QVERIFY(first && second);
        QVERIFY(before <= *first && *first <= *second && *second <= after);
    }

    void anEntryOfTheVersionBeforeHasNoTime()
    {
        {
            UndoHistory history(m_path, undoFolder());
            edit(history, 1);
        }
        const std::string entry = undoFolder() + "/000001.done";
        std::string content = contentOf(entry);
        content.erase(20, 8);
        content[8] = 2;
        writeContent(entry, content);
        UndoHistory history(m_path, undoFolder());
        QCOMPARE(history.undoNames(), (std::vector<std::string>{"edit 0"}));
        QVERIFY(history.undoTimes() == std::vector<std::optional<UndoHistory::Time>>{std::nullopt});
        history.undo();
        QVERIFY(contentOf(m_path) == m_states[0]);
        history.redo();
        QVERIFY(contentOf(m_path) == m_states[1]);
    }

    void entriesOfVersionsToComeAreForgotten()
    {
        {
            UndoHistory history(m_path, undoFolder());
            edit(history, 1);
        }
        const std::string entry = undoFolder() + "/000001.done";
        std::string content = contentOf(entry);
        content[8] = 4;
        writeContent(entry, content);
        QVERIFY(UndoHistory(m_path, undoFolder()).undoNames().empty());
    }

    void damagedEntriesAreForgotten()
    {
        {
            UndoHistory history(m_path, undoFolder());
            edit(history, 2);
        }
        const std::string entry = undoFolder() + "/000002.done";
        std::string content = contentOf(entry);
        content[content.size() / 2] = static_cast<char>(content[content.size() / 2] ^ 1);
        writeContent(entry, content);
        UndoHistory history(m_path, undoFolder());
        QCOMPARE(history.undoNames().size(), std::size_t{1});
        // What is left no longer fits to the file.
        VERIFY_CONTAINS(refusalOf(Kind::NotUndoable, [&] { history.undo(); }), "another program has changed it");
        QVERIFY(contentOf(m_path) == m_states[2]);
    }

    void damagedBytesOfAnEndAreNotBroughtBack()
    {
        UndoHistory history(m_path, undoFolder());
        addLarge(history, "big", 50'000);
        const std::string grown = contentOf(m_path);
        removeArray(history);
        const std::string shrunk = contentOf(m_path);
        QVERIFY(shrunk.size() < grown.size());
        flipLastByte("000002.done");
        VERIFY_CONTAINS(refusalOf(Kind::NotUndoable, [&] { history.undo(); }), "is damaged");
        QVERIFY(contentOf(m_path) == shrunk);
        flipLastByte("000002.done");
        history.undo();
        QVERIFY(contentOf(m_path) == grown);

        history.undo();
        QVERIFY(contentOf(m_path) == m_states[0]);
        flipLastByte("000001.undone");
        VERIFY_CONTAINS(refusalOf(Kind::NotUndoable, [&] { history.redo(); }), "is damaged");
        QVERIFY(contentOf(m_path) == m_states[0]);
        flipLastByte("000001.undone");
        history.redo();
        QVERIFY(contentOf(m_path) == grown);
    }

    void whatRedoHasBroughtBackTakesNoRoomInTheHistory()
    {
        UndoHistory history(m_path, undoFolder(), {.diskBytes = 500'000});
        edit(history, 2);
        addLarge(history, "big", 50'000);
        const std::string grown = contentOf(m_path);
        const std::uint64_t before = history.diskBytes();
        history.undo();
        QVERIFY(history.diskBytes() > before + 399'000);
        history.redo();
        QVERIFY(contentOf(m_path) == grown);
        QCOMPARE(history.diskBytes(), before);
        history.undo();
        history.redo();
        QVERIFY(contentOf(m_path) == grown);
        QCOMPARE(history.undoNames().size(), std::size_t{3});
    }

    void aFolderThatIsNamedLikeAnEntryIsNone()
    {
        std::filesystem::create_directories(undoFolder() + "/000001.done");
        UndoHistory history(m_path, undoFolder());
        QVERIFY(history.undoNames().empty());
    }

    void theOldestFallOutAndThisIsTold()
    {
        UndoHistory history(m_path, undoFolder(), {.entryCount = 3});
        edit(history, 5);
        QCOMPARE(history.undoNames(), (std::vector<std::string>{"edit 4", "edit 3", "edit 2"}));
        const std::vector<std::string> notices = history.takeNotices();
        QCOMPARE(notices.size(), std::size_t{2});
        VERIFY_CONTAINS(notices[0].c_str(), "The oldest edit can no longer be undone");
        QVERIFY(history.takeNotices().empty());
        QCOMPARE(filesIn(undoFolder()), 3);
    }

    void theDiskIsBounded()
    {
        UndoHistory history(m_path, undoFolder(), {.diskBytes = 4000});
        for (std::uint64_t seed = 0; seed < 30; ++seed) {
            editInTransaction(m_path, seed, {.name = "edit", .history = &history});
            QVERIFY(history.diskBytes() <= 4000);
        }
        QVERIFY(!history.takeNotices().empty());
        QVERIFY(!history.undoNames().empty());
    }

    void anEditTooLargeToUndoIsSavedOrRefusedAsAsked()
    {
        for (std::uint64_t seed = 100; seed < 160; ++seed)
            editPlainly(m_path, seed); // something to overwrite
        UndoHistory history(m_path, undoFolder(), {.diskBytes = 10'000});
        edit(history, 1);
        const std::string before = contentOf(m_path);
        const auto overwrite = [&](bool mustBeUndoable) {
            Transaction edit(m_path, {.name = "big", .history = &history, .mustBeUndoable = mustBeUndoable});
            hdf5::Handle file = edit.open();
            for (std::uint64_t seed = 0; seed < 60; ++seed)
                editRandomly(file.get(), seed);
            return edit.commit(std::move(file));
        };
        VERIFY_CONTAINS(refusalOf(Kind::NotUndoable, [&] { overwrite(true); }),
                        "more than the limit of 9.8 KiB (10000 bytes)");
        QVERIFY(contentOf(m_path) == before);
        QCOMPARE(history.undoNames().size(), std::size_t{1});
        const CommitResult result = overwrite(false);
        QVERIFY(result.isChanged && !result.isUndoable);
        QVERIFY(history.undoNames().empty());
        VERIFY_CONTAINS(history.takeNotices().at(0).c_str(), "The last edit and those before it cannot be undone.");
    }

    void whatIsTooLargeToRedoIsUndoneIfThatIsAccepted()
    {
        UndoHistory history(m_path, undoFolder(), {.diskBytes = 50'000});
        addLarge(history, "small", 1000);
        const std::string before = contentOf(m_path);
        addLarge(history, "large", 50'000);
        const std::string after = contentOf(m_path);
        VERIFY_CONTAINS(refusalOf(Kind::NoRoomForRedo, [&] { history.undo(); }),
                        "but the history has room for 48.8 KiB (50000 bytes)");
        QVERIFY(contentOf(m_path) == after);
        QCOMPARE(history.undoNames(), (std::vector<std::string>{"large", "small"}));
        history.undo({}, RedoLoss::Accepted);
        QVERIFY(contentOf(m_path) == before);
        QVERIFY(history.redoNames().empty());
        VERIFY_CONTAINS(history.takeNotices().at(0).c_str(), "cannot be redone");
        history.undo();
        QVERIFY(contentOf(m_path) == m_states[0]);
        QCOMPARE(history.redoNames(), std::vector<std::string>{"small"});
    }

    void whatIsUndoneAlreadyKeepsItsRoom()
    {
        UndoHistory history(m_path, undoFolder(), {.diskBytes = 50'000});
        addLarge(history, "first", 4000);
        const std::string first = contentOf(m_path);
        addLarge(history, "second", 4000);
        history.undo();
        VERIFY_CONTAINS(refusalOf(Kind::NoRoomForRedo, [&] { history.undo(); }), "To redo it");
        QVERIFY(contentOf(m_path) == first);
        QCOMPARE(history.redoNames(), std::vector<std::string>{"second"});
        QVERIFY(history.takeNotices().empty());
        history.undo({}, RedoLoss::Accepted);
        QVERIFY(contentOf(m_path) == m_states[0]);
        QVERIFY(history.redoNames().empty());
    }

    void aDiskWithoutRoomForRedoLeavesTheChoice()
    {
        {
            UndoHistory history(m_path, undoFolder());
            addLarge(history, "add", 50'000);
        }
        const std::string after = contentOf(m_path);
        const std::string backup = copyFolder(undoFolder());
        int refusals = 0;
        for (std::uint64_t call = 0;; ++call) {
            restoreContent(m_path, after);
            std::filesystem::remove_all(undoFolder());
            std::filesystem::copy(backup, undoFolder());
            FaultySystem full;
            UndoHistory history(m_path, undoFolder(), {}, full);
            full.arm(FaultySystem::Fault::Error, call, ENOSPC);
            const QByteArray refusal = refusalOf(Kind::NoRoomForRedo, [&] { history.undo(); });
            if (!full.hasStruck())
                break;
            if (!refusal.contains("To redo it"))
                continue; // it was another call than those that keep what redo needs
            ++refusals;
            VERIFY_CONTAINS(refusal, "The disk is full.");
            QVERIFY(contentOf(m_path) == after);
            QCOMPARE(history.undoNames(), std::vector<std::string>{"add"});
            QCOMPARE(filesIn(undoFolder()), 1);
            QCOMPARE(std::filesystem::file_size(undoFolder() + "/000001.done"),
                     std::filesystem::file_size(backup + "/000001.done"));
            // Without redo it goes, though the disk is as full as before; with room again, as ever.
            const std::string between = copyFolder(undoFolder() + "." + std::to_string(call), undoFolder());
            full.arm(FaultySystem::Fault::Error, 0, ENOSPC);
            history.undo({}, RedoLoss::Accepted);
            QVERIFY(full.hasStruck());
            QVERIFY(contentOf(m_path) == m_states[0]);
            QVERIFY(history.redoNames().empty());
            VERIFY_CONTAINS(history.takeNotices().at(0).c_str(), "The disk is full.");
            restoreContent(m_path, after);
            UndoHistory later(m_path, between);
            later.undo();
            QVERIFY(contentOf(m_path) == m_states[0]);
            later.redo();
            QVERIFY(contentOf(m_path) == after);
        }
        qInfo("%d refusals", refusals);
        QVERIFY(refusals > 0);
    }

    void aForeignEditIsNotUndone_data()
    {
        QTest::addColumn<int>("change");
        QTest::newRow("edited") << 0;
        QTest::newRow("tail changed") << 1;
    }

    void aForeignEditIsNotUndone()
    {
        QFETCH(int, change);
        UndoHistory history(m_path, undoFolder());
        editInTransaction(m_path, seedThatGrows(m_path), {.name = "grow", .history = &history});
        if (change == 0)
            editPlainly(m_path, 99);
        std::string content = contentOf(m_path);
        if (change == 1)
            content.back() = static_cast<char>(content.back() ^ 1);
        restoreContent(m_path, content);
        VERIFY_CONTAINS(refusalOf(Kind::NotUndoable, [&] { history.undo(); }), "another program has changed it");
        QVERIFY(contentOf(m_path) == content);
    }

    void anUnwritableCacheDoesNotStopTheEdit()
    {
        FaultySystem system;
        UndoHistory history(m_path, undoFolder(), {}, system);
        system.arm(Fault::ErrorsFromHere, 0, ENOSPC);
        FaultySystem good;
        const CommitResult result =
            editInTransaction(m_path, 1, {.name = "edit", .history = &history, .system = &good});
        QVERIFY(result.isChanged && !result.isUndoable);
        VERIFY_CONTAINS(history.takeNotices().at(0).c_str(), "cannot be kept");
    }

    void aDeathAtAnyCallOfUndoOrRedoLeavesBeforeOrAfterAndTheHistoryKnowsWhich_data()
    {
        QTest::addColumn<bool>("isUndo");
        QTest::addColumn<QByteArray>("layout");
        for (const char* layout : {"earliest", "latest", "trailing-bytes"}) {
            QTest::addRow("undo %s", layout) << true << QByteArray(layout);
            QTest::addRow("redo %s", layout) << false << QByteArray(layout);
        }
    }

    void aDeathAtAnyCallOfUndoOrRedoLeavesBeforeOrAfterAndTheHistoryKnowsWhich()
    {
        QFETCH(bool, isUndo);
        QFETCH(QByteArray, layout);
        const std::string path = makeSampleFile(m_folder->path().string(), layout.toStdString());
        std::vector<std::string> states{contentOf(path)};
        {
            UndoHistory history(path, undoFolder());
            for (std::uint64_t seed = 3; seed < 6; ++seed) {
                editInTransaction(path, seed, {.name = "edit", .history = &history});
                states.push_back(contentOf(path));
            }
            if (!isUndo)
                history.undo();
        }
        const std::string backup = copyFolder(undoFolder());
        const std::string& from = isUndo ? states[3] : states[2];
        const std::string& to = isUndo ? states[2] : states[3];
        int before = 0;
        int after = 0;
        for (std::uint64_t call = 0;; ++call) {
            restoreContent(path, from);
            std::filesystem::remove(journalOf(path));
            std::filesystem::remove_all(undoFolder());
            std::filesystem::copy(backup, undoFolder());
            FaultySystem dying;
            {
                UndoHistory history(path, undoFolder(), {}, dying);
                dying.arm(Fault::DeathInWrite, call);
                refusalOf(Kind::WriteFailed, [&] { isUndo ? history.undo() : history.redo(); });
            }
            if (!dying.hasStruck())
                break;
            recover(path);
            std::string content = contentOf(path);
            const bool isAfter = content == to;
            QVERIFY(isAfter || content.starts_with(from));
            ++(isAfter ? after : before);
            UndoHistory history(path, undoFolder());
            if (isAfter)
                isUndo ? history.redo() : history.undo();
            else
                isUndo ? history.undo() : history.redo();
            QVERIFY(contentOf(path) == (isAfter ? from : to));
        }
        qInfo("%d before, %d after", before, after);
        QVERIFY(before > 0 && after > 0);
    }

    void aDeathInACommitLeavesAHistoryThatFits()
    {
        int before = 0;
        int after = 0;
        for (std::uint64_t call = 0;; ++call) {
            restoreContent(m_path, m_states[0]);
            std::filesystem::remove(journalOf(m_path));
            std::filesystem::remove_all(undoFolder());
            FaultySystem dying;
            {
                UndoHistory history(m_path, undoFolder(), {}, dying);
                dying.arm(Fault::DeathInWrite, call);
                refusalOf(Kind::WriteFailed, [&] {
                    editInTransaction(m_path, seedThatGrows(m_path),
                                      {.name = "edit", .history = &history, .system = &dying});
                });
            }
            if (!dying.hasStruck())
                break;
            // The history may come first: it waits for recovery.
            UndoHistory early(m_path, undoFolder());
            recover(m_path);
            const bool isAfter = !contentOf(m_path).starts_with(m_states[0]);
            ++(isAfter ? after : before);
            UndoHistory history(m_path, undoFolder());
            QCOMPARE(history.undoNames().size(), std::size_t{isAfter ? 1U : 0U});
            if (isAfter) {
                history.undo();
                QVERIFY(contentOf(m_path) == m_states[0]);
            }
        }
        qInfo("%d before, %d after", before, after);
        QVERIFY(before > 0 && after > 0);
    }

private:
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

QTEST_GUILESS_MAIN(UndoTest)
#include "tst_storage_undo.moc"
