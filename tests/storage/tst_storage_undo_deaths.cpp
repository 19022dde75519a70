// SPDX-License-Identifier: GPL-3.0-or-later
#include "FaultySystem.h"
#include "HistoryTest.h"
#include "h5scout/storage/Recovery.h"

using namespace h5scout;
using namespace h5scout::test;
using Kind = StorageError::Kind;
using Fault = FaultySystem::Fault;

/// A process that dies in the middle of undo, redo or a commit.
class UndoDeathsTest : public HistoryTest
{
    Q_OBJECT

private Q_SLOTS:
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

    /// Killed behind the commit, before it has cleared the history of what was undone before.
    void anEditThatDidNotComeToItsEndReplacesWhatWasUndone()
    {
        const std::string left = m_folder->file("left");
        {
            UndoHistory history(m_path, undoFolder());
            edit(history, 1);
            history.undo();
            std::filesystem::copy(undoFolder() + "/000001.undone", left);
            editInTransaction(m_path, 7, {.name = "last", .history = &history});
        }
        const std::string after = contentOf(m_path);
        std::filesystem::copy(left, undoFolder() + "/000001.undone");
        std::filesystem::rename(undoFolder() + "/000002.done", undoFolder() + "/000002.pending");
        UndoHistory history(m_path, undoFolder());
        QVERIFY(history.fitsFile());
        QCOMPARE(history.undoNames(), std::vector<std::string>{"last"});
        QVERIFY(history.redoNames().empty());
        QCOMPARE(filesIn(undoFolder()), 1);
        history.undo();
        QVERIFY(contentOf(m_path) == m_states[0]);
        history.redo();
        QVERIFY(contentOf(m_path) == after);
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
};

QTEST_GUILESS_MAIN(UndoDeathsTest)
#include "tst_storage_undo_deaths.moc"
