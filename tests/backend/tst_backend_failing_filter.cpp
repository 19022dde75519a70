// SPDX-License-Identifier: GPL-3.0-or-later
// A filter that fails when HDF5 encodes chunks, which it does long after the elements were written: when they leave its
// memory, when the array or the file is closed. Each loss is told once, by whichever call meets it first.
#include <vector>

#include "FilteredArray.h"
#include "MakeArrays.h"
#include "WritingTest.h"
#include "h5scout/storage/StorageError.h"

using namespace h5scout;
using namespace h5scout::test;

namespace
{

constexpr const char* kLost = "Elements of the array /x are lost, which were still in memory and could not be written: "
                              "HDF5 says: ";
constexpr const char* kDirectAdvice =
    "What was flushed before is in the file. Write them again, into an array without the filter that fails.";

/// A file whose array /x has four rows on the disk, and one more in memory that cannot be encoded.
struct Recording
{
    explicit Recording(Durability durability)
    {
        makeFiltered(file, kFailingFilter);
        file.close();
        before = contentOf(file.path());
        backend = openedForWriting(file.path(), durability);
        EArray(backend.getNode("/x")).append(doubles({5}));
        isEncoderFailing = true;
    }
    ~Recording() { isEncoderFailing = false; }
    Recording(const Recording&) = delete;
    Recording& operator=(const Recording&) = delete;

    QByteArray closing()
    {
        return sentenceOf<StorageError>([&] { backend.closeFile(); });
    }
    QByteArray committing()
    {
        return sentenceOf<StorageError>([&] { backend.commit(); });
    }

    TestFile file;
    std::string before; ///< its bytes
    H5Backend backend;
};

QByteArray could(const char* attempt, const char* where, const TestFile& file)
{
    return QByteArray("Could not ") + attempt + where + " in " + QByteArray::fromStdString(file.path()) + ": ";
}

} // namespace

class TestBackendFailingFilter : public BackendTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { registerFailingFilter(); }

    void closingTellsTheLoss()
    {
        Recording recording(Durability::Direct);
        const QByteArray sentence = recording.closing();
        QVERIFY2(sentence.startsWith(could("close the file", "", recording.file) + kLost), sentence.constData());
        QVERIFY2(sentence.endsWith(kDirectAdvice), sentence.constData());
        QVERIFY(!recording.backend.isOpen());
        QCOMPARE(recording.closing(), QByteArray("no exception"));
        QCOMPARE(opened(recording.file).read("/x").shape(), Shape{5});
    }

    void anArrayInUseIsClosedFirst()
    {
        Recording recording(Durability::Direct);
        const EArray held(recording.backend.getNode("/x"));
        QCOMPARE(held.read().size(), std::size_t{5});
        VERIFY_CONTAINS(recording.closing(), kLost);
        VERIFY_CONTAINS(sentenceOf<NodeError>([&] { held.read(); }), "closed");
    }

    void savingTellsTheLoss()
    {
        Recording recording(Durability::Direct);
        VERIFY_CONTAINS(recording.committing(), could("save the file", "", recording.file) + kLost);
        QVERIFY(!recording.backend.isOpen());
        QCOMPARE(recording.closing(), QByteArray("no exception"));
    }

    /// The handle of the array is gone when the array is closed, so the next call tells.
    void theNextChangeTellsTheLossOnce()
    {
        Recording recording(Durability::Direct);
        QCOMPARE(recording.backend.getAttrs("/x").size(), std::size_t{0}); // the array's shape is settled, and it goes
        QVERIFY(recording.backend.hasNode("/x"));                          // looking is no matter of what was written
        VERIFY_CONTAINS(sentenceOf<StorageError>([&] { recording.backend.setAttr("/", "a", Text{"b"}); }), kLost);
        recording.backend.setAttr("/", "a", Text{"b"});
        QCOMPARE(recording.closing(), QByteArray("no exception"));
        QVERIFY(opened(recording.file).hasAttr("/", "a"));
    }

    void flushTellsTheLoss()
    {
        Recording recording(Durability::Direct);
        const QByteArray sentence = sentenceOf<StorageError>([&] { recording.backend.flush(); });
        VERIFY_CONTAINS(sentence, could("write out what is in memory", "", recording.file) + kLost);
        QCOMPARE(recording.closing(), QByteArray("no exception"));
    }

    /// As long as somebody has the array open, HDF5 keeps what it could not write.
    void flushTellsWhatCannotBeWrittenYet()
    {
        Recording recording(Durability::Direct);
        const EArray held(recording.backend.getNode("/x"));
        QCOMPARE(held.read().size(), std::size_t{5});
        const QByteArray sentence = sentenceOf<Error>([&] { recording.backend.flush(); });
        VERIFY_CONTAINS(sentence, could("write out what is in memory", "", recording.file) + "HDF5 says: ");
        isEncoderFailing = false;
        recording.backend.closeFile();
        QCOMPARE(joined(opened(recording.file).read("/x")), QByteArray("float64 (5,): 0.0 0.0 0.0 0.0 5.0"));
    }

    void rowsAfterAFailedFlushAreToldOfAgain()
    {
        Recording recording(Durability::Direct);
        const EArray held(recording.backend.getNode("/x"));
        QCOMPARE(held.read().size(), std::size_t{5});
        QVERIFY(sentenceOf<Error>([&] { recording.backend.flush(); }) != "no exception");
        held.append(doubles({6}));
        VERIFY_CONTAINS(recording.closing(), kLost);
    }

    void aTransactionIsNotSaved()
    {
        Recording recording(Durability::Transaction);
        const QByteArray sentence = recording.committing();
        VERIFY_CONTAINS(sentence, could("save the file", "", recording.file) + kLost);
        VERIFY_CONTAINS(sentence, "Nothing can be saved any more: close the file, and do all of it again");
        QVERIFY(!recording.backend.isOpen());
        QCOMPARE(contentOf(recording.file.path()), recording.before);
    }

    void aTransactionThatWasToldIsNotSavedEither()
    {
        Recording recording(Durability::Transaction);
        QCOMPARE(recording.backend.getAttrs("/x").size(), std::size_t{0});
        VERIFY_CONTAINS(sentenceOf<StorageError>([&] { recording.backend.setAttr("/", "a", Text{"b"}); }), kLost);
        isEncoderFailing = false;
        VERIFY_CONTAINS(recording.committing(), kLost);
        QCOMPARE(contentOf(recording.file.path()), recording.before);
    }

    void aTransactionThatIsGivenUpHasNoLoss()
    {
        Recording recording(Durability::Transaction);
        QCOMPARE(recording.closing(), QByteArray("no exception"));
        QCOMPARE(contentOf(recording.file.path()), recording.before);
    }

    void theHandlesGoInAnyOrder()
    {
        for (const Durability durability : {Durability::Direct, Durability::Transaction}) {
            Recording recording(durability);
            const EArray held(recording.backend.getNode("/x"));
            QCOMPARE(held.read().size(), std::size_t{5});
            recording.backend = H5Backend(); // a destructor tells nothing, and nothing dies
            VERIFY_CONTAINS(sentenceOf<NodeError>([&] { held.read(); }), "closed");
        }
    }

    /// Chunks of half the cache: the one that leaves it for the next is encoded then.
    void appendTellsWhatLeavesTheMemory()
    {
        constexpr hsize_t kHalfOfTheCache = (hsize_t{1} << 19) / 8;
        TestFile file;
        makeFiltered(file, kFailingFilter, kHalfOfTheCache);
        file.close();
        H5Backend backend = openedForWriting(file.path(), Durability::Direct);
        const EArray array(backend.getNode("/x"));
        array.append(doubles(std::vector<double>(kHalfOfTheCache - 4, 1)));
        isEncoderFailing = true;
        QByteArray sentence;
        for (int chunk = 0; chunk < 4 && !sentence.startsWith("Could not"); ++chunk)
            sentence =
                sentenceOf<StorageError>([&] { array.append(doubles(std::vector<double>(kHalfOfTheCache, 2))); });
        isEncoderFailing = false;
        VERIFY_CONTAINS(sentence, could("append to the array", " at /x", file) + kLost);
        backend.closeFile();
    }

    // Proves: Q5
    void aFailureInTheMiddleGivesTheShapeBack()
    {
        constexpr hsize_t kBeyondTheCache = (hsize_t{2} << 20) / 8;
        TestFile file;
        makeFiltered(file, kFailingFilter, kBeyondTheCache);
        file.setText("/x", "shape", R"_({"module": "builtins", "type": "tuple", "data": "(4,)"})_");
        file.close();
        H5Backend backend = openedForWriting(file.path(), Durability::Direct);
        const EArray array(backend.getNode("/x"));
        isEncoderFailing = true;
        const QByteArray sentence = sentenceOf<Error>([&] { array.append(doubles({1, 2})); });
        isEncoderFailing = false;
        VERIFY_CONTAINS(sentence, "Could not append to the array at /x in ");
        QCOMPARE(array.shape(), Shape{4});
        QCOMPARE(pythonRepr(array.getAttr("shape")), std::string("(4,)"));
        array.append(doubles({5}));
        QCOMPARE(pythonRepr(array.getAttr("shape")), std::string("(5,)"));
        backend.commit();
        QCOMPARE(joined(opened(file).read("/x")), QByteArray("float64 (5,): 0.0 0.0 0.0 0.0 5.0"));
    }
};

QTEST_GUILESS_MAIN(TestBackendFailingFilter)
#include "tst_backend_failing_filter.moc"
