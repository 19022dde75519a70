// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>

#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "FaultySystem.h"
#include "Judge.h"
#include "SampleFiles.h"
#include "StorageTest.h"
#include "h5scout/hdf5/CApi.h"
#include "h5scout/hdf5/ErrorStack.h"

using namespace h5scout;
using namespace h5scout::test;
using Kind = StorageError::Kind;

namespace
{

/// h5py in another process, with a file open until this object ends.
class OtherProgram
{
public:
    OtherProgram(const std::string& path, const char* mode, bool locks, bool swmr = false)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HDF5_USE_FILE_LOCKING"),
                           locks ? QStringLiteral("TRUE") : QStringLiteral("FALSE"));
        m_process.setProcessEnvironment(environment);
        m_process.start(QStringLiteral(H5SCOUT_PYTHON),
                        {QStringLiteral("-c"),
                         QStringLiteral("import h5py, sys\nf = h5py.File(sys.argv[1], sys.argv[2], libver='latest')\n"
                                        "if sys.argv[3] == '1': f.swmr_mode = True\n"
                                        "print('open', flush=True)\nsys.stdin.read()\n"),
                         QString::fromStdString(path), QString::fromLatin1(mode),
                         swmr ? QStringLiteral("1") : QStringLiteral("0")});
        m_isOpen = m_process.waitForReadyRead(60'000) && m_process.readAllStandardOutput().startsWith("open");
    }
    ~OtherProgram() { end(); }
    OtherProgram(const OtherProgram&) = delete;
    OtherProgram& operator=(const OtherProgram&) = delete;

    bool isOpen() const { return m_isOpen; }
    void end()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }

private:
    QProcess m_process;
    bool m_isOpen = false;
};

/// What h5py says to opening it for writing, from another process.
QString foreignWriting(const std::string& path)
{
    return runPython(QStringLiteral("import h5py, sys\nh5py.File(sys.argv[1], 'r+').close()\n"),
                     {QString::fromStdString(path)});
}

} // namespace

class TransactionTest : public StorageTest
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_identifiers = openIdentifiers();
        m_folder = std::make_unique<TemporaryFolder>();
        m_path = makeSampleFile(m_folder->path().string(), "latest");
        m_before = contentOf(m_path);
    }

    void rollbackForgetsTheEdit()
    {
        {
            Transaction edit(m_path);
            hdf5::Handle file = edit.open();
            editMuch(file.get());
            edit.rollback(std::move(file));
            QVERIFY(contentOf(m_path) == m_before);
            // The time of the last write has changed, but nobody else has written.
            QVERIFY(edit.fingerprint() == fingerprintOf(m_path));
        }
        {
            Transaction edit(m_path);
            hdf5::Handle file = edit.open();
            editMuch(file.get());
        }
        QVERIFY(contentOf(m_path) == m_before);
        QCOMPARE(foreignWriting(copyOf(m_path, ".copy")), QString());
    }

    void cancellingRefusesTheCommit()
    {
        Transaction edit(m_path);
        hdf5::Handle file = edit.open();
        editMuch(file.get());
        edit.cancel();
        VERIFY_CONTAINS(refusalOf(Kind::Cancelled, [&] { edit.commit(std::move(file)); }), "It was cancelled.");
        QVERIFY(contentOf(m_path) == m_before);
    }

    void withoutAnEditNothingIsWritten_data()
    {
        QTest::addColumn<QByteArray>("layout");
        for (const char* layout : {"earliest", "latest", "paged-persisted", "fsm-persisted", "trailing-bytes"})
            QTest::newRow(layout) << QByteArray(layout);
    }

    void withoutAnEditNothingIsWritten()
    {
        QFETCH(QByteArray, layout);
        const std::string path = makeSampleFile(m_folder->path().string(), layout.toStdString());
        const std::string before = contentOf(path);
        FaultySystem system;
        Transaction edit(path, {.name = "nothing", .system = &system});
        const CommitResult result = edit.commit(edit.open());
        QVERIFY(!result.isChanged);
        QVERIFY(contentOf(path) == before);
    }

    void statusFlagsNeverReachTheDisk()
    {
        Transaction edit(m_path);
        hdf5::Handle file = edit.open();
        editMuch(file.get());
        H5Fflush(file.get(), H5F_SCOPE_GLOBAL);
        QVERIFY(contentOf(m_path).starts_with(m_before));
        edit.commit(std::move(file));
        QCOMPARE(contentOf(m_path).at(11), '\0');
    }

    void aFileThatAWriterHasLeftFlaggedIsRefused()
    {
        std::string flagged;
        {
            const hdf5::Handle file = openPlainly(m_path, true);
            H5Fflush(file.get(), H5F_SCOPE_GLOBAL);
            flagged = contentOf(m_path);
        }
        QVERIFY(flagged.at(11) != 0);
        writeContent(m_path, flagged);
        Transaction edit(m_path);
        QVERIFY_THROWS_EXCEPTION(hdf5::CallError, static_cast<void>(edit.open()));
        QVERIFY(contentOf(m_path) == flagged);
    }

    void anotherProgramIsNoticedBeforeAnythingIsWritten_data()
    {
        QTest::addColumn<QByteArray>("mode");
        QTest::addColumn<bool>("locks");
        QTest::addColumn<bool>("swmr");
        QTest::addColumn<QByteArray>("reason"); // empty: not refused
        QTest::newRow("reader with locks") << QByteArray("r") << true << false << QByteArray("holds its lock");
        QTest::newRow("reader without") << QByteArray("r") << false << false << QByteArray();
        QTest::newRow("writer with locks") << QByteArray("r+") << true << false << QByteArray("open for writing");
        QTest::newRow("writer without") << QByteArray("r+") << false << false << QByteArray("open for writing");
        QTest::newRow("SWMR writer") << QByteArray("r+") << true << true << QByteArray("open for writing");
    }

    void anotherProgramIsNoticedBeforeAnythingIsWritten()
    {
        QFETCH(QByteArray, mode);
        QFETCH(bool, locks);
        QFETCH(bool, swmr);
        QFETCH(QByteArray, reason);
        OtherProgram other(m_path, mode.constData(), locks, swmr);
        QVERIFY(other.isOpen());
        const std::string before = contentOf(m_path);
        const QByteArray sentence = refusalOf(Kind::Busy, [&] { editInTransaction(m_path, 1); });
        if (reason.isEmpty())
            QCOMPARE(sentence, QByteArray("no exception"));
        else
            VERIFY_CONTAINS(sentence, reason);
        if (!reason.isEmpty())
            QVERIFY(contentOf(m_path) == before);
    }

    void otherProgramsCannotWriteDuringAnEdit()
    {
        Transaction edit(m_path);
        hdf5::Handle file = edit.open();
        editMuch(file.get());
        QVERIFY(foreignWriting(m_path).contains(QStringLiteral("unable to lock file")));
        edit.commit(std::move(file));
        QCOMPARE(foreignWriting(m_path), QString());
    }

    void aChangeSinceTheFileWasSeenIsNoticed()
    {
        const FileFingerprint seen = fingerprintOf(m_path);
        const CommitResult result = editInTransaction(m_path, 1, {.expected = seen});
        QVERIFY(result.fingerprint == fingerprintOf(m_path));
        const std::string before = contentOf(m_path);
        VERIFY_CONTAINS(refusalOf(Kind::Changed, [&] { editInTransaction(m_path, 2, {.expected = seen}); }),
                        "changed the file since it was read");
        QVERIFY(contentOf(m_path) == before);
        QVERIFY(editInTransaction(m_path, 2, {.expected = result.fingerprint}).isChanged);
    }

    void aChangeDuringTheEditIsNoticed_data()
    {
        QTest::addColumn<int>("change");
        QTest::newRow("longer") << 0;
        QTest::newRow("superblock") << 1;
        QTest::newRow("replaced") << 2;
        QTest::newRow("edited by a program without locks") << 3;
        QTest::newRow("a byte, behind a tail of ours") << 4;
    }

    void aChangeDuringTheEditIsNoticed()
    {
        QFETCH(int, change);
        Transaction edit(m_path);
        hdf5::Handle file = edit.open();
        editRandomly(file.get(), 2);
        if (change == 0) {
            std::filesystem::resize_file(m_path, std::filesystem::file_size(m_path) + 10);
        } else if (change == 1) {
            std::string content = contentOf(m_path);
            content[20] = static_cast<char>(content[20] + 1);
            restoreContent(m_path, content);
        } else if (change == 2) {
            writeContent(m_path + ".new", m_before);
            std::filesystem::rename(m_path + ".new", m_path);
        } else if (change == 4) {
            H5Fflush(file.get(), H5F_SCOPE_GLOBAL);
            QVERIFY(std::filesystem::file_size(m_path) > m_before.size());
            storage::System& system = storage::System::real();
            const int descriptor = system.open(m_path, storage::System::Mode::Read);
            const bool isTold = system.tellsTimeOfWriteAtOnce(descriptor);
            system.close(descriptor);
            if (!isTold)
                QSKIP("Writes show late in the times of this file system.");
            // The kernel's clock ticks in between.
            const auto time = std::filesystem::last_write_time(m_path);
            while (std::filesystem::last_write_time(m_path) == time)
                restoreContent(m_path, contentOf(m_path));
        } else {
            QCOMPARE(runPython(QStringLiteral("import os, sys\nos.environ['HDF5_USE_FILE_LOCKING'] = 'FALSE'\n"
                                              "import h5py\nf = h5py.File(sys.argv[1], 'r+')\n"
                                              "f.create_group('other')\nf.close()\n"),
                               {QString::fromStdString(m_path)}),
                     QString());
        }
        VERIFY_CONTAINS(refusalOf(Kind::Changed, [&] { edit.commit(std::move(file)); }),
                        "changed or replaced the file during the edit");
        if (change == 3)
            QCOMPARE(runPython(QStringLiteral("import h5py, sys\nassert 'other' in h5py.File(sys.argv[1], 'r')\n"),
                               {QString::fromStdString(m_path)}),
                     QString());
    }

    void whatOthersWriteDuringTheEditStays_data()
    {
        QTest::addColumn<bool>("hasTail");
        QTest::addColumn<bool>("commits");
        QTest::newRow("before anything is written, commit") << false << true;
        QTest::newRow("before anything is written, rollback") << false << false;
        QTest::newRow("behind bytes of ours, commit") << true << true;
        QTest::newRow("behind bytes of ours, rollback") << true << false;
    }

    void whatOthersWriteDuringTheEditStays()
    {
        QFETCH(bool, hasTail);
        QFETCH(bool, commits);
        Transaction edit(m_path);
        hdf5::Handle file = edit.open();
        H5Gclose(H5Gcreate2(file.get(), "ours", H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT));
        if (hasTail)
            H5Fflush(file.get(), H5F_SCOPE_GLOBAL);
        QCOMPARE(std::filesystem::file_size(m_path) > m_before.size(), hasTail);
        QCOMPARE(runPython(QStringLiteral("import os, sys\nos.environ['HDF5_USE_FILE_LOCKING'] = 'FALSE'\n"
                                          "import h5py\nf = h5py.File(sys.argv[1], 'r+')\n"
                                          "f['theirs'] = range(5000)\nf.close()\n"),
                           {QString::fromStdString(m_path)}),
                 QString());
        const std::string theirs = contentOf(m_path);
        if (commits)
            VERIFY_CONTAINS(refusalOf(Kind::Changed, [&] { edit.commit(std::move(file)); }),
                            "changed or replaced the file during the edit");
        else
            edit.rollback(std::move(file));
        QVERIFY(contentOf(m_path) == theirs);
        QCOMPARE(runPython(QStringLiteral("import h5py, sys\nf = h5py.File(sys.argv[1], 'r')\n"
                                          "assert list(f['theirs']) == list(range(5000))\n"),
                           {QString::fromStdString(m_path)}),
                 QString());
    }

    void whereNothingCanBeWrittenNothingCanBeEdited_data()
    {
        QTest::addColumn<int>("folderMode");
        QTest::addColumn<int>("fileMode");
        QTest::newRow("folder") << 0555 << 0666;
        QTest::newRow("file") << 0777 << 0444;
    }

    void whereNothingCanBeWrittenNothingCanBeEdited()
    {
        QFETCH(int, folderMode);
        QFETCH(int, fileMode);
        ::chmod(m_path.c_str(), static_cast<mode_t>(fileMode));
        ::chmod(m_folder->path().c_str(), static_cast<mode_t>(folderMode));
        // The superuser may write everywhere: ask as somebody else.
        constexpr uid_t kNobody = 65534;
        const pid_t child = ::fork();
        if (child == 0) {
            const bool isOther = ::geteuid() != 0 || (::setgid(kNobody) == 0 && ::setuid(kNobody) == 0);
            const QByteArray sentence = refusalOf(Kind::NotWritable, [&] { Transaction edit(m_path); });
            const bool isGood = isOther && sentence.contains("You have no permission to write there.") &&
                                sentence.contains("a journal beside it");
            ::_exit(isGood ? 0 : 1);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        ::chmod(m_folder->path().c_str(), 0777);
        QCOMPARE(status, 0);
        QVERIFY(contentOf(m_path) == m_before);
    }

    void aLimitOfTheSystemRefusesTheCommit()
    {
        const pid_t child = ::fork();
        if (child == 0) {
            std::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{m_before.size() + 100, m_before.size() + 100};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            const QByteArray sentence = refusalOf(Kind::WriteFailed, [&] {
                Transaction edit(m_path);
                hdf5::Handle file = edit.open();
                editMuch(file.get());
                edit.commit(std::move(file));
            });
            ::_exit(sentence.contains("The file would become larger than the system allows.") ? 0 : 1);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
        QVERIFY(contentOf(m_path) == m_before);
    }

    void onlyOneEditAtATime()
    {
        Transaction edit(m_path);
        VERIFY_CONTAINS(refusalOf(Kind::Busy, [&] { Transaction other(m_path); }), "open for writing");
        edit.rollback();
        QVERIFY(editInTransaction(m_path, 1).isChanged);
    }

    void whatIsNoHdf5FileIsRefused()
    {
        writeContent(m_folder->file("text.h5"), "this is a text, long enough to be looked at");
        VERIFY_CONTAINS(refusalOf(Kind::NotEditable, [&] { Transaction edit(m_folder->file("text.h5")); }),
                        "It is no HDF5 file");
        VERIFY_CONTAINS(refusalOf(Kind::NotEditable, [&] { Transaction edit(m_folder->file("none.h5")); }),
                        "There is no such file.");
        QCOMPARE(::mkfifo(m_folder->file("pipe.h5").c_str(), 0600), 0);
        VERIFY_CONTAINS(refusalOf(Kind::NotEditable, [&] { Transaction edit(m_folder->file("pipe.h5")); }),
                        "no regular file");
    }

    void aFileThatIsStillOpenElsewhereIsNotCommitted()
    {
        hdf5::Handle other;
        {
            Transaction edit(m_path);
            hdf5::Handle file = edit.open();
            editMuch(file.get());
            other = file.share();
            VERIFY_CONTAINS(refusalOf(Kind::NotEditable, [&] { edit.commit(std::move(file)); }),
                            "HDF5 still has it open.");
            QVERIFY(contentOf(m_path) == m_before);
        }
        // What is done through the handle that was left does no harm.
        editRandomly(other.get(), 4);
        other.reset();
        QVERIFY(contentOf(m_path) == m_before);
        QVERIFY(editInTransaction(m_path, 1).isChanged);
    }

    void objectsLeftOpenAreClosedByTheCommit()
    {
        Transaction edit(m_path);
        hdf5::Handle file = edit.open();
        const hdf5::Handle root(H5Gopen2(file.get(), "/", H5P_DEFAULT));
        editMuch(file.get());
        QVERIFY(edit.commit(std::move(file)).isChanged);
        QVERIFY(H5Iis_valid(root.get()) <= 0);
    }

    void externalLinksAreNotFollowedForWriting()
    {
        TestFile target("target.h5");
        target.makeGroup("/there");
        target.close();
        TestFile file;
        file.makeExternalLink("/link", target.path(), "/there");
        file.close();
        const std::string before = contentOf(target.path());
        Transaction edit(file.path());
        hdf5::Handle opened = edit.open();
        QVERIFY(!hdf5::Handle(H5Gopen2(opened.get(), "/link", H5P_DEFAULT)));
        QVERIFY(!hdf5::Handle(H5Gcreate2(opened.get(), "/link/new", H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT)));
        editRandomly(opened.get(), 3);
        QVERIFY(edit.commit(std::move(opened)).isChanged);
        QVERIFY(contentOf(target.path()) == before);
    }

    void rawDataInOtherFilesIsRefused()
    {
        TestFile file;
        const hdf5::Handle creation(H5Pcreate(H5P_DATASET_CREATE));
        H5Pset_external(creation.get(), "raw.bin", 0, 80);
        const hsize_t extent = 10;
        const hdf5::Handle space(H5Screate_simple(1, &extent, nullptr));
        {
            const hdf5::Handle array(H5Dcreate2(file.id(), "outside", H5T_NATIVE_DOUBLE, space.get(), H5P_DEFAULT,
                                                creation.get(), H5P_DEFAULT));
            VERIFY_CONTAINS(refusalOf(Kind::NotEditable, [&] { requireOwnRawData(array.get(), file.path()); }),
                            "Its values lie in other files");
        }
        file.makeDoubles("/inside", {3}, {1, 2, 3});
        const hdf5::Handle inside(H5Dopen2(file.id(), "inside", H5P_DEFAULT));
        requireOwnRawData(inside.get(), file.path());
    }

    void aReaderInThisProcessSeesTheOldStateUntilItIsClosed()
    {
        hdf5::Handle reader = openPlainly(m_path, false);
        int calls = 0;
        Transaction edit(m_path, {.name = "add", .beforeWriting = [&] {
                                      ++calls;
                                      reader.reset();
                                  }});
        hdf5::Handle file = edit.open();
        hdf5::Handle(H5Gcreate2(file.get(), "/brand-new", H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT));
        QCOMPARE(H5Lexists(reader.get(), "brand-new", H5P_DEFAULT), 0);
        edit.commit(std::move(file));
        QCOMPARE(calls, 1);
        reader = openPlainly(m_path, false);
        QCOMPARE(H5Lexists(reader.get(), "brand-new", H5P_DEFAULT), 1);
    }

    void aFailedWriteIsNotSeenByHdf5AndRefusesTheCommit()
    {
        for (std::uint64_t call = 0; call < 6; ++call) {
            FaultySystem system;
            Transaction edit(m_path, {.name = "much", .system = &system});
            hdf5::Handle file = edit.open();
            system.arm(FaultySystem::Fault::ErrorsFromHere, call, ENOSPC);
            for (std::uint64_t seed = 0; seed < 60; ++seed)
                editRandomly(file.get(), seed);
            // What was written is read back, although it is not on the disk.
            hdf5::Handle group(H5Gcreate2(file.get(), "/probe", H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT));
            QVERIFY(group);
            group.reset();
            QVERIFY(H5Fflush(file.get(), H5F_SCOPE_GLOBAL) >= 0);
            QVERIFY(system.hasStruck());
            system.arm(FaultySystem::Fault::None, 0);
            VERIFY_CONTAINS(refusalOf(Kind::WriteFailed, [&] { edit.commit(std::move(file)); }), "The disk is full.");
            QVERIFY(contentOf(m_path) == m_before);
        }
        QVERIFY(editInTransaction(m_path, 1).isChanged);
    }

    void waitsForTheDiskFiveTimes()
    {
        FaultySystem system;
        editInTransaction(m_path, 1, {.name = "edit", .system = &system});
        // Journal, folder, mark and tail, regions, unmark.
        QCOMPARE(system.syncCount, std::uint64_t{5});
    }

private:
    static void editMuch(hdf5::Id file)
    {
        for (std::uint64_t seed = 0; seed < 20; ++seed)
            editRandomly(file, seed);
    }

    std::unique_ptr<TemporaryFolder> m_folder;
    std::string m_path;
    std::string m_before;
};

QTEST_GUILESS_MAIN(TransactionTest)
#include "tst_storage_transaction.moc"
