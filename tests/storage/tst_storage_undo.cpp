// SPDX-License-Identifier: GPL-3.0-or-later
#include "HistoryTest.h"

using namespace h5scout;
using namespace h5scout::test;
using Kind = StorageError::Kind;

/// What the history knows, forgets and refuses. That undo is exact: tst_storage_edits.
class UndoTest : public HistoryTest
{
    Q_OBJECT

private Q_SLOTS:
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

    void aFolderThatIsNamedLikeAnEntryIsNone()
    {
        std::filesystem::create_directories(undoFolder() + "/000001.done");
        UndoHistory history(m_path, undoFolder());
        QVERIFY(history.undoNames().empty());
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
};

QTEST_GUILESS_MAIN(UndoTest)
#include "tst_storage_undo.moc"
