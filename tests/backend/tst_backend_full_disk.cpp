// SPDX-License-Identifier: GPL-3.0-or-later
// A disk that takes no more while a file is made, or written directly: each loss is told, and nothing else is lost.
#include <cerrno>
#include <filesystem>
#include <functional>
#include <map>

#include "FaultySystem.h"
#include "Judge.h"
#include "MakeArrays.h"
#include "WritingTest.h"

using namespace h5scout;
using namespace h5scout::test;

namespace
{

constexpr std::uint64_t kRowLength = 1024;
constexpr const char* kLost =
    "The disk is full. What was flushed before is in the file; what was written since then is "
    "lost, and nothing more goes into it. Make room on the disk, open the file again, and "
    "write what is missing.";

NdArray rowOf(double number)
{
    return doubles(std::vector<double>(kRowLength, number));
}

/// A file with `/e`, which grows by rows, open in the direct way on a disk that may become full.
struct Recording
{
    Recording()
        : path(folder.file("recorded.h5"))
    {
        backend.openFile(path, OpenMode::Write, {.transaction = {.system = &system}});
        backend.createEArray("/", "e", elementTypeOf(ElementKind::Float64), {kRowLength});
        backend.flush();
    }

    void appendRows(int count) const
    {
        const EArray array(backend.getNode("/e"));
        for (int row = 0; row < count; ++row)
            array.append(rowOf(row));
    }
    void fillDisk() { system.arm(FaultySystem::Fault::FullDisk, 0, ENOSPC); }
    void makeRoom() { system.arm(FaultySystem::Fault::None, 0); }
    QByteArray beginning(const char* attempt) const
    {
        return QByteArray("Could not ") + attempt + " in " + QByteArray::fromStdString(path) + ": " + kLost;
    }

    TemporaryFolder folder;
    std::string path;
    FaultySystem system;
    H5Backend backend;
};

std::vector<double> recordedFirsts(const std::string& path)
{
    H5Backend backend;
    backend.openFile(path);
    const NdArray rows = backend.read("/e");
    std::vector<double> firsts;
    for (std::size_t row = 0; row < rows.shape()[0]; ++row)
        firsts.push_back(rows.as<double>()[row * kRowLength]);
    return firsts;
}

} // namespace

class TestBackendFullDisk : public BackendTest
{
    Q_OBJECT

private Q_SLOTS:
    void commitTellsTheLoss();
    void closingTellsTheLossOnce();
    void aFailedFileStaysFailed();
    void eachChangeTellsTheLoss();
    void flushedRowsStay();
    void aFileOfTheNewestFormatDoesNotStayFlagged();
    void aNewFileIsRefusedAndLeavesNothing_data();
    void aNewFileIsRefusedAndLeavesNothing();
    void aNewFileIsSavedOnlyAsAWhole();
    void aNewFileHasNoNameBeforeTheCommit();
    void whatAKilledMakerHasLeftIsRemoved();
};

/// Ten rows wait in the chunk cache: it is the closing of the array that writes them.
void TestBackendFullDisk::commitTellsTheLoss()
{
    Recording recording;
    recording.appendRows(2);
    recording.fillDisk();
    QCOMPARE(sentenceOf<StorageError>([&] { recording.backend.commit(); }), recording.beginning("save the file"));
    QVERIFY(!recording.backend.isOpen());
    QVERIFY(recording.system.hasStruck());
    QVERIFY(recordedFirsts(recording.path).empty());
}

void TestBackendFullDisk::closingTellsTheLossOnce()
{
    Recording recording;
    recording.appendRows(2);
    recording.fillDisk();
    QCOMPARE(sentenceOf<StorageError>([&] { recording.backend.closeFile(); }), recording.beginning("close the file"));
    QVERIFY(!recording.backend.isOpen());
    recording.backend.closeFile();
    QVERIFY(recordedFirsts(recording.path).empty());
}

void TestBackendFullDisk::aFailedFileStaysFailed()
{
    Recording recording;
    const EArray array(recording.backend.getNode("/e"));
    recording.appendRows(2);
    recording.fillDisk();
    QCOMPARE(sentenceOf<StorageError>([&] { recording.backend.flush(); }),
             recording.beginning("write out what is in memory"));
    recording.makeRoom();
    VERIFY_CONTAINS(sentenceOf<StorageError>([&] { recording.backend.flush(); }), kLost);
    VERIFY_CONTAINS(sentenceOf<StorageError>([&] { array.append(rowOf(7)); }), kLost);
    VERIFY_CONTAINS(sentenceOf<StorageError>([&] { recording.backend.setAttr("/", "a", Text{"b"}); }), kLost);
    VERIFY_CONTAINS(sentenceOf<StorageError>([&] { recording.backend.saveFileAs(recording.folder.file("copy.h5")); }),
                    kLost);
    recording.backend.closeFile(); // it has been told
    QVERIFY(!recording.system.hasStruck());
    QVERIFY(recordedFirsts(recording.path).empty());
    VERIFY_CONTAINS(sentenceOf<NodeError>([&] { array.append(rowOf(7)); }), "closed");
}

void TestBackendFullDisk::eachChangeTellsTheLoss()
{
    const std::map<QByteArray, std::function<void(const H5Backend&)>> changes{
        {"array", [](const H5Backend& file) { file.createCArray("/", "big", NdArray(rowOf(1))); }},
        {"rows",
         [](const H5Backend& file) {
             EArray(file.getNode("/e"))
                 .append(doubles(std::vector<double>(kRowLength * 1024, 2.5), {1024, kRowLength}));
         }},
    };
    for (const auto& [name, change] : changes) {
        Recording recording;
        recording.fillDisk();
        const QByteArray sentence = sentenceOf<StorageError>([&] {
            change(recording.backend);
            recording.backend.flush();
        });
        QVERIFY2(sentence.endsWith(kLost), (name + ": " + sentence).constData());
    }
}

void TestBackendFullDisk::flushedRowsStay()
{
    Recording recording;
    recording.appendRows(3);
    recording.backend.flush();
    recording.fillDisk();
    const QByteArray sentence = sentenceOf<StorageError>([&] {
        recording.appendRows(5000);
        recording.backend.flush();
    });
    VERIFY_CONTAINS(sentence, kLost);
    recording.backend.closeFile();
    const std::vector<double> firsts = recordedFirsts(recording.path);
    QCOMPARE(std::vector<double>(firsts.begin(), firsts.begin() + 3), (std::vector<double>{0, 1, 2}));
}

/// HDF5 opens no file that says it is open for writing. To clear that needs no room.
void TestBackendFullDisk::aFileOfTheNewestFormatDoesNotStayFlagged()
{
    const TemporaryFolder folder;
    const std::string path = folder.file("newest.h5");
    const QStringList arguments{QString::fromStdString(path)};
    QCOMPARE(runPython(QStringLiteral("import h5py, sys\nf = h5py.File(sys.argv[1], 'w', libver='latest')\n"
                                      "f.create_dataset('e', (2, 1024), 'f8', maxshape=(None, 1024), "
                                      "chunks=(1, 1024))[:] = 7\n"),
                       arguments),
             QString());
    FaultySystem system;
    H5Backend backend;
    backend.openFile(path, OpenMode::ReadWrite, {.transaction = {.system = &system}});
    system.arm(FaultySystem::Fault::FullDisk, 0, ENOSPC);
    VERIFY_CONTAINS(sentenceOf<StorageError>([&] {
                        EArray(backend.getNode("/e"))
                            .append(doubles(std::vector<double>(kRowLength * 4096, 1), {4096, kRowLength}));
                    }),
                    kLost);
    constexpr std::size_t kFlagsAt = 11;
    QCOMPARE(contentOf(path).at(kFlagsAt), '\1');
    backend.closeFile();
    QVERIFY(system.hasStruck());
    QCOMPARE(contentOf(path).at(kFlagsAt), '\0');
    for (const char* mode : {"r", "r+"})
        QCOMPARE(runPython(QStringLiteral("import h5py, sys\nf = h5py.File(sys.argv[1], '%1')\n"
                                          "assert (f['e'][:2] == 7).all()\n")
                               .arg(QLatin1String(mode)),
                           arguments),
                 QString());
}

void TestBackendFullDisk::aNewFileIsRefusedAndLeavesNothing_data()
{
    QTest::addColumn<Durability>("durability");
    QTest::addColumn<bool>("hasUnnamedFiles");
    QTest::newRow("direct") << Durability::Direct << true;
    QTest::newRow("direct, under a temporary name") << Durability::Direct << false;
    QTest::newRow("transaction") << Durability::Transaction << true;
    QTest::newRow("transaction, under a temporary name") << Durability::Transaction << false;
}

void TestBackendFullDisk::aNewFileIsRefusedAndLeavesNothing()
{
    QFETCH(const Durability, durability);
    QFETCH(const bool, hasUnnamedFiles);
    const TemporaryFolder folder;
    const std::string path = folder.file("new.h5");
    FaultySystem system;
    system.hasUnnamedFiles = hasUnnamedFiles;
    // The first write: in the named file nothing before it counts as a call.
    system.arm(FaultySystem::Fault::Error, hasUnnamedFiles ? 1 : 0, ENOSPC);
    H5Backend backend;
    QCOMPARE(sentenceOf<OpenError>([&] {
                 backend.openFile(path, OpenMode::Write,
                                  {.durability = durability, .transaction = {.system = &system}});
             }),
             QByteArray::fromStdString("Could not make the HDF5 file in " + path +
                                       ": The disk is full. Make room there, or choose another folder."));
    QVERIFY(std::filesystem::is_empty(folder.path()));
}

void TestBackendFullDisk::aNewFileIsSavedOnlyAsAWhole()
{
    const TemporaryFolder folder;
    FaultySystem system;
    H5Backend backend;
    backend.openFile(folder.file("new.h5"), OpenMode::Write,
                     {.durability = Durability::Transaction, .transaction = {.system = &system}});
    backend.createEArray("/", "e", elementTypeOf(ElementKind::Float64), {kRowLength}).append(rowOf(1));
    system.arm(FaultySystem::Fault::FullDisk, 0, ENOSPC);
    VERIFY_CONTAINS(sentenceOf<OpenError>([&] { backend.commit(); }),
                    "The disk is full. Nothing of that name was changed.");
    QVERIFY(!backend.isOpen());
    QVERIFY(std::filesystem::is_empty(folder.path()));
}

void TestBackendFullDisk::aNewFileHasNoNameBeforeTheCommit()
{
    const TemporaryFolder folder;
    FaultySystem system;
    if (const int descriptor = system.openUnnamed(folder.path()); descriptor >= 0)
        system.close(descriptor);
    else
        QSKIP("This file system knows no unnamed files.");
    H5Backend backend;
    backend.openFile(folder.file("new.h5"), OpenMode::Write, {.durability = Durability::Transaction});
    QVERIFY(std::filesystem::is_empty(folder.path())); // so a killed program leaves nothing
    backend.commit();
    QVERIFY(std::filesystem::exists(folder.file("new.h5")));
}

/// Where every file has a name: those of the same target go that nobody is at work on.
void TestBackendFullDisk::whatAKilledMakerHasLeftIsRemoved()
{
    const TemporaryFolder folder;
    FaultySystem system;
    system.hasUnnamedFiles = false;
    const OpenOptions options{.durability = Durability::Transaction, .transaction = {.system = &system}};
    H5Backend atWork;
    atWork.openFile(folder.file("new.h5"), OpenMode::Write, options);
    const std::vector<std::string> others{".new.h5.h5scout-new-0123abc", ".other.h5.h5scout-new-0123abcd",
                                          "new.h5.txt"};
    for (const std::string& name : others)
        writeContent(folder.file(name), "x");
    writeContent(folder.file(".new.h5.h5scout-new-0123abcd"), "left");
    const auto count = [&] {
        return std::distance(std::filesystem::directory_iterator(folder.path()), std::filesystem::directory_iterator());
    };
    QCOMPARE(count(), std::ptrdiff_t{5});
    H5Backend next;
    next.openFile(folder.file("new.h5"), OpenMode::Write, options);
    QVERIFY(!std::filesystem::exists(folder.file(".new.h5.h5scout-new-0123abcd")));
    QCOMPARE(count(), std::ptrdiff_t{5}); // the one at work, the next, and those of others
    atWork.commit();
    next.closeFile();
    QCOMPARE(count(), std::ptrdiff_t{4});
    for (const std::string& name : others)
        QVERIFY(std::filesystem::exists(folder.file(name)));
    QVERIFY(std::filesystem::exists(folder.file("new.h5")));
}

QTEST_GUILESS_MAIN(TestBackendFullDisk)
#include "tst_backend_full_disk.moc"
