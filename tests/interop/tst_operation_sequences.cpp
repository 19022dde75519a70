// SPDX-License-Identifier: GPL-3.0-or-later
// Random sequences of operations on two files, in both conventions and in plain HDF5, with copies from one to the
// other: after each of them h5py finds in the file what a model in Python says (judges/sequence_judge.py), and at the
// end PyTables opens it. To search for longer:
//     QTEST_FUNCTION_TIMEOUT=100000000 H5SCOUT_SEQUENCES="FIRST COUNT LENGTH" tst_operation_sequences
#include <cstdio>

#include <QProcess>
#include <QTest>

#include "OperationRunner.h"
#include "TestFile.h"

using namespace h5scout;
using namespace h5scout::test;

class TestOperationSequences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void h5pyFindsWhatTheModelSays();
};

void TestOperationSequences::h5pyFindsWhatTheModelSays()
{
    constexpr int kPatienceMs = 60'000;
    QProcess libraries;
    libraries.start(QStringLiteral(H5SCOUT_PYTHON), {QStringLiteral("-c"), QStringLiteral("import h5py, tables")});
    if (!libraries.waitForFinished(kPatienceMs) || libraries.exitCode() != 0)
        QSKIP("Python's h5py and PyTables are not there to judge.");

    const TemporaryFolder folder;
    QStringList range = qEnvironmentVariable("H5SCOUT_SEQUENCES", QStringLiteral("1 24 40")).split(QLatin1Char(' '));
    QCOMPARE(range.size(), 3);
    QProcess judge;
    judge.start(QStringLiteral(H5SCOUT_PYTHON),
                QStringList{QStringLiteral("-B"), QStringLiteral(H5SCOUT_SEQUENCE_JUDGE),
                            QString::fromStdString(folder.path().string())} +
                    range);
    OperationRunner runner;
    bool isAtEnd = false;
    while (!isAtEnd) {
        while (!judge.canReadLine() && judge.waitForReadyRead(kPatienceMs)) {
        }
        if (!judge.canReadLine())
            break;
        const auto request = nlohmann::json::parse(judge.readLine().toStdString());
        isAtEnd = request["op"] == "end";
        if (!isAtEnd)
            judge.write(QByteArray::fromStdString(runner.run(request).dump() + "\n"));
    }
    judge.closeWriteChannel();
    judge.waitForFinished(kPatienceMs);
    const QByteArray verdict = judge.readAllStandardError();
    std::fputs(verdict.constData(), stderr); // more than a message of QVERIFY2 holds
    QVERIFY(isAtEnd && verdict.isEmpty() && judge.exitCode() == 0);
}

QTEST_GUILESS_MAIN(TestOperationSequences)
#include "tst_operation_sequences.moc"
