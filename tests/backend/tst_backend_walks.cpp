// SPDX-License-Identifier: GPL-3.0-or-later
#include "BackendTest.h"

using namespace h5scout;
using namespace h5scout::test;

namespace
{

QByteArray pathsOf(NodeWalk walk)
{
    QByteArrayList paths;
    for (const Node& node : walk)
        paths << QByteArray::fromStdString(node.path());
    return paths.join(' ');
}

void makeExampleTree(TestFile& file)
{
    for (const std::string first : {"/a", "/b", "/c"}) {
        file.makeGroup(first);
        for (const std::string second : {"/x", "/y"}) {
            file.makeGroup(first + second);
            file.makeDoubles(first + second + "/arr", {1}, {1});
            file.makeGroup(first + second + "/deep");
        }
    }
}

} // namespace

class WalksTest : public BackendTest
{
    Q_OBJECT

private Q_SLOTS:
    // The order of FORMAT.md section 10, as upstream gives it.
    // Proves: H5Backend.walk_groups
    void groupsComeInUpstreamsOrder()
    {
        TestFile file;
        makeExampleTree(file);
        file.close();
        QCOMPARE(
            pathsOf(opened(file).walkGroups("/")),
            QByteArray("/ /a /b /c /c/x /c/y /c/y/deep /c/x/deep /b/x /b/y /b/y/deep /b/x/deep /a/x /a/y /a/y/deep "
                       "/a/x/deep"));
    }

    // Proves: H5Backend.walk_nodes
    void nodesComeInUpstreamsOrder()
    {
        TestFile file;
        makeExampleTree(file);
        file.close();
        const H5Backend backend = opened(file);
        QCOMPARE(pathsOf(backend.walkNodes()),
                 QByteArray("/ /a /b /c /a/x /a/y /b/x /b/y /c/x /c/y /c/x/arr /c/x/deep /c/y/arr /c/y/deep /b/x/arr "
                            "/b/x/deep /b/y/arr /b/y/deep /a/x/arr /a/x/deep /a/y/arr /a/y/deep"));
        QCOMPARE(pathsOf(backend.walkNodes("/a/x/")), QByteArray("/a/x /a/x/arr /a/x/deep"));
    }

    void fromAnArrayThereIsLittleToWalk()
    {
        TestFile file;
        file.makeDoubles("/values", {1}, {1});
        file.close();
        const H5Backend backend = opened(file);
        QCOMPARE(pathsOf(backend.walkGroups("/values")), QByteArray());
        QCOMPARE(pathsOf(backend.walkNodes("/values")), QByteArray("/values"));
    }

    // Proves: H5Backend.walk_nodes, H5Backend.walk_groups
    void circlesOfLinksEnd()
    {
        TestFile file;
        file.makeGroup("/a");
        file.makeGroup("/a/b");
        file.makeHardLink("/a/b/back", "/a");
        file.makeHardLink("/a/b/root", "/");
        file.makeSoftLink("/a/soft", "/a");
        file.makeDoubles("/a/values", {1}, {1});
        file.makeHardLink("/again", "/a/values");
        file.close();
        const H5Backend backend = opened(file);
        QCOMPARE(pathsOf(backend.walkNodes()), QByteArray("/ /a /again /a/b /a/soft"));
        QCOMPARE(pathsOf(backend.walkGroups()), QByteArray("/ /a /a/b"));
    }

    void circlesEndInAFileThatLiesAboutItsLinks()
    {
        TestFile file;
        file.makeGroup("/a");
        file.makeGroup("/a/b");
        file.makeHardLink("/a/b/back", "/a");
        file.close();
        const NodeSummary first = opened(file).summary("/a");
        QCOMPARE(first.hardLinks, 2U);
        std::string content = contentOf(file.path());
        content.at(first.objectAddress + 4) = 1; // the number of links, in an object header of the old format
        const std::string damaged = file.folder().file("damaged.h5");
        writeContent(damaged, content);
        H5Backend backend;
        backend.openFile(damaged);
        QCOMPARE(backend.summary("/a").hardLinks, 1U);
        NodeWalk walk = backend.walkNodes();
        QByteArrayList paths;
        while (const auto node = walk.next()) {
            paths << QByteArray::fromStdString(node->path());
            if (paths.size() > 10)
                break;
        }
        QCOMPARE(paths.join(' '), QByteArray("/ /a /a/b"));
    }

    // Proves: Q29
    void brokenChildrenAreVisited()
    {
        TestFile file;
        file.makeGroup("/a");
        file.makeSoftLink("/a/dangling", "/nowhere");
        file.makeSoftLink("/a/loop", "/a/loop");
        file.makeExternalLink("/a/outside", "no_such_file.h5", "/x");
        file.makeGroup("/a/sound");
        file.close();
        QCOMPARE(pathsOf(opened(file).walkNodes("/a")), QByteArray("/a /a/dangling /a/loop /a/outside /a/sound"));
    }

    void aDamagedObjectDoesNotHideItsSiblings()
    {
        TestFile file;
        file.makeGroup("/first");
        file.makeDoubles("/second", {1}, {1});
        file.makeGroup("/third");
        file.close();
        std::string content = contentOf(file.path());
        std::uint64_t address = 0;
        {
            const H5Backend backend = opened(file);
            address = backend.summary("/second").objectAddress;
        }
        content.at(address) = 'x'; // the version of the object header
        const std::string damaged = file.folder().file("damaged.h5");
        writeContent(damaged, content);
        H5Backend backend;
        backend.openFile(damaged);
        QCOMPARE(pathsOf(backend.walkNodes()), QByteArray("/ /first /second /third"));
        const std::vector<NodeSummary> rows = backend.root().childSummaries(0, 10);
        QCOMPARE(rows.size(), std::size_t{3});
        QVERIFY(rows[1].kind == NodeKind::Unknown);
        VERIFY_CONTAINS(rows[1].error->sentence().c_str(), "Could not read the node at /second");
        VERIFY_CONTAINS(rows[1].error->sentence().c_str(), "damaged.h5");
        QVERIFY(!rows[1].error->context.frames.empty());
        QVERIFY(!rows[0].error && !rows[2].error);
        VERIFY_CONTAINS(sentenceOf<NodeError>([&] { backend.getNode("/second"); }), "The object cannot be read.");
    }

    // Proves: H5Backend.walk_nodes
    void aWalkIsLazy()
    {
        TestFile file;
        makeExampleTree(file);
        file.close();
        const H5Backend backend = opened(file);
        NodeWalk walk = backend.walkNodes();
        QCOMPARE(walk.next()->path(), std::string("/"));
        QCOMPARE(walk.next()->path(), std::string("/a"));
    }
};

QTEST_GUILESS_MAIN(WalksTest)
#include "tst_backend_walks.moc"
