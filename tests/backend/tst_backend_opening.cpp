// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "BackendTest.h"
#include "h5scout/hdf5/CApi.h"

using namespace h5scout;
using namespace h5scout::test;

namespace
{

QByteArray refusalOf(const std::string& path)
{
    return sentenceOf<OpenError>([&] { H5Backend().openFile(path); });
}

/// A file as a writer that was killed leaves it: newest format, with flags, perhaps with another end of file.
std::string patched(const TestFile& file, std::size_t offset, char value)
{
    std::string content = contentOf(file.path());
    content.at(offset) = value;
    return content;
}

} // namespace

class OpeningTest : public BackendTest
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNoHdf5FileIsRefusedInASentence()
    {
        const TemporaryFolder folder;
        VERIFY_CONTAINS(refusalOf(folder.file("none.h5")), "There is no such file.");
        VERIFY_CONTAINS(refusalOf(folder.file("none.h5")), "none.h5");
        VERIFY_CONTAINS(refusalOf(folder.path().string()), "It is a folder");
        VERIFY_CONTAINS(refusalOf(""), "The name is empty.");
        writeContent(folder.file("empty.h5"), "");
        VERIFY_CONTAINS(refusalOf(folder.file("empty.h5")), "The file is empty.");
        writeContent(folder.file("text.h5"), "this is a text, long enough to be looked at");
        VERIFY_CONTAINS(refusalOf(folder.file("text.h5")), "It is no HDF5 file");
    }

    void aFileInWhichSavingWasCutOffSaysHowToRecoverIt()
    {
        TestFile file;
        file.makeGroup("/group");
        file.close();
        const std::string marked = file.folder().file("marked.h5");
        writeContent(marked, patched(file, 0, '\x88'));
        VERIFY_CONTAINS(refusalOf(marked), "Saving an edit was cut off in it");
        VERIFY_CONTAINS(refusalOf(marked), "h5scout --recover " + QByteArray::fromStdString(marked));
        QCOMPARE(contentOf(marked).front(), '\x88');
    }

    void aPipeIsRefusedWithoutWaitingForIt()
    {
        const TemporaryFolder folder;
        QCOMPARE(::mkfifo(folder.file("pipe.h5").c_str(), 0600), 0);
        VERIFY_CONTAINS(refusalOf(folder.file("pipe.h5")), "no regular file");
        VERIFY_CONTAINS(refusalOf("/dev/zero"), "no regular file");
    }

    void aCutFileSaysHowLongItShouldBe()
    {
        TestFile file;
        file.makeGroup("/group");
        file.close();
        const std::string content = contentOf(file.path());
        const std::string cut = file.folder().file("cut.h5");
        writeContent(cut, content.substr(0, 90));
        const QByteArray refusal = refusalOf(cut);
        VERIFY_CONTAINS(refusal, QByteArray("should have ") + QByteArray::number(qulonglong{content.size()}) +
                                     " bytes and has 90");
    }

    void aFileCutBehindItsTreeOpensThroughItsDoor()
    {
        TestFile file;
        file.makeDoubles("/values", {1000}, std::vector<double>(1000, 1.5));
        file.close();
        const std::string content = contentOf(file.path());
        const std::string cut = file.folder().file("cut.h5");
        writeContent(cut, content.substr(0, content.size() - 800));
        H5Backend backend;
        backend.openFile(cut);
        QVERIFY(backend.opened().door == Door::Cut);
        QVERIFY(backend.hasNode("/values"));
    }

    void filesOfKilledWritersOpenThroughTheirDoors_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("door");
        QTest::addColumn<int>("elements");
        bool isThere = false;
        for (const std::string& sample : sharedFiles({"hostile"})) {
            const auto row = [&](const char* name, Door door, int elements) {
                if (!sample.ends_with(name))
                    return;
                QTest::newRow(name) << QByteArray::fromStdString(sample) << static_cast<int>(door) << elements;
                isThere = true;
            };
            row("unclean-latest-flush.h5", Door::StaleFlag, 640);
            row("unclean-latest-swmr.h5", Door::Swmr, 1280);
        }
        if (!isThere)
            QSKIP("The sample files are not here.");
    }

    void filesOfKilledWritersOpenThroughTheirDoors()
    {
        QFETCH(QByteArray, path);
        QFETCH(int, door);
        QFETCH(int, elements);
        H5Backend backend;
        backend.openFile(path.toStdString());
        QCOMPARE(static_cast<int>(backend.opened().door), door);
        QCOMPARE(CArray(backend.getChildren("/").front()).read().size(), static_cast<std::size_t>(elements));
    }

    void whatHoldsNothingReadableIsRefusedInASentence_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("reason");
        bool isThere = false;
        for (const std::string& sample : sharedFiles({"hostile"})) {
            const auto row = [&](const char* name, const char* reason) {
                if (!sample.ends_with(name))
                    return;
                QTest::newRow(name) << QByteArray::fromStdString(sample) << QByteArray(reason);
                isThere = true;
            };
            row("truncated-swmr.h5", "has 300, and what is left of it cannot be read.");
            row("unclean-earliest.h5", "has 96, and what is left of it cannot be read.");
        }
        if (!isThere)
            QSKIP("The sample files are not here.");
    }

    void whatHoldsNothingReadableIsRefusedInASentence()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, reason);
        const QByteArray refusal = refusalOf(path.toStdString());
        VERIFY_CONTAINS(refusal, "The file is cut short");
        VERIFY_CONTAINS(refusal, reason);
        VERIFY_CONTAINS(refusal, path);
    }

    void aDamagedSuperblockIsRefused()
    {
        TestFile file("test.h5", TestFile::Format::Latest);
        file.close();
        const std::string damaged = file.folder().file("damaged.h5");
        writeContent(damaged, patched(file, 8, 77));
        VERIFY_CONTAINS(refusalOf(damaged), "damaged, or of a newer format");
    }

    void theSuperblockMayLieBehindAUserBlock()
    {
        TestFile file;
        file.makeGroup("/group");
        file.close();
        const std::string shifted = file.folder().file("shifted.h5");
        writeContent(shifted, std::string(512, 'u') + contentOf(file.path()));
        H5Backend backend;
        backend.openFile(shifted);
        QCOMPARE(backend.opened().userBlockBytes, std::uint64_t{512});
        QVERIFY(backend.hasNode("/group"));
    }

    // Proves: H5Backend.open_file
    void whatWasFoundOutIsTold()
    {
        TestFile file("test.h5", TestFile::Format::Latest);
        file.setText("/", "pymodaq_version", R"({"module": "builtins", "type": "str", "data": "'4.2.0'"})");
        file.close();
        const H5Backend backend = opened(file);
        QVERIFY(backend.opened().door == Door::Plain);
        QCOMPARE(backend.opened().pymodaqVersion, std::string("4.2.0"));
        QCOMPARE(backend.opened().byteCount, std::uint64_t{contentOf(file.path()).size()});
        QVERIFY(backend.opened().superblockVersion >= 2);
        QVERIFY(backend.opened().modifiedNanoseconds > 0);
        QCOMPARE(backend.fileName(), file.path());
    }

    void openingTakesNoLock()
    {
        TestFile file;
        file.makeGroup("/group");
        file.close();
        const H5Backend backend = opened(file);
        // Another process would lock for writing; asking for the lock here shows that nobody holds it.
        const int descriptor = ::open(file.path().c_str(), O_RDWR);
        QVERIFY(descriptor >= 0);
        QCOMPARE(::flock(descriptor, LOCK_EX | LOCK_NB), 0);
        ::close(descriptor);
    }

    // Proves: H5Backend.close_file, H5Backend.isopen, H5Backend.flush
    void closingIsHarmlessAtAnyTime()
    {
        H5Backend backend;
        QVERIFY(!backend.isOpen());
        backend.closeFile();
        VERIFY_CONTAINS(sentenceOf<NodeError>([&] { backend.root(); }), "No file is open.");
        TestFile file;
        file.close();
        backend.openFile(file.path());
        QVERIFY(backend.isOpen());
        backend.closeFile();
        backend.closeFile();
        QVERIFY(!backend.isOpen());
        VERIFY_CONTAINS(sentenceOf<NodeError>([&] { backend.flush(); }), "No file is open.");
    }

    // Proves: H5Backend.h5file, H5Backend.filename, H5Backend.isopen, Node.h5file, Node.node, CARRAY.array
    void identifiersAreThoseOfHdf5()
    {
        TestFile file;
        file.makeDoubles("/values", {2}, {1, 2});
        file.close();
        const H5Backend backend = opened(file);
        QVERIFY(backend.isOpen());
        QCOMPARE(backend.fileName(), file.path());
        QCOMPARE(H5Iget_type(backend.fileId()), H5I_FILE);
        const CArray array(backend.getNode("/values"));
        QCOMPARE(H5Iget_type(array.id()), H5I_DATASET);
        QCOMPARE(array.backend().fileId(), backend.fileId());
    }

    // Proves: Node.to_h5_backend, H5Backend.close_file
    void theLastBackendClosesTheFile()
    {
        TestFile file;
        file.makeGroup("/group");
        file.close();
        auto first = std::make_unique<H5Backend>();
        first->openFile(file.path());
        const Node node = first->getNode("/group");
        auto second = std::make_unique<H5Backend>(node.toH5Backend());
        first.reset();
        QVERIFY(second->isOpen());
        QVERIFY(node.kind() == NodeKind::Group);
        second.reset();
        VERIFY_CONTAINS(sentenceOf<NodeError>([&] { (void)node.kind(); }), "The file is closed.");
        VERIFY_CONTAINS(sentenceOf<NodeError>([&] { (void)node.toH5Backend(); }), "The file is closed.");
    }
};

QTEST_GUILESS_MAIN(OpeningTest)
#include "tst_backend_opening.moc"
