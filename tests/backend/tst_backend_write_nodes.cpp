// SPDX-License-Identifier: GPL-3.0-or-later
// Nodes are removed, renamed and moved; what would go with them is counted.
#include "WritingTest.h"

#include "h5scout/backend/RemovalCount.h"

using namespace h5scout;
using namespace h5scout::test;

namespace
{

/// /a/b/data (3 doubles), /a/data, /kept (a second name of /a/b/data), /soft -> /a/b, /outside (external).
void fillWithNodes(TestFile& file)
{
    file.makeGroup("/a");
    file.makeGroup("/a/b");
    file.makeDoubles("/a/b/data", {3}, {1, 2, 3});
    file.makeDoubles("/a/data", {2}, {4, 5});
    file.makeHardLink("/kept", "/a/b/data");
    file.makeSoftLink("/soft", "/a/b");
    file.makeSoftLink("/dangling", "/nothing");
    file.makeExternalLink("/outside", "other.h5", "/x");
    file.makeGroup("/c");
    file.close();
}

/// Joined by spaces, by name.
QByteArray pathsOf(const H5Backend& backend)
{
    QByteArrayList paths;
    for (const Node& node : backend.walkNodes())
        paths << QByteArray::fromStdString(node.path());
    std::sort(paths.begin(), paths.end());
    return paths.join(' ');
}

} // namespace

class TestBackendWriteNodes : public BackendTest
{
    Q_OBJECT

private Q_SLOTS:
    void removeTakesWhatIsBelow_data() { addWays(); }
    void removeTakesWhatIsBelow();
    void removeOfALinkKeepsWhatItLeadsTo_data() { addWays(); }
    void removeOfALinkKeepsWhatItLeadsTo();
    void removedNodesAreMissing();
    void removeChildrenKeepsTheGroup();
    void renameKeepsTheNode_data() { addWays(); }
    void renameKeepsTheNode();
    void moveTakesWhatIsBelow_data() { addWays(); }
    void moveTakesWhatIsBelow();
    void moveIntoItselfIsRefused_data();
    void moveIntoItselfIsRefused();
    void refusalsLeaveTheFileAlone_data() { addWays(); }
    void refusalsLeaveTheFileAlone();
    void readOnlyFilesRefuse();
    void extentCountsWhatReallyGoes_data();
    void extentCountsWhatReallyGoes();
    void extentStopsWhenTold();
    void extentIsWhatRemovalTakes();
    void handlesFindTheirNodeAgain();
    void brokenChildrenCanBeRemoved();

private:
    static void addWays()
    {
        QTest::addColumn<Durability>("durability");
        QTest::newRow("direct") << Durability::Direct;
        QTest::newRow("transaction") << Durability::Transaction;
    }
};

// Proves: (remove a node)
void TestBackendWriteNodes::removeTakesWhatIsBelow()
{
    QFETCH(Durability, durability);
    TestFile file;
    fillWithNodes(file);
    H5Backend backend = openedForWriting(file.path(), durability);
    backend.removeNode("/a");
    backend.commit();
    backend.openFile(file.path());
    QCOMPARE(pathsOf(backend), QByteArray("/ /c /dangling /kept /outside /soft"));
    QCOMPARE(backend.read("/kept").as<double>().back(), 3.0); // it has another name
}

// Proves: Q29
void TestBackendWriteNodes::removeOfALinkKeepsWhatItLeadsTo()
{
    QFETCH(Durability, durability);
    TestFile file;
    fillWithNodes(file);
    H5Backend backend = openedForWriting(file.path(), durability);
    for (const char* link : {"/soft", "/dangling", "/outside", "/kept"})
        backend.removeNode(link);
    backend.commit();
    backend.openFile(file.path());
    QCOMPARE(pathsOf(backend), QByteArray("/ /a /a/b /a/b/data /a/data /c"));
}

void TestBackendWriteNodes::removedNodesAreMissing()
{
    TestFile file;
    fillWithNodes(file);
    const H5Backend backend = openedForWriting(file.path(), Durability::Transaction);
    const Node data = backend.getNode("/a/data");
    QVERIFY(data.id() > 0);
    const Group a(backend.getNode("/a"));
    QCOMPARE(a.childrenNames().size(), std::size_t{2});
    backend.removeNode(data);
    QCOMPARE(a.childrenNames(), std::vector<std::string>{"b"});
    QCOMPARE(causeOf([&] { data.attrs(); }), NodeError::Cause::Missing);
    QCOMPARE(causeOf([&] { backend.removeNode(data); }), NodeError::Cause::Missing);
}

// Proves: GROUP.remove_children
void TestBackendWriteNodes::removeChildrenKeepsTheGroup()
{
    TestFile file;
    fillWithNodes(file);
    H5Backend backend = openedForWriting(file.path(), Durability::Transaction);
    Group(backend.getNode("/a")).removeChildren();
    backend.commit();
    backend.openFile(file.path());
    QCOMPARE(backend.getChildren("/a").size(), std::size_t{0});
    backend.openFile(file.path(), OpenMode::ReadWrite);
    backend.root().removeChildren();
    QCOMPARE(backend.root().childCount(), std::uint64_t{0});
}

// Proves: (rename a node)
void TestBackendWriteNodes::renameKeepsTheNode()
{
    QFETCH(Durability, durability);
    TestFile file;
    fillWithNodes(file);
    H5Backend backend = openedForWriting(file.path(), durability);
    backend.setAttr("/a", "note", Text{"mine"});
    QCOMPARE(backend.renameNode("/a", "Étude 1").path(), std::string("/Étude 1"));
    QCOMPARE(backend.renameNode("/Étude 1/b", "b").path(), std::string("/Étude 1/b"));
    backend.renameNode("/dangling", "still dangling");
    backend.commit();
    backend.openFile(file.path());
    QVERIFY(!backend.hasNode("/a"));
    QCOMPARE(backend.getAttr("/Étude 1", "note"), Value(Text{"mine"}));
    QCOMPARE(backend.read("/Étude 1/b/data").as<double>().front(), 1.0);
    QVERIFY(backend.summary("/still dangling").kind == NodeKind::SoftLink);
}

// Proves: (move a node)
void TestBackendWriteNodes::moveTakesWhatIsBelow()
{
    QFETCH(Durability, durability);
    TestFile file;
    fillWithNodes(file);
    H5Backend backend = openedForWriting(file.path(), durability);
    const Group c(backend.getNode("/c"));
    QCOMPARE(backend.moveNode("/a/b", c).path(), std::string("/c/b"));
    QCOMPARE(backend.moveNode("/a/data", "/", "top").path(), std::string("/top"));
    QCOMPARE(backend.moveNode("/a", "/c/b", "A").path(), std::string("/c/b/A"));
    QCOMPARE(backend.moveNode("/outside", "/c").path(), std::string("/c/outside"));
    backend.commit();
    backend.openFile(file.path());
    QCOMPARE(pathsOf(backend), QByteArray("/ /c /c/b /c/b/A /c/outside /dangling /kept /soft /top"));
    QCOMPARE(backend.read("/top").as<double>().back(), 5.0);
    QCOMPARE(backend.read("/c/b/data").as<double>().back(), 3.0); // the walk has met it under its other name
}

void TestBackendWriteNodes::moveIntoItselfIsRefused_data()
{
    QTest::addColumn<QByteArray>("node");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<bool>("isRefused");
    const auto row = [](const char* name, const char* node, const char* target, bool isRefused) {
        QTest::newRow(name) << QByteArray(node) << QByteArray(target) << isRefused;
    };
    row("itself", "/a", "/a", true);
    row("below", "/a", "/a/b", true);
    row("below by a soft link", "/a", "/soft", true);
    row("below by another name", "/a", "/alias", true);
    row("by its other name", "/alias", "/a/b", true);
    row("beside", "/a", "/c", false);
    row("up", "/a/b", "/", false);
    row("an array", "/a/data", "/a/b", true); // there is one of that name
    row("an array of that name elsewhere", "/a/data", "/c", false);
    row("a soft link to it", "/soft", "/a/b", false);
    row("a name that begins alike", "/c", "/cc", false);
}

void TestBackendWriteNodes::moveIntoItselfIsRefused()
{
    QFETCH(QByteArray, node);
    QFETCH(QByteArray, target);
    QFETCH(bool, isRefused);
    TestFile file;
    file.makeGroup("/cc");
    file.makeGroup("/a");
    file.makeGroup("/a/b");
    file.makeHardLink("/alias", "/a/b");
    file.makeDoubles("/a/b/data", {1}, {1});
    file.makeDoubles("/a/data", {2}, {4, 5});
    file.makeSoftLink("/soft", "/a/b");
    file.makeGroup("/c");
    file.close();
    openedForWriting(file.path(), Durability::Direct).commit();
    const std::string before = contentOf(file.path());
    H5Backend backend = openedForWriting(file.path(), Durability::Transaction);
    const qsizetype count = pathsOf(backend).count(" ");
    const QByteArray sentence =
        sentenceOf<NodeError>([&] { backend.moveNode(node.toStdString(), target.toStdString()); });
    QCOMPARE(sentence != "no exception", isRefused);
    if (isRefused) {
        backend.commit();
        QVERIFY(contentOf(file.path()) == before);
    } else {
        QCOMPARE(pathsOf(backend).count(" "), count);
    }
}

void TestBackendWriteNodes::refusalsLeaveTheFileAlone()
{
    QFETCH(Durability, durability);
    TestFile file;
    fillWithNodes(file);
    openedForWriting(file.path(), Durability::Direct).commit();
    const std::string before = contentOf(file.path());
    H5Backend backend = openedForWriting(file.path(), durability);
    using Cause = NodeError::Cause;
    QCOMPARE(causeOf([&] { backend.removeNode("/"); }), Cause::WrongKind);
    QCOMPARE(causeOf([&] { backend.renameNode("/", "b"); }), Cause::WrongKind);
    QCOMPARE(causeOf([&] { backend.moveNode("/", "/c"); }), Cause::WrongKind);
    QCOMPARE(causeOf([&] { backend.removeNode("/no"); }), Cause::Missing);
    QCOMPARE(causeOf([&] { backend.removeNode("/no/such"); }), Cause::Missing);
    QCOMPARE(causeOf([&] { backend.removeNode("/a/data/x"); }), Cause::WrongKind);
    QCOMPARE(causeOf([&] { backend.removeNode("/outside/x"); }), Cause::NotFollowed);
    QCOMPARE(causeOf([&] { backend.renameNode("/no", "b"); }), Cause::Missing);
    QCOMPARE(causeOf([&] { backend.renameNode("/a", "c"); }), Cause::Exists);
    QCOMPARE(causeOf([&] { backend.renameNode("/a", "b/c"); }), Cause::BadName);
    QCOMPARE(causeOf([&] { backend.renameNode("/a", ""); }), Cause::BadName);
    QCOMPARE(causeOf([&] { backend.renameNode("/a/b/data", "b/data"); }), Cause::BadName);
    QCOMPARE(causeOf([&] { backend.moveNode("/a/data", "/a/b"); }), Cause::Exists);
    QCOMPARE(causeOf([&] { backend.moveNode("/a/data", "/no"); }), Cause::Missing);
    QCOMPARE(causeOf([&] { backend.moveNode("/a/data", "/kept"); }), Cause::WrongKind);
    QCOMPARE(causeOf([&] { backend.moveNode("/a/data", "/outside"); }), Cause::NotFollowed);
    VERIFY_CONTAINS(sentenceOf<NodeError>([&] { backend.moveNode("/a", "/a/b"); }),
                    "Could not move to /a/b/a the node at /a in");
    VERIFY_CONTAINS(sentenceOf<NodeError>([&] { backend.moveNode("/a", "/a/b"); }), "cannot be moved into itself");
    TestFile second;
    second.makeGroup("/g");
    second.close();
    const H5Backend other = opened(second);
    QCOMPARE(causeOf([&] { backend.removeNode(other.getNode("/g")); }), Cause::WrongKind);
    QCOMPARE(causeOf([&] { backend.moveNode("/a", other.getNode("/g")); }), Cause::WrongKind);
    backend.closeFile();
    QVERIFY(contentOf(file.path()) == before);
}

void TestBackendWriteNodes::readOnlyFilesRefuse()
{
    TestFile file;
    fillWithNodes(file);
    const H5Backend backend = opened(file);
    VERIFY_CONTAINS(sentenceOf<FileModeError>([&] { backend.removeNode("/a"); }), "open for reading only");
    VERIFY_CONTAINS(sentenceOf<FileModeError>([&] { backend.renameNode("/a", "b"); }), "open for reading only");
    VERIFY_CONTAINS(sentenceOf<FileModeError>([&] { backend.moveNode("/a", "/c"); }), "open for reading only");
    VERIFY_CONTAINS(sentenceOf<FileModeError>([&] { Group(backend.getNode("/a")).removeChildren(); }),
                    "open for reading only");
}

void TestBackendWriteNodes::extentCountsWhatReallyGoes_data()
{
    QTest::addColumn<QByteArray>("node");
    QTest::addColumn<int>("nodes");
    QTest::addColumn<int>("bytes");
    const auto row = [](const char* node, int nodes, int bytes) {
        QTest::newRow(node) << QByteArray(node) << nodes << bytes;
    };
    row("/a", 3, 16);   // a, b, a/data; b/data has another name
    row("/kept", 0, 0); // /a/b/data is still there
    row("/soft", 1, 0); // the link
    row("/outside", 1, 0);
    row("/dangling", 1, 0);
    row("/a/data", 1, 16);
    row("/twice", 2, 24); // both names of one array are below
    row("/loop", 1, 0);   // what is below holds itself: out of reach, but not gone
}

// Proves: (what a removal takes)
void TestBackendWriteNodes::extentCountsWhatReallyGoes()
{
    QFETCH(QByteArray, node);
    QFETCH(int, nodes);
    QFETCH(int, bytes);
    TestFile file;
    file.makeGroup("/twice");
    file.makeDoubles("/twice/one", {3}, {1, 2, 3});
    file.makeHardLink("/twice/two", "/twice/one");
    file.makeGroup("/loop");
    file.makeGroup("/loop/in");
    file.makeHardLink("/loop/in/out", "/loop/in");
    fillWithNodes(file);
    const H5Backend backend = opened(file);
    const RemovalExtent extent = backend.removalExtent(node.toStdString());
    QCOMPARE(extent.storedBytes, static_cast<std::uint64_t>(bytes));
    QCOMPARE(extent.nodeCount, static_cast<std::uint64_t>(nodes));
}

void TestBackendWriteNodes::extentStopsWhenTold()
{
    TestFile file;
    for (int index = 0; index < 100; ++index)
        file.makeGroup("/g" + std::to_string(index));
    file.close();
    const H5Backend backend = opened(file);
    QCOMPARE(backend.removalExtent("/").nodeCount, std::uint64_t{101});
    int asked = 0;
    const RemovalExtent extent = backend.removalExtent("/", [&] { return ++asked < 10; });
    QCOMPARE(extent.nodeCount, std::uint64_t{11});
    QCOMPARE(causeOf([&] { backend.removalExtent("/no"); }), NodeError::Cause::Missing);

    RemovalCount pieces(backend, "/");
    std::uint64_t count = pieces.extent().nodeCount;
    for (; !pieces.advance([] { return false; }); ++count)
        QCOMPARE(pieces.extent().nodeCount, count + 1);
    QCOMPARE(pieces.extent(), backend.removalExtent("/"));
}

void TestBackendWriteNodes::extentIsWhatRemovalTakes()
{
    TestFile file;
    fillWithNodes(file);
    H5Backend backend = openedForWriting(file.path(), Durability::Transaction);
    const std::uint64_t before = backend.removalExtent("/").nodeCount;
    const RemovalExtent extent = backend.removalExtent("/a");
    backend.removeNode("/a");
    // /a/b/data goes with the root in both cases.
    QCOMPARE(backend.removalExtent("/").nodeCount, before - extent.nodeCount);
}

void TestBackendWriteNodes::handlesFindTheirNodeAgain()
{
    TestFile file;
    fillWithNodes(file);
    const H5Backend backend = openedForWriting(file.path(), Durability::Transaction);
    const CArray data(backend.getNode("/a/data"));
    QCOMPARE(data.read().size(), std::size_t{2});
    backend.renameNode("/a/data", "old");
    QCOMPARE(causeOf([&] { data.read(); }), NodeError::Cause::Missing);
    backend.moveNode("/a/b/data", "/a");
    QCOMPARE(data.read().size(), std::size_t{3}); // what is at that path now
}

/// Of an array whose header is damaged only the link can be taken away.
void TestBackendWriteNodes::brokenChildrenCanBeRemoved()
{
    TestFile file;
    file.makeGroup("/g");
    file.makeDoubles("/g/array", {2}, {1, 2});
    file.close();
    H5Backend backend = opened(file);
    const std::uint64_t address = backend.summary("/g/array").objectAddress;
    backend.closeFile();
    std::string content = contentOf(file.path());
    content[address] = '\x7f'; // the version of the object header
    writeContent(file.path(), content);
    backend.openFile(file.path(), OpenMode::ReadWrite, {.durability = Durability::Transaction});
    QCOMPARE(backend.removalExtent("/g").nodeCount, std::uint64_t{2});
    const QByteArray sentence = sentenceOf<Error>([&] { backend.removeNode("/g/array"); });
    if (sentence != "no exception")
        VERIFY_CONTAINS(sentence, "Could not remove the node at /g/array");
    backend.closeFile();
    QVERIFY(contentOf(file.path()) == content);
}

QTEST_GUILESS_MAIN(TestBackendWriteNodes)
#include "tst_backend_write_nodes.moc"
