// SPDX-License-Identifier: GPL-3.0-or-later
// New files: what is in them, what they may replace, and by what one tells later whose they are.
#include <sys/stat.h>

#include "OpeningTest.h"
#include "WritingTest.h"

using namespace h5scout;
using namespace h5scout::test;

class TestBackendWriteNewFiles : public BackendTest
{
    Q_OBJECT

private Q_SLOTS:
    void newFileHasItsRootAttributes_data();
    void newFileHasItsRootAttributes();
    void newFileIsOfTheOldestFormat();
    void newFileOfATransactionIsNotThereBeforeTheCommit();
    void newFileReplacesOnlyWhenAsked();
    void replacedFileKeepsItsPermissions();
    void appendMakesWhatIsNot();
    void conventionIsThatOfTheFile_data();
    void conventionIsThatOfTheFile();
    void onlyATextInATitleIsPymodaqs();
    void refusesAFolderInPlaceOfANewFile();
    void refusesAMissingFolder();
};

void TestBackendWriteNewFiles::newFileHasItsRootAttributes_data()
{
    addWritingRows();
}

// Proves: H5Backend.open_file, Q19
void TestBackendWriteNewFiles::newFileHasItsRootAttributes()
{
    QFETCH(Origin, origin);
    QFETCH(Durability, durability);
    if (origin == Origin::Plain)
        return; // those are not made here
    const bool isTables = origin == Origin::Tables;
    const TemporaryFolder folder;
    const std::string path = folder.file("new.h5");
    H5Backend backend(isTables ? Convention::Tables : Convention::H5py);
    backend.openFile(path, OpenMode::Write, {.durability = durability, .title = "Étude"});
    QVERIFY(backend.isWritable());
    QCOMPARE(backend.fileName(), path);
    backend.commit();
    QVERIFY(!backend.isOpen());

    backend.openFile(path);
    const Attributes attributes = backend.root().attrs();
    std::vector<std::string> names{"CLASS", "TITLE", "h5scout_version", "pymodaq_data_version", "pymodaq_version"};
    if (isTables)
        names.insert(names.begin() + 1, {"PYTABLES_FORMAT_VERSION"});
    if (isTables)
        names.insert(names.begin() + 3, "VERSION");
    QCOMPARE(attributes.names(), names);
    for (const std::string& name : names) {
        const StoredAttribute attribute = attributes.stored(name);
        QCOMPARE(attribute.dataType.isVariableLength, !isTables);
        QCOMPARE(attribute.dataType.characterSet, CharacterSet::Utf8);
        const bool isJson = name.ends_with("version");
        QCOMPARE(attribute.encoding,
                 isJson ? StoredAttribute::Encoding::PymodaqJson : StoredAttribute::Encoding::Native);
    }
    QCOMPARE(attributes.get("CLASS"), Value(Text{"GROUP"}));
    QCOMPARE(attributes.get("TITLE"), Value(Text{"Étude"}));
    QCOMPARE(attributes.get("pymodaq_version"), Value(Text{"5.0.5"}));
    QCOMPARE(namesIn(folder), std::vector<std::string>{"new.h5"});
}

void TestBackendWriteNewFiles::newFileIsOfTheOldestFormat()
{
    const TemporaryFolder folder;
    makeFile(folder.file("new.h5"), Origin::Tables);
    H5Backend backend;
    backend.openFile(folder.file("new.h5"));
    QCOMPARE(backend.opened().superblockVersion, 0U);
    QCOMPARE(backend.opened().userBlockBytes, std::uint64_t{0});
}

void TestBackendWriteNewFiles::newFileOfATransactionIsNotThereBeforeTheCommit()
{
    const TemporaryFolder folder;
    const std::string path = folder.file("new.h5");
    H5Backend backend;
    backend.openFile(path, OpenMode::Write, {.durability = Durability::Transaction});
    QVERIFY(!std::filesystem::exists(path));
    backend.closeFile();
    QCOMPARE(namesIn(folder), std::vector<std::string>{});
    backend.openFile(path, OpenMode::Write, {.durability = Durability::Transaction});
    const CommitResult result = backend.commit();
    QVERIFY(result.isChanged);
    QVERIFY(!result.isUndoable);
    QCOMPARE(result.fingerprint, fingerprintOf(path));
    QCOMPARE(namesIn(folder), std::vector<std::string>{"new.h5"});
}

void TestBackendWriteNewFiles::newFileReplacesOnlyWhenAsked()
{
    const TemporaryFolder folder;
    const std::string path = folder.file("old.h5");
    writeContent(path, "not even HDF5");
    VERIFY_CONTAINS(sentenceOfOpening(path, OpenMode::Write, {.durability = Durability::Transaction}),
                    "There is a file of that name.");
    QCOMPARE(contentOf(path), std::string("not even HDF5"));
    {
        H5Backend backend;
        backend.openFile(path, OpenMode::Write, {.durability = Durability::Transaction, .mayReplace = true});
        QCOMPARE(contentOf(path), std::string("not even HDF5"));
        backend.closeFile();
        QCOMPARE(contentOf(path), std::string("not even HDF5"));
        backend.openFile(path, OpenMode::Write, {.durability = Durability::Transaction, .mayReplace = true});
        backend.commit();
    }
    QVERIFY(contentOf(path).starts_with("\x89HDF"));
    writeContent(path, "not even HDF5");
    makeFile(path, Origin::H5py); // 'w' of Python asks no one
    QVERIFY(contentOf(path).starts_with("\x89HDF"));
    QCOMPARE(namesIn(folder), std::vector<std::string>{"old.h5"});
}

void TestBackendWriteNewFiles::replacedFileKeepsItsPermissions()
{
    const TemporaryFolder folder;
    const std::string path = folder.file("old.h5");
    writeContent(path, "old");
    QCOMPARE(::chmod(path.c_str(), 0640), 0);
    makeFile(path, Origin::Tables);
    struct stat status = {};
    QCOMPARE(::stat(path.c_str(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0640U);
}

// Proves: H5Backend.open_file, Q19
void TestBackendWriteNewFiles::appendMakesWhatIsNot()
{
    const TemporaryFolder folder;
    H5Backend backend(Convention::H5py);
    backend.openFile(folder.file("new.h5"), OpenMode::Append);
    QCOMPARE(backend.convention(), Convention::H5py);
    QCOMPARE(backend.root().title(), std::string("PyMoDAQ file"));
}

void TestBackendWriteNewFiles::conventionIsThatOfTheFile_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("found");
    QTest::newRow("PyTables") << QByteArray(H5SCOUT_TEST_DATA "/pytables.h5") << QByteArray("tables");
    QTest::newRow("h5py of PyMoDAQ") << QByteArray(H5SCOUT_TEST_DATA "/pymodaq_h5py.h5") << QByteArray("h5py");
    QTest::newRow("plain") << QByteArray(H5SCOUT_TEST_DATA "/plain.h5") << QByteArray("plain");
    QTest::newRow("NeXus") << QByteArray(H5SCOUT_TEST_DATA "/nexus.h5") << QByteArray("plain");
    QTest::newRow("dimension scales") << QByteArray(H5SCOUT_TEST_DATA "/scales.h5") << QByteArray("plain");
    for (const std::string& path : sharedFiles({"pymodaq"})) {
        const std::string name = std::filesystem::path(path).stem().string();
        if (name.ends_with("_tables") || name.ends_with("_h5py"))
            QTest::newRow(name.c_str()) << QByteArray::fromStdString(path)
                                        << QByteArray(name.ends_with("_h5py") ? "h5py" : "tables");
    }
}

void TestBackendWriteNewFiles::conventionIsThatOfTheFile()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, found);
    const TemporaryFolder folder;
    const std::string path = folder.file("copy.h5");
    std::filesystem::copy_file(file.toStdString(), path);
    std::filesystem::permissions(path, std::filesystem::perms::owner_write, std::filesystem::perm_options::add);
    const H5Backend backend = openedForWriting(path, Durability::Transaction);
    QCOMPARE(backend.hasBookkeeping(), found != "plain");
    if (found != "plain")
        QCOMPARE(backend.convention(), found == "h5py" ? Convention::H5py : Convention::Tables);
}

/// PyMoDAQ's files of h5py's convention may have no more than a TITLE on their root, in JSON.
void TestBackendWriteNewFiles::onlyATextInATitleIsPymodaqs()
{
    const TemporaryFolder folder;
    const std::string path = folder.file("plain.h5");
    makeFile(path, Origin::Plain);
    const auto hasBookkeepingWith = [&](const Value& title) {
        H5Backend backend = openedForWriting(path, Durability::Direct);
        backend.setAttr("/", "name", title, AttributeStorage::PymodaqJson);
        backend.root().attrs().rename("name", "TITLE");
        backend.commit();
        backend = openedForWriting(path, Durability::Direct);
        const bool hasBookkeeping = backend.hasBookkeeping();
        backend.root().attrs().remove("TITLE");
        backend.commit();
        return hasBookkeeping;
    };
    QVERIFY(!hasBookkeepingWith(std::int64_t{5}));
    QVERIFY(!hasBookkeepingWith(None{}));
    QVERIFY(hasBookkeepingWith(Text{"mine"}));
}

void TestBackendWriteNewFiles::refusesAFolderInPlaceOfANewFile()
{
    const TemporaryFolder folder;
    VERIFY_CONTAINS(sentenceOfOpening(folder.path().string(), OpenMode::Write), "A folder has that name.");
    const std::string pipe = folder.file("pipe.h5");
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    VERIFY_CONTAINS(sentenceOfOpening(pipe, OpenMode::Write), "no regular file");
    VERIFY_CONTAINS(sentenceOfOpening(pipe, OpenMode::ReadWrite), "no regular file");
    QVERIFY(std::filesystem::is_fifo(pipe));
}

void TestBackendWriteNewFiles::refusesAMissingFolder()
{
    const TemporaryFolder folder;
    VERIFY_CONTAINS(sentenceOfOpening(folder.file("no/new.h5"), OpenMode::Write), "There is no such folder.");
}

QTEST_GUILESS_MAIN(TestBackendWriteNewFiles)
#include "tst_backend_write_new_files.moc"
