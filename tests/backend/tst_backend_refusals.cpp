// SPDX-License-Identifier: GPL-3.0-or-later
// What a writing call refuses, it refuses before the first byte: its own exception, a sentence with what was tried,
// node and file, and a file that is the same to the byte.
#include <cerrno>
#include <map>

#include "FaultySystem.h"
#include "Refusals.h"
#include "WritingCalls.h"
#include "h5scout/storage/StorageError.h"

using namespace h5scout;
using namespace h5scout::test;

Q_DECLARE_METATYPE(h5scout::test::WritingCall)

namespace
{

/// "Could not set the attribute 'note' at /group in /tmp/x/test.h5: "
QByteArray beginningFor(QByteArray where, const std::string& path)
{
    const QByteArray file = QByteArray::fromStdString(path);
    return "Could not " + where.replace(kFile, file) + " in " + file + ": ";
}

std::ptrdiff_t entryCount(const TemporaryFolder& folder)
{
    return std::distance(std::filesystem::directory_iterator(folder.path()), {});
}

/// One row for each writing call in both conventions, and of those on scales in plain HDF5.
void addCallRows()
{
    QTest::addColumn<Origin>("origin");
    QTest::addColumn<WritingCall>("call");
    for (const auto& [name, origin] : {std::pair{"tables", Origin::Tables}, std::pair{"h5py", Origin::H5py}}) {
        for (const WritingCall& call : writingCalls())
            QTest::addRow("%s %s", name, call.name) << origin << call;
    }
    for (const WritingCall& call : callsOnScales())
        QTest::addRow("plain %s", call.name) << Origin::Plain << call;
}

/// The file of a row, with its nodes.
struct FileWithNodes
{
    explicit FileWithNodes(Origin origin)
    {
        makeNodesToWriteTo(path, origin);
        openedForWriting(path, Durability::Direct)
            .setAttr("/group", "number", std::int64_t{1}, AttributeStorage::Native);
        openedForWriting(path, Durability::Direct).commit(); // HDF5 gives back what it had set aside
        before = contentOf(path);
    }

    const TemporaryFolder folder;
    const std::string path = folder.file("test.h5");
    std::string before;
};

} // namespace

class TestBackendRefusals : public BackendTest
{
    Q_OBJECT

private Q_SLOTS:
    void whatDoesNotFitIsRefused_data() { addWritingRows(); }

    // Proves: InvalidDataDimension, InvalidDataType, InvalidGroupDataType, InvalidScanType, NodeError
    void whatDoesNotFitIsRefused()
    {
        const FileWithNodes file(originOfRow());
        QByteArrayList wrong;
        for (const Refusal& refusal : refusalsIn(originOfRow())) {
            H5Backend backend = openedForWriting(file.path, durabilityOfRow());
            const Work work = refusal.prepare(backend);
            const QByteArray sentence = refusal.refused([&] { work(backend); });
            const bool isRight =
                sentence.startsWith(beginningFor(refusal.where, file.path)) && sentence.contains(refusal.reason);
            if (!isRight)
                wrong << refusal.name + QByteArray(": ") + sentence;
            if (durabilityOfRow() == Durability::Transaction && backend.commit().isChanged)
                wrong << refusal.name + QByteArray(" has changed the file");
            backend.closeFile();
            if (contentOf(file.path) != file.before)
                wrong << refusal.name + QByteArray(" has changed bytes");
            if (entryCount(file.folder) != 1)
                wrong << refusal.name + QByteArray(" has left a file");
        }
        QVERIFY2(wrong.isEmpty(), wrong.join('\n').constData());
    }

    void aFileOpenForReadingIsNotWritten_data() { addCallRows(); }

    void aFileOpenForReadingIsNotWritten()
    {
        QFETCH(const WritingCall, call);
        const FileWithNodes file(originOfRow());
        H5Backend backend;
        backend.openFile(file.path);
        const Work work = call.prepare(backend);
        QCOMPARE(sentenceOf<FileModeError>([&] { work(backend); }),
                 beginningFor(call.where, file.path) + "The file is open for reading only. Open it for writing.");
        backend.closeFile();
        QVERIFY(contentOf(file.path) == file.before);
    }

    void aClosedFileIsNotWritten_data() { addCallRows(); }

    void aClosedFileIsNotWritten()
    {
        QFETCH(const WritingCall, call);
        const FileWithNodes file(originOfRow());
        H5Backend backend = openedForWriting(file.path, Durability::Direct);
        const Work work = call.prepare(backend);
        backend.closeFile();
        const QByteArray sentence = refusedAs<NodeError::Cause::Closed>([&] { work(backend); });
        VERIFY_CONTAINS(sentence, QByteArray::fromStdString(file.path));
        QVERIFY(contentOf(file.path) == file.before);
    }

    void aFullDiskLeavesTheFileAsItWas_data() { addCallRows(); }

    void aFullDiskLeavesTheFileAsItWas()
    {
        QFETCH(const WritingCall, call);
        const FileWithNodes file(originOfRow());
        std::uint64_t refusals = 0;
        for (;; ++refusals) {
            FaultySystem system;
            H5Backend backend;
            backend.openFile(file.path, OpenMode::ReadWrite,
                             {.durability = Durability::Transaction, .transaction = {.system = &system}});
            call.prepare(backend)(backend);
            system.arm(FaultySystem::Fault::FullDisk, refusals, ENOSPC);
            const QByteArray sentence = sentenceOf<StorageError>([&] { backend.commit(); });
            if (!system.hasStruck()) {
                QCOMPARE(sentence, QByteArray("no exception"));
                break;
            }
            QVERIFY2(sentence.startsWith("Could not save the edit in " + QByteArray::fromStdString(file.path) +
                                         ": The disk is full. The file is as before."),
                     sentence.constData());
            QVERIFY(!backend.isOpen());
            QVERIFY(contentOf(file.path) == file.before);
        }
        QVERIFY2(refusals >= 2, QByteArray::number(qulonglong{refusals})); // the journal is one, its bytes another
        QVERIFY(contentOf(file.path) != file.before);
    }
};

QTEST_GUILESS_MAIN(TestBackendRefusals)
#include "tst_backend_refusals.moc"
