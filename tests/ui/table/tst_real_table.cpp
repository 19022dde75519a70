// SPDX-License-Identifier: GPL-3.0-or-later
// The table pane with h5scout-worker itself, on files that h5py wrote; numpy judges what stands in the cells.
#include "Pictures.h"
#include "TableFixture.h"

#include "h5scout/client/WorkerProcess.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

namespace
{

constexpr quint64 kTallRows = 10'000'000'000;
constexpr qint64 kMomentMs = 2000; ///< generous: other programs run beside the tests

} // namespace

class TestRealTable : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_file = m_folder.filePath(QStringLiteral("table.h5"));
    QStringList m_paths;
    std::unique_ptr<TableFixture> t;

    QString python(const QStringList& arguments) const
    {
        QProcess process;
        process.start(QStringLiteral(H5SCOUT_PYTHON), QStringList{QStringLiteral(H5SCOUT_TABLE_JUDGE)} + arguments);
        if (!process.waitForFinished(60'000))
            return process.errorString();
        return QString::fromUtf8(process.readAllStandardOutput() + process.readAllStandardError()).trimmed();
    }
    /// All cells in C order; all are in view.
    QJsonArray cells() const
    {
        QJsonArray texts;
        for (quint64 row = 0; row < t->grid()->rows().count(); ++row)
            for (quint64 column = 0; column < t->grid()->columns().count(); ++column)
                texts.append(t->cell(row, column));
        return texts;
    }
    QString judged(const QJsonObject& shown) const
    {
        QFile file(m_folder.filePath(QStringLiteral("cells.json")));
        if (!file.open(QFile::WriteOnly))
            return file.errorString();
        file.write(QJsonDocument(shown).toJson());
        file.close();
        return python({QStringLiteral("judge"), m_file, file.fileName()});
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        prepareLook();
        m_paths = python({QStringLiteral("make"), m_file}).split(QLatin1Char('\n'));
        QVERIFY2(m_paths.size() > 30 && m_paths.contains(QStringLiteral("/u8_big")),
                 qPrintable(m_paths.join(QLatin1Char('\n'))));
        t = std::make_unique<TableFixture>();
        QVERIFY(t->start(m_file, localWorkerFactory()));
        t->pane->resize(1280, 800);
    }
    void init() { QTest::failOnWarning(anyWarning()); }
    void cleanupTestCase() { t.reset(); }

    void cellsAreWhatNumpyReads()
    {
        QJsonObject shown;
        for (const QString& path : m_paths) {
            QVERIFY2(t->show(path.toUtf8()), qPrintable(path));
            QVERIFY2(t->grid()->isShowing(), qPrintable(path));
            shown.insert(path, cells());
        }
        QCOMPARE(judged(shown), QStringLiteral("equal"));
        // The judge is one.
        QJsonArray wrong = shown.value(QStringLiteral("/i8_big")).toArray();
        wrong[1] = QStringLiteral("9223372036854775806");
        QCOMPARE(judged({{QStringLiteral("/i8_big"), wrong}}),
                 QStringLiteral("/i8_big[1]: '9223372036854775806' is shown, 9223372036854775807 is stored"));
    }

    void tenBillionSparseRowsAreScrolledToTheirEnd()
    {
        QElapsedTimer timer;
        timer.start();
        QVERIFY(t->show("/tall"));
        QCOMPARE(t->cell(0), QStringLiteral("7"));
        QCOMPARE(t->cell(1), QStringLiteral("-1"));
        QVERIFY2(timer.elapsed() < kMomentMs, qPrintable(QString::number(timer.elapsed())));
        timer.restart();
        t->goTo(QStringLiteral("-1"));
        QVERIFY(t->waitForCells());
        QCOMPARE(t->cell(kTallRows - 1), QStringLiteral("9"));
        QCOMPARE(t->cell(kTallRows - 2), QStringLiteral("-1"));
        const qint64 elapsed = timer.elapsed();
        qInfo("the last of 1e10 rows after %lld ms", elapsed);
        QVERIFY2(elapsed < kMomentMs, qPrintable(QString::number(elapsed)));
        timer.restart();
        t->goTo(QString::number(kTallRows / 2));
        QVERIFY(t->waitForCells());
        QCOMPARE(t->cell(kTallRows / 2), QStringLiteral("8"));
        QVERIFY2(timer.elapsed() < kMomentMs, qPrintable(QString::number(timer.elapsed())));
        for (quint64 step = 0; step < 100; ++step) { // through the whole of it
            t->grid()->scrollTo({step * (kTallRows / 100), 0}, {});
            QVERIFY(t->waitForCells());
        }
        QVERIFY(t->pane->cache().byteCount() <= (40U << 20U));
        QCOMPARE(t->errors->count(), 0);
    }
};

QTEST_MAIN(TestRealTable)
#include "tst_real_table.moc"
