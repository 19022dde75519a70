// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of PyTables' arrays of texts and objects in the table and in the text pane, with h5scout-worker itself;
// PyTables wrote them, and says what they are.
#include "Pictures.h"
#include "TableFixture.h"

#include "h5scout/client/WorkerProcess.h"
#include "ui/panes/TextSource.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestPytablesRows : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_file = m_folder.filePath(QStringLiteral("rows.h5"));
    QJsonObject m_expected;
    std::unique_ptr<TableFixture> t;

    void copy(quint64 row)
    {
        QGuiApplication::clipboard()->clear();
        t->grid()->setCurrent({row, 0});
        t->grid()->setFocus();
        QTest::keyClick(t->grid(), Qt::Key_C, Qt::ControlModifier);
    }

private Q_SLOTS:
    void initTestCase()
    {
        prepareLook();
        QProcess python;
        python.start(QStringLiteral(H5SCOUT_PYTHON), {QStringLiteral(H5SCOUT_PYTABLES_ROWS), m_file});
        QVERIFY(python.waitForFinished(60'000));
        QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
        m_expected = QJsonDocument::fromJson(python.readAllStandardOutput()).object();
        t = std::make_unique<TableFixture>();
        QVERIFY(t->start(m_file, localWorkerFactory()));
        t->pane->resize(1280, 800);
    }
    void init() { QTest::failOnWarning(anyWarning()); }
    void cleanupTestCase() { t.reset(); }

    void rowsAreWhatPyTablesReads_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<bool>("isText");
        QTest::newRow("vlstring") << QByteArray("/vlstring") << true;
        QTest::newRow("vlunicode") << QByteArray("/vlunicode") << true;
        QTest::newRow("object") << QByteArray("/object") << false;
        QTest::newRow("numbers") << QByteArray("/numbers") << false;
    }

    void rowsAreWhatPyTablesReads()
    {
        QFETCH(QByteArray, path);
        QFETCH(bool, isText);
        QVERIFY(t->show(path));
        const QJsonArray expected = m_expected.value(QString::fromUtf8(path)).toArray();
        QCOMPARE(t->grid()->rows().count(), static_cast<quint64>(expected.size()));
        QVERIFY(expected.size() > 1);
        for (quint64 row = 0; row < t->grid()->rows().count(); ++row) {
            const QString whole = expected[static_cast<int>(row)].toString();
            QString onOneLine = whole;
            QCOMPARE(t->cell(row, 0), onOneLine.replace(QLatin1Char('\n'), QLatin1Char(' ')));
            if (whole.isEmpty())
                continue;
            copy(row);
            const bool isQuoted = whole.contains(QLatin1Char('\n')); // as spreadsheets do
            QTRY_COMPARE(QGuiApplication::clipboard()->text(), isQuoted ? QStringLiteral("\"%1\"").arg(whole) : whole);
        }
        QCOMPARE(isTextArray(t->info(path)), isText);
    }

    /// What says that it is a text or an object, and is none, is shown as what it is; nothing is run.
    void whatIsNoneIsSaidToBeNone()
    {
        QVERIFY(t->show("/lying"));
        QCOMPARE(t->cell(0, 0), QStringLiteral("[7]"));
        QVERIFY(!isTextArray(t->info("/lying")));
        QVERIFY(t->show("/hostile"));
        QCOMPARE(t->cell(0, 0), QStringLiteral("<posix.system>"));
        QCOMPARE(t->cell(1, 0), QStringLiteral("<not readable: 3 bytes>"));
        QCOMPARE(t->cell(2, 0), QStringLiteral("<not readable: 0 bytes>"));
        QVERIFY(!QFile::exists(m_file + QStringLiteral(".was-run")));
    }
};

QTEST_MAIN(TestPytablesRows)
#include "tst_pytables_rows.moc"
