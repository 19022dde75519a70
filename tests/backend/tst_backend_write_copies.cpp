// SPDX-License-Identifier: GPL-3.0-or-later
// Nodes are copied within a file and between two, in both conventions and plain HDF5.
#include "WritingTest.h"

#include "MakeArrays.h"

#include "h5scout/backend/DimensionScales.h"
#include "h5scout/hdf5/CApi.h"

using namespace h5scout;
using namespace h5scout::test;

namespace
{

/// /a (note) with packed, rows (3 x 2), log, inner/one, inner/two (the same), soft -> inner, outside (external).
void fillWithNodes(H5Backend& backend)
{
    const Group a = backend.addGroup("a", GroupType::data, "/", "Title", {{"note", Text{"mine"}}});
    backend.defineCompression("gzip", 4);
    backend.createCArray(a, "packed", doubles({1, 2, 3}), "Packed", {}, {.chunkShape = {2}});
    backend.createEArray(a, "rows", elementTypeOf(ElementKind::Int64), {2})
        .append(integers({1, 2, 3, 4, 5, 6}, {3, 2}));
    backend.createStringArray(a, "log").append("one");
    const Group inner = backend.getSetGroup(a, "inner");
    backend.createHardLink(inner, "two", backend.createCArray(inner, "one", integers({7})));
    backend.createSoftLink(a, "soft", "inner/one");
    backend.createExternalLink(a, "outside", "other.h5", "/x");
}

std::string pathOfA(const H5Backend& backend)
{
    return backend.hasNode("/A") ? "/A" : "/a";
}

/// Paths below, from the group on, with their kinds.
QByteArray tree(const H5Backend& backend, const std::string& group)
{
    QByteArrayList lines;
    for (const Node& node : backend.walkNodes(group))
        lines << QByteArray::fromStdString(node.path().substr(group.size())) + ':' +
                     QByteArray::fromStdString(std::string(toString(node.kind())));
    std::sort(lines.begin(), lines.end());
    return lines.join(' ');
}

const std::pair<const char*, Origin> kOrigins[] = {
    {"tables", Origin::Tables}, {"h5py", Origin::H5py}, {"plain", Origin::Plain}};

} // namespace

class TestBackendWriteCopies : public BackendTest
{
    Q_OBJECT

private Q_SLOTS:
    void aCopyIsWhatWasCopied_data();
    void aCopyIsWhatWasCopied();
    void whatIsNotYetWrittenOutIsCopied_data() { addWritingRows(); }
    void whatIsNotYetWrittenOutIsCopied();
    void aGroupIsCopiedIntoItself_data() { addWritingRows(); }
    void aGroupIsCopiedIntoItself();
    void theWholeFileIsCopied();
    void linksAreCopiedAsLinks_data() { addWritingRows(); }
    void linksAreCopiedAsLinks();
    void plainNodesGetTheBooksOfTheFile();
    void referencesKeepTheirTargets();
    void scalesAreAttachedToTheCopy();
    void scalesDoNotLeadIntoAnotherFile();
    void refusalsLeaveTheFileAlone_data() { addWritingRows(); }
    void refusalsLeaveTheFileAlone();
    void whatWouldBeNoCopyIsRefused();
    void scaledChunksOfAnOpenArrayAreCopied();
    void valuesInOtherDatasetsAreNotCopied();
    void whatPyTablesCouldNotOpenIsRefused();
    void rollingBackTakesCopiesAway();
};

void TestBackendWriteCopies::aCopyIsWhatWasCopied_data()
{
    QTest::addColumn<Origin>("origin");
    QTest::addColumn<Origin>("target");
    QTest::addColumn<bool>("isSameFile");
    QTest::addColumn<Durability>("durability");
    for (const Durability durability : {Durability::Direct, Durability::Transaction}) {
        const char* way = durability == Durability::Direct ? "direct" : "transaction";
        for (const auto& [name, origin] : kOrigins) {
            QTest::addRow("within %s, %s", name, way) << origin << origin << true << durability;
            for (const auto& [other, target] : kOrigins)
                QTest::addRow("%s to %s, %s", name, other, way) << origin << target << false << durability;
        }
    }
}

// Proves: (copy a node)
void TestBackendWriteCopies::aCopyIsWhatWasCopied()
{
    QFETCH(Origin, origin);
    QFETCH(Origin, target);
    QFETCH(bool, isSameFile);
    QFETCH(Durability, durability);
    const TemporaryFolder folder;
    makeFile(folder.file("source.h5"), origin);
    H5Backend source = openedForWriting(folder.file("source.h5"), durability);
    fillWithNodes(source);
    source.commit();
    H5Backend backend;
    std::string path = folder.file("source.h5");
    if (!isSameFile) {
        source.openFile(path);
        path = folder.file("target.h5");
        makeFile(path, target);
    }
    backend = openedForWriting(path, durability);
    const H5Backend& from = isSameFile ? backend : source;
    const std::string a = pathOfA(from);
    const Group into = backend.getSetGroup("/", "into");
    QCOMPARE(backend.copyNode(from.getNode(a), into).path(), "/into" + a);
    QCOMPARE(backend.copyNode(from.getNode(a + "/rows"), "/", "rows \u00e9").path(), std::string("/rows \u00e9"));
    backend.commit();
    backend.openFile(path);
    source.openFile(folder.file("source.h5"));
    QByteArray expected = tree(source, a);
    if (origin == Origin::Plain && !isSameFile && target != Origin::Plain) // they get the books of the file
        expected.replace(":ARRAY", ":CARRAY").replace("rows:CARRAY", "rows:EARRAY");
    QCOMPARE(tree(backend, "/into" + a), expected);
    QCOMPARE(backend.getAttr("/into" + a, "note"), Value(Text{"mine"}));
    QCOMPARE(joined(backend.read("/into" + a + "/packed")), QByteArray("float64 (3,): 1.0 2.0 3.0"));
    QCOMPARE(CArray(backend.getNode("/into" + a + "/packed")).chunkShape(), Shape{2});
    QCOMPARE(CArray(backend.getNode("/into" + a + "/packed")).filters().size(),
             CArray(source.getNode(a + "/packed")).filters().size());
    QCOMPARE(joined(backend.read("/rows \u00e9")), QByteArray("int64 (3, 2): 1 2 3 4 5 6"));
    QCOMPARE(StringArray(backend.getNode("/into" + a + "/log")).texts(), std::vector<std::string>{"one"});
    QCOMPARE(backend.summary("/into" + a + "/inner/one").objectAddress,
             backend.summary("/into" + a + "/inner/two").objectAddress);
    QCOMPARE(backend.summary("/into" + a + "/soft").linkTarget, std::string("inner/one"));
    QCOMPARE(backend.summary("/into" + a + "/outside").linkFile, std::string("other.h5"));
    for (const Node& node : source.walkNodes(a)) {
        if (node.kind() == NodeKind::ExternalLink)
            continue;
        for (const auto& [name, value] : source.getAttrs(node))
            QCOMPARE(backend.getAttr("/into" + node.path(), name), value);
    }
    source.closeFile();
    backend.closeFile(); // HDF5 does not open a file twice in different ways
    // A copy grows like any array.
    backend = openedForWriting(path, durability);
    EArray(backend.getNode("/rows \u00e9")).append(integers({7, 8}, {1, 2}));
    QCOMPARE(EArray(backend.getNode("/rows \u00e9")).shape(), (Shape{4, 2}));
}

void TestBackendWriteCopies::whatIsNotYetWrittenOutIsCopied()
{
    FileOfRow file;
    const EArray rows = file.backend.createEArray("/", "rows", elementTypeOf(ElementKind::Float64), {});
    rows.append(doubles({1, 2}));
    file.backend.copyNode(rows, "/", "copy");
    rows.append(doubles({3}));
    const TemporaryFolder folder;
    makeFile(folder.file("other.h5"), file.origin);
    H5Backend other = openedForWriting(folder.file("other.h5"), file.durability);
    other.copyNode(rows, "/");
    other.commit();
    file.backend.commit();
    other.openFile(folder.file("other.h5"));
    file.backend.openFile(file.path);
    QCOMPARE(joined(other.read("/rows")), QByteArray("float64 (3,): 1.0 2.0 3.0"));
    if (file.origin != Origin::Plain)
        QCOMPARE(other.getAttr("/rows", "shape"), Value(Tuple{{std::int64_t{3}}}));
    QCOMPARE(joined(file.backend.read("/copy")), QByteArray("float64 (2,): 1.0 2.0"));
}

void TestBackendWriteCopies::aGroupIsCopiedIntoItself()
{
    FileOfRow file;
    H5Backend& backend = file.backend;
    fillWithNodes(backend);
    const std::string a = pathOfA(backend);
    const QByteArray before = tree(backend, a);
    backend.copyNode(a, a, "self");
    backend.copyNode(a + "/inner", a + "/inner");
    QCOMPARE(tree(backend, a + "/self"), before);
    QCOMPARE(tree(backend, a + "/inner/inner"), tree(backend, a + "/self/inner"));
    backend.copyNode("/", a, "all");
    backend.commit();
    backend.openFile(file.path);
    QVERIFY(backend.hasNode(a + "/all" + a + "/self/packed"));
    QVERIFY(!backend.hasNode(a + "/all" + a + "/all"));
}

void TestBackendWriteCopies::theWholeFileIsCopied()
{
    const TemporaryFolder folder;
    makeFile(folder.file("source.h5"), Origin::H5py);
    H5Backend source = openedForWriting(folder.file("source.h5"), Durability::Direct);
    fillWithNodes(source);
    makeFile(folder.file("target.h5"), Origin::H5py);
    H5Backend backend = openedForWriting(folder.file("target.h5"), Durability::Transaction);
    QCOMPARE(causeOf([&] { backend.copyNode(source.root(), "/"); }), NodeError::Cause::BadName);
    backend.copyNode(source.root(), "/", "imported");
    backend.commit();
    backend.openFile(folder.file("target.h5"));
    QCOMPARE(tree(backend, "/imported/A"), tree(source, "/A"));
    QCOMPARE(backend.getNode("/imported").title(), std::string("PyMoDAQ file"));
}

void TestBackendWriteCopies::linksAreCopiedAsLinks()
{
    FileOfRow file;
    H5Backend& backend = file.backend;
    fillWithNodes(backend);
    const std::string a = pathOfA(backend);
    backend.createSoftLink("/", "dangling", "/nothing");
    backend.copyNode("/dangling", a);
    backend.copyNode(a + "/outside", "/", "out");
    backend.copyNode(a + "/soft", a + "/inner", "soft");
    const TemporaryFolder folder;
    makeFile(folder.file("other.h5"), file.origin);
    H5Backend other = openedForWriting(folder.file("other.h5"), file.durability);
    other.copyNode(Group(backend.getNode(a)).child("soft"), "/");
    QVERIFY(other.summary("/soft").kind == NodeKind::SoftLink);
    QCOMPARE(backend.summary(a + "/dangling").linkTarget, std::string("/nothing"));
    QVERIFY(backend.summary("/out").kind == NodeKind::ExternalLink);
    QVERIFY(backend.summary(a + "/inner/soft").kind == NodeKind::SoftLink); // inner/one is not below inner
}

void TestBackendWriteCopies::plainNodesGetTheBooksOfTheFile()
{
    TestFile plain;
    plain.makeGroup("/g");
    plain.makeDoubles("/g/fixed", {2}, {1, 2});
    const std::int32_t numbers[] = {1, 2, 3};
    plain.makeArray("/g/growing", H5T_NATIVE_INT32, {3}, numbers, {kUnlimited});
    plain.setText("/g/fixed", "units", "V");
    plain.close();
    const H5Backend source = opened(plain);
    for (const Origin origin : {Origin::Tables, Origin::H5py}) {
        const TemporaryFolder folder;
        makeFile(folder.file("test.h5"), origin);
        H5Backend backend = openedForWriting(folder.file("test.h5"), Durability::Transaction);
        backend.copyNode(source.getNode("/g"), "/");
        backend.commit();
        backend.openFile(folder.file("test.h5"));
        QVERIFY(backend.getNode("/g/fixed").kind() == NodeKind::CArray);
        QVERIFY(backend.getNode("/g/growing").kind() == NodeKind::EArray);
        QCOMPARE(backend.getAttr("/g", "CLASS"), Value(Text{"GROUP"}));
        QCOMPARE(backend.getAttr("/g/growing", "shape"), Value(Tuple{{std::int64_t{3}}}));
        QCOMPARE(backend.getAttr("/g/fixed", "dtype"), Value(Text{"float64"}));
        QCOMPARE(backend.getAttr("/g/fixed", "units"), Value(Text{"V"}));
        QCOMPARE(backend.hasAttr("/g/fixed", "VERSION"), origin == Origin::Tables);
    }
}

void TestBackendWriteCopies::referencesKeepTheirTargets()
{
    TestFile file;
    file.makeGroup("/g");
    file.makeDoubles("/g/data", {1}, {1});
    hobj_ref_t reference = 0;
    QVERIFY(H5Rcreate(&reference, file.id(), "/g/data", H5R_OBJECT, -1) >= 0);
    file.setAttribute("/g/data", "self", H5T_STD_REF_OBJ, {}, &reference);
    file.makeArray("/g/references", H5T_STD_REF_OBJ, {1}, &reference);
    file.close();
    H5Backend backend = openedForWriting(file.path(), Durability::Transaction);
    backend.copyNode("/g", "/", "copy");
    QCOMPARE(displayText(backend.getAttr("/copy/data", "self")), displayText(backend.getAttr("/g/data", "self")));
    QVERIFY(displayText(backend.getAttr("/copy/data", "self")).find("/g/data") != std::string::npos);
    const TemporaryFolder folder;
    makeFile(folder.file("other.h5"), Origin::Plain);
    H5Backend other = openedForWriting(folder.file("other.h5"), Durability::Transaction);
    other.copyNode(backend.getNode("/g"), "/");
    QVERIFY(displayText(other.getAttr("/g/data", "self")).find("/g/data") == std::string::npos);
}

void TestBackendWriteCopies::scalesAreAttachedToTheCopy()
{
    const TemporaryFolder folder;
    makeFile(folder.file("test.h5"), Origin::Plain);
    H5Backend backend = openedForWriting(folder.file("test.h5"), Durability::Transaction);
    backend.getSetGroup("/", "g");
    const CArray image = backend.createCArray("/g", "image", doubles({1, 2, 3, 4, 5, 6}, {2, 3}));
    const CArray x = backend.createCArray("/g", "x", doubles({1, 2, 3}));
    const CArray y = backend.createCArray("/", "y", doubles({1, 2}));
    DimensionScales(x).makeScale("x");
    DimensionScales(y).makeScale();
    DimensionScales(image).attach(1, x);
    DimensionScales(image).attach(0, y);
    backend.copyNode("/g", "/", "copy");
    backend.copyNode("/g/image", "/", "alone");
    backend.copyNode("/g/x", "/", "x2");
    const auto scaleOf = [&](const char* path, std::size_t dimension) {
        QByteArrayList paths;
        for (const CArray& scale : DimensionScales(CArray(backend.getNode(path))).scales(dimension))
            paths << QByteArray::fromStdString(scale.path());
        return paths.join(' ');
    };
    QCOMPARE(scaleOf("/copy/image", 1), QByteArray("/copy/x"));
    QCOMPARE(scaleOf("/copy/image", 0), QByteArray("/y"));
    QCOMPARE(scaleOf("/alone", 1), QByteArray("/g/x"));
    QCOMPARE(scaleOf("/g/image", 1), QByteArray("/g/x"));
    QCOMPARE(DimensionScales(CArray(backend.getNode("/copy/x"))).scaleName(), std::string("x"));
    QVERIFY(DimensionScales(CArray(backend.getNode("/x2"))).isScale());
    QVERIFY(!backend.hasAttr("/x2", "REFERENCE_LIST"));
}

void TestBackendWriteCopies::scalesDoNotLeadIntoAnotherFile()
{
    const TemporaryFolder folder;
    makeFile(folder.file("source.h5"), Origin::Plain);
    H5Backend source = openedForWriting(folder.file("source.h5"), Durability::Direct);
    source.getSetGroup("/", "g");
    const CArray image = source.createCArray("/g", "image", doubles({1, 2}, {2, 1}));
    for (const char* scale : {"/g/x", "/y"}) {
        const CArray made = source.createCArray(parentOfPath(scale), nameOfPath(scale), doubles({1, 2}));
        DimensionScales(made).makeScale();
        DimensionScales(image).attach(0, made);
    }
    for (const Origin origin : {Origin::Plain, Origin::Tables}) {
        const TemporaryFolder place;
        makeFile(place.file("target.h5"), origin);
        H5Backend backend = openedForWriting(place.file("target.h5"), Durability::Transaction);
        backend.copyNode(source.getNode("/g"), "/");
        const auto scales = DimensionScales(CArray(backend.getNode("/g/image"))).scales(0);
        QCOMPARE(scales.size(), origin == Origin::Plain ? std::size_t{1} : std::size_t{0});
        QCOMPARE(backend.hasAttr("/g/image", "DIMENSION_LIST"), origin == Origin::Plain);
        QCOMPARE(backend.hasAttr("/g/x", "REFERENCE_LIST"), origin == Origin::Plain);
        if (origin == Origin::Plain)
            QCOMPARE(scales.front().path(), std::string("/g/x"));
        else // PyMoDAQ would take it for a group
            QCOMPARE(backend.getAttr("/g/x", "CLASS"), Value(Text{"CARRAY"}));
    }
}

void TestBackendWriteCopies::refusalsLeaveTheFileAlone()
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
void TestBackendWriteCopies::scaledChunksOfAnOpenArrayAreCopied()
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

void TestBackendWriteCopies::whatWouldBeNoCopyIsRefused()
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
void TestBackendWriteCopies::valuesInOtherDatasetsAreNotCopied()
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

void TestBackendWriteCopies::whatPyTablesCouldNotOpenIsRefused()
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

void TestBackendWriteCopies::rollingBackTakesCopiesAway()
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

QTEST_GUILESS_MAIN(TestBackendWriteCopies)
#include "tst_backend_write_copies.moc"
