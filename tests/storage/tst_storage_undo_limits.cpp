// SPDX-License-Identifier: GPL-3.0-or-later
#include "FaultySystem.h"
#include "HistoryTest.h"

using namespace h5scout;
using namespace h5scout::test;
using Kind = StorageError::Kind;
using Fault = FaultySystem::Fault;

/// What the history keeps when there is not room for all, and what it says of the rest.
class UndoLimitsTest : public HistoryTest
{
    Q_OBJECT

private Q_SLOTS:
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
};

QTEST_GUILESS_MAIN(UndoLimitsTest)
#include "tst_storage_undo_limits.moc"
