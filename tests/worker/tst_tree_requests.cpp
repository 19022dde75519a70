// SPDX-License-Identifier: GPL-3.0-or-later
#include "SampleWorker.h"

#include "h5scout/value/DataType.h"
#include "h5scout/value/NodeKind.h"

#include <QFileInfo>
#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace h5scout;
using test::Asker;
using test::LoopHarness;
using test::SampleWorker;

namespace
{

NodeKind kindOf(const protocol::NodeInfo& node)
{
    return static_cast<NodeKind>(node.kind());
}

std::vector<std::string> namesOf(const protocol::ChildPage& page)
{
    std::vector<std::string> names;
    for (const protocol::NodeInfo& child : page.children())
        names.push_back(child.name());
    return names;
}

} // namespace

class TreeRequestsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void opensTheFile();
    void failsBeforeAFileIsOpen();
    void refusesASecondFile();
    void saysWhyAFileCannotBeOpened();
    void describesAnArray();
    void saysThatANodeIsMissing();
    void listsAllChildrenThoughOneIsBroken();
    void listsByPages();
    void listsNothingBehindTheEnd();
    void refusesToListAnArray();
    void walksEachObjectOnce();
    void walksBelowAGroup();
    void refusesARequestWithoutBody();
};

void TreeRequestsTest::opensTheFile()
{
    SampleWorker sample;
    const protocol::Opened& opened = sample.opened.opened();
    QVERIFY(sample.opened.last());
    QCOMPARE(opened.protocol_version(), 1U);
    QVERIFY(QByteArray::fromStdString(opened.hdf5_version()).startsWith("1."));
    QVERIFY(!opened.worker_version().empty());
    QVERIFY(opened.door() == protocol::Opened::PLAIN);
    QCOMPARE(qint64(opened.file_bytes()), QFileInfo(QString::fromStdString(sample.path())).size());
    QVERIFY(opened.modified_ns() > 0);
    QVERIFY(opened.pymodaq_version().empty());
    QCOMPARE(opened.root().path(), "/");
    QVERIFY(kindOf(opened.root()) == NodeKind::Group);
    QCOMPARE(opened.root().child_count(), std::uint64_t(12));
}

void TreeRequestsTest::failsBeforeAFileIsOpen()
{
    worker::Session session;
    LoopHarness loop([&session](const protocol::Request& request) { return worker::makeJob(request, session); });
    Asker ask;
    for (const protocol::Request& request :
         {ask.describe("/"), ask.listChildren("/", 0, 10), ask.listAttributes("/"), ask.readArray("/x", {}),
          ask.readEnvelope("/x", 10), ask.readImage("/x", 10, 10), ask.walk("/")}) {
        const protocol::Reply reply = loop.ask(request);
        QVERIFY(reply.last());
        QVERIFY(reply.error().kind() == protocol::Error::BAD_REQUEST);
        QCOMPARE(reply.error().reason(), "No file is open yet.");
    }
}

void TreeRequestsTest::refusesASecondFile()
{
    SampleWorker sample;
    const protocol::Reply reply = sample.last(sample.ask.openFile(sample.path()));
    QVERIFY(reply.error().kind() == protocol::Error::BAD_REQUEST);
    QVERIFY(reply.error().reason().find("has a file open already") != std::string::npos);
    QVERIFY2(sample.last(sample.ask.describe("/")).has_node(), "the first one stays open");
}

void TreeRequestsTest::saysWhyAFileCannotBeOpened()
{
    worker::Session session;
    LoopHarness loop([&session](const protocol::Request& request) { return worker::makeJob(request, session); });
    Asker ask;
    const protocol::Reply reply = loop.ask(ask.openFile("/nowhere/none.h5"));
    QVERIFY(reply.error().kind() == protocol::Error::CANNOT_OPEN);
    QCOMPARE(reply.error().file(), "/nowhere/none.h5");
    QVERIFY(!reply.error().reason().empty());
}

void TreeRequestsTest::describesAnArray()
{
    SampleWorker sample;
    const protocol::NodeInfo line = sample.last(sample.ask.describe("/line")).node();
    QCOMPARE(line.path(), "/line");
    QCOMPARE(line.name(), "line");
    QVERIFY(isArrayKind(kindOf(line)));
    QVERIFY(line.data_type().type_class() == static_cast<std::uint32_t>(TypeClass::Float));
    QCOMPARE(line.data_type().byte_size(), std::uint64_t(8));
    QVERIFY(line.space().kind() == protocol::Dataspace::SIMPLE);
    QCOMPARE(line.space().shape(0), test::kLineLength);
    QVERIFY(line.storage().layout() == protocol::Storage::CHUNKED);
    QCOMPARE(line.storage().chunk_shape(0), std::uint64_t(1000));
    QCOMPARE(line.storage().logical_bytes(), test::kLineLength * 8);
    QCOMPARE(line.units(), "V");
    QCOMPARE(line.attribute_count(), 2U);
    QCOMPARE(std::set<std::string>(line.attribute_names().begin(), line.attribute_names().end()),
             (std::set<std::string>{"long", "units"}));
    QCOMPARE(sample.last(sample.ask.describe("/plane")).node().attribute_names_size(), 0);
    QCOMPARE(sample.last(sample.ask.describe("/dangling")).node().attribute_names_size(), 0);
    QCOMPARE(line.hard_links(), 1U);
    QVERIFY(line.object_address() != 0);
    QVERIFY(!line.has_error());
    QVERIFY(sample.last(sample.ask.describe("/scalar")).node().space().kind() == protocol::Dataspace::SCALAR);
    QVERIFY(sample.last(sample.ask.describe("/null")).node().space().kind() == protocol::Dataspace::NULL_SPACE);
    QVERIFY2(sample.last(sample.ask.describe("/huge")).node().has_storage(), "2^60 elements are described like any");
}

void TreeRequestsTest::saysThatANodeIsMissing()
{
    SampleWorker sample;
    for (const protocol::Request& request :
         {sample.ask.describe("/none"), sample.ask.listChildren("/none", 0, 10), sample.ask.listAttributes("/none"),
          sample.ask.readArray("/none", {}), sample.ask.readEnvelope("/none", 10), sample.ask.walk("/none")}) {
        const protocol::Error error = sample.last(request).error();
        QVERIFY(error.kind() == protocol::Error::NOT_FOUND);
        QCOMPARE(error.node(), "/none");
        QCOMPARE(error.file(), sample.path());
    }
}

void TreeRequestsTest::listsAllChildrenThoughOneIsBroken()
{
    SampleWorker sample;
    const protocol::ChildPage page = sample.last(sample.ask.listChildren("/", 0, 100)).children();
    QCOMPARE(page.total(), std::uint64_t(12));
    std::map<std::string, protocol::NodeInfo> children;
    for (const protocol::NodeInfo& child : page.children())
        children[child.name()] = child;
    QCOMPARE(children.size(), std::size_t(12));
    QVERIFY(children["broken"].has_error());
    QVERIFY(!children["broken"].error().reason().empty());
    QCOMPARE(children["broken"].path(), "/broken");
    QVERIFY(kindOf(children["dangling"]) == NodeKind::SoftLink);
    QCOMPARE(children["dangling"].link_target(), "/nowhere");
    QVERIFY(kindOf(children["table"]) == NodeKind::Table);
    QVERIFY(kindOf(children["group"]) == NodeKind::Group);
    QCOMPARE(children["group"].child_count(), std::uint64_t(test::kGroupChildren + 1));
    for (const auto& [name, child] : children)
        QVERIFY2(child.has_error() == (name == "broken" || name == "dangling"), name.c_str());
}

void TreeRequestsTest::listsByPages()
{
    SampleWorker sample;
    const std::uint64_t total = test::kGroupChildren + 1;
    std::vector<std::string> names;
    while (names.size() < total) {
        const protocol::Reply reply = sample.last(sample.ask.listChildren("/group", names.size(), 107));
        const protocol::ChildPage& page = reply.children();
        QCOMPARE(page.path(), "/group");
        QCOMPARE(page.offset(), names.size());
        QCOMPARE(page.total(), total);
        QCOMPARE(std::uint64_t(page.children_size()), std::min<std::uint64_t>(107, total - names.size()));
        for (const std::string& name : namesOf(page))
            names.push_back(name);
    }
    QCOMPARE(names.front(), "c000");
    QCOMPARE(names.back(), "up");
    QVERIFY(std::is_sorted(names.begin(), names.end()));
}

void TreeRequestsTest::listsNothingBehindTheEnd()
{
    SampleWorker sample;
    for (const std::uint64_t offset : {std::uint64_t(12), std::uint64_t(13), UINT64_MAX}) {
        const protocol::Reply reply = sample.last(sample.ask.listChildren("/", offset, UINT32_MAX));
        QVERIFY(reply.has_children());
        QCOMPARE(reply.children().total(), std::uint64_t(12));
        QCOMPARE(reply.children().children_size(), 0);
    }
    QCOMPARE(sample.last(sample.ask.listChildren("/", 0, 0)).children().children_size(), 0);
}

void TreeRequestsTest::refusesToListAnArray()
{
    SampleWorker sample;
    QVERIFY(sample.last(sample.ask.listChildren("/line", 0, 10)).error().kind() == protocol::Error::BAD_REQUEST);
    QVERIFY(sample.last(sample.ask.walk("/line")).error().kind() == protocol::Error::BAD_REQUEST);
}

void TreeRequestsTest::walksEachObjectOnce()
{
    SampleWorker sample;
    std::set<std::string> paths;
    std::uint64_t visited = 0;
    const std::vector<protocol::Reply> replies = sample.all(sample.ask.walk("/"));
    for (const protocol::Reply& reply : replies) {
        QVERIFY(reply.has_walk());
        visited += static_cast<std::uint64_t>(reply.walk().nodes_size());
        QCOMPARE(reply.walk().visited(), visited);
        for (const protocol::NodeInfo& node : reply.walk().nodes())
            QVERIFY2(paths.insert(node.path()).second, node.path().c_str());
    }
    // 12 children of the root and the groups in /group; its link `up` leads back to the root.
    QCOMPARE(visited, std::uint64_t(12 + test::kGroupChildren));
    QVERIFY(paths.contains("/broken"));
    QVERIFY(paths.contains("/group/c249"));
    QVERIFY2(!paths.contains("/"), "below means below");
}

void TreeRequestsTest::walksBelowAGroup()
{
    SampleWorker sample;
    const std::vector<protocol::Reply> replies = sample.all(sample.ask.walk("/group/c000"));
    QCOMPARE(replies.size(), std::size_t(1));
    QVERIFY(replies[0].last());
    QCOMPARE(replies[0].walk().visited(), std::uint64_t(0));
}

void TreeRequestsTest::refusesARequestWithoutBody()
{
    SampleWorker sample;
    protocol::Request request;
    request.set_id(77);
    const protocol::Reply reply = sample.last(request);
    QVERIFY(reply.last());
    QVERIFY(reply.error().kind() == protocol::Error::BAD_REQUEST);
    QVERIFY(reply.error().reason().find("does not know") != std::string::npos);
}

QTEST_GUILESS_MAIN(TreeRequestsTest)
#include "tst_tree_requests.moc"
