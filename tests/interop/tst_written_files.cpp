// SPDX-License-Identifier: GPL-3.0-or-later
// Every file that the tests of writing leave (they keep them: H5SCOUT_KEPT_FILES) is opened with h5py and PyTables, and
// everything in it must be what our own reader says.
#include <cstdio>
#include <filesystem>

#include <QProcess>
#include <QTest>

#include "FileAccount.h"
#include "h5scout/value/Error.h"

using namespace h5scout;
using namespace h5scout::test;

class TestWrittenFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void h5pyAndPyTablesSayWhatWeSay();
};

void TestWrittenFiles::h5pyAndPyTablesSayWhatWeSay()
{
    constexpr int kPatienceMs = 200'000;
    if (!std::filesystem::is_directory(H5SCOUT_KEPT_FILES))
        QSKIP("No test of writing has left a file.");
    QProcess libraries;
    libraries.start(QStringLiteral(H5SCOUT_PYTHON), {QStringLiteral("-c"), QStringLiteral("import h5py, tables")});
    if (!libraries.waitForFinished(kPatienceMs) || libraries.exitCode() != 0)
        QSKIP("Python's h5py and PyTables are not there to judge.");

    QProcess judge;
    judge.setProcessChannelMode(QProcess::MergedChannels);
    judge.start(QStringLiteral(H5SCOUT_PYTHON), {QStringLiteral("-B"), QStringLiteral(H5SCOUT_WRITTEN_JUDGE)});
    int count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(H5SCOUT_KEPT_FILES)) {
        if (!entry.is_regular_file())
            continue;
        nlohmann::json line;
        try {
            line = accountOf(entry.path().string());
        } catch (const Error& error) {
            line["error"] = error.what();
        }
        line["file"] = entry.path().string();
        judge.write(QByteArray::fromStdString(line.dump() + "\n"));
        ++count;
    }
    judge.closeWriteChannel();
    QVERIFY(judge.waitForFinished(kPatienceMs));
    const QByteArray verdict = judge.readAll();
    QVERIFY(count > 100);
    if (judge.exitCode() != 0)
        std::fputs(verdict.constData(), stderr); // more than a message of QVERIFY2 holds
    QCOMPARE(judge.exitCode(), 0);
    QCOMPARE(verdict.trimmed().toInt(), count);
}

QTEST_GUILESS_MAIN(TestWrittenFiles)
#include "tst_written_files.moc"
