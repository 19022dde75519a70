// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/OpenTarget.h"

#include <QDir>
#include <QMimeData>
#include <QTest>

using namespace h5scout::ui;

class TestOpenTarget : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void parsesFileAndNode_data();
    void parsesFileAndNode();
    void fileWhoseNameHoldsTheSeparatorIsAFile();
    void formattedTargetParsesToItself();
    void droppedUrlsBecomeTargets();
    void textIsNoTarget();
};

void TestOpenTarget::parsesFileAndNode_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("filePath");
    QTest::addColumn<QByteArray>("nodePath");

    const QString here = QDir::currentPath();
    QTest::newRow("absolute file") << QStringLiteral("/data/run.h5") << QStringLiteral("/data/run.h5") << QByteArray();
    QTest::newRow("relative file") << QStringLiteral("run.h5") << here + QStringLiteral("/run.h5") << QByteArray();
    QTest::newRow("dots are cleaned") << QStringLiteral("/data/../run.h5") << QStringLiteral("/run.h5") << QByteArray();
    QTest::newRow("node") << QStringLiteral("/run.h5::/RawData/Scan000") << QStringLiteral("/run.h5")
                          << QByteArray("/RawData/Scan000");
    QTest::newRow("root") << QStringLiteral("/run.h5::/") << QStringLiteral("/run.h5") << QByteArray("/");
    QTest::newRow("last separator divides")
        << QStringLiteral("/a::/b.h5::/c") << QStringLiteral("/a::/b.h5") << QByteArray("/c");
    QTest::newRow("node beyond ASCII") << QString::fromUtf8("/run.h5::/\xc3\xa9lan") << QStringLiteral("/run.h5")
                                       << QByteArray("/\xc3\xa9lan");
    QTest::newRow("url") << QStringLiteral("file:///data/my%20run.h5") << QStringLiteral("/data/my run.h5")
                         << QByteArray();
}

void TestOpenTarget::parsesFileAndNode()
{
    QFETCH(QString, text);
    QFETCH(QString, filePath);
    QFETCH(QByteArray, nodePath);
    const OpenTarget target = parseOpenTarget(text, [](const QString&) { return false; });
    QCOMPARE(target.filePath, filePath);
    QCOMPARE(target.nodePath, nodePath);
}

void TestOpenTarget::fileWhoseNameHoldsTheSeparatorIsAFile()
{
    const QString name = QStringLiteral("/data/a::/b.h5");
    const OpenTarget target = parseOpenTarget(name, [&](const QString& path) { return path == name; });
    QCOMPARE(target.filePath, name);
    QVERIFY(target.nodePath.isEmpty());
}

void TestOpenTarget::formattedTargetParsesToItself()
{
    const OpenTarget target{QStringLiteral("/data/run.h5"), QByteArrayLiteral("/RawData/Logger")};
    QCOMPARE(formatOpenTarget(target), QStringLiteral("/data/run.h5::/RawData/Logger"));
    QCOMPARE(parseOpenTarget(formatOpenTarget(target), [](const QString&) { return false; }), target);
}

void TestOpenTarget::droppedUrlsBecomeTargets()
{
    QMimeData data;
    data.setUrls({QUrl(QStringLiteral("file:///a.h5")), QUrl(QStringLiteral("https://example.org/b.h5")),
                  QUrl::fromLocalFile(QStringLiteral("/c d.h5"))});
    const QList<OpenTarget> targets = openTargetsOf(&data);
    QCOMPARE(targets.size(), 2);
    QCOMPARE(targets[0].filePath, QStringLiteral("/a.h5"));
    QCOMPARE(targets[1].filePath, QStringLiteral("/c d.h5"));
}

void TestOpenTarget::textIsNoTarget()
{
    QMimeData data;
    data.setText(QStringLiteral("/a.h5"));
    QVERIFY(openTargetsOf(&data).isEmpty());
    QVERIFY(openTargetsOf(nullptr).isEmpty());
}

QTEST_GUILESS_MAIN(TestOpenTarget)
#include "tst_open_target.moc"
