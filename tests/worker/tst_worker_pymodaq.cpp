// SPDX-License-Identifier: GPL-3.0-or-later
// Every file that PyMoDAQ wrote, through the request loop, against the JSON beside it (shared/data/README.md). Without
// the shared files there is nothing to compare.
#include "Asker.h"
#include "LoopHarness.h"

#include "h5scout/value/NodeKind.h"
#include "h5scout/worker/Requests.h"
#include "h5scout/worker/Session.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <map>

using namespace h5scout;
using test::Asker;
using test::LoopHarness;

namespace
{

/// The CRC-32 of zlib.
std::uint32_t crc32(std::string_view bytes, std::uint32_t crc = 0)
{
    crc = ~crc;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

/// Of the elements as they travel; rows and texts one after the other.
std::uint32_t checksum(const protocol::Array& array)
{
    if (array.rows_size() == 0 && array.texts_size() == 0)
        return crc32(array.elements());
    std::uint32_t crc = 0;
    for (const std::string& text : array.texts())
        crc = crc32(text, crc);
    for (const protocol::Array& row : array.rows())
        crc = crc32(row.elements(), crc);
    return crc;
}

std::vector<std::uint64_t> shapeOf(const QJsonObject& node)
{
    std::vector<std::uint64_t> shape;
    for (const QJsonValue& extent : node[QLatin1String("shape")].toArray())
        shape.push_back(static_cast<std::uint64_t>(extent.toInteger()));
    return shape;
}

} // namespace

class WorkerPymodaqTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsWhatTheFileHolds_data();
    void tellsWhatTheFileHolds();

private:
    void compareNode(LoopHarness& loop, Asker& ask, const protocol::NodeInfo& node, const QJsonObject& expected);
    void compareElements(LoopHarness& loop, Asker& ask, const protocol::NodeInfo& node, const QJsonObject& expected);
};

void WorkerPymodaqTest::tellsWhatTheFileHolds_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(H5SCOUT_SHARED_DATA "/pymodaq"));
    for (const QString& name : folder.entryList({QStringLiteral("*.h5")}, QDir::Files))
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
    if (!folder.exists())
        QTest::newRow("no shared files") << QString();
}

void WorkerPymodaqTest::tellsWhatTheFileHolds()
{
    QFETCH(const QString, path);
    if (path.isEmpty())
        return;
    QFile judge(path + QStringLiteral(".json"));
    QVERIFY(judge.open(QIODevice::ReadOnly));
    const QJsonObject expected = QJsonDocument::fromJson(judge.readAll()).object()[QLatin1String("nodes")].toObject();
    QVERIFY(!expected.isEmpty());

    worker::Session session;
    LoopHarness loop([&session](const protocol::Request& request) { return worker::makeJob(request, session); });
    Asker ask;
    const protocol::Reply opened = loop.ask(ask.openFile(path.toStdString()));
    QVERIFY2(opened.has_opened(), opened.error().reason().c_str());

    std::map<std::string, protocol::NodeInfo> nodes{{"/", opened.opened().root()}};
    const protocol::Request walk = ask.walk("/");
    loop.send(walk);
    for (const protocol::Reply& reply : loop.receiveAll(walk.id()))
        for (const protocol::NodeInfo& node : reply.walk().nodes())
            nodes[node.path()] = node;
    QCOMPARE(qsizetype(nodes.size()), expected.size());
    for (auto entry = expected.begin(); entry != expected.end(); ++entry) {
        const auto node = nodes.find(entry.key().toStdString());
        QVERIFY2(node != nodes.end(), qPrintable(entry.key()));
        compareNode(loop, ask, node->second, entry.value().toObject());
        if (QTest::currentTestFailed())
            QFAIL(qPrintable(entry.key()));
    }
}

void WorkerPymodaqTest::compareNode(LoopHarness& loop, Asker& ask, const protocol::NodeInfo& node,
                                    const QJsonObject& expected)
{
    QVERIFY2(!node.has_error(), node.error().reason().c_str());
    const auto kind = static_cast<NodeKind>(node.kind());
    const QString className = expected[QLatin1String("class")].toString();
    if (className != QLatin1String("other"))
        QCOMPARE(QString::fromStdString(std::string(toString(kind))), className);
    QCOMPARE(int(node.hard_links()), expected[QLatin1String("hard_links")].toInt());

    const QJsonObject attributes = expected[QLatin1String("attrs")].toObject();
    QCOMPARE(qsizetype(node.attribute_count()), attributes.size());
    const protocol::Reply page = loop.ask(ask.listAttributes(node.path()));
    QCOMPARE(qsizetype(page.attributes().attributes_size()), attributes.size());
    for (const protocol::Attribute& attribute : page.attributes().attributes()) {
        QVERIFY2(attributes.contains(QString::fromStdString(attribute.name())), attribute.name().c_str());
        QVERIFY2(attribute.has_value() && !attribute.has_error(), attribute.error().reason().c_str());
    }

    if (kind == NodeKind::Group) {
        const QJsonArray children = expected[QLatin1String("children")].toArray();
        const protocol::Reply listed = loop.ask(ask.listChildren(node.path(), 0, 1000));
        QCOMPARE(qsizetype(node.child_count()), children.size());
        QCOMPARE(qsizetype(listed.children().children_size()), children.size());
        for (const protocol::NodeInfo& child : listed.children().children())
            QVERIFY2(children.contains(QString::fromStdString(child.name())), child.name().c_str());
    } else {
        compareElements(loop, ask, node, expected);
    }
}

void WorkerPymodaqTest::compareElements(LoopHarness& loop, Asker& ask, const protocol::NodeInfo& node,
                                        const QJsonObject& expected)
{
    const std::vector<std::uint64_t> shape = shapeOf(expected);
    QCOMPARE(std::vector<std::uint64_t>(node.space().shape().begin(), node.space().shape().end()), shape);
    if (!expected.contains(QLatin1String("crc32_le")) || expected.contains(QLatin1String("strings")))
        return;
    std::vector<std::vector<std::uint64_t>> whole;
    for (const std::uint64_t extent : shape)
        whole.push_back({0, extent});
    const protocol::Reply read = loop.ask(ask.readArray(node.path(), whole));
    QVERIFY2(read.has_array(), read.error().reason().c_str());
    QCOMPARE(qint64(checksum(read.array().array())), expected[QLatin1String("crc32_le")].toInteger());

    if (shape.size() > 1 || !expected[QLatin1String("min")].isDouble())
        return;
    const protocol::Reply line = loop.ask(ask.readEnvelope(node.path(), 1, std::vector<std::uint64_t>(shape.size())));
    QCOMPARE(line.envelope().minimum(0), expected[QLatin1String("min")].toDouble());
    QCOMPARE(line.envelope().maximum(0), expected[QLatin1String("max")].toDouble());
}

QTEST_GUILESS_MAIN(WorkerPymodaqTest)
#include "tst_worker_pymodaq.moc"
