// SPDX-License-Identifier: GPL-3.0-or-later
// Nodes are copied within a file and between two, in both conventions and plain HDF5.
#include "NodesToCopy.h"
#include "WritingTest.h"

#include "MakeArrays.h"

#include "h5scout/backend/DimensionScales.h"
#include "h5scout/hdf5/CApi.h"

using namespace h5scout;
using namespace h5scout::test;

namespace
{

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

QTEST_GUILESS_MAIN(TestBackendWriteCopies)
#include "tst_backend_write_copies.moc"
