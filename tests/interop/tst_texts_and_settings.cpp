// SPDX-License-Identifier: GPL-3.0-or-later
// PyMoDAQ's settings, pictures and logs, as the panes show them through the real worker, against what Python finds.
#include "h5scout/client/FileClient.h"
#include "h5scout/client/WorkerProcess.h"
#include "ui/models/RowReader.h"
#include "ui/models/SettingsModel.h"
#include "ui/panes/PreviewView.h"
#include "ui/panes/PreviewsPane.h"
#include "ui/panes/SettingsPane.h"
#include "ui/panes/TextListView.h"
#include "ui/panes/TextPane.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPlainTextEdit>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace h5scout;
using namespace h5scout::ui;

namespace
{

const QString kFolder = QStringLiteral(H5SCOUT_SHARED_DATA "/pymodaq");

QStringList sampleFiles()
{
    QStringList paths;
    for (const QString& name : QDir(kFolder).entryList({QStringLiteral("*.h5")}, QDir::Files, QDir::Name))
        paths += kFolder + QLatin1Char('/') + name;
    return paths;
}

QJsonObject jsonIn(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

/// What the pane shows of an attribute: [name, title, text] of each element but the root.
QJsonArray parametersOf(const SettingsTree& tree)
{
    QJsonArray parameters;
    for (const SettingsParameter& parameter : tree.parameters) {
        if (parameter.parent != SettingsParameter::kNoParent)
            parameters.append(QJsonArray{parameter.name, parameter.title, parameter.stored});
    }
    return parameters;
}

} // namespace

class TestTextsAndSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void settingsEqualThoseOfElementTree_data() { addFiles(); }
    void settingsEqualThoseOfElementTree();
    void logsEqualTheUnpickledTexts_data() { addFiles(); }
    void logsEqualTheUnpickledTexts();
    void picturesAreDecoded_data() { addFiles(); }
    void picturesAreDecoded();

private:
    static void addFiles();
    std::unique_ptr<FileClient> open(const QString& path);
    NodeInfo describe(FileClient& client, const QString& path);
    /// Shows the node and waits until the pane is done.
    bool show(NodePane& pane, FileClient& client, const QString& path);

    QJsonObject m_python; ///< what settings_counts.py says
};

void TestTextsAndSettings::initTestCase()
{
    if (sampleFiles().isEmpty())
        QSKIP("There are no sample files of PyMoDAQ here.");
    QProcess python;
    python.start(QStringLiteral(H5SCOUT_PYTHON), QStringList{QStringLiteral(H5SCOUT_SETTINGS_SCRIPT)} + sampleFiles());
    QVERIFY(python.waitForFinished(60'000));
    QCOMPARE(python.exitCode(), 0);
    m_python = QJsonDocument::fromJson(python.readAllStandardOutput()).object();
    QVERIFY(m_python.size() > 5);
}

void TestTextsAndSettings::addFiles()
{
    QTest::addColumn<QString>("file");
    for (const QString& path : sampleFiles())
        QTest::newRow(qPrintable(path.mid(path.lastIndexOf(QLatin1Char('/')) + 1))) << path;
}

std::unique_ptr<FileClient> TestTextsAndSettings::open(const QString& path)
{
    auto client = std::make_unique<FileClient>(
        path, [] { return std::make_unique<WorkerProcess>(QStringLiteral(H5SCOUT_WORKER_PROGRAM)); });
    (void)client->open();
    (void)QTest::qWaitFor([&] { return client->state() == FileClient::State::Open; });
    return client;
}

NodeInfo TestTextsAndSettings::describe(FileClient& client, const QString& path)
{
    NodeInfo node;
    bool isDone = false;
    client.describe(path.toUtf8()).then(this, [&](const Result<NodeInfo>& result) {
        if (result.hasValue())
            node = result.value();
        isDone = true;
    });
    (void)QTest::qWaitFor([&] { return isDone; });
    return node;
}

bool TestTextsAndSettings::show(NodePane& pane, FileClient& client, const QString& path)
{
    const NodeInfo node = describe(client, path);
    if (!node.isDescribed || !pane.isUsefulFor(node))
        return false;
    QSignalSpy finished(&pane, &NodePane::finished);
    pane.showNode(&client, node);
    return QTest::qWaitFor([&] { return finished.count() > 0; });
}

void TestTextsAndSettings::settingsEqualThoseOfElementTree()
{
    QFETCH(QString, file);
    const QJsonObject nodes = m_python.value(file).toObject();
    const auto client = open(file);
    QCOMPARE(client->state(), FileClient::State::Open);
    SettingsPane pane;
    for (auto node = nodes.begin(); node != nodes.end(); ++node) {
        const QJsonObject expected = node.value().toObject();
        const bool isByName =
            expected.contains(QLatin1String("settings")) || expected.contains(QLatin1String("scan_settings"));
        if (!show(pane, *client, node.key())) {
            QVERIFY2(!isByName, qPrintable(node.key()));
            continue; // an attribute of another name: there is no tab for it
        }
        QJsonObject found;
        for (const SettingsModel::Source& source : pane.model()->sources()) {
            QCOMPARE(source.tree.damage, QString());
            found.insert(source.attribute, parametersOf(source.tree));
            for (const SettingsParameter& parameter : source.tree.parameters)
                QVERIFY2(!parameter.value.isAsStored, qPrintable(parameter.name + parameter.stored));
        }
        QCOMPARE(found, expected);
    }
}

void TestTextsAndSettings::logsEqualTheUnpickledTexts()
{
    QFETCH(QString, file);
    const QJsonObject nodes = jsonIn(file + QStringLiteral(".json")).value(QLatin1String("nodes")).toObject();
    const auto client = open(file);
    TextPane pane;
    pane.resize(600, 400);
    for (auto node = nodes.begin(); node != nodes.end(); ++node) {
        const QJsonValue strings = node.value().toObject().value(QLatin1String("strings"));
        if (!strings.isArray() || strings.toArray().isEmpty())
            continue;
        QVERIFY2(show(pane, *client, node.key()), qPrintable(node.key()));
        const QJsonArray expected = strings.toArray();
        QCOMPARE(pane.list()->endRow(), static_cast<quint64>(expected.size())); // its end first
        pane.list()->selectAll();
        QStringList texts;
        RowReader reader;
        QSignalSpy finished(&reader, &RowReader::finished);
        reader.read(client.get(), node.key().toUtf8(), RowBlocks({static_cast<quint64>(expected.size())}, 7), 0,
                    static_cast<quint64>(expected.size()) - 1, RowReader::Direction::Down,
                    [&](quint64, const std::optional<QString>& text) {
                        texts.append(text.value_or(QStringLiteral("<unread>")));
                        return true;
                    });
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(texts.size(), expected.size());
        for (qsizetype row = 0; row < texts.size(); ++row) {
            const QJsonObject longText = expected[row].toObject();
            if (longText.contains(QLatin1String("$longstr"))) {
                QCOMPARE(texts[row].toUtf8().size(), longText.value(QLatin1String("$longstr")).toInt());
                QVERIFY(texts[row].startsWith(longText.value(QLatin1String("head")).toString()));
            } else if (expected[row].isString()) {
                QCOMPARE(texts[row], expected[row].toString());
            }
        }
    }
}

void TestTextsAndSettings::picturesAreDecoded()
{
    QFETCH(QString, file);
    const QJsonObject nodes = jsonIn(file + QStringLiteral(".json")).value(QLatin1String("nodes")).toObject();
    const auto client = open(file);
    PreviewsPane pane;
    for (auto node = nodes.begin(); node != nodes.end(); ++node) {
        qsizetype expected = 0;
        const QJsonObject attributes = node.value().toObject().value(QLatin1String("attrs")).toObject();
        bool hasAny = false;
        for (auto attribute = attributes.begin(); attribute != attributes.end(); ++attribute) {
            if (!attribute.key().contains(QLatin1String("pixmap")))
                continue;
            hasAny = true;
            // Of the oldest files PyTables gives all bytes, h5py those before the first zero.
            QJsonValue decoded = attribute.value().toObject().value(QLatin1String("decoded_tables"));
            if (decoded.isUndefined())
                decoded = attribute.value().toObject().value(QLatin1String("decoded"));
            const QByteArray bytes =
                QByteArray::fromBase64(decoded.toObject().value(QLatin1String("$bytes")).toString().toLatin1());
            if (bytes.startsWith("\x89PNG") && bytes.contains("IEND"))
                ++expected;
        }
        QCOMPARE(show(pane, *client, node.key()), hasAny);
        if (hasAny)
            QCOMPARE(static_cast<qsizetype>(pane.views().size()), expected);
        for (const PreviewView* view : pane.views())
            QVERIFY(!view->preview().image.isNull());
        pane.clear();
    }
}

QTEST_MAIN(TestTextsAndSettings)
#include "tst_texts_and_settings.moc"
