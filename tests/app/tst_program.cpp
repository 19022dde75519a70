// SPDX-License-Identifier: GPL-3.0-or-later
// The program itself, started as a user or a script starts it, without a display and with settings of its own.
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <set>

namespace
{

const QString kSmallFile = QStringLiteral(H5SCOUT_TEST_DATA "/small.h5");

struct Ended
{
    bool hasEnded = false;
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
};

struct Event
{
    QString name;
    QJsonObject arguments;
    double time = 0; ///< of its end, in microseconds
};

} // namespace

class TestProgram : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_environment = QProcessEnvironment::systemEnvironment();
        m_environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_folder->filePath(QStringLiteral("config")));
        m_environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_folder->path()); // Qt warns if there is none
        m_environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    }

    void versionAndHelpNeedNoDisplay();
    void recoveryIsTheWorkersAndNeedsNoDisplay();
    void mistakesEndWithASentenceAndCodeTwo_data();
    void mistakesEndWithASentenceAndCodeTwo();
    void whatCannotBeWrittenEndsWithASentence_data();
    void whatCannotBeWrittenEndsWithASentence();
    void quitsWhenIdle_data();
    void quitsWhenIdle();
    void screenshotShowsTheWindow_data();
    void screenshotShowsTheWindow();
    void traceTellsTheStoryOfAFile();
    void traceTellsOfEachPageOnce();
    void traceOfAProgramEndedByASignalCanBeRead();

private:
    Ended run(const QStringList& arguments) const;
    QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }
    /// The events in the order in which they ended.
    static std::vector<Event> eventsOf(const QByteArray& trace, QString& error);
    /// Of the program that opens `target` and quits when idle.
    std::vector<Event> traceOf(const QString& target, QString& error) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QProcessEnvironment m_environment;
};

Ended TestProgram::run(const QStringList& arguments) const
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start(QStringLiteral(H5SCOUT_PROGRAM), arguments);
    Ended ended;
    ended.hasEnded = process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit;
    ended.exitCode = process.exitCode();
    ended.output = process.readAllStandardOutput();
    ended.errors = process.readAllStandardError();
    return ended;
}

void TestProgram::versionAndHelpNeedNoDisplay()
{
    m_environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("no-such-platform"));
    const Ended version = run({QStringLiteral("--version")});
    QVERIFY(version.hasEnded);
    QCOMPARE(version.exitCode, 0);
    QCOMPARE(version.output, QByteArray("h5scout " H5SCOUT_VERSION "\n"));
    QCOMPARE(version.errors, QByteArray());

    const Ended help = run({QStringLiteral("--help")});
    QVERIFY(help.hasEnded);
    QCOMPARE(help.exitCode, 0);
    QVERIFY2(help.output.startsWith("Usage: h5scout"), help.output.constData());
    QVERIFY2(help.output.contains("--quit-when-idle"), help.output.constData());
    QCOMPARE(help.errors, QByteArray());
}

void TestProgram::recoveryIsTheWorkersAndNeedsNoDisplay()
{
    m_environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("no-such-platform"));
    const Ended whole = run({QStringLiteral("--recover"), kSmallFile});
    QVERIFY(whole.hasEnded);
    QCOMPARE(whole.exitCode, 0);
    QVERIFY2(whole.output.contains("there is nothing to recover"), whole.output.constData());

    const Ended none = run({QStringLiteral("--recover"), path("none.h5")});
    QVERIFY(none.hasEnded);
    QCOMPARE(none.exitCode, 1);
    QVERIFY2(none.errors.contains("There is no such file."), none.errors.constData());
}

void TestProgram::mistakesEndWithASentenceAndCodeTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("option") << QStringList{QStringLiteral("--nonsense")} << QByteArray("nonsense");
    QTest::newRow("size") << QStringList{QStringLiteral("--size"), QStringLiteral("1x1")} << QByteArray("--size wants");
    QTest::newRow("theme") << QStringList{QStringLiteral("--theme"), QStringLiteral("pink")}
                           << QByteArray("--theme is system, light or dark.");
    QTest::newRow("view") << QStringList{QStringLiteral("--view"), QStringLiteral("pink")}
                          << QByteArray("there is no view \"pink\". The views are plot, ");
}

void TestProgram::mistakesEndWithASentenceAndCodeTwo()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, part);
    const Ended ended = run(arguments);
    QVERIFY(ended.hasEnded);
    QCOMPARE(ended.exitCode, 2);
    QVERIFY2(ended.errors.startsWith("h5scout: ") && ended.errors.contains(part), ended.errors.constData());
    QCOMPARE(ended.errors.count('\n'), 1);
    QCOMPARE(ended.output, QByteArray());
}

void TestProgram::whatCannotBeWrittenEndsWithASentence_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("trace") << QStringLiteral("--trace") << QStringLiteral("no/such/folder/trace.json")
                           << QByteArray("the trace file %1 cannot be written.");
    QTest::newRow("picture") << QStringLiteral("--screenshot") << QStringLiteral("no/such/folder/picture.png")
                             << QByteArray("could not write the picture to %1.");
}

void TestProgram::whatCannotBeWrittenEndsWithASentence()
{
    QFETCH(QString, option);
    QFETCH(QString, target);
    QFETCH(QByteArray, part);
    target = path(target.toLatin1());
    const Ended ended = run({option, target, QStringLiteral("--quit-when-idle")});
    QVERIFY(ended.hasEnded);
    QCOMPARE(ended.exitCode, 1);
    QVERIFY2(ended.errors.contains(part.replace("%1", target.toUtf8())), ended.errors.constData());
}

void TestProgram::quitsWhenIdle_data()
{
    QTest::addColumn<QStringList>("targets");
    QTest::newRow("nothing opened") << QStringList();
    QTest::newRow("file") << QStringList{kSmallFile};
    QTest::newRow("nodes of two files") << QStringList{kSmallFile + QStringLiteral("::/scan/image"),
                                                       QStringLiteral(H5SCOUT_TEST_DATA "/pytables.h5::/g/numbers")};
    QTest::newRow("missing file") << QStringList{QStringLiteral("/no/such/file.h5")};
    QTest::newRow("missing node") << QStringList{kSmallFile + QStringLiteral("::/no/such/node")};
    QTest::newRow("no HDF5 file") << QStringList{QStringLiteral(H5SCOUT_TEST_DATA "/not_hdf5.h5")};
}

void TestProgram::quitsWhenIdle()
{
    QFETCH(QStringList, targets);
    const Ended ended = run(QStringList{QStringLiteral("--quit-when-idle")} + targets);
    QVERIFY(ended.hasEnded);
    QCOMPARE(ended.exitCode, 0);
    QCOMPARE(ended.output, QByteArray());
    QVERIFY2(!ended.errors.contains("HDF5"), ended.errors.constData());
}

void TestProgram::screenshotShowsTheWindow_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("theme");
    QTest::newRow("light") << QSize(1100, 750) << QStringLiteral("light");
    QTest::newRow("dark, small") << QSize(900, 600) << QStringLiteral("dark");
}

void TestProgram::screenshotShowsTheWindow()
{
    QFETCH(QSize, size);
    QFETCH(QString, theme);
    const QString target = path("shot.png");
    const Ended ended = run({QStringLiteral("--screenshot"), target, QStringLiteral("--size"),
                             QStringLiteral("%1x%2").arg(size.width()).arg(size.height()), QStringLiteral("--theme"),
                             theme, QStringLiteral("--quit-when-idle"), kSmallFile + QStringLiteral("::/scan/signal")});
    QVERIFY(ended.hasEnded);
    QCOMPARE(ended.exitCode, 0);
    const QImage picture(target);
    QCOMPARE(picture.size(), size);
    std::set<QRgb> colours;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            colours.insert(picture.pixel(x, y));
    }
    QVERIFY2(colours.size() > 100, qPrintable(QString::number(colours.size())));
    const int lightness =
        picture.scaled(1, 1, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).pixelColor(0, 0).value();
    QVERIFY2(theme == QLatin1String("dark") ? lightness < 100 : lightness > 150,
             qPrintable(QString::number(lightness)));
}

std::vector<Event> TestProgram::eventsOf(const QByteArray& trace, QString& error)
{
    QJsonParseError parsing;
    const QJsonDocument document = QJsonDocument::fromJson(trace, &parsing);
    error = document.isArray() ? QString() : parsing.errorString();
    std::vector<Event> events;
    for (const QJsonValue& value : document.array()) {
        const QJsonObject event = value.toObject();
        for (const char* key : {"name", "ph", "ts", "pid", "tid"}) {
            if (!event.contains(QLatin1String(key)))
                error = QStringLiteral("an event has no %1").arg(QLatin1String(key));
        }
        events.push_back({event.value(QLatin1String("name")).toString(), event.value(QLatin1String("args")).toObject(),
                          event.value(QLatin1String("ts")).toDouble() + event.value(QLatin1String("dur")).toDouble()});
    }
    std::ranges::stable_sort(events, {}, &Event::time);
    return events;
}

std::vector<Event> TestProgram::traceOf(const QString& target, QString& error) const
{
    const Ended ended =
        run({QStringLiteral("--trace"), path("trace.json"), QStringLiteral("--quit-when-idle"), target});
    QFile file(path("trace.json"));
    if (!ended.hasEnded || ended.exitCode != 0 || !file.open(QIODevice::ReadOnly)) {
        error = QStringLiteral("The program did not end well: ") + QString::fromUtf8(ended.errors);
        return {};
    }
    return eventsOf(file.readAll(), error);
}

void TestProgram::traceTellsOfEachPageOnce()
{
    QString error;
    const std::vector<Event> events = traceOf(kSmallFile, error);
    QCOMPARE(error, QString());
    QCOMPARE(std::ranges::count(events, QLatin1String("tree_page_shown"), &Event::name), 1);
    QCOMPARE(std::ranges::count_if(events,
                                   [](const Event& event) {
                                       return event.arguments.value(QLatin1String("kind")) == QLatin1String("children");
                                   }),
             1);
}

void TestProgram::traceTellsTheStoryOfAFile()
{
    QString error;
    const std::vector<Event> events = traceOf(kSmallFile + QStringLiteral("::/scan/signal"), error);
    QCOMPARE(error, QString());

    const auto first = [&events](const char* name) {
        const auto found = std::ranges::find(events, QLatin1String(name), &Event::name);
        return found == events.end() ? nullptr : &*found;
    };
    for (const char* name : {"process_start", "window_shown", "file_requested", "file_opened", "tree_page_shown",
                             "view_requested", "view_first", "view_final", "request"})
        QVERIFY2(first(name), name);
    QCOMPARE(events.front().name, QStringLiteral("process_start"));
    QCOMPARE(events.front().time, 0.0);
    QVERIFY(first("window_shown")->time > 0);
    QVERIFY(first("file_requested")->time < first("file_opened")->time);
    QVERIFY(first("file_opened")->time < first("tree_page_shown")->time);
    QVERIFY(first("file_opened")->time < first("view_requested")->time);
    QVERIFY(first("view_requested")->time < first("view_first")->time);
    QVERIFY(first("view_first")->time <= first("view_final")->time);
    QVERIFY(events.back().time < 60e6);
    QCOMPARE(first("file_opened")->arguments.value(QLatin1String("file")).toString(), QStringLiteral("small.h5"));
    QCOMPARE(first("view_final")->arguments.value(QLatin1String("node")).toString(), QStringLiteral("/scan/signal"));
    QCOMPARE(first("view_final")->arguments.value(QLatin1String("view")).toString(), QStringLiteral("plot"));
    const auto countOf = [&events](const char* name) {
        return std::ranges::count(events, QLatin1String(name), &Event::name);
    };
    QCOMPARE(countOf("window_shown"), 1);
    QCOMPARE(countOf("view_final"), 1);

    std::set<QString> asked;
    for (const Event& event : events) {
        if (event.name != QLatin1String("request"))
            continue;
        const QString kind = event.arguments.value(QLatin1String("kind")).toString();
        QVERIFY(!kind.isEmpty());
        QVERIFY(event.arguments.value(QLatin1String("node")).isString());
        QVERIFY(event.arguments.value(QLatin1String("queue_ms")).toDouble(-1) >= 0);
        QVERIFY(event.arguments.value(QLatin1String("run_ms")).toDouble(-1) >= 0);
        QVERIFY2(event.arguments.value(QLatin1String("outcome")) == QLatin1String("answer"), qPrintable(kind));
        const QString request = kind + QLatin1Char(' ') + event.arguments.value(QLatin1String("node")).toString();
        QVERIFY2(asked.insert(request).second, qPrintable(request)); // nothing is asked twice
    }
    QVERIFY(asked.contains(QStringLiteral("children /")));
    QVERIFY(asked.contains(QStringLiteral("envelope /scan/signal")));
    QVERIFY(asked.contains(QStringLiteral("attributes /scan/signal")));
}

void TestProgram::traceOfAProgramEndedByASignalCanBeRead()
{
    const QString target = path("trace.json");
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start(QStringLiteral(H5SCOUT_PROGRAM), {QStringLiteral("--trace"), target, kSmallFile});
    QByteArray written;
    QTRY_VERIFY_WITH_TIMEOUT(([&] {
                                 QFile file(target);
                                 written = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
                                 return written.contains("tree_page_shown");
                             })(),
                             60'000);
    process.kill();
    QVERIFY(process.waitForFinished());
    QFile file(target);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QString error;
    const std::vector<Event> events = eventsOf(file.readAll() + "]", error); // as readers of this format do
    QCOMPARE(error, QString());
    QVERIFY(events.size() > 5);
}

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
