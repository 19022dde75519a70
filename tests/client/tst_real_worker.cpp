// SPDX-License-Identifier: GPL-3.0-or-later
#include "Ending.h"
#include "h5scout/client/FileClient.h"
#include "h5scout/client/WorkerProcess.h"

#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

using namespace h5scout;
using namespace h5scout::test;

namespace
{

const QString kSmallFile = QStringLiteral(H5SCOUT_TEST_DATA "/small.h5");

} // namespace

/// FileClient with h5scout-worker itself, which lies beside this program. The file: tests/data/make_test_data.py.
class TestRealWorker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_client = std::make_unique<FileClient>(kSmallFile, localWorkerFactory());
    }
    void cleanup()
    {
        m_client.reset();
        settle();
    }

    void opensAndLists();
    void readsAttributesElementsAndPictures();
    void walksThroughTheFile();
    void saysWhyAFileCannotBeOpened_data();
    void saysWhyAFileCannotBeOpened();
    void aMissingNodeIsAnErrorAndTheWorkerGoesOn();
    void aKilledWorkerIsReportedAndReplaced();
    void aCancelledWalkEndsAndTheWorkerGoesOn();
    void aFileWrittenOrCutMeanwhileIsNoticed();

private:
    std::unique_ptr<FileClient> m_client;
};

void TestRealWorker::opensAndLists()
{
    const Ending<FileInfo> opened = m_client->open();
    QTRY_VERIFY(opened.count > 0);
    QVERIFY2(opened.hasValue(), qPrintable(opened.hasError() ? opened.error().sentence() : QString()));
    QCOMPARE(opened.value().door, FileInfo::Door::Plain);
    QCOMPARE(opened.value().byteCount, static_cast<quint64>(QFile(kSmallFile).size()));
    QVERIFY(!opened.value().hdf5Version.isEmpty());
    QCOMPARE(opened.value().root.attributeCount, 1u);

    const Ending<ChildPage> children = m_client->children("/", 0, 100);
    const Ending<ChildPage> page = m_client->children("/many", 20, 10);
    QTRY_VERIFY(page.hasValue());
    QCOMPARE(children.value().total, 2u);
    QCOMPARE(children.value().children[0].name, "many");
    QCOMPARE(children.value().children[1].path, "/scan");
    QVERIFY(children.value().children[1].kind == NodeKind::Group);
    QCOMPARE(page.value().total, 50u);
    QCOMPARE(page.value().children.size(), 10u);
    QCOMPARE(page.value().children.front().name, "child20");
}

void TestRealWorker::readsAttributesElementsAndPictures()
{
    QVERIFY(openAndWait(*m_client));
    const Ending<AttributePage> attributes = m_client->attributes("/scan/signal", 0, 10);
    const Ending<NodeInfo> node = m_client->describe("/scan/signal");
    const Ending<ArrayBlock> block = m_client->readArray("/scan/image", {{1, 2, 2}, {0, 2, 1}});
    const Ending<Envelope> envelope = m_client->envelope({.path = "/scan/signal", .index = {0}, .columns = 10});
    const Ending<Image> image = m_client->image({.path = "/scan/image", .index = {0, 0}});
    QTRY_VERIFY(attributes.count && node.count && block.count && envelope.count && image.count);

    QVERIFY(attributes.hasValue());
    QCOMPARE(attributes.value().attributes.size(), 1u);
    QCOMPARE(attributes.value().attributes[0].name, "units");
    QVERIFY(attributes.value().attributes[0].value == Value(Text{"V"}));

    QVERIFY(node.hasValue());
    QCOMPARE(node.value().units, QStringLiteral("V"));
    QCOMPARE(node.value().space.maximalShape, Shape{kUnlimited});
    QCOMPARE(node.value().storage->chunkShape, Shape{250});

    QVERIFY(block.hasValue());
    QCOMPARE(block.value().array.shape(), (Shape{2, 2}));
    QCOMPARE(block.value().array.toDouble(0), 6.0);
    QCOMPARE(block.value().array.toDouble(3), 19.0);

    QVERIFY(envelope.hasValue());
    QCOMPARE(envelope.value().columns(), 10u);
    QCOMPARE(envelope.value().samplesRead, 1000u);
    QCOMPARE(envelope.value().minimum[3], -50.0);
    QCOMPARE(envelope.value().maximum[6], 5000.0);
    QCOMPARE(envelope.value().minimum[0], 0.0);
    QCOMPARE(envelope.value().maximum[9], 999.0);

    QVERIFY(image.hasValue());
    QCOMPARE(image.value().width, 6u);
    QCOMPARE(image.value().height, 4u);
    QCOMPARE(image.value().values[7], 7.0);
}

void TestRealWorker::walksThroughTheFile()
{
    QVERIFY(openAndWait(*m_client));
    const Ending<WalkPage> walk = m_client->walk("/");
    QTRY_VERIFY(walk.hasValue());
    std::size_t nodes = walk.value().nodes.size();
    for (const WalkPage& page : walk.parts)
        nodes += page.nodes.size();
    QVERIFY2(nodes >= 54, qPrintable(QString::number(nodes)));
    QCOMPARE(walk.value().visited, nodes);
}

void TestRealWorker::saysWhyAFileCannotBeOpened_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("content"); // null: there is no file
    QTest::newRow("missing") << QStringLiteral("missing.h5") << QByteArray();
    QTest::newRow("empty") << QStringLiteral("empty.h5") << QByteArray("");
    QTest::newRow("no HDF5 file") << QStringLiteral("text.h5") << QByteArray("This is a letter.\n").repeated(100);
    QTest::newRow("cut superblock") << QStringLiteral("cut.h5") << QByteArray("\x89HDF\r\n\x1a\n");
}

void TestRealWorker::saysWhyAFileCannotBeOpened()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, content);
    const QTemporaryDir folder;
    if (!content.isNull()) {
        QFile file(folder.filePath(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    FileClient client(folder.filePath(path), localWorkerFactory());
    const Ending<FileInfo> opened = client.open();
    QTRY_VERIFY(opened.hasError());
    QCOMPARE(opened.error().what, QStringLiteral("Could not open %1.").arg(path));
    QVERIFY(!opened.error().why.isEmpty());
    QCOMPARE(client.state(), FileClient::State::Failed);
    QCOMPARE(client.workerProcessId(), 0);
}

void TestRealWorker::aMissingNodeIsAnErrorAndTheWorkerGoesOn()
{
    QVERIFY(openAndWait(*m_client));
    const Ending<ChildPage> missing = m_client->children("/none", 0, 10);
    QTRY_VERIFY(missing.hasError());
    QVERIFY2(missing.error().what.contains(QStringLiteral("/none in small.h5")), qPrintable(missing.error().what));
    const Ending<ChildPage> there = m_client->children("/many", 0, 10);
    QTRY_VERIFY(there.hasValue());
}

void TestRealWorker::aKilledWorkerIsReportedAndReplaced()
{
    QVERIFY(openAndWait(*m_client));
    QSignalSpy losses(m_client.get(), &FileClient::workerLost);
    const auto worker = static_cast<pid_t>(m_client->workerProcessId());
    QVERIFY(worker > 0);
    QCOMPARE(kill(worker, SIGSTOP), 0); // so that the request is certainly running
    const Ending<ChildPage> children = m_client->children("/many", 0, 10);
    QCOMPARE(kill(worker, SIGKILL), 0);
    QTRY_VERIFY(children.hasError());
    QCOMPARE(children.error().what,
             QStringLiteral("The worker of small.h5 ended while it tried to list the children at /many."));
    QVERIFY2(children.error().why.contains(QStringLiteral("signal 9")), qPrintable(children.error().why));
    QCOMPARE(losses.count(), 1);
    QCOMPARE(m_client->state(), FileClient::State::Lost);

    const Ending<FileInfo> reopened = m_client->restart();
    QTRY_VERIFY(reopened.hasValue());
    const Ending<ChildPage> again = m_client->children("/many", 0, 10);
    QTRY_VERIFY(again.hasValue());
    QVERIFY(m_client->workerProcessId() != worker);
    QCOMPARE(losses.count(), 1);
}

void TestRealWorker::aCancelledWalkEndsAndTheWorkerGoesOn()
{
    QVERIFY(openAndWait(*m_client));
    const Request<WalkPage> request = m_client->walk("/");
    const Ending<WalkPage> walk = request;
    request.cancel();
    QTRY_VERIFY(walk.wasCancelled());
    const Ending<ChildPage> children = m_client->children("/many", 0, 10);
    QTRY_VERIFY(children.hasValue());
    QCOMPARE(walk.count, 1);
}

void TestRealWorker::aFileWrittenOrCutMeanwhileIsNoticed()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("x.h5")));
    QVERIFY(QFile::copy(kSmallFile, file.fileName()));
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    FileClient client(file.fileName(), localWorkerFactory());
    QVERIFY(openAndWait(client));
    const QSignalSpy changes(&client, &FileClient::fileChanged);
    const Ending<ArrayBlock> before = client.readArray("/scan/signal", {{0, 10, 1}});
    QTRY_VERIFY(before.hasValue());
    QCOMPARE(changes.count(), 0);

    QVERIFY(file.resize(file.size() + 10));
    const Ending<ArrayBlock> appended = client.readArray("/scan/signal", {{0, 10, 1}});
    QTRY_VERIFY(appended.hasValue());
    QCOMPARE(changes.count(), 1);

    QVERIFY(file.resize(1000));
    const Ending<ArrayBlock> cut = client.readArray("/scan/signal", {{0, 10, 1}});
    QTRY_VERIFY(cut.hasError());
    QCOMPARE(cut.error().what, QStringLiteral("Could not read the elements at /scan/signal in x.h5."));
    QVERIFY2(cut.error().why.startsWith(QStringLiteral("The file has become shorter since it was opened: it has 1000")),
             qPrintable(cut.error().why));
    QCOMPARE(cut.error().whatToDo, QStringLiteral("Reload the file with F5."));
    QCOMPARE(changes.count(), 1);
}

QTEST_GUILESS_MAIN(TestRealWorker)

#include "tst_real_worker.moc"
