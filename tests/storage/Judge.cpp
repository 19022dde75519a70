// SPDX-License-Identifier: GPL-3.0-or-later
#include "Judge.h"

#include <QProcess>

namespace h5scout::test
{

namespace
{

constexpr int kTimeLimitMs = 120'000;

QString run(const QStringList& arguments, const QByteArray& input)
{
    QProcess python;
    python.setProcessChannelMode(QProcess::MergedChannels);
    python.start(QStringLiteral(H5SCOUT_PYTHON), arguments);
    python.write(input);
    python.closeWriteChannel();
    if (!python.waitForFinished(kTimeLimitMs))
        return QStringLiteral("Python does not end.");
    const QString output = QString::fromUtf8(python.readAll());
    const bool isGood = python.exitStatus() == QProcess::NormalExit && python.exitCode() == 0;
    return isGood ? QString() : QStringLiteral("failed: ") + output;
}

} // namespace

QString judgeSameContent(const std::vector<FilePair>& pairs)
{
    QByteArray input;
    for (const auto& [one, other] : pairs)
        input += QByteArray::fromStdString(one) + '\t' + QByteArray::fromStdString(other) + '\n';
    return run({QStringLiteral(H5SCOUT_SAME_CONTENT)}, input);
}

QString runPython(const QString& script, const QStringList& arguments)
{
    return run(QStringList{QStringLiteral("-c"), script} + arguments, {});
}

} // namespace h5scout::test
