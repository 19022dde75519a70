// SPDX-License-Identifier: GPL-3.0-or-later
// Defects of PyMoDAQ's own backends (../reference/quirks.txt), and what h5scout does instead, where no test of a unit
// shows it already.
#include <type_traits>

#include "MakeArrays.h"
#include "WritingTest.h"
#include "h5scout/hdf5/CApi.h"

using namespace h5scout;
using namespace h5scout::test;

namespace
{

QByteArray kindOf(const Node& node)
{
    return QByteArray::fromStdString(node.path() + " " + std::string(toString(node.kind())));
}

/// A file in which nothing has the attributes of PyMoDAQ or PyTables.
void makeBareNodes(TestFile& file)
{
    file.makeGroup("/group");
    file.makeDoubles("/group/values", {2}, {1, 2});
    file.makeArray("/rows", H5T_NATIVE_DOUBLE, {0, 2}, nullptr, {kUnlimited, 2});
    file.close();
}

/// Reads whatever can be read of every node.
void readEverything(const H5Backend& backend)
{
    for (const Node& node : backend.walkNodes()) {
        (void)toString(node);
        (void)node.details();
        (void)node.attrs().toMap();
        if (isArrayKind(node.kind()))
            (void)backend.read(node);
        else
            (void)backend.getChildren(node);
    }
}

} // namespace

class TestBackendQuirks : public BackendTest
{
    Q_OBJECT

private Q_SLOTS:
    // Proves: Q1
    void codeInAnAttributeIsNotRun()
    {
        const TemporaryFolder folder;
        const std::string mark = folder.file("was-here");
        const std::string code = "__import__('pathlib').Path('" + mark + "').touch()";
        TestFile file;
        const std::string text = "{\"module\": \"builtins\", \"type\": \"int\", \"data\": \"" + code + "\"}";
        file.setText("/", "bad", text);
        file.close();
        const Value value = opened(file).getAttr("/", "bad");
        QVERIFY(value.is<Dict>()); // the JSON object that it is
        VERIFY_CONTAINS(displayText(value).c_str(), "__import__");
        QVERIFY(!std::filesystem::exists(mark));
    }

    // Proves: Q3
    void readingWritesNothing()
    {
        TestFile file;
        makeBareNodes(file);
        const std::string before = contentOf(file.path());
        readEverything(opened(file));
        QVERIFY(contentOf(file.path()) == before);
        // As by-product of writing, either: the nodes still have no attribute.
        openedForWriting(file.path(), Durability::Direct).commit();
        const std::string rewritten = contentOf(file.path());
        H5Backend backend = openedForWriting(file.path(), Durability::Transaction);
        readEverything(backend);
        QVERIFY(!backend.commit().isChanged);
        QVERIFY(contentOf(file.path()) == rewritten);
        QCOMPARE(opened(file).getNode("/group").attrs().size(), std::size_t{0});
    }

    // Proves: Q4, H5Backend.get_children
    void arraysOfPyTablesAreListed()
    {
        TestFile file;
        file.makeDoubles("/array", {2}, {1, 2});
        file.setFixedText("/array", "CLASS", "ARRAY");
        file.makeDoubles("/index", {1}, {3});
        file.setFixedText("/index", "CLASS", "INDEXARRAY");
        file.close();
        const H5Backend backend = opened(file);
        QByteArrayList kinds;
        for (const Node& child : backend.getChildren("/"))
            kinds << kindOf(child);
        QCOMPARE(kinds, (QByteArrayList{"/array ARRAY", "/index ARRAY"}));
        QCOMPARE(joined(backend.read("/array")), QByteArray("float64 (2,): 1.0 2.0"));
    }

    // Proves: Q6, GROUP.children
    void aStringArrayIsOneInEveryListing()
    {
        TestFile file;
        file.makeStringArray("/log", {"a"});
        file.close();
        const H5Backend backend = opened(file);
        QCOMPARE(kindOf(backend.root().children().front()), QByteArray("/log StringARRAY"));
        QCOMPARE(kindOf(backend.getChildren("/").front()), QByteArray("/log StringARRAY"));
        QVERIFY(backend.root().childSummaries(0, 1).front().kind == NodeKind::StringArray);
        NodeWalk walk = backend.walkNodes();
        walk.next();
        QCOMPARE(kindOf(walk.next().value()), QByteArray("/log StringARRAY"));
    }

    // Proves: Q9, CARRAY.read
    void textsAreReadInPart()
    {
        TestFile file;
        file.makeStringArray("/log", {"a", "b", "c", "d"});
        file.close();
        const H5Backend backend = opened(file);
        QCOMPARE(StringArray(backend.getNode("/log")).texts(1, 2), (std::vector<std::string>{"b", "c"}));
        QCOMPARE(joined(CArray(backend.getNode("/log")).read({{0, 2, 3}})), QByteArray("str (2,): a d"));
    }

    // Proves: Q13
    void groupsWithoutAClassAreListed()
    {
        TestFile file;
        makeBareNodes(file);
        const H5Backend backend = opened(file);
        QByteArrayList kinds;
        for (const Node& child : backend.getChildren("/"))
            kinds << kindOf(child);
        QCOMPARE(kinds, (QByteArrayList{"/group GROUP", "/rows ARRAY"}));
        QCOMPARE(backend.getChildren("/group").size(), std::size_t{1});
    }

    void aMissingNodeIsTheSameErrorInBothConventions_data() { addWritingRows(); }

    // Proves: Q15
    void aMissingNodeIsTheSameErrorInBothConventions()
    {
        const FileOfRow file;
        QCOMPARE(causeOf([&] { file.backend.getNode("/nope"); }), NodeError::Cause::Missing);
        QCOMPARE(causeOf([&] { file.backend.getNode("/", "nope"); }), NodeError::Cause::Missing);
        QCOMPARE(causeOf([&] { file.backend.root().child("nope"); }), NodeError::Cause::Missing);
        QCOMPARE(causeOf([&] { file.backend.read("/nope"); }), NodeError::Cause::Missing);
    }

    void metadataStayWithTheirGroup_data() { addWritingRows(); }

    // Proves: Q17
    void metadataStayWithTheirGroup()
    {
        const FileOfRow file;
        file.backend.addGroup("First", GroupType::scan, "/", "", {{"comment", Text{"mine"}}});
        const Group second = file.backend.addGroup("Second", GroupType::scan, "/");
        QVERIFY(file.backend.hasAttr("/First", "comment"));
        QVERIFY(!second.attrs().contains("comment"));
    }

    // Proves: Q18
    void aFileHasTheNameThatItIsGiven()
    {
        const TemporaryFolder folder;
        for (const char* name : {"scan", "scan.hdf5", "scan.h5", "scan.v1.data"}) {
            makeFile(folder.file(name), Origin::Tables);
            H5Backend backend;
            backend.openFile(folder.file(name));
            QCOMPARE(backend.fileName(), folder.file(name));
        }
        QCOMPARE(std::distance(std::filesystem::directory_iterator(folder.path()), {}), std::ptrdiff_t{4});
    }

    void aGrowingArrayKeepsItsAttributes_data() { addWritingRows(); }

    // Proves: Q20
    void aGrowingArrayKeepsItsAttributes()
    {
        FileOfRow file;
        file.backend
            .createEArray("/", "EnlData00", elementTypeOf(ElementKind::Float64), {2}, "a title",
                          {{"units", Text{"mV"}}, {"do_save", true}})
            .append(doubles({1, 2}));
        file.backend.commit();
        file.backend.openFile(file.path);
        QCOMPARE(file.backend.details("/EnlData00").units, std::string("mV"));
        QCOMPARE(pythonRepr(file.backend.getAttr("/EnlData00", "do_save")), std::string("True"));
    }

    void titlesStayTexts_data() { addWritingRows(); }

    // Proves: Q26, Q2
    void titlesStayTexts()
    {
        FileOfRow file;
        file.backend.getSetGroup("/", "one", "5");
        file.backend.addGroup("Two", GroupType::data, "/", "true");
        file.backend.addGroup("Three", GroupType::data, "/", "of the call", {{"title", Text{"of the metadata"}}});
        file.backend.createCArray("/", "four", doubles({1}), "None");
        file.backend.commit();
        file.backend.openFile(file.path);
        QCOMPARE(file.backend.getNode("/one").title(), std::string("5"));
        QCOMPARE(file.backend.getNode("/Two").title(), std::string("true"));
        QCOMPARE(file.backend.getNode("/Three").title(),
                 std::string(file.origin == Origin::Plain ? "of the call" : "of the metadata"));
        QCOMPARE(file.backend.getNode("/four").title(), std::string("None"));
        QVERIFY(file.backend.getGroupByTitle("/", "5").has_value());
    }

    void longArraysInAttributesAreWhole_data() { addWritingRows(); }

    // Proves: Q27
    void longArraysInAttributesAreWhole()
    {
        FileOfRow file;
        std::vector<double> numbers(2000);
        for (std::size_t index = 0; index < numbers.size(); ++index)
            numbers[index] = static_cast<double>(index) / 3;
        const NdArray array = doubles(numbers);
        file.backend.setAttr("/", "curve", Array{std::make_shared<const NdArray>(array)});
        file.backend.commit();
        file.backend.openFile(file.path);
        const Value value = file.backend.getAttr("/", "curve");
        QVERIFY(value.is<Array>());
        QCOMPARE(joined(*value.getIf<Array>()->array), joined(array));
    }

    void aGroupIsAPlainObject_data() { addWritingRows(); }

    // Proves: Q28, H5Backend
    void aGroupIsAPlainObject()
    {
        // A convention that there is not cannot be named.
        static_assert(!std::is_constructible_v<H5Backend, const char*>);
        static_assert(std::is_base_of_v<Node, Group>);
        const FileOfRow file;
        const Group made = file.backend.getSetGroup("/", "group");
        const Group again = file.backend.getSetGroup("/", "group");
        QVERIFY(made == again);
        QVERIFY(file.backend.getNode("/group") == made);
        QCOMPARE(file.backend.convention(), file.origin == Origin::H5py ? Convention::H5py : Convention::Tables);
    }

    // Proves: Q31
    void arraysWithoutAttributesAreUsed()
    {
        TestFile file;
        makeBareNodes(file);
        openedForWriting(file.path(), Durability::Direct).commit();
        H5Backend backend = openedForWriting(file.path(), Durability::Direct);
        const EArray rows(backend.getNode("/rows"));
        QCOMPARE(rows.shape(), (Shape{0, 2}));
        rows.append(doubles({1, 2}));
        QCOMPARE(toString(rows), std::string("/rows (ARRAY) ''"));
        QCOMPARE(joined(rows.read()), QByteArray("float64 (1, 2): 1.0 2.0"));
        QCOMPARE(rows.attrs().size(), std::size_t{0}); // none is invented
    }
};

QTEST_GUILESS_MAIN(TestBackendQuirks)
#include "tst_backend_quirks.moc"
