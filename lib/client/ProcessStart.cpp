// SPDX-License-Identifier: GPL-3.0-or-later
#include "ProcessStart.h"

#include <QByteArray>
#include <QFile>
#include <QList>

#include <optional>

#ifdef __linux__
#include <ctime>
#include <unistd.h>
#endif

namespace h5scout::client
{
namespace
{

using std::chrono::microseconds;

#ifdef __linux__
/// The clock that the kernel measures process starts with.
microseconds now()
{
    timespec time{};
    clock_gettime(CLOCK_BOOTTIME, &time);
    return std::chrono::duration_cast<microseconds>(std::chrono::seconds(time.tv_sec) +
                                                    std::chrono::nanoseconds(time.tv_nsec));
}

std::optional<microseconds> startKnownToKernel()
{
    QFile file(QStringLiteral("/proc/self/stat"));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    // proc(5): the second field, in parentheses, may hold anything; `starttime` is field 22, the 20th behind it.
    const QByteArray line = file.readAll();
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 1).trimmed().split(' ');
    bool isNumber = false;
    const qlonglong ticks = fields.value(19).toLongLong(&isNumber);
    const long ticksPerSecond = sysconf(_SC_CLK_TCK);
    if (!isNumber || ticksPerSecond <= 0)
        return std::nullopt;
    return microseconds(ticks * (1'000'000 / ticksPerSecond));
}
#else
microseconds now()
{
    return std::chrono::duration_cast<microseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

std::optional<microseconds> startKnownToKernel()
{
    return std::nullopt;
}
#endif

} // namespace

std::chrono::microseconds timeSinceProcessStart()
{
    static const microseconds start = startKnownToKernel().value_or(now());
    return now() - start;
}

} // namespace h5scout::client
