// SPDX-License-Identifier: GPL-3.0-or-later
#include "CsvJudge.h"

#include <QFile>
#include <QProcess>
#include <QStringList>
#include <QTemporaryFile>

#include <type_traits>

namespace h5scout::test
{
namespace
{

const QString kPython = QStringLiteral("/usr/bin/python3");

QString outputOf(const QStringList& arguments)
{
    QProcess python;
    python.start(kPython, arguments);
    if (!python.waitForFinished(120'000))
        return QStringLiteral("python does not run: ") + python.errorString();
    return QString::fromUtf8(python.readAllStandardOutput() + python.readAllStandardError()).trimmed();
}

template <typename T>
QString dtype()
{
    const QString kind = std::is_floating_point_v<T> ? QStringLiteral("f")
                         : std::is_signed_v<T>       ? QStringLiteral("i")
                                                     : QStringLiteral("u");
    return kind + QString::number(sizeof(T));
}

} // namespace

bool hasJudge()
{
    return outputOf({QStringLiteral("-c"), QStringLiteral("import numpy; print('yes')")}) == QStringLiteral("yes");
}

template <typename T>
QString judged(const QString& textPath, const QString& separator, int headLines, const std::vector<T>& numbers,
               int columns)
{
    QTemporaryFile expected;
    if (!expected.open())
        return expected.errorString();
    expected.write(reinterpret_cast<const char*>(numbers.data()), static_cast<qint64>(numbers.size() * sizeof(T)));
    expected.flush();
    return outputOf({QStringLiteral(H5SCOUT_CSV_JUDGE), textPath, separator, QString::number(headLines),
                     expected.fileName(), dtype<T>(), QString::number(columns)});
}

template QString judged(const QString&, const QString&, int, const std::vector<double>&, int);
template QString judged(const QString&, const QString&, int, const std::vector<float>&, int);
template QString judged(const QString&, const QString&, int, const std::vector<qint64>&, int);
template QString judged(const QString&, const QString&, int, const std::vector<quint64>&, int);

} // namespace h5scout::test
