// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>

#include "FaultySystem.h"
#include "FrozenClock.h"
#include "Judge.h"
#include "SampleFiles.h"
#include "StorageTest.h"
#include "h5scout/hdf5/CApi.h"
#include "h5scout/storage/Recovery.h"
#include "h5scout/storage/Signature.h"

using namespace h5scout;
using namespace h5scout::test;
using Kind = StorageError::Kind;

/// What recovery finds and does, and above all what it leaves alone.
class RecoveryTest : public StorageTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { freezeClock(); }

    void init()
    {
        m_identifiers = openIdentifiers();
        m_folder = std::make_unique<TemporaryFolder>();
        m_path = makeSampleFile(m_folder->path().string(), "user-block");
        m_before = contentOf(m_path);
        const std::string after = copyOf(m_path, ".after");
        edit(after, m_system);
        m_after = contentOf(after);
        QVERIFY(m_after.size() > m_before.size());
    }

    void aWholeFileNeedsNothingAndIsNotOpenedForWriting()
    {
        const auto time = std::filesystem::last_write_time(m_path);
        QVERIFY(recover(m_path) == Recovered::NothingToDo);
        QVERIFY(std::filesystem::last_write_time(m_path) == time);
    }

    void theNoteOfAKilledWriterIsTakenAwayByHand()
    {
        const QString writer = QStringLiteral("import h5py, os, sys\nf = h5py.File(sys.argv[1], 'w', libver='latest')\n"
                                              "f['numbers'] = range(100)\n%1f.flush()\nos._exit(0)\n");
        const QStringList arguments{QString::fromStdString(m_path)};
        const auto runWorker = [&] {
            QProcess worker;
            worker.start(QStringLiteral(H5SCOUT_WORKER_PROGRAM), QStringList{QStringLiteral("--recover")} + arguments);
            return worker.waitForFinished() ? worker.readAllStandardOutput() : QByteArray("it does not end");
        };
        QCOMPARE(runPython(writer.arg(QString()), arguments), QString());
        const std::string flagged = contentOf(m_path);
        QVERIFY(recover(m_path) == Recovered::NothingToDo); // opening a file changes nothing
        QVERIFY(contentOf(m_path) == flagged);
        VERIFY_CONTAINS(runWorker(), "that note is gone, and programs open the file again");
        QCOMPARE(contentOf(m_path).size(), flagged.size());
        VERIFY_CONTAINS(runWorker(), "there is nothing to recover");
        QCOMPARE(runPython(QStringLiteral("import h5py, sys\nf = h5py.File(sys.argv[1], 'r+')\n"
                                          "assert list(f['numbers']) == list(range(100))\n"),
                           arguments),
                 QString());
        // One of SWMR stays: the next to write would cut the file.
        QCOMPARE(runPython(writer.arg(QStringLiteral("f.swmr_mode = True\n")), arguments), QString());
        QVERIFY(!removeWritingFlag(m_path));
        // One that is not true about the end stays, too.
        writeContent(m_path, flagged.substr(0, flagged.size() - 1));
        QVERIFY(!removeWritingFlag(m_path));
        QVERIFY(contentOf(m_path).at(11) == flagged.at(11));
    }

    void theNoteOfAWriterThatIsAtWorkStays()
    {
        const hdf5::Handle access(H5Pcreate(H5P_FILE_ACCESS));
        H5Pset_libver_bounds(access.get(), H5F_LIBVER_LATEST, H5F_LIBVER_LATEST);
        const hdf5::Handle file(H5Fcreate(m_path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, access.get()));
        H5Fflush(file.get(), H5F_SCOPE_GLOBAL);
        VERIFY_CONTAINS(refusalOf(Kind::Busy, [&] { removeWritingFlag(m_path); }), "has it open for writing");
    }

    void aJournalBesideAWholeFileIsDroppedWhateverItHolds_data()
    {
        QTest::addColumn<QByteArray>("journal");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("garbage") << QByteArray(5000, 'x');
        QTest::newRow("outdated") << journalOfCutEdit();
    }

    void aJournalBesideAWholeFileIsDroppedWhateverItHolds()
    {
        QFETCH(QByteArray, journal);
        writeContent(journalOf(m_path), journal.toStdString());
        QVERIFY(recover(m_path) == Recovered::JournalDropped);
        QVERIFY(contentOf(m_path) == m_before);
        QVERIFY(!std::filesystem::exists(journalOf(m_path)));
    }

    void aMarkedFileIsRolledForward()
    {
        leaveMarked();
        QVERIFY(recover(m_path) == Recovered::RolledForward);
        QVERIFY(contentOf(m_path) == m_after);
        QVERIFY(recover(m_path) == Recovered::NothingToDo);
    }

    void aMarkedFileWithoutItsTailIsRolledBack()
    {
        leaveMarked(0);
        std::filesystem::resize_file(m_path, m_after.size() - 1);
        QVERIFY(recover(m_path) == Recovered::RolledBack);
        QVERIFY(contentOf(m_path) == m_before);
    }

    void aPartlyWrittenFileWithoutItsTailIsLeftAlone()
    {
        leaveMarked();
        std::filesystem::resize_file(m_path, m_after.size() - 1);
        const std::string marked = contentOf(m_path);
        VERIFY_CONTAINS(refusalOf(Kind::NotRecoverable, [&] { recover(m_path); }), "is not complete");
        QVERIFY(contentOf(m_path) == marked);
    }

    void aDamagedJournalChangesNothing()
    {
        leaveMarked();
        const std::string marked = contentOf(m_path);
        const std::string journal = contentOf(journalOf(m_path));
        int damages = 0;
        const auto check = [&](const std::string& damaged) {
            restoreContent(journalOf(m_path), damaged);
            const QByteArray sentence = refusalOf(Kind::NotRecoverable, [&] { recover(m_path); });
            VERIFY_CONTAINS(sentence, "Its journal is damaged.");
            QVERIFY(contentOf(m_path) == marked);
            ++damages;
        };
        const std::size_t step = std::max<std::size_t>(1, journal.size() / 300);
        for (std::size_t at = 0; at < journal.size(); at += at < 80 ? 1 : step) {
            std::string damaged = journal;
            damaged[at] = static_cast<char>(damaged[at] ^ (1 << at % 8));
            check(damaged);
            check(journal.substr(0, at));
        }
        check(journal + "x");
        restoreContent(journalOf(m_path), journal);
        QVERIFY(recover(m_path) == Recovered::RolledForward);
        qInfo("%d damaged journals of %zu bytes refused", damages, journal.size());
    }

    void aJournalOfAnotherEditChangesNothing()
    {
        const std::string other = makeSampleFile(m_folder->file(""), "earliest");
        FaultySystem dying;
        dying.arm(FaultySystem::Fault::Death, markCall(other) + 2);
        refusalOf(Kind::NeedsRecovery, [&] { edit(other, dying); });
        QVERIFY(storage::findSignature(other)->isMarked);
        leaveMarked();
        const std::string marked = contentOf(m_path);
        std::filesystem::copy_file(journalOf(other), journalOf(m_path),
                                   std::filesystem::copy_options::overwrite_existing);
        VERIFY_CONTAINS(refusalOf(Kind::NotRecoverable, [&] { recover(m_path); }), "of another file");
        QVERIFY(contentOf(m_path) == marked);
    }

    void aMarkedFileThatWasChangedIsLeftAlone()
    {
        leaveMarked();
        std::string changed = contentOf(m_path);
        const std::size_t place = firstDifference();
        while (changed[place] == m_before[place] || changed[place] == m_after[place])
            changed[place] = static_cast<char>(changed[place] + 1);
        writeContent(m_path, changed);
        VERIFY_CONTAINS(refusalOf(Kind::NotRecoverable, [&] { recover(m_path); }), "changed since");
        QVERIFY(contentOf(m_path) == changed);
    }

    void aMarkWithoutAJournalIsRefusedAndCanBeTakenAwayByHand()
    {
        leaveMarked();
        std::filesystem::rename(journalOf(m_path), m_folder->file("moved"));
        const QByteArray sentence = refusalOf(Kind::NotRecoverable, [&] { recover(m_path); });
        VERIFY_CONTAINS(sentence, "Its journal is not there.");
        VERIFY_CONTAINS(sentence, journalOf(m_path).c_str());
        // The same when an edit is begun.
        VERIFY_CONTAINS(refusalOf(Kind::NotRecoverable, [&] { Transaction edit(m_path); }), "not there");
        const std::string marked = contentOf(m_path);
        QVERIFY(removeMark(m_path));
        QVERIFY(!removeMark(m_path));
        QVERIFY(!storage::findSignature(m_path)->isMarked);
        // With the journal from elsewhere it is whole.
        writeContent(m_path, marked);
        QVERIFY(recover(m_path, m_folder->file("moved")) == Recovered::RolledForward);
        QVERIFY(contentOf(m_path) == m_after);
    }

    void anEditByAnotherProgramAfterTheKillIsKept()
    {
        int kept = 0;
        std::vector<FilePair> pairs;
        for (std::uint64_t call = 0;; ++call) {
            restoreContent(m_path, m_before);
            std::filesystem::remove(journalOf(m_path));
            FaultySystem dying;
            dying.arm(FaultySystem::Fault::DeathInWrite, call);
            refusalOf(Kind::WriteFailed, [&] { edit(m_path, dying); });
            if (!dying.hasStruck())
                break;
            if (storage::findSignature(m_path)->isMarked)
                continue; // no program can edit it
            editPlainly(m_path, 77);
            const std::string edited = contentOf(m_path);
            recover(m_path);
            QVERIFY(contentOf(m_path) == edited);
            const std::string copy = copyOf(m_path, "." + std::to_string(call));
            pairs.emplace_back(copy, copy);
            ++kept;
        }
        QVERIFY(kept > 5);
        QCOMPARE(judgeSameContent(pairs), QString());
        qInfo("%d foreign edits kept", kept);
    }

    void theJournalLiesBesideTheFileThatASymlinkNames()
    {
        std::filesystem::create_directory(m_folder->file("links"));
        const std::string link = m_folder->file("links/link.h5");
        std::filesystem::create_symlink(m_path, link);
        FaultySystem dying;
        dying.arm(FaultySystem::Fault::Death, markCall(m_path) + 2);
        const QByteArray sentence = refusalOf(Kind::NeedsRecovery, [&] { edit(link, dying); });
        QVERIFY(std::filesystem::exists(journalOf(m_path)));
        QVERIFY(!std::filesystem::exists(journalOf(link)));
        QVERIFY(recover(link) == Recovered::RolledForward);
        QVERIFY(contentOf(m_path) == m_after);
        QVERIFY(std::filesystem::is_symlink(link));
    }

    void whoMayReadTheFileMayReadTheJournal()
    {
        for (const auto mode : {std::filesystem::perms(0640), std::filesystem::perms(0600)}) {
            std::filesystem::permissions(m_path, mode);
            leaveMarked();
            QVERIFY(std::filesystem::status(journalOf(m_path)).permissions() == mode);
            recover(m_path);
            restoreContent(m_path, m_before);
        }
    }

    void theNextEditRecoversFirst()
    {
        leaveMarked();
        editInTransaction(m_path, 5, {.name = "next", .system = &m_system});
        editPlainly(m_folder->file("user-block.h5.after"), 5);
        QVERIFY(contentOf(m_path) == contentOf(m_folder->file("user-block.h5.after")));
    }

    void theWorkerRecoversByHandAndSaysWhatItDid()
    {
        leaveMarked();
        const std::string marked = contentOf(m_path);
        std::filesystem::rename(journalOf(m_path), m_folder->file("moved"));
        const QString path = QString::fromStdString(m_path);
        VERIFY_CONTAINS(runWorker({QStringLiteral("--recover"), path}, 1), "Its journal is not there.");
        VERIFY_CONTAINS(
            runWorker({QStringLiteral("--recover"), path, QString::fromStdString(m_folder->file("moved"))}, 0),
            "The edit that was being saved is now saved.");
        QVERIFY(contentOf(m_path) == m_after);
        VERIFY_CONTAINS(runWorker({QStringLiteral("--recover"), path}, 0), "there is nothing to recover");
        restoreContent(m_path, marked);
        VERIFY_CONTAINS(runWorker({QStringLiteral("--remove-mark"), path}, 0), "The mark is gone");
        QVERIFY(!storage::findSignature(m_path)->isMarked);
    }

    void aFileInUseIsNotRecovered()
    {
        leaveMarked();
        const std::string marked = contentOf(m_path);
        const int descriptor = storage::System::real().open(m_path, storage::System::Mode::ReadWrite);
        VERIFY_CONTAINS(refusalOf(Kind::Busy, [&] { recover(m_path); }), "has it open for writing");
        storage::System::real().close(descriptor);
        QVERIFY(contentOf(m_path) == marked);
    }

private:
    static QByteArray runWorker(const QStringList& arguments, int exitCode)
    {
        QProcess worker;
        worker.setProcessChannelMode(QProcess::MergedChannels);
        worker.start(QStringLiteral(H5SCOUT_WORKER_PROGRAM), arguments);
        if (!worker.waitForFinished() || worker.exitStatus() != QProcess::NormalExit || worker.exitCode() != exitCode)
            return "not the expected exit code";
        return worker.readAll();
    }

    static void edit(const std::string& path, FaultySystem& system)
    {
        Transaction edit(path, {.name = "edit", .system = &system});
        hdf5::Handle file = edit.open();
        for (std::uint64_t seed = 3; seed < 8; ++seed)
            editRandomly(file.get(), seed);
        edit.commit(std::move(file));
    }

    /// The number of the call that marks the file, in an edit of it.
    std::uint64_t markCall(const std::string& path)
    {
        const std::string content = contentOf(path);
        for (std::uint64_t call = 0;; ++call) {
            FaultySystem dying;
            dying.arm(FaultySystem::Fault::Death, call);
            refusalOf(Kind::WriteFailed, [&] { edit(path, dying); });
            const bool isMarked = storage::findSignature(path)->isMarked;
            std::filesystem::remove(journalOf(path));
            restoreContent(path, content);
            if (isMarked || !dying.hasStruck())
                return call;
        }
    }

    /// In the middle of the regions, or as many calls behind the mark.
    void leaveMarked(std::uint64_t callsBehind = 2)
    {
        FaultySystem dying;
        dying.arm(FaultySystem::Fault::Death, markCall(m_path) + callsBehind);
        refusalOf(Kind::NeedsRecovery, [&] { edit(m_path, dying); });
        QVERIFY(storage::findSignature(m_path)->isMarked);
    }

    QByteArray journalOfCutEdit()
    {
        leaveMarked();
        const QByteArray journal = QByteArray::fromStdString(contentOf(journalOf(m_path)));
        writeContent(m_path, m_before);
        std::filesystem::remove(journalOf(m_path));
        return journal;
    }

    std::size_t firstDifference() const
    {
        std::size_t place = 0;
        while (m_before[place] == m_after[place])
            ++place;
        return place;
    }

    std::unique_ptr<TemporaryFolder> m_folder;
    std::string m_path;
    std::string m_before;
    std::string m_after;
    FaultySystem m_system;
};

QTEST_GUILESS_MAIN(RecoveryTest)
#include "tst_storage_recovery.moc"
