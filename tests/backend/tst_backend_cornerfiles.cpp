// SPDX-License-Identifier: GPL-3.0-or-later
// Every sample file: walk through everything, with all attributes and the first elements of each array. Nothing may
// crash, and what goes wrong is said in a sentence that names the file.
#include <sys/stat.h>

#include "BackendTest.h"

using namespace h5scout;
using namespace h5scout::test;

namespace
{

constexpr std::uint64_t kReadLimit = 64 << 20;

bool isSentence(const QByteArray& text)
{
    return text.startsWith("Could not ") && (text.endsWith('.') || text.endsWith('!'));
}

struct ContentAndTimes
{
    std::string content;
    timespec modified{};
    timespec changed{};
};

ContentAndTimes stampOf(const std::string& path)
{
    struct stat status = {};
    ::stat(path.c_str(), &status);
    return {contentOf(path), status.st_mtim, status.st_ctim};
}

bool operator==(const timespec& left, const timespec& right)
{
    return left.tv_sec == right.tv_sec && left.tv_nsec == right.tv_nsec;
}

} // namespace

class CornerFilesTest : public BackendTest
{
    Q_OBJECT

private Q_SLOTS:
    void everythingIsReadOrRefusedInASentence_data()
    {
        QTest::addColumn<QByteArray>("path");
        const std::vector<std::string> files = sharedFiles({"pymodaq", "generic", "thirdparty"});
        if (files.empty())
            QSKIP("The sample files are not here.");
        for (const std::string& file : files)
            QTest::newRow(file.substr(file.rfind('/') + 1).c_str()) << QByteArray::fromStdString(file);
    }

    void everythingIsReadOrRefusedInASentence()
    {
        QFETCH(QByteArray, path);
        const ContentAndTimes before = stampOf(path.toStdString());
        H5Backend backend;
        try {
            backend.openFile(path.toStdString());
        } catch (const OpenError& error) {
            QVERIFY2(isSentence(error.what()), error.what());
            return;
        }
        for (const Node& node : backend.walkNodes())
            visit(node);
        backend.closeFile();
        const ContentAndTimes after = stampOf(path.toStdString());
        QVERIFY(after.content == before.content);
        QVERIFY(after.modified == before.modified);
        QVERIFY(after.changed == before.changed);
    }

private:
    static void visit(const Node& node)
    {
        const NodeDetails details = node.details();
        const NodeSummary& summary = details.summary;
        QCOMPARE(summary.path, node.path());
        QVERIFY(summary.kind == node.kind());
        if (summary.error)
            QVERIFY2(isSentence(summary.error->sentence().c_str()), summary.error->sentence().c_str());
        if (summary.kind == NodeKind::ExternalLink || summary.kind == NodeKind::SoftLink ||
            summary.kind == NodeKind::Unknown)
            return;
        const std::vector<StoredAttribute> attributes = node.attrs().page(0, UINT64_MAX);
        QCOMPARE(attributes.size(), std::size_t{summary.attributeCount});
        for (const StoredAttribute& attribute : attributes) {
            if (attribute.error)
                QVERIFY2(isSentence(attribute.error->sentence().c_str()), attribute.error->sentence().c_str());
        }
        if (isArrayKind(summary.kind)) {
            QVERIFY(details.storage.has_value() || summary.error.has_value());
            readArray(CArray(node), summary);
        }
    }

    static void readArray(const CArray& array, const NodeSummary& summary)
    {
        try {
            const NdArray elements = array.read(kReadLimit);
            QVERIFY(elements.rank() >= summary.space.shape.size());
            QVERIFY(elements.type().kind == array.elementType().kind);
        } catch (const Error& error) {
            QVERIFY2(isSentence(error.what()), error.what());
            QVERIFY2(QByteArray(error.what()).contains(summary.path.c_str()), error.what());
            if (qEnvironmentVariableIsSet("H5SCOUT_SHOW_ERRORS"))
                qInfo("%s", error.what());
        }
    }
};

QTEST_GUILESS_MAIN(CornerFilesTest)
#include "tst_backend_cornerfiles.moc"
