// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/save/SaveTarget.h"

#include <limits>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace h5scout::ui;

class TestSaveTarget : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QFile file(at("there.csv"));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }

    void namesSayFileAndNode_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("node");
        QTest::addColumn<QString>("name");
        const QString file = QStringLiteral("/data/run_042.h5");
        QTest::newRow("a node") << file << QByteArray("/RawData/Data00") << QStringLiteral("run_042_RawData_Data00");
        QTest::newRow("the root") << file << QByteArray("/") << QStringLiteral("run_042");
        QTest::newRow("dots") << QStringLiteral("/d/a.b.h5") << QByteArray("/x.y") << QStringLiteral("a.b_x.y");
        QTest::newRow("signs") << file << QByteArray("/a b:c*?\"<>|\\") << QStringLiteral("run_042_a_b_c_______");
        QTest::newRow("long") << file << QByteArray(500, 'a')
                              << QStringLiteral("run_042_") + QString(96, QLatin1Char('a'));
        QTest::newRow("letters") << file << QByteArray("/µ") << QStringLiteral("run_042_µ");
    }
    void namesSayFileAndNode()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, node);
        QTEST(suggestedName(file, node), "name");
    }

    void suffixesFollowTheFormat_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QString>("expected");
        QTest::newRow("none") << QStringLiteral("/a/b") << QStringLiteral("png") << QStringLiteral("/a/b.png");
        QTest::newRow("ours") << QStringLiteral("/a/b.png") << QStringLiteral("csv") << QStringLiteral("/a/b.csv");
        QTest::newRow("ours, large") << QStringLiteral("/a/b.PNG") << QStringLiteral("pdf")
                                     << QStringLiteral("/a/b.pdf");
        QTest::newRow("right") << QStringLiteral("/a/b.PNG") << QStringLiteral("png") << QStringLiteral("/a/b.PNG");
        QTest::newRow("the user's") << QStringLiteral("/a/b.dat") << QStringLiteral("csv")
                                    << QStringLiteral("/a/b.dat");
        QTest::newRow("ends with a dot") << QStringLiteral("/a/b.") << QStringLiteral("csv")
                                         << QStringLiteral("/a/b.csv");
        QTest::newRow("folder with a dot")
            << QStringLiteral("/a.d/b") << QStringLiteral("csv") << QStringLiteral("/a.d/b.csv");
        QTest::newRow("a folder") << QStringLiteral("/a/") << QStringLiteral("csv") << QStringLiteral("/a/");
        QTest::newRow("nothing") << QString() << QStringLiteral("csv") << QString();
    }
    void suffixesFollowTheFormat()
    {
        QFETCH(QString, path);
        QFETCH(QString, suffix);
        QTEST(withSuffix(path, suffix), "expected");
    }

    void whatIsTypedBecomesAbsolute()
    {
        const QString folder = QStringLiteral("/data");
        QCOMPARE(absoluteTarget(QStringLiteral(" a.csv "), folder), QStringLiteral("/data/a.csv"));
        QCOMPARE(absoluteTarget(QStringLiteral("../a.csv"), folder), QStringLiteral("/a.csv"));
        QCOMPARE(absoluteTarget(QStringLiteral("/b/a.csv"), folder), QStringLiteral("/b/a.csv"));
        QCOMPARE(absoluteTarget(QStringLiteral("~/a.csv"), folder), QDir::homePath() + QStringLiteral("/a.csv"));
        QCOMPARE(absoluteTarget(QStringLiteral("  "), folder), QString());
    }

    void saysWhatStandsAgainst_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("reason");
        QTest::newRow("fine") << QStringLiteral("FOLDER/a.csv") << QString();
        QTest::newRow("replacing") << QStringLiteral("FOLDER/there.csv") << QString();
        QTest::newRow("nothing") << QString() << QStringLiteral("Say where");
        QTest::newRow("no folder") << QStringLiteral("FOLDER/b/a.csv") << QStringLiteral("There is no folder");
        QTest::newRow("below a file") << QStringLiteral("FOLDER/there.csv/a") << QStringLiteral("There is no folder");
        QTest::newRow("a folder") << QStringLiteral("FOLDER") << QStringLiteral("That is a folder");
        QTest::newRow("a device") << QStringLiteral("/dev/full") << QStringLiteral("no ordinary file");
        QTest::newRow("too long") << QStringLiteral("FOLDER/") + QString(300, QLatin1Char('a'))
                                  << QStringLiteral("too long");
    }
    void saysWhatStandsAgainst()
    {
        QFETCH(QString, path);
        QFETCH(QString, reason);
        path.replace(QStringLiteral("FOLDER"), m_folder->path());
        const TargetState state = checkTarget(path, {});
        QCOMPARE(state.problem.isEmpty(), reason.isEmpty());
        QVERIFY2(state.problem.contains(reason), qPrintable(state.problem));
        QCOMPARE(state.warning, QString());
        QCOMPARE(state.exists, path == at("there.csv"));
    }

    void saysThatAFolderIsLocked()
    {
        if (geteuid() == 0)
            QSKIP("root may write everywhere");
        QFile::setPermissions(m_folder->path(), QFileDevice::ReadOwner | QFileDevice::ExeOwner);
        const TargetState state = checkTarget(at("a.csv"), {});
        QFile::setPermissions(m_folder->path(),
                              QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
        QVERIFY2(state.problem.contains(QStringLiteral("may not write")), qPrintable(state.problem));
    }

    void theSourceIsNotReplaced()
    {
        QVERIFY(QFile::link(at("there.csv"), at("link.csv")));
        const TargetState state = checkTarget(at("link.csv"), {.sources = {at("there.csv")}});
        QVERIFY2(state.problem.contains(QStringLiteral("the plot comes from")), qPrintable(state.problem));
        QCOMPARE(checkTarget(at("other.csv"), {.sources = {at("gone.h5")}}).problem, QString());
    }

    void noHdf5FileIsReplaced_data()
    {
        QTest::addColumn<int>("userBlock");
        QTest::newRow("plain") << 0;
        QTest::newRow("user block") << 1024;
    }
    void noHdf5FileIsReplaced()
    {
        QFETCH(int, userBlock);
        QFile file(at("other.h5"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(userBlock, ' ') + QByteArray("\x89HDF\r\n\x1a\n", 8));
        file.close();
        const TargetState state = checkTarget(at("other.h5"), {});
        QVERIFY2(state.problem.contains(QStringLiteral("is an HDF5 file")), qPrintable(state.problem));
        QVERIFY(state.exists);
        QVERIFY(file.remove());
    }

    void saysThatThereIsNoRoom()
    {
        const quint64 much = std::numeric_limits<quint64>::max();
        const TargetState full = checkTarget(at("a.csv"), {.guessedBytes = much, .leastBytes = much / 4});
        QVERIFY2(full.problem.contains(QStringLiteral("not enough room")), qPrintable(full.problem));
        const TargetState tight = checkTarget(at("a.csv"), {.guessedBytes = much, .leastBytes = 10});
        QCOMPARE(tight.problem, QString());
        QVERIFY2(tight.warning.contains(QStringLiteral("not enough room")), qPrintable(tight.warning));
    }

private:
    QString at(const char* name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestSaveTarget)
#include "tst_save_target.moc"
