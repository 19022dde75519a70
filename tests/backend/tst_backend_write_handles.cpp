// SPDX-License-Identifier: GPL-3.0-or-later
// What programs do with handles and paths that they better did not: nothing crashes, and no other node is taken.
#include "MakeArrays.h"
#include "WritingTest.h"
#include "h5scout/value/MakeArray.h"

using namespace h5scout;
using namespace h5scout::test;

static_assert(!std::is_constructible_v<NodeRef, std::nullptr_t>);

namespace
{

/// A name with a NUL, behind which libhdf5 would cut it.
std::string withNul(const char* before, const char* behind)
{
    return std::string(before) + '\0' + behind;
}

QByteArrayList pathsOf(const H5Backend& backend)
{
    QByteArrayList paths;
    for (const Node& node : backend.walkNodes())
        paths << QByteArray::fromStdString(node.path());
    return paths;
}

/// A file of PyTables that is being recorded.
struct NewFile
{
    NewFile() { backend.openFile(folder.file("test.h5"), OpenMode::Write); }

    const TemporaryFolder folder;
    H5Backend backend{Convention::Tables};
};

} // namespace

class TestBackendWriteHandles : public BackendTest
{
    Q_OBJECT

private Q_SLOTS:
    void movedFromNodesAreStillThere();
    void movedFromWalksAreAtTheirEnd();
    void pathsWithNulFindNothing_data() { addWritingRows(); }
    void pathsWithNulFindNothing();
    void everyNodeOfAWalkCanBePrinted();
    void noFileHasNoCurrentGroup();
    void fixedStringsGoBackWhereTheyCameFrom();
    void skippingInManyDimensionsIsRefused();
};

void TestBackendWriteHandles::movedFromNodesAreStillThere()
{
    const NewFile file;
    Group group = file.backend.getSetGroup("/", "group");
    const Group taken = std::move(group);
    QCOMPARE(group.path(), std::string("/group")); // NOLINT(bugprone-use-after-move): what is promised
    QCOMPARE(group.childCount(), std::uint64_t{0});
    QVERIFY(group == taken);
    CArray array = file.backend.createCArray("/group", "array", doubles({1, 2}));
    const Node node = std::move(array);
    QVERIFY(array.read() == doubles({1, 2})); // NOLINT(bugprone-use-after-move)
    QCOMPARE(node.name(), std::string("array"));
}

void TestBackendWriteHandles::movedFromWalksAreAtTheirEnd()
{
    const NewFile file;
    file.backend.getSetGroup("/", "group");
    NodeWalk walk = file.backend.walkNodes();
    QCOMPARE(walk.next()->path(), std::string("/"));
    NodeWalk rest = std::move(walk);
    QVERIFY(!walk.next()); // NOLINT(bugprone-use-after-move): what is promised
    for (const Node& node : walk)
        QFAIL(node.path().c_str());
    QCOMPARE(rest.next()->path(), std::string("/group"));
}

void TestBackendWriteHandles::pathsWithNulFindNothing()
{
    const FileOfRow file;
    const H5Backend& backend = file.backend;
    backend.getSetGroup("/", "keep");
    backend.createCArray("/keep", "array", doubles({1, 2}));
    const QByteArrayList before = pathsOf(backend);
    const std::string group = withNul("/keep", "x");
    const std::string array = withNul("/keep/array", "/y");
    const auto refused = [](auto work) {
        try {
            work();
        } catch (const NodeError& error) {
            return error.cause() == NodeError::Cause::Missing || error.cause() == NodeError::Cause::BadName;
        }
        return false;
    };
    QVERIFY(!backend.hasNode(group));
    QVERIFY(refused([&] { backend.getNode(group); }));
    QVERIFY(refused([&] { backend.summary(group); }));
    QVERIFY(refused([&] { backend.read(array); }));
    QVERIFY(refused([&] { backend.setAttr(group, "a", 1); }));
    QVERIFY(refused([&] { backend.getSetGroup(group, "g"); }));
    QVERIFY(refused([&] { backend.createCArray(group, "d", doubles({1})); }));
    QVERIFY(refused([&] { backend.createHardLink("/", "hard", array); }));
    QVERIFY(refused([&] { backend.copyNode(group, "/", "copy"); }));
    QVERIFY(refused([&] { backend.renameNode(array, "renamed"); }));
    QVERIFY(refused([&] { backend.moveNode("/keep/array", group, "moved"); }));
    QVERIFY(refused([&] { backend.removeNode(array); }));
    QVERIFY(refused([&] { backend.removeNode(group); }));
    QCOMPARE(pathsOf(backend), before);
}

void TestBackendWriteHandles::everyNodeOfAWalkCanBePrinted()
{
    const NewFile file;
    file.backend.createSoftLink("/", "soft", "/nowhere");
    file.backend.createExternalLink("/", "outside", "other.h5", "/x");
    QByteArrayList lines;
    for (const Node& node : file.backend.walkNodes())
        lines << QByteArray::fromStdString(toString(node));
    std::sort(lines.begin(), lines.end());
    QCOMPARE(lines.size(), qsizetype{3});
    VERIFY_CONTAINS(lines[1], "/outside (");
    VERIFY_CONTAINS(lines[2], "/soft (");
    VERIFY_CONTAINS(lines[2], " ''");
}

void TestBackendWriteHandles::noFileHasNoCurrentGroup()
{
    QVERIFY(!H5Backend().currentGroup());
}

void TestBackendWriteHandles::fixedStringsGoBackWhereTheyCameFrom()
{
    const NewFile file;
    const Attributes attributes = file.backend.root().attrs();
    attributes.set("S", makeFixedStrings({2}, {"ab", "c"}));
    const Value stored = attributes.get("S");
    attributes.set("S", stored);
    QVERIFY(attributes.get("S") == stored);
    attributes.set("S", makeFixedStrings({2}, {"d", ""}));
    QCOMPARE(pythonRepr(attributes.get("S")), std::string("[b'd', b'']"));
    VERIFY_CONTAINS(sentenceOf<InvalidDataType>([&] {
                        attributes.set("S", makeFixedStrings({2}, {"long", "c"}));
                    }),
                    "2-byte text does not hold");
}

void TestBackendWriteHandles::skippingInManyDimensionsIsRefused()
{
    const NewFile file;
    Shape shape(32, 1);
    shape.back() = 3;
    const CArray array = file.backend.createCArray("/", "array", makeArray(shape, std::vector<int>{1, 2, 3}));
    Selection selection(32, SelectionRange{0, 1, 1});
    selection.back() = {0, 2, 2};
    VERIFY_CONTAINS(sentenceOf<Error>([&] { array.read(selection); }), "array of 32 dimensions");
    selection.back() = {1, 2, 1};
    QCOMPARE(array.read(selection).toText(1), std::string("3"));
}

QTEST_GUILESS_MAIN(TestBackendWriteHandles)
#include "tst_backend_write_handles.moc"
