// SPDX-License-Identifier: GPL-3.0-or-later
#include "Ending.h"
#include "FakeWorkerFile.h"
#include "h5scout/client/FileClient.h"
#include "h5scout/client/Trace.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <thread>
#include <vector>

using namespace h5scout;
using namespace h5scout::test;
using namespace std::chrono_literals;

namespace
{

const char* const kLeaveOption = "--leave-a-trace-behind";

QJsonArray eventsIn(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).array();
}

QList<QJsonObject> named(const QJsonArray& events, const QString& name)
{
    QList<QJsonObject> found;
    for (const QJsonValue& event : events) {
        if (event[QStringLiteral("name")].toString() == name)
            found.append(event.toObject());
    }
    return found;
}

} // namespace

class TestTrace : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(m_folder.isValid()); }
    void cleanup() { trace::finish(); }

    void nothingIsWrittenUnlessStarted();
    void anUnwritableFileIsRefused();
    void timeCountsFromTheStartOfTheProcess();
    void eventsBearTheirArguments();
    void manyThreadsMayTrace();
    void requestsAreTraced();
    void isWholeAfterTheProcessHasEnded();

private:
    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QTemporaryDir m_folder;
};

void TestTrace::nothingIsWrittenUnlessStarted()
{
    QVERIFY(!trace::isRunning());
    trace::instant("lost");
    QVERIFY(trace::start(path("a.json")));
    QVERIFY(trace::isRunning());
    trace::finish();
    QVERIFY(!trace::isRunning());
    trace::instant("lost");
    const QJsonArray events = eventsIn(path("a.json"));
    QCOMPARE(events.size(), 1);
    QCOMPARE(events[0][QStringLiteral("name")].toString(), QStringLiteral("process_start"));
}

void TestTrace::anUnwritableFileIsRefused()
{
    QVERIFY(!trace::start(path("none/a.json")));
    QVERIFY(!trace::isRunning());
}

void TestTrace::timeCountsFromTheStartOfTheProcess()
{
    QVERIFY(trace::start(path("a.json")));
    trace::instant("now");
    trace::complete("before", 1500us);
    trace::finish();
    const QJsonArray events = eventsIn(path("a.json"));
    QCOMPARE(named(events, QStringLiteral("process_start")).value(0)[QLatin1String("ts")].toDouble(-1), 0.0);
    const double now = named(events, QStringLiteral("now")).value(0)[QLatin1String("ts")].toDouble();
    QVERIFY(now > 0);
    QVERIFY(now < 240e6); // the time limit of a test
    const QJsonObject before = named(events, QStringLiteral("before")).value(0);
    QCOMPARE(before[QLatin1String("ph")].toString(), QStringLiteral("X"));
    QCOMPARE(before[QLatin1String("dur")].toDouble(), 1500.0);
    QVERIFY(before[QLatin1String("ts")].toDouble() + 1500 >= now);
}

void TestTrace::eventsBearTheirArguments()
{
    QVERIFY(trace::start(path("a.json")));
    trace::instant("e", {{"node", QStringLiteral("/a\"\\\n")}, {"count", 3}, {"ms", 0.25}, {"is", true}});
    trace::finish();
    const QJsonObject arguments =
        named(eventsIn(path("a.json")), QStringLiteral("e")).value(0)[QLatin1String("args")].toObject();
    QCOMPARE(arguments[QLatin1String("node")].toString(), QStringLiteral("/a\"\\\n"));
    QCOMPARE(arguments[QLatin1String("count")].toInt(), 3);
    QCOMPARE(arguments[QLatin1String("ms")].toDouble(), 0.25);
    QCOMPARE(arguments[QLatin1String("is")].toBool(), true);
}

void TestTrace::manyThreadsMayTrace()
{
    QVERIFY(trace::start(path("a.json")));
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([] {
            for (int k = 0; k < 500; ++k)
                trace::instant("tick", {{"k", k}});
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    trace::finish();
    const QList<QJsonObject> ticks = named(eventsIn(path("a.json")), QStringLiteral("tick"));
    QCOMPARE(ticks.size(), 2000);
    QSet<int> numbers;
    for (const QJsonObject& tick : ticks)
        numbers.insert(tick[QLatin1String("tid")].toInt());
    QCOMPARE(numbers.size(), 4);
}

void TestTrace::requestsAreTraced()
{
    QVERIFY(trace::start(path("a.json")));
    FakeWorkerFile file;
    file.addGroup("/a");
    FileClient client(QStringLiteral("/data/x.h5"), file.factory());
    QVERIFY(openAndWait(client));
    const Ending<ChildPage> children = client.children("/a", 0, 10);
    QTRY_VERIFY(children.hasValue());
    trace::finish();

    const QJsonArray events = eventsIn(path("a.json"));
    QCOMPARE(named(events, QStringLiteral("file_requested")).size(), 1);
    QCOMPARE(named(events, QStringLiteral("file_opened")).size(), 1);
    const QList<QJsonObject> requests = named(events, QStringLiteral("request"));
    QCOMPARE(requests.size(), 2);
    const QJsonObject arguments = requests[1][QLatin1String("args")].toObject();
    QCOMPARE(arguments[QLatin1String("kind")].toString(), QStringLiteral("children"));
    QCOMPARE(arguments[QLatin1String("node")].toString(), QStringLiteral("/a"));
    QVERIFY(arguments.contains(QLatin1String("queue_ms")));
    QVERIFY(arguments.contains(QLatin1String("run_ms")));
}

void TestTrace::isWholeAfterTheProcessHasEnded()
{
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(kLeaveOption), path("b.json")});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(named(eventsIn(path("b.json")), QStringLiteral("left_behind")).size(), 1);
}

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], kLeaveOption) == 0) {
        const bool isStarted = trace::start(QString::fromLocal8Bit(argv[2]));
        trace::instant("left_behind");
        return isStarted ? 0 : 1;
    }
    TestTrace test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_trace.moc"
