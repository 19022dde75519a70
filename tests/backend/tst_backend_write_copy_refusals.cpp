// SPDX-License-Identifier: GPL-3.0-or-later
// What is not copied, and why; copies that are taken back.
#include "NodesToCopy.h"
#include "WritingTest.h"

#include "MakeArrays.h"

#include "h5scout/backend/DimensionScales.h"
#include "h5scout/hdf5/CApi.h"

using namespace h5scout;
using namespace h5scout::test;

class TestBackendWriteCopyRefusals : public BackendTest
{
    Q_OBJECT

private Q_SLOTS:
    void refusalsLeaveTheFileAlone_data() { addWritingRows(); }
    void refusalsLeaveTheFileAlone();
    void whatWouldBeNoCopyIsRefused();
    void scaledChunksOfAnOpenArrayAreCopied();
    void valuesInOtherDatasetsAreNotCopied();
    void whatPyTablesCouldNotOpenIsRefused();
    void rollingBackTakesCopiesAway();
};

void TestBackendWriteCopyRefusals::refusalsLeaveTheFileAlone()
{
    FileOfRow file;
    H5Backend& backend = file.backend;
    fillWithNodes(backend);
    backend.commit();
    openedForWriting(file.path, Durability::Direct).commit(); // HDF5 gives back what it had set aside
    const std::string before = contentOf(file.path);
    backend = openedForWriting(file.path, file.durability);
    const std::string a = pathOfA(backend);
    using Cause = NodeError::Cause;
    QCOMPARE(causeOf([&] { backend.copyNode("/no", "/"); }), Cause::Missing);
    QCOMPARE(causeOf([&] { backend.copyNode("/no/such", "/"); }), Cause::Missing);
    QCOMPARE(causeOf([&] { backend.copyNode(a, "/"); }), Cause::Exists);
    QCOMPARE(causeOf([&] { backend.copyNode(a, "/", "b/c"); }), Cause::BadName);
    QCOMPARE(causeOf([&] { backend.copyNode("/", "/"); }), Cause::BadName);
    QCOMPARE(causeOf([&] { backend.copyNode(a, "/no"); }), Cause::Missing);
    QCOMPARE(causeOf([&] { backend.copyNode(a, a + "/packed"); }), Cause::WrongKind);
    QCOMPARE(causeOf([&] { backend.copyNode(a, a + "/outside"); }), Cause::NotFollowed);
    QCOMPARE(causeOf([&] { backend.copyNode(a + "/outside/x", "/"); }), Cause::NotFollowed);
    TestFile second;
    second.makeGroup("/g");
    second.close();
    H5Backend other = opened(second);
    const Node foreign = other.getNode("/g");
    QCOMPARE(causeOf([&] { backend.copyNode(a, foreign); }), Cause::WrongKind);
    VERIFY_CONTAINS(sentenceOf<FileModeError>([&] { other.copyNode(backend.getNode(a), "/"); }), "reading only");
    VERIFY_CONTAINS(sentenceOf<NodeError>([&] {
                        backend.copyNode(foreign, "/", "");
                        backend.copyNode(foreign, "/", ".");
                    }),
                    "Could not make a copy of /g of");
    other.closeFile();
    QCOMPARE(causeOf([&] { backend.copyNode(foreign, "/", "x"); }), Cause::Closed);
    backend.removeNode("/g");
    if (file.durability == Durability::Transaction) {
        backend.closeFile();
        QVERIFY(contentOf(file.path) == before);
    }
}

/// Where HDF5 itself writes beyond its memory, if the chunks lie in the cache of the open array.
void TestBackendWriteCopyRefusals::scaledChunksOfAnOpenArrayAreCopied()
{
    constexpr hsize_t kLength = 10'000;
    constexpr hsize_t kChunkLength = 1'000;
    constexpr int kDecimals = 2;
    std::vector<float> numbers;
    for (hsize_t index = 0; index < kLength; ++index)
        numbers.push_back(static_cast<float>(index) * 0.37F);
    TestFile file;
    const hdf5::Handle layout(H5Pcreate(H5P_DATASET_CREATE));
    QVERIFY(H5Pset_chunk(layout.get(), 1, &kChunkLength) >= 0);
    QVERIFY(H5Pset_scaleoffset(layout.get(), H5Z_SO_FLOAT_DSCALE, kDecimals) >= 0);
    {
        const hdf5::Handle space(H5Screate_simple(1, &kLength, nullptr));
        const hdf5::Handle dataset(
            H5Dcreate2(file.id(), "scaled", H5T_IEEE_F32LE, space.get(), H5P_DEFAULT, layout.get(), H5P_DEFAULT));
        QVERIFY(H5Dwrite(dataset.get(), H5T_NATIVE_FLOAT, H5S_ALL, H5S_ALL, H5P_DEFAULT, numbers.data()) >= 0);
    }
    file.close();
    for (const Durability durability : {Durability::Direct, Durability::Transaction}) {
        H5Backend backend = openedForWriting(file.path(), durability);
        const CArray array(backend.getNode("/scaled"));
        const NdArray before = array.read();
        const std::string name = durability == Durability::Direct ? "direct" : "transaction";
        QVERIFY(CArray(backend.copyNode("/scaled", "/", name)).read() == before);
        QVERIFY(array.read() == before);
        QVERIFY(CArray(backend.copyNode("/scaled", "/", name + "_again")).read() == before);
        backend.commit();
        backend.openFile(file.path());
        QVERIFY(backend.read("/" + name) == before);
    }
    // Two that have the file open for reading share what HDF5 caches.
    const H5Backend source = opened(file);
    H5Backend other = opened(file);
    const NdArray before = CArray(source.getNode("/scaled")).read();
    const CArray kept(other.getNode("/scaled"));
    QVERIFY(kept.read() == before);
    const TemporaryFolder folder;
    makeFile(folder.file("target.h5"), Origin::Plain);
    H5Backend target = openedForWriting(folder.file("target.h5"), Durability::Direct);
    VERIFY_CONTAINS(sentenceOf<Error>([&] { target.copyNode(source.getNode("/scaled"), "/"); }),
                    "has the file open twice");
    other.closeFile();
    QVERIFY(CArray(target.copyNode(source.getNode("/scaled"), "/")).read() == before);
}

void TestBackendWriteCopyRefusals::whatWouldBeNoCopyIsRefused()
{
    TestFile file;
    file.makeGroup("/g");
    file.makeDoubles("/g/array", {2}, {1, 2});
    hobj_ref_t reference = 0;
    QVERIFY(H5Rcreate(&reference, file.id(), "/g/array", H5R_OBJECT, -1) >= 0);
    const hdf5::Handle pair(H5Tcreate(H5T_COMPOUND, sizeof reference));
    QVERIFY(H5Tinsert(pair.get(), "where", 0, H5T_STD_REF_OBJ) >= 0);
    file.makeGroup("/hidden");
    file.makeArray("/hidden/array", pair.get(), {1}, &reference);
    file.makeGroup("/noted");
    file.setAttribute("/noted", "note", pair.get(), {1}, &reference);
    file.makeGroup("/broken");
    file.makeDoubles("/broken/array", {2}, {1, 2});
    file.close();
    H5Backend backend = opened(file);
    const std::uint64_t address = backend.summary("/broken/array").objectAddress;
    backend.closeFile();
    std::string content = contentOf(file.path());
    content[address] = '\x7f'; // the version of the object header
    writeContent(file.path(), content);
    const TemporaryFolder folder;
    makeFile(folder.file("other.h5"), Origin::Plain);
    const std::string before = contentOf(folder.file("other.h5"));
    backend.openFile(file.path());
    for (const Durability durability : {Durability::Direct, Durability::Transaction}) {
        H5Backend other = openedForWriting(folder.file("other.h5"), durability);
        const auto refusal = [&](const char* path) {
            return sentenceOf<NodeError>([&] { other.copyNode(backend.getNode(path), "/"); });
        };
        VERIFY_CONTAINS(refusal("/broken"), "at /broken in");
        VERIFY_CONTAINS(refusal("/broken"), "/broken/array cannot be copied. It cannot be read.");
        VERIFY_CONTAINS(refusal("/hidden"), "Its elements hold references");
        VERIFY_CONTAINS(refusal("/noted"), "Its attribute 'note' holds references");
        other.closeFile();
        QVERIFY(contentOf(folder.file("other.h5")) == before);
    }
    backend = openedForWriting(file.path(), Durability::Transaction);
    backend.copyNode("/hidden", "/g"); // within the file they lead where they led
    QVERIFY(backend.hasNode("/g/hidden/array"));
}

/// Raw data in another file would be shared by two arrays; the sources of a virtual dataset are in its file only.
void TestBackendWriteCopyRefusals::valuesInOtherDatasetsAreNotCopied()
{
    TestFile file;
    const hsize_t extent = 2;
    const hdf5::Handle space(H5Screate_simple(1, &extent, nullptr));
    const hdf5::Handle outside(H5Pcreate(H5P_DATASET_CREATE));
    QVERIFY(H5Pset_external(outside.get(), "values.raw", 0, 2 * sizeof(double)) >= 0);
    const hdf5::Handle elsewhere(H5Pcreate(H5P_DATASET_CREATE));
    QVERIFY(H5Pset_virtual(elsewhere.get(), space.get(), ".", "/source", space.get()) >= 0);
    file.makeDoubles("/source", {2}, {1, 2});
    for (const auto& [name, properties] :
         {std::pair{"/outside", outside.get()}, std::pair{"/virtual", elsewhere.get()}})
        QVERIFY(hdf5::Handle(
            H5Dcreate2(file.id(), name, H5T_IEEE_F64LE, space.get(), H5P_DEFAULT, properties, H5P_DEFAULT)));
    file.close();
    H5Backend backend = openedForWriting(file.path(), Durability::Transaction);
    VERIFY_CONTAINS(sentenceOf<NodeError>([&] { backend.copyNode("/outside", "/", "copy"); }), "lie in other files");
    backend.copyNode("/virtual", "/", "copy");
    const TemporaryFolder folder;
    makeFile(folder.file("other.h5"), Origin::Plain);
    H5Backend other = openedForWriting(folder.file("other.h5"), Durability::Transaction);
    VERIFY_CONTAINS(sentenceOf<NodeError>([&] { other.copyNode(backend.getNode("/outside"), "/"); }),
                    "lie in other files");
    VERIFY_CONTAINS(sentenceOf<NodeError>([&] { other.copyNode(backend.getNode("/virtual"), "/"); }),
                    "It is a virtual dataset");
}

void TestBackendWriteCopyRefusals::whatPyTablesCouldNotOpenIsRefused()
{
    const TemporaryFolder folder;
    makeFile(folder.file("plain.h5"), Origin::Plain);
    H5Backend plain = openedForWriting(folder.file("plain.h5"), Durability::Direct);
    plain.getSetGroup("/", "g", {}, {{"TITLE", std::int64_t{5}}});
    plain.getSetGroup("/", "json");
    plain.getNode("/json").setAttr("name", Text{"a text"}, AttributeStorage::PymodaqJson);
    plain.getNode("/json").attrs().rename("name", "TITLE");
    for (const Origin origin : {Origin::Tables, Origin::H5py, Origin::Plain}) {
        const std::string path = folder.file("other.h5");
        std::filesystem::remove(path);
        makeFile(path, origin);
        const QByteArray sentence = sentenceAfter(path, Durability::Transaction, [&](const H5Backend& backend) {
            backend.copyNode(plain.getNode("/g"), "/");
        });
        if (origin == Origin::Plain)
            QCOMPARE(sentence, QByteArray("done"));
        else
            VERIFY_CONTAINS(sentence, "PyTables reads a text there, and the value is of the type int64. Give a text.");
        QCOMPARE(sentenceAfter(path, Durability::Transaction,
                               [&](const H5Backend& backend) { backend.copyNode(plain.getNode("/json"), "/"); }),
                 QByteArray("done"));
    }
}

void TestBackendWriteCopyRefusals::rollingBackTakesCopiesAway()
{
    for (const auto& [name, origin] : kOrigins) {
        const TemporaryFolder folder;
        makeFile(folder.file("test.h5"), origin);
        H5Backend backend = openedForWriting(folder.file("test.h5"), Durability::Direct);
        fillWithNodes(backend);
        backend.commit();
        const std::string before = contentOf(folder.file("test.h5"));
        backend = openedForWriting(folder.file("test.h5"), Durability::Transaction);
        backend.copyNode(pathOfA(backend), "/", "copy");
        backend.createSoftLink("/", "soft", "/copy");
        backend.createHardLink("/", "hard", "/copy");
        backend.createExternalLink("/", "outside", "other.h5", "/");
        backend.createEArray("/", "big", elementTypeOf(ElementKind::Float64), {}, {}, {}, {.byteOrder = ByteOrder::Big})
            .append(doubles({1, 2}));
        const CArray line = backend.createCArray("/", "line", doubles({1}));
        DimensionScales(line).setLabel(0, "along");
        if (origin == Origin::Plain) {
            DimensionScales(backend.createCArray("/", "scale", doubles({1}))).makeScale();
            DimensionScales(line).attach(0, CArray(backend.getNode("/scale")));
        }
        backend.saveFileAs(folder.file("saved.h5"));
        backend.closeFile();
        QVERIFY2(contentOf(folder.file("test.h5")) == before, name);
    }
}

QTEST_GUILESS_MAIN(TestBackendWriteCopyRefusals)
#include "tst_backend_write_copy_refusals.moc"
