// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/client/Trace.h"

#include "ProcessStart.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>

#include <atomic>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <thread>

namespace h5scout::trace
{
namespace
{

struct Writer
{
    std::mutex mutex;
    std::unique_ptr<QFile> file;
    bool hasEvents = false;

    void append(const QByteArray& event)
    {
        if (hasEvents)
            file->write(",\n");
        hasEvents = true;
        // Written at once: whoever measures from outside may end the program by a signal, and the format allows an
        // array without its closing bracket.
        file->write(event);
        file->flush();
    }
};

std::atomic<bool> isOn = false;

/// Never destroyed: other threads may still trace while the process ends.
Writer& writer()
{
    static auto* const instance = new Writer;
    return *instance;
}

int threadNumber()
{
    static std::atomic<int> last = 0;
    thread_local const int number = ++last;
    return number;
}

void write(const char* name, const char* phase, std::chrono::microseconds time, const QJsonObject& more,
           Arguments arguments)
{
    QJsonObject event = more;
    event.insert(QLatin1String("name"), QString::fromUtf8(name));
    event.insert(QLatin1String("ph"), QLatin1String(phase));
    event.insert(QLatin1String("ts"), static_cast<qint64>(time.count()));
    event.insert(QLatin1String("pid"), QCoreApplication::applicationPid());
    event.insert(QLatin1String("tid"), threadNumber());
    QJsonObject values;
    for (const auto& [key, value] : arguments)
        values.insert(QString::fromUtf8(key), QJsonValue::fromVariant(value));
    if (!values.isEmpty())
        event.insert(QLatin1String("args"), values);
    const QByteArray json = QJsonDocument(event).toJson(QJsonDocument::Compact);

    const std::lock_guard lock(writer().mutex);
    if (writer().file)
        writer().append(json);
}

void writeInstant(const char* name, std::chrono::microseconds time, Arguments arguments)
{
    const QJsonObject scopeIsProcess{{QStringLiteral("s"), QStringLiteral("p")}};
    write(name, "i", time, scopeIsProcess, arguments);
}

} // namespace

bool start(const QString& filePath)
{
    finish();
    auto file = std::make_unique<QFile>(filePath);
    if (!file->open(QIODevice::WriteOnly | QIODevice::Truncate))
        return false;
    file->write("[\n");
    {
        Writer& target = writer();
        const std::lock_guard lock(target.mutex);
        target.file = std::move(file);
        target.hasEvents = false;
    }
    threadNumber(); // the thread that starts the trace is number 1
    static const bool isRegistered = std::atexit(finish) == 0;
    Q_UNUSED(isRegistered);
    isOn = true;
    writeInstant("process_start", std::chrono::microseconds(0), {});
    return true;
}

bool isRunning() noexcept
{
    return isOn.load(std::memory_order_relaxed);
}

void instant(const char* name, Arguments arguments)
{
    if (isRunning())
        writeInstant(name, client::timeSinceProcessStart(), arguments);
}

void complete(const char* name, std::chrono::microseconds duration, Arguments arguments)
{
    if (!isRunning())
        return;
    const QJsonObject more{{QStringLiteral("dur"), static_cast<qint64>(duration.count())}};
    write(name, "X", client::timeSinceProcessStart() - duration, more, arguments);
}

void finish()
{
    isOn = false;
    Writer& target = writer();
    const std::lock_guard lock(target.mutex);
    if (!target.file)
        return;
    target.file->write("\n]\n");
    target.file.reset();
}

} // namespace h5scout::trace
