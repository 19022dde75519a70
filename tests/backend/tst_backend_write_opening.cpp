// SPDX-License-Identifier: GPL-3.0-or-later
// Opening for writing: ways, conventions of the file, and who is refused.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QFileInfo>
#include <QProcess>

#include "OpeningTest.h"
#include "WritingTest.h"
#include "h5scout/hdf5/CApi.h"

using namespace h5scout;
using namespace h5scout::test;

class TestBackendWriteOpening : public BackendTest
{
    Q_OBJECT

private Q_SLOTS:
    void appendOpensWhatIsThere();
    void openingAndClosingChangesNothing_data();
    void openingAndClosingChangesNothing();
    void commitClosesTheFile_data();
    void commitClosesTheFile();
    void commitOfAReadOnlyFileIsRefused();
    void readOnlyFilesSayItOnCommit();
    void refusesWhatIsNotThere();
    void refusesAFileThatAnotherWritesTo();
    void aReaderIsNamedAndNotTheFileBlamed();
    void whatThisProgramHasOpenIsSaidSo();
    void aNameIsNotCutAtANul();
    void refusesAFileWithoutPermission();
    void refusesACutFile();
    void transactionSeesTheSameRefusals();
    void transactionIsUndoneToTheByte_data();
    void transactionIsUndoneToTheByte();
    void transactionRefusesAFileThatWasChanged();
    void handlesForReadingAreClosedBeforeWriting();
};

// Proves: H5Backend.open_file
void TestBackendWriteOpening::appendOpensWhatIsThere()
{
    const TemporaryFolder folder;
    const std::string path = folder.file("there.h5");
    makeFile(path, Origin::H5py);
    const std::string before = contentOf(path);
    H5Backend backend(Convention::Tables);
    backend.openFile(path, OpenMode::Append);
    QCOMPARE(backend.convention(), Convention::H5py);
    backend.closeFile();
    QCOMPARE(contentOf(path), before);
}

void TestBackendWriteOpening::openingAndClosingChangesNothing_data()
{
    addWritingRows();
}

// Proves: H5Backend.flush, Q3
void TestBackendWriteOpening::openingAndClosingChangesNothing()
{
    FileOfRow file;
    H5Backend& backend = file.backend;
    QVERIFY(backend.root().childCount() < 100);
    backend.flush();
    const CommitResult result = backend.commit();
    QCOMPARE(result.isChanged, file.durability == Durability::Direct); // HDF5 does not tell
    QCOMPARE(contentOf(file.path), file.before);
    openedForWriting(file.path, file.durability).closeFile();
    QCOMPARE(contentOf(file.path), file.before);
    QCOMPARE(namesIn(file.folder), std::vector<std::string>{"test.h5"});
}

void TestBackendWriteOpening::commitClosesTheFile_data()
{
    addWritingRows();
}

// Proves: (save what was written)
void TestBackendWriteOpening::commitClosesTheFile()
{
    FileOfRow file;
    H5Backend& backend = file.backend;
    const Group root = backend.root();
    QVERIFY(root.attrs().size() < 100); // its object is open
    backend.commit();
    QVERIFY(!backend.isOpen());
    VERIFY_CONTAINS(sentenceOf<NodeError>([&] { root.attrs(); }), "The file is closed.");
    VERIFY_CONTAINS(sentenceOf<NodeError>([&] { backend.commit(); }), "No file is open.");
}

void TestBackendWriteOpening::commitOfAReadOnlyFileIsRefused()
{
    H5Backend backend;
    backend.openFile(H5SCOUT_TEST_DATA "/plain.h5");
    QVERIFY(!backend.isWritable());
    VERIFY_CONTAINS(sentenceOf<FileModeError>([&] { backend.commit(); }), "open for reading only");
    QVERIFY(backend.isOpen());
}

void TestBackendWriteOpening::readOnlyFilesSayItOnCommit()
{
    // The fault is the caller's: the worker tells it apart from a failure of the file.
    H5Backend backend;
    backend.openFile(H5SCOUT_TEST_DATA "/plain.h5");
    try {
        backend.commit();
        QFAIL("no exception");
    } catch (const Error& error) {
        QCOMPARE(faultOf(error).kind, FaultKind::BadRequest);
    }
}

void TestBackendWriteOpening::refusesWhatIsNotThere()
{
    const TemporaryFolder folder;
    VERIFY_CONTAINS(sentenceOfOpening(folder.file("no.h5"), OpenMode::ReadWrite), "There is no such file.");
    VERIFY_CONTAINS(sentenceOfOpening("", OpenMode::Write), "The name is empty.");
    QCOMPARE(namesIn(folder), std::vector<std::string>{});
}

void TestBackendWriteOpening::refusesAFileThatAnotherWritesTo()
{
    const TemporaryFolder folder;
    const std::string path = folder.file("busy.h5");
    makeFile(path, Origin::Tables);
    const std::string before = contentOf(path);
    // As PyMoDAQ has it open: without HDF5's locks.
    const int descriptor = ::open(path.c_str(), O_RDWR);
    QVERIFY(descriptor >= 0);
    VERIFY_CONTAINS(sentenceOfOpening(path, OpenMode::ReadWrite),
                    "This program has it open for writing. Close it here first");
    VERIFY_CONTAINS(sentenceOfOpening(path, OpenMode::Write), "This program has the file of that name open");
    VERIFY_CONTAINS(sentenceOfOpening(path, OpenMode::ReadWrite, {.durability = Durability::Transaction}),
                    "This program has it open for writing. Close it here first");
    ::close(descriptor);
    QCOMPARE(contentOf(path), before);
    QCOMPARE(openedForWriting(path, Durability::Direct).isWritable(), true);
}

void TestBackendWriteOpening::aReaderIsNamedAndNotTheFileBlamed()
{
    const QString python = QStringLiteral("/usr/bin/python3");
    if (!QFileInfo(python).isExecutable())
        QSKIP("There is no Python to hold the file.");
    const TemporaryFolder folder;
    const std::string path = folder.file("read.h5");
    makeFile(path, Origin::Tables);
    QProcess reader;
    reader.start(python,
                 {QStringLiteral("-c"),
                  QStringLiteral("import h5py, sys; f = h5py.File(sys.argv[1], 'r'); print('open', flush=True); "
                                 "sys.stdin.read()"),
                  QString::fromStdString(path)});
    QVERIFY2(reader.waitForReadyRead(), reader.readAllStandardError().constData());
    for (const OpenMode mode : {OpenMode::ReadWrite, OpenMode::Append}) {
        const QByteArray sentence = sentenceOfOpening(path, mode);
        VERIFY_CONTAINS(sentence, "Another program has it open and holds its lock. Close it there and try again.");
        QVERIFY(!sentence.contains("damaged"));
    }
    reader.closeWriteChannel();
    QVERIFY(reader.waitForFinished());
    QVERIFY(openedForWriting(path, Durability::Direct).isWritable());
}

void TestBackendWriteOpening::whatThisProgramHasOpenIsSaidSo()
{
    const TemporaryFolder folder;
    const std::string path = folder.file("here.h5");
    makeFile(path, Origin::H5py);
    {
        // By itself, without this library.
        const hdf5::Handle writer(H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT));
        VERIFY_CONTAINS(sentenceOfOpening(path, OpenMode::ReadOnly), "This program has it open already");
        VERIFY_CONTAINS(sentenceOfOpening(path, OpenMode::ReadWrite), "This program has it open for writing.");
    }
    const H5Backend writer = openedForWriting(path, Durability::Direct);
    VERIFY_CONTAINS(sentenceOfOpening(path, OpenMode::ReadWrite), "This program has it open for writing.");
    writer.setAttr("/", "note", Text{"flushed"});
    writer.flush();
    H5Backend reader; // sees what was flushed, as in another program
    reader.openFile(path);
    QCOMPARE(reader.getAttr("/", "note"), Value(Text{"flushed"}));
}

void TestBackendWriteOpening::aNameIsNotCutAtANul()
{
    const TemporaryFolder folder;
    const std::string path = folder.file("a") + std::string("\0b", 2);
    for (const Durability durability : {Durability::Direct, Durability::Transaction}) {
        VERIFY_CONTAINS(sentenceOfOpening(path, OpenMode::Write, {.durability = durability}), "holds a NUL character");
        VERIFY_CONTAINS(sentenceOfOpening(path, OpenMode::Append, {.durability = durability}), "holds a NUL character");
        VERIFY_CONTAINS(sentenceOfOpening(path, OpenMode::ReadWrite, {.durability = durability}), "a\\x00b");
    }
    VERIFY_CONTAINS(sentenceOfOpening(path, OpenMode::ReadOnly), "holds a NUL character");
    QCOMPARE(namesIn(folder).size(), std::size_t{0});
}

void TestBackendWriteOpening::refusesAFileWithoutPermission()
{
    if (::geteuid() == 0)
        QSKIP("root may write everywhere");
    const TemporaryFolder folder;
    const std::string path = folder.file("test.h5");
    makeFile(path, Origin::Tables);
    QCOMPARE(::chmod(path.c_str(), 0400), 0);
    VERIFY_CONTAINS(sentenceOfOpening(path, OpenMode::ReadWrite), "You have no permission to write to it.");
    VERIFY_CONTAINS(sentenceOfOpening(path, OpenMode::Write), "which you must not change");
}

void TestBackendWriteOpening::refusesACutFile()
{
    const TemporaryFolder folder;
    const std::string path = folder.file("cut.h5");
    std::string content = contentOf(H5SCOUT_TEST_DATA "/small.h5");
    content.resize(content.size() - 10);
    writeContent(path, content);
    VERIFY_CONTAINS(sentenceOfOpening(path, OpenMode::ReadWrite), "The file is cut short");
    QCOMPARE(contentOf(path), content);
}

void TestBackendWriteOpening::transactionSeesTheSameRefusals()
{
    const TemporaryFolder folder;
    const OpenOptions options{.durability = Durability::Transaction};
    VERIFY_CONTAINS(sentenceOfOpening(folder.file("no.h5"), OpenMode::ReadWrite, options), "no.h5");
    const std::string path = folder.file("cut.h5");
    std::string content = contentOf(H5SCOUT_TEST_DATA "/small.h5");
    content.resize(content.size() - 10);
    writeContent(path, content);
    VERIFY_CONTAINS(sentenceOfOpening(path, OpenMode::ReadWrite, options), "cut short");
    QCOMPARE(contentOf(path), content);
    writeContent(path, "no HDF5 at all, but long enough to be looked at");
    VERIFY_CONTAINS(sentenceOfOpening(path, OpenMode::ReadWrite, options), "HDF5");
}

void TestBackendWriteOpening::transactionIsUndoneToTheByte_data()
{
    QTest::addColumn<Origin>("origin");
    QTest::newRow("tables") << Origin::Tables;
    QTest::newRow("h5py") << Origin::H5py;
    QTest::newRow("plain") << Origin::Plain;
}

void TestBackendWriteOpening::transactionIsUndoneToTheByte()
{
    const TemporaryFolder folder;
    const std::string path = folder.file("test.h5");
    makeFile(path, originOfRow());
    const std::string before = contentOf(path);
    UndoHistory history(path, folder.file("undo"));
    H5Backend backend;
    backend.openFile(path, OpenMode::ReadWrite,
                     {.durability = Durability::Transaction,
                      .transaction = {.name = "add a group", .history = &history, .mustBeUndoable = true}});
    backend.addGroup("Scan000", GroupType::scan, "/", "a scan", {{"note", Text{"é"}}});
    backend.setAttr("/", "TITLE", Text{"another"});
    QVERIFY(backend.commit().isUndoable);
    const std::string after = contentOf(path);
    QVERIFY(after != before);
    QCOMPARE(history.undoNames(), std::vector<std::string>{"add a group"});
    history.undo();
    QVERIFY(contentOf(path) == before);
    history.redo();
    QVERIFY(contentOf(path) == after);
}

void TestBackendWriteOpening::transactionRefusesAFileThatWasChanged()
{
    const TemporaryFolder folder;
    const std::string path = folder.file("test.h5");
    makeFile(path, Origin::Tables);
    const FileFingerprint seen = fingerprintOf(path);
    H5Backend backend = openedForWriting(path, Durability::Direct);
    backend.setAttr("/", "note", Text{std::string(5000, 'x')});
    backend.closeFile();
    VERIFY_CONTAINS(sentenceOf<StorageError>([&] {
                        backend.openFile(path, OpenMode::ReadWrite,
                                         {.durability = Durability::Transaction, .transaction = {.expected = seen}});
                    }),
                    "Another program has changed the file");
    QVERIFY(!backend.isOpen());
}

/// As the worker does it: what is open for reading shows the old state until the commit writes.
void TestBackendWriteOpening::handlesForReadingAreClosedBeforeWriting()
{
    const TemporaryFolder folder;
    const std::string path = folder.file("test.h5");
    makeFile(path, Origin::Tables);
    H5Backend reader;
    reader.openFile(path);
    H5Backend backend;
    backend.openFile(
        path, OpenMode::ReadWrite,
        {.durability = Durability::Transaction, .transaction = {.beforeWriting = [&] { reader.closeFile(); }}});
    backend.setAttr("/", "note", Text{"new"});
    QVERIFY(!reader.hasAttr("/", "note"));
    backend.commit();
    QVERIFY(!reader.isOpen());
    reader.openFile(path);
    QCOMPARE(reader.getAttr("/", "note"), Value(Text{"new"}));
}

QTEST_GUILESS_MAIN(TestBackendWriteOpening)
#include "tst_backend_write_opening.moc"
