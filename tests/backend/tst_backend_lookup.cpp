// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <functional>

#include "BackendTest.h"
#include "h5scout/hdf5/CApi.h"

using namespace h5scout;
using namespace h5scout::test;

class LookupTest : public BackendTest
{
    Q_OBJECT

private Q_SLOTS:
    void pathsAreNormalised_data()
    {
        QTest::addColumn<QByteArray>("given");
        QTest::addColumn<QByteArray>("normal");
        QTest::newRow("root") << QByteArray("/") << QByteArray("/");
        QTest::newRow("empty") << QByteArray("") << QByteArray("/");
        QTest::newRow("slash at the end") << QByteArray("/a/b/") << QByteArray("/a/b");
        QTest::newRow("relative to the root") << QByteArray("a/b") << QByteArray("/a/b");
        QTest::newRow("empty steps") << QByteArray("//a///b") << QByteArray("/a/b");
        QTest::newRow("single dots") << QByteArray("/./a/.") << QByteArray("/a");
        QTest::newRow("two dots are a name") << QByteArray("/../a") << QByteArray("/../a");
        QTest::newRow("bytes that are no UTF-8") << QByteArray("/\xff/b") << QByteArray("/\xff/b");
    }

    // Proves: Q14, (a str or a Node)
    void pathsAreNormalised()
    {
        QFETCH(QByteArray, given);
        QFETCH(QByteArray, normal);
        QCOMPARE(NodeRef(given.toStdString()).path(), normal.toStdString());
    }

    // Proves: H5Backend.get_node, H5Backend.get_node_name, H5Backend.get_node_path, H5Backend.get_parent_node,
    // H5Backend.root, Node, Node.name, Node.path, Node.parent_node, (a str or a Node)
    void nodesAreFoundByPathAndByParent()
    {
        TestFile file;
        file.makeGroup("/a");
        file.makeGroup("/a/b");
        file.makeDoubles("/a/b/values", {2}, {1, 2});
        file.close();
        const H5Backend backend = opened(file);
        QCOMPARE(backend.getNode("/a/b/").path(), std::string("/a/b"));
        QCOMPARE(backend.getNode("/a", "b").path(), std::string("/a/b"));
        QCOMPARE(backend.getNode(backend.getNode("/a"), "b/values").name(), std::string("values"));
        QCOMPARE(backend.getNodeName("/a/b"), std::string("b"));
        QCOMPARE(backend.getNodePath("a/b"), std::string("/a/b"));
        QCOMPARE(backend.getParentNode("/a/b")->path(), std::string("/a"));
        QVERIFY(!backend.getParentNode("/").has_value());
        QCOMPARE(backend.getNode("/a/b/values").parentNode()->path(), std::string("/a/b"));
        QVERIFY(!backend.root().parentNode().has_value());
        QVERIFY(backend.getNode("/a") == backend.getNode("/a/"));
        QCOMPARE(backend.root().name(), std::string("/"));
    }

    // Proves: NodeError, Q15
    void aMissingStepIsNamed()
    {
        TestFile file;
        file.makeGroup("/a");
        file.makeDoubles("/a/values", {2}, {1, 2});
        file.makeSoftLink("/dangling", "/nowhere");
        file.close();
        const H5Backend backend = opened(file);
        const QByteArray deep = sentenceOf<NodeError>([&] { backend.getNode("/a/b/c"); });
        VERIFY_CONTAINS(deep, "'/a' has no child named 'b'");
        VERIFY_CONTAINS(deep, "test.h5");
        VERIFY_CONTAINS(sentenceOf<NodeError>([&] { backend.getNode("/nope"); }),
                        "The root group has no child named 'nope'");
        VERIFY_CONTAINS(sentenceOf<NodeError>([&] { backend.getNode("/a/values/x"); }), "no child named 'x'");
        VERIFY_CONTAINS(sentenceOf<NodeError>([&] { backend.getNode("/dangling"); }), "soft link to '/nowhere'");
        QVERIFY(backend.hasNode("/dangling"));
        QVERIFY(!backend.hasNode("/a/b/c"));
    }

    void anExternalLinkIsNotFollowed()
    {
        TestFile other("other.h5");
        other.makeGroup("/secret");
        other.close();
        TestFile file;
        file.makeExternalLink("/away", other.path(), "/");
        file.makeSoftLink("/also", "/away/secret");
        file.close();
        const H5Backend backend = opened(file);
        const Node link = backend.getNode("/away");
        QVERIFY(link.kind() == NodeKind::ExternalLink);
        QCOMPARE(link.summary().linkFile, other.path());
        QVERIFY(!link.summary().error.has_value());
        const QByteArray below = sentenceOf<NodeError>([&] { backend.getNode("/away/secret"); });
        VERIFY_CONTAINS(below, "external link to /");
        VERIFY_CONTAINS(below, "not followed unasked");
        VERIFY_CONTAINS(sentenceOf<NodeError>([&] { backend.getNode("/also"); }), "not followed unasked");
        VERIFY_CONTAINS(sentenceOf<NodeError>([&] { link.attrs(); }), "not followed unasked");
        QVERIFY(backend.summary("/also").kind == NodeKind::SoftLink);
        // The link that was refused is not to blame for what fails afterwards.
        VERIFY_CONTAINS(sentenceOf<NodeError>([&] { backend.getNode("/nope"); }), "no child named 'nope'");
        QVERIFY(!backend.hasNode("/away/secret"));
        VERIFY_CONTAINS(sentenceOf<NodeError>([&] { backend.summary("/nope"); }), "no child named 'nope'");
    }

    // Proves: H5Backend.get_group_by_title, Q2
    void aGroupIsFoundByItsTitle()
    {
        TestFile file;
        file.makeGroup("/Scan000");
        file.makeGroup("/Scan001");
        file.setText("/Scan000", "TITLE", "first");
        file.setFixedText("/Scan001", "TITLE", "5");
        file.makeDoubles("/values", {1}, {0});
        file.setText("/values", "TITLE", "second");
        file.close();
        const H5Backend backend = opened(file);
        QCOMPARE(backend.getGroupByTitle("/", "first")->path(), std::string("/Scan000"));
        QCOMPARE(backend.getGroupByTitle("/", "5")->path(), std::string("/Scan001")); // text stays text (Q2)
        QVERIFY(!backend.getGroupByTitle("/", "second").has_value());                 // an array
    }

    // Proves: H5Backend.is_node_in_group
    void namesAreComparedWithoutRegardToCase()
    {
        TestFile file;
        file.makeGroup("/NavAxes");
        file.makeGroup("/\xc3\x89lan"); // E with acute accent
        file.close();
        const H5Backend backend = opened(file);
        QVERIFY(backend.isNodeInGroup("/", "navaxes"));
        QVERIFY(backend.isNodeInGroup("/", "NAVAXES"));
        QVERIFY(backend.isNodeInGroup("/", "\xc3\xa9lan"));
        QVERIFY(!backend.isNodeInGroup("/", "nav"));
    }

    // Proves: GROUP, GROUP.children, GROUP.children_name, GROUP.get_child
    void childrenComeInPages()
    {
        TestFile file;
        file.makeGroup("/byName");
        file.makeGroup("/byTime", true);
        for (const char* name : {"c", "a", "d", "b"}) {
            file.makeGroup(std::string("/byName/") + name);
            file.makeGroup(std::string("/byTime/") + name);
        }
        file.close();
        const H5Backend backend = opened(file);
        const Group byName(backend.getNode("/byName"));
        const Group byTime(backend.getNode("/byTime"));
        using Names = std::vector<std::string>;
        QCOMPARE(byName.childCount(), std::uint64_t{4});
        QCOMPARE(byName.childrenNames(1, 2), (Names{"b", "c"}));
        QCOMPARE(byTime.childrenNames(0, 3), (Names{"c", "a", "d"}));
        QCOMPARE(byTime.childrenNames(0, 3, ChildOrder::Name), (Names{"a", "b", "c"}));
        QCOMPARE(byTime.childrenNames(), (Names{"a", "b", "c", "d"}));
        QCOMPARE(byTime.childrenNames(3, 10), (Names{"b"}));
        QCOMPARE(byTime.childrenNames(9, 10), Names{});
        QCOMPARE(byTime.children().front().path(), std::string("/byTime/c"));
        QCOMPARE(byTime.childSummaries(1, 2).back().name, std::string("d"));
        QCOMPARE(byTime.child("a").path(), std::string("/byTime/a"));
        VERIFY_CONTAINS(sentenceOf<NodeError>([&] { byTime.child("z"); }), "no child named 'z'");
        VERIFY_CONTAINS(sentenceOf<NodeError>([&] { byTime.child("../byName"); }), "no child named");
    }

    void listingCanBeStoppedAndResumed()
    {
        TestFile file;
        const Shape scalar;
        for (int index = 0; index < 3000; ++index) {
            const double value = index;
            file.makeArray("/node" + std::to_string(10000 + index), H5T_NATIVE_DOUBLE, scalar, &value);
        }
        file.close();
        const H5Backend backend = opened(file);
        const Group root = backend.root();
        int asked = 0;
        QVERIFY(!root.loadChildrenNames(ChildOrder::File, [&] { return ++asked < 2; }));
        QCOMPARE(asked, 2);
        QVERIFY(root.loadChildrenNames(ChildOrder::File, [&] { return ++asked > 0; }));
        QCOMPARE(asked, 2); // the last piece is shorter than a question apart
        const std::vector<std::string> names = root.childrenNames(0, UINT64_MAX);
        QCOMPARE(names.size(), std::size_t{3000});
        QVERIFY(std::is_sorted(names.begin(), names.end()));
        QCOMPARE(root.childSummaries(0, 10, ChildOrder::File, [] { return false; }).size(), std::size_t{0});
    }

    // Proves: NodeError, H5Backend.close_file
    void aClosedFileIsSaidSoEverywhere()
    {
        TestFile file;
        file.makeDoubles("/values", {2}, {1, 2});
        file.close();
        H5Backend backend = opened(file);
        const CArray array(backend.getNode("/values"));
        const Group root = backend.root();
        const Attributes attributes = array.attrs();
        NodeWalk walk = backend.walkNodes();
        QVERIFY(walk.next().has_value());
        (void)array.read();
        backend.closeFile();
        QCOMPARE(array.path(), std::string("/values"));
        const std::vector<std::function<void()>> uses{
            [&] { (void)array.read(); },       [&] { (void)array.shape(); },        [&] { (void)array.kind(); },
            [&] { (void)array.summary(); },    [&] { (void)array.id(); },           [&] { (void)array.title(); },
            [&] { (void)root.children(); },    [&] { (void)root.child("values"); }, [&] { (void)root.childCount(); },
            [&] { (void)attributes.names(); }, [&] { (void)attributes.get("x"); },  [&] { (void)array.parentNode(); },
            [&] { (void)walk.next(); },        [&] { (void)array.toH5Backend(); },  [&] { (void)attributes.size(); },
        };
        for (const auto& use : uses)
            VERIFY_CONTAINS(sentenceOf<NodeError>(use), "The file is closed.");
    }
};

QTEST_GUILESS_MAIN(LookupTest)
#include "tst_backend_lookup.moc"
