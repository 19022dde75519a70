// SPDX-License-Identifier: GPL-3.0-or-later
// A copy of the open file under another name, also of what is not in the file yet.
#include "FaultySystem.h"
#include "MakeArrays.h"
#include "SaveTarget.h"
#include "WritingTest.h"

#include "h5scout/backend/FileCopy.h"

#include <csignal>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace h5scout;
using namespace h5scout::test;

namespace fs = std::filesystem;

namespace
{

constexpr std::uint64_t kManyNumbers = 1'500'000; // 12 MB: more than one piece

std::size_t entryCount(const fs::path& folder)
{
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}

H5Backend openedForReading(const std::string& path)
{
    H5Backend backend;
    backend.openFile(path);
    return backend;
}

void fillWithNodes(const H5Backend& backend)
{
    backend.getSetGroup("/", "g", "Title", {{"note", Text{"mine"}}});
    backend.createEArray("/g", "rows", elementTypeOf(ElementKind::Float64), {}).append(doubles({1, 2}));
    backend.createStringArray("/g", "log").append("one");
}

} // namespace

class TestBackendSave : public BackendTest
{
    Q_OBJECT

private Q_SLOTS:
    void theCopyHoldsWhatWasWritten_data() { addWritingRows(); }
    void theCopyHoldsWhatWasWritten();
    void theCopyOfAFileForReadingIsTheFile();
    void aNewFileIsCopiedBeforeItHasItsName();
    void theOpenFileIsNeverItsOwnTarget_data();
    void theOpenFileIsNeverItsOwnTarget();
    void anExistingFileStaysUnlessItMayBeReplaced_data() { addWritingRows(); }
    void anExistingFileStaysUnlessItMayBeReplaced();
    void cancellingLeavesNothing_data() { addWritingRows(); }
    void cancellingLeavesNothing();
    void changesMeanwhileAreNoticed_data() { addWritingRows(); }
    void changesMeanwhileAreNoticed();
    void filesOfTheLatestFormatAreNotSaidToBeOpen_data();
    void filesOfTheLatestFormatAreNotSaidToBeOpen();
    void whatCannotBeWrittenIsASentence();
    void aRelativeNameCountsFromTheWorkingFolder();
    void aDiskThatTakesNoMoreLeavesNothing_data();
    void aDiskThatTakesNoMoreLeavesNothing();
    void aFaultLeavesNothing_data();
    void aFaultLeavesNothing();
    void whatIsNotWholeHasNoName();
};

// Proves: H5Backend.save_file_as
void TestBackendSave::theCopyHoldsWhatWasWritten()
{
    FileOfRow file;
    fillWithNodes(file.backend);
    const std::string target = file.folder.file("copy.h5");
    file.backend.saveFileAs(target);
    QVERIFY(file.backend.isOpen() && file.backend.isWritable());
    QCOMPARE(file.backend.fileName(), file.path);
    file.backend.createCArray("/", "later", doubles({1}));
    if (file.durability == Durability::Transaction) {
        file.backend.closeFile();
        QVERIFY(contentOf(file.path) == file.before);
    } else {
        file.backend.commit();
        QVERIFY(openedForReading(file.path).hasNode("/later"));
    }
    for (const Durability durability : {Durability::Direct, Durability::Transaction}) {
        H5Backend copy = openedForWriting(target, durability);
        QCOMPARE(joined(copy.read("/g/rows")), QByteArray("float64 (2,): 1.0 2.0"));
        if (file.origin != Origin::Plain)
            QCOMPARE(copy.getAttr("/g/rows", "shape"), Value(Tuple{{std::int64_t{2}}}));
        QCOMPARE(copy.getAttr("/g", "note"), Value(Text{"mine"}));
        QCOMPARE(StringArray(copy.getNode("/g/log")).texts(), std::vector<std::string>{"one"});
        QVERIFY(!copy.hasNode("/later"));
        copy.commit();
    }
    QCOMPARE(entryCount(file.folder.path()), std::size_t{2});
}

void TestBackendSave::theCopyOfAFileForReadingIsTheFile()
{
    TestFile file;
    file.makeDoubles("/x", {2}, {1, 2});
    file.close();
    fs::permissions(file.path(), fs::perms::owner_read | fs::perms::group_read);
    const H5Backend backend = opened(file);
    backend.saveFileAs(file.folder().file("copy.h5"));
    QVERIFY(contentOf(file.folder().file("copy.h5")) == contentOf(file.path()));
    QCOMPARE(static_cast<int>(fs::status(file.folder().file("copy.h5")).permissions()),
             static_cast<int>(fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read));
    VERIFY_CONTAINS(sentenceOf<NodeError>([&] { H5Backend().saveFileAs("x"); }), "No file is open.");
}

void TestBackendSave::aNewFileIsCopiedBeforeItHasItsName()
{
    const TemporaryFolder folder;
    H5Backend backend;
    backend.openFile(folder.file("new.h5"), OpenMode::Write, {.durability = Durability::Transaction});
    fillWithNodes(backend);
    VERIFY_CONTAINS(sentenceOf<InvalidSave>([&] { backend.saveFileAs(folder.file("new.h5")); }),
                    "That is the open file itself.");
    backend.saveFileAs(folder.file("copy.h5"));
    backend.closeFile();
    QVERIFY(!fs::exists(folder.file("new.h5")));
    backend.openFile(folder.file("copy.h5"));
    QCOMPARE(joined(backend.read("/g/rows")), QByteArray("float64 (2,): 1.0 2.0"));
}

void TestBackendSave::theOpenFileIsNeverItsOwnTarget_data()
{
    QTest::addColumn<QByteArray>("way");
    QTest::addColumn<int>("mode");
    for (const char* way : {"path", "symbolic link", "hard link", "link to the folder"}) {
        for (int mode = 0; mode < 3; ++mode)
            QTest::addRow("%s %d", way, mode) << QByteArray(way) << mode;
    }
}

// Proves: InvalidSave, H5Backend.save_file_as
void TestBackendSave::theOpenFileIsNeverItsOwnTarget()
{
    QFETCH(QByteArray, way);
    QFETCH(int, mode);
    const TemporaryFolder folder;
    const std::string path = folder.file("test.h5");
    makeFile(path, Origin::Tables);
    openedForWriting(path, Durability::Direct).commit();
    const TemporaryFolder other;
    std::string target = other.file("link");
    if (way == "path")
        target = (folder.path() / "." / "test.h5").string();
    else if (way == "symbolic link")
        fs::create_symlink(path, target);
    else if (way == "hard link")
        fs::create_hard_link(path, target);
    else
        fs::create_directory_symlink(folder.path(), target), target += "/test.h5";
    const std::string before = contentOf(path);
    H5Backend backend;
    backend.openFile(path, mode == 0 ? OpenMode::ReadOnly : OpenMode::ReadWrite,
                     {.durability = mode == 1 ? Durability::Direct : Durability::Transaction});
    const QByteArray sentence =
        sentenceOf<InvalidSave>([&] { backend.saveFileAs(target, {}, ExistingTarget::Replace); });
    VERIFY_CONTAINS(sentence, "Could not save a copy as ");
    VERIFY_CONTAINS(sentence, "That is the open file itself. Choose another name.");
    backend.closeFile();
    QVERIFY(contentOf(path) == before);
    QCOMPARE(entryCount(folder.path()), std::size_t{1});
}

// Proves: H5Backend.save_file_as
void TestBackendSave::anExistingFileStaysUnlessItMayBeReplaced()
{
    FileOfRow file;
    fillWithNodes(file.backend);
    const std::string target = file.folder.file("copy.h5");
    writeContent(target, "what was there");
    VERIFY_CONTAINS(sentenceOf<InvalidSave>([&] { file.backend.saveFileAs(target); }),
                    "There is a file of that name already.");
    QCOMPARE(contentOf(target), std::string("what was there"));
    const std::string link = file.folder.file("link.h5");
    fs::create_symlink(target, link);
    file.backend.saveFileAs(link, {}, ExistingTarget::Replace);
    QVERIFY(fs::is_symlink(link));
    QVERIFY(openedForReading(target).hasNode("/g/rows"));
    QCOMPARE(entryCount(file.folder.path()), std::size_t{3});
}

void TestBackendSave::cancellingLeavesNothing()
{
    FileOfRow file;
    file.backend.createCArray("/", "large", doubles(std::vector<double>(kManyNumbers, 1.5)));
    const TemporaryFolder folder;
    writeContent(folder.file("there.h5"), "what was there");
    std::uint64_t last = 0;
    const auto cancelAtSecond = [&](std::uint64_t done, std::uint64_t total) {
        if (done <= last || done > total || total < kManyNumbers * sizeof(double))
            throw std::logic_error("no progress");
        const bool isFirst = last == 0;
        last = done;
        return isFirst;
    };
    for (const char* name : {"copy.h5", "there.h5"}) {
        last = 0;
        try {
            file.backend.saveFileAs(folder.file(name), cancelAtSecond, ExistingTarget::Replace);
            QFAIL("It was not cancelled.");
        } catch (const StorageError& error) {
            QVERIFY(error.kind() == StorageError::Kind::Cancelled);
        }
    }
    QCOMPARE(entryCount(folder.path()), std::size_t{1});
    QCOMPARE(contentOf(folder.file("there.h5")), std::string("what was there"));
    QVERIFY(file.backend.hasNode("/large"));
}

void TestBackendSave::changesMeanwhileAreNoticed()
{
    FileOfRow file;
    file.backend.createCArray("/", "large", doubles(std::vector<double>(kManyNumbers, 1.5)));
    const TemporaryFolder folder;
    {
        FileCopy copy(file.backend, folder.file("copy.h5"), ExistingTarget::Refuse);
        QVERIFY(!copy.advance([] { return false; }));
        QVERIFY(copy.doneBytes() > 0 && copy.doneBytes() < copy.totalBytes());
        file.backend.getSetGroup("/", "meanwhile");
        file.backend.flush();
        VERIFY_CONTAINS(sentenceOf<StorageError>([&] { return copy.advance({}); }),
                        "The file was changed while it was copied.");
    }
    QCOMPARE(entryCount(folder.path()), std::size_t{0});
    FileCopy copy(file.backend, folder.file("copy.h5"), ExistingTarget::Refuse);
    while (!copy.advance([] { return false; })) {
    }
    QCOMPARE(copy.doneBytes(), copy.totalBytes());
    QVERIFY(openedForReading(copy.target()).hasNode("/meanwhile"));
}

void TestBackendSave::filesOfTheLatestFormatAreNotSaidToBeOpen_data()
{
    QTest::addColumn<Durability>("durability");
    QTest::newRow("direct") << Durability::Direct;
    QTest::newRow("transaction") << Durability::Transaction;
}

void TestBackendSave::filesOfTheLatestFormatAreNotSaidToBeOpen()
{
    QFETCH(Durability, durability);
    TestFile file("test.h5", TestFile::Format::Latest);
    file.makeGroup("/g");
    file.close();
    const H5Backend backend = openedForWriting(file.path(), durability);
    QCOMPARE(backend.opened().superblockVersion, 3U); // which has flags
    backend.createCArray("/g", "x", doubles({1, 2}));
    const std::string target = file.folder().file("copy.h5");
    backend.saveFileAs(target);
    const H5Backend copy = openedForReading(target);
    QVERIFY(copy.opened().door == Door::Plain);
    QCOMPARE(joined(copy.read("/g/x")), QByteArray("float64 (2,): 1.0 2.0"));
}

void TestBackendSave::whatCannotBeWrittenIsASentence()
{
    const TemporaryFolder folder;
    makeFile(folder.file("test.h5"), Origin::Tables);
    const H5Backend backend = openedForWriting(folder.file("test.h5"), Durability::Transaction);
    fs::create_directory(folder.file("folder"));
    fs::create_symlink(folder.file("nothing"), folder.file("dangling"));
    VERIFY_CONTAINS(sentenceOf<InvalidSave>([&] { backend.saveFileAs(""); }), "The name is empty.");
    VERIFY_CONTAINS(sentenceOf<Error>([&] { backend.saveFileAs(folder.file("no/copy.h5")); }),
                    "There is no such folder.");
    VERIFY_CONTAINS(
        sentenceOf<InvalidSave>([&] { backend.saveFileAs(folder.file("folder"), {}, ExistingTarget::Replace); }),
        "which is no file");
    VERIFY_CONTAINS(sentenceOf<InvalidSave>([&] { backend.saveFileAs(folder.file("dangling")); }), "leads nowhere");
    QCOMPARE(entryCount(folder.path()), std::size_t{3});
}

void TestBackendSave::aRelativeNameCountsFromTheWorkingFolder()
{
    const TemporaryFolder folder;
    makeFile(folder.file("test.h5"), Origin::Tables);
    const fs::path before = fs::current_path();
    fs::current_path(folder.path());
    const auto goBack = qScopeGuard([&] { fs::current_path(before); });
    H5Backend backend;
    backend.openFile("test.h5");
    backend.saveFileAs("copy.h5");
    QVERIFY(contentOf(folder.file("copy.h5")) == contentOf(folder.file("test.h5")));
    VERIFY_CONTAINS(sentenceOf<InvalidSave>([&] { backend.saveFileAs("test.h5", {}, ExistingTarget::Replace); }),
                    "That is the open file itself.");
}

void TestBackendSave::aDiskThatTakesNoMoreLeavesNothing_data()
{
    QTest::addColumn<Origin>("origin");
    QTest::addColumn<Durability>("durability");
    QTest::newRow("direct") << Origin::Tables << Durability::Direct;
    QTest::newRow("transaction") << Origin::Plain << Durability::Transaction;
}

/// The system takes the first piece of the copy, and refuses the next.
void TestBackendSave::aDiskThatTakesNoMoreLeavesNothing()
{
    FileOfRow file;
    file.backend.createCArray("/", "large", doubles(std::vector<double>(kManyNumbers, 1.5)));
    file.backend.flush();
    const std::string before = contentOf(file.path);
    const TemporaryFolder folder;
    const std::string target = folder.file("copy.h5");
    rlimit limit{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &limit), 0);
    const auto oldAction = std::signal(SIGXFSZ, SIG_IGN);
    const auto giveBack = qScopeGuard([&] {
        ::setrlimit(RLIMIT_FSIZE, &limit);
        std::signal(SIGXFSZ, oldAction);
    });
    const rlimit small{kManyNumbers * sizeof(double) / 2, limit.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const QByteArray sentence = sentenceOf<Error>([&] { file.backend.saveFileAs(target); });
    QVERIFY2(sentence.startsWith(QByteArray::fromStdString("Could not save a copy as " + target + " in " + file.path)),
             sentence.constData());
    VERIFY_CONTAINS(sentence, "larger than the system allows. Choose another folder.");
    QCOMPARE(entryCount(folder.path()), std::size_t{0});
    QVERIFY(contentOf(file.path) == before);
    QVERIFY(file.backend.hasNode("/large"));
}

void TestBackendSave::aFaultLeavesNothing_data()
{
    QTest::addColumn<bool>("hasUnnamedFiles");
    QTest::newRow("unnamed until it is whole") << true;
    QTest::newRow("under a temporary name") << false;
}

/// Each call fails in turn: the target is not there, or as before, unless it is whole.
void TestBackendSave::aFaultLeavesNothing()
{
    const TemporaryFolder folder;
    const std::string source = folder.file("source");
    writeContent(source, std::string(100'000, 's'));
    const int descriptor = ::open(source.c_str(), O_RDONLY | O_CLOEXEC);
    const std::string content = contentOf(source);
    const auto save = [&](const std::string& target, FaultySystem& system) {
        backend::SaveTarget copy(target, ExistingTarget::Replace, descriptor, {}, system);
        copy.append({reinterpret_cast<const std::uint8_t*>(content.data()), content.size()});
        copy.finish();
    };
    QFETCH(bool, hasUnnamedFiles);
    bool hasStruck = true;
    std::uint64_t refusals = 0;
    for (std::uint64_t call = 0; hasStruck; ++call) {
        const TemporaryFolder place;
        const std::string target = place.file("target");
        writeContent(target, "before");
        FaultySystem system;
        system.hasUnnamedFiles = hasUnnamedFiles;
        system.arm(FaultySystem::Fault::Error, call, ENOSPC);
        try {
            save(target, system);
        } catch (const Error& error) {
            QCOMPARE(error.reason(), std::string("The disk is full."));
            ++refusals;
        }
        hasStruck = system.hasStruck();
        QVERIFY(contentOf(target) == "before" || contentOf(target) == content);
        QVERIFY(hasStruck || contentOf(target) == content);
        QCOMPARE(entryCount(place.path()), std::size_t{1});
    }
    QVERIFY2(refusals >= 5, std::to_string(refusals).c_str());
    ::close(descriptor);
}

/// So a process that is killed leaves nothing.
void TestBackendSave::whatIsNotWholeHasNoName()
{
    const TemporaryFolder folder;
    const int unnamed = storage::System::real().openUnnamed(folder.path().string());
    if (unnamed < 0)
        QSKIP("Every file has a name on this file system.");
    ::close(unnamed);
    makeFile(folder.file("test.h5"), Origin::Tables);
    const H5Backend backend = openedForReading(folder.file("test.h5"));
    FileCopy copy(backend, folder.file("copy.h5"), ExistingTarget::Refuse);
    QCOMPARE(entryCount(folder.path()), std::size_t{1});
    while (!copy.advance({}))
        QCOMPARE(entryCount(folder.path()), std::size_t{1});
    QCOMPARE(entryCount(folder.path()), std::size_t{2});
    QVERIFY(contentOf(folder.file("copy.h5")) == contentOf(folder.file("test.h5")));
}

QTEST_GUILESS_MAIN(TestBackendSave)
#include "tst_backend_save.moc"
