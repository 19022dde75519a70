// SPDX-License-Identifier: GPL-3.0-or-later
// Soft, hard and external links are made, also those that lead nowhere (FORMAT.md, Q29).
#include "WritingTest.h"

#include "MakeArrays.h"

using namespace h5scout;
using namespace h5scout::test;

namespace
{

/// /a/b/data (two doubles)
void fillWithNodes(const H5Backend& backend)
{
    backend.getSetGroup("/", "a");
    backend.getSetGroup("/a", "b");
    backend.createCArray("/a/b", "data", doubles({1, 2}));
}

} // namespace

class TestBackendWriteLinks : public BackendTest
{
    Q_OBJECT

private Q_SLOTS:
    void linksLeadWhereTheyAreTold_data() { addWritingRows(); }
    void linksLeadWhereTheyAreTold();
    void unresolvedLinksAreNodes_data() { addWritingRows(); }
    void unresolvedLinksAreNodes();
    void refusalsLeaveTheFileAlone_data() { addWritingRows(); }
    void refusalsLeaveTheFileAlone();
    void groupsDoNotComeToHoldThemselves_data();
    void groupsDoNotComeToHoldThemselves();
    void readOnlyFilesRefuse();
};

// Proves: (make a soft link), (make a hard link), (make an external link)
void TestBackendWriteLinks::linksLeadWhereTheyAreTold()
{
    FileOfRow file;
    H5Backend& backend = file.backend;
    fillWithNodes(backend);
    QCOMPARE(backend.createSoftLink("/a", "soft", "b/data").path(), std::string("/a/soft"));
    backend.createSoftLink("/", "group \u00e9", "/a/b");
    QCOMPARE(backend.createHardLink("/", "hard", backend.getNode("/a/soft")).path(), std::string("/hard"));
    backend.createExternalLink("/", "outside", "other file.h5", "x/y");
    backend.commit();
    backend.openFile(file.path);
    QCOMPARE(backend.read("/a/soft").as<double>().back(), 2.0);
    QCOMPARE(backend.read("/group \u00e9/data").as<double>().back(), 2.0);
    QCOMPARE(backend.read("/hard").as<double>().back(), 2.0);
    QCOMPARE(backend.summary("/hard").objectAddress, backend.summary("/a/b/data").objectAddress);
    const NodeSummary outside = backend.summary("/outside");
    QVERIFY(outside.kind == NodeKind::ExternalLink);
    QCOMPARE(outside.linkFile, std::string("other file.h5"));
    QCOMPARE(outside.linkTarget, std::string("/x/y"));
}

// Proves: Q29
void TestBackendWriteLinks::unresolvedLinksAreNodes()
{
    FileOfRow file;
    H5Backend& backend = file.backend;
    backend.createSoftLink("/", "dangling", "/nothing/there");
    backend.createSoftLink("/", "itself", "itself");
    const Node outside = backend.createExternalLink("/", "outside", "/no/such/file", "/");
    QVERIFY(outside.kind() == NodeKind::ExternalLink);
    backend.getSetGroup("/", "g");
    backend.createSoftLink("/g", "late", "later");
    backend.getSetGroup("/g", "later");
    backend.commit();
    backend.openFile(file.path);
    QByteArrayList walked;
    for (const Node& node : backend.root().children()) {
        if (node.kind() == NodeKind::SoftLink || node.kind() == NodeKind::ExternalLink)
            walked << QByteArray::fromStdString(node.path());
    }
    std::sort(walked.begin(), walked.end());
    QCOMPARE(walked.join(' '), QByteArray("/dangling /itself /outside"));
    QCOMPARE(backend.summary("/dangling").linkTarget, std::string("/nothing/there"));
    QVERIFY(Node(backend.getNode("/g/late")).kind() == NodeKind::Group);
}

void TestBackendWriteLinks::refusalsLeaveTheFileAlone()
{
    FileOfRow file;
    H5Backend& backend = file.backend;
    fillWithNodes(backend);
    backend.createExternalLink("/", "outside", "other.h5", "/x");
    backend.commit();
    openedForWriting(file.path, Durability::Direct).commit(); // HDF5 gives back what it had set aside
    const std::string before = contentOf(file.path);
    backend = openedForWriting(file.path, file.durability);
    using Cause = NodeError::Cause;
    for (const char* name : {"", ".", "a/b", "_v_a"}) {
        QCOMPARE(causeOf([&] { backend.createSoftLink("/", name, "/a"); }), Cause::BadName);
        QCOMPARE(causeOf([&] { backend.createHardLink("/", name, "/a"); }), Cause::BadName);
        QCOMPARE(causeOf([&] { backend.createExternalLink("/", name, "f.h5", "/a"); }), Cause::BadName);
    }
    for (const char* where : {"/a/b/data", "/no", "/outside"}) {
        QVERIFY(causeOf([&] { backend.createSoftLink(where, "x", "/a"); }));
        QVERIFY(causeOf([&] { backend.createHardLink(where, "x", "/a"); }));
        QVERIFY(causeOf([&] { backend.createExternalLink(where, "x", "f.h5", "/a"); }));
    }
    QCOMPARE(causeOf([&] { backend.createSoftLink("/", "a", "/a/b"); }), Cause::Exists);
    QCOMPARE(causeOf([&] { backend.createHardLink("/", "outside", "/a/b"); }), Cause::Exists);
    QCOMPARE(causeOf([&] { backend.createExternalLink("/a", "b", "f.h5", "/"); }), Cause::Exists);
    QCOMPARE(causeOf([&] { backend.createHardLink("/", "x", "/no"); }), Cause::Missing);
    QCOMPARE(causeOf([&] { backend.createHardLink("/", "x", "/outside"); }), Cause::NotFollowed);
    const std::string nul("a\0b", 3);
    const std::string endless(70'000, 'x');
    for (const std::string& target : {std::string(), nul, endless}) {
        QCOMPARE(causeOf([&] { backend.createSoftLink("/", "x", target); }), Cause::BadName);
        QCOMPARE(causeOf([&] { backend.createExternalLink("/", "x", target, "/a"); }), Cause::BadName);
        QCOMPARE(causeOf([&] { backend.createExternalLink("/", "x", "f.h5", target); }), Cause::BadName);
    }
    VERIFY_CONTAINS(sentenceOf<NodeError>([&] { backend.createSoftLink("/a", "x", ""); }),
                    "Could not make the soft link at /a/x in");
    TestFile second;
    second.makeGroup("/g");
    second.close();
    const H5Backend other = opened(second);
    VERIFY_CONTAINS(sentenceOf<NodeError>([&] { backend.createHardLink("/", "x", other.getNode("/g")); }),
                    "The node belongs to another file.");
    backend.closeFile();
    QVERIFY(contentOf(file.path) == before);
}

void TestBackendWriteLinks::groupsDoNotComeToHoldThemselves_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("where");
    QTest::addColumn<bool>("isRefused");
    const auto row = [](const char* name, const char* target, const char* where, bool isRefused) {
        QTest::newRow(name) << QByteArray(target) << QByteArray(where) << isRefused;
    };
    row("in itself", "/a", "/a", true);
    row("below itself", "/a", "/a/b", true);
    row("by a soft link", "/soft", "/a/b", true);
    row("below a soft link", "/a", "/soft/b", true);
    row("below another name", "/a", "/alias", true);
    row("the root", "/", "/a", true);
    row("in its parent", "/a/b", "/a", false);
    row("in another", "/a", "/c", false);
    row("an array", "/a/b/data", "/a/b", false);
}

void TestBackendWriteLinks::groupsDoNotComeToHoldThemselves()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, where);
    QFETCH(bool, isRefused);
    const TemporaryFolder folder;
    makeFile(folder.file("test.h5"), Origin::Tables);
    H5Backend backend = openedForWriting(folder.file("test.h5"), Durability::Transaction);
    fillWithNodes(backend);
    backend.getSetGroup("/", "c");
    backend.createSoftLink("/", "soft", "/a");
    backend.createHardLink("/", "alias", "/a/b");
    const QByteArray sentence =
        sentenceOf<NodeError>([&] { backend.createHardLink(where.toStdString(), "x", target.toStdString()); });
    QCOMPARE(sentence.contains("The group would hold itself"), isRefused);
    QCOMPARE(backend.hasNode(where.toStdString() + "/x"), !isRefused);
}

void TestBackendWriteLinks::readOnlyFilesRefuse()
{
    TestFile file;
    file.makeGroup("/g");
    file.close();
    const H5Backend backend = opened(file);
    VERIFY_CONTAINS(sentenceOf<FileModeError>([&] { backend.createSoftLink("/", "x", "/g"); }), "reading only");
    VERIFY_CONTAINS(sentenceOf<FileModeError>([&] { backend.createHardLink("/", "x", "/g"); }), "reading only");
    VERIFY_CONTAINS(sentenceOf<FileModeError>([&] { backend.createExternalLink("/", "x", "f", "/g"); }),
                    "reading only");
}

QTEST_GUILESS_MAIN(TestBackendWriteLinks)
#include "tst_backend_write_links.moc"
