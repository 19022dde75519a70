// SPDX-License-Identifier: GPL-3.0-or-later
// What FileClient and the real worker say that PyMoDAQ's arrays mean, against the JSON beside each sample file. Without
// the shared files there is nothing to compare.
#include "h5scout/client/FileClient.h"
#include "h5scout/client/WorkerProcess.h"

#include "Await.h"
#include "ExpectedFile.h"
#include "PymodaqExpectation.h"

#include <QDir>
#include <QRegularExpression>
#include <QtTest>

#include <cmath>
#include <map>

using namespace h5scout;
using namespace h5scout::tests;

namespace
{

/// Told by hand from the writer of the files: which background belongs to which data; "" where one lies beside the data
/// that does not belong to them (Q21).
const std::map<std::string, std::map<std::string, std::string>>& backgrounds()
{
    static const std::string ch = "/RawData/Scan000/Detector000/Data1D/CH00/";
    static const std::string snapshot = "/RawData/Detector000/";
    static const std::map<std::string, std::string> scan{{ch + "Data00", ch + "Bkg00"}};
    static const std::map<std::string, std::map<std::string, std::string>> table{
        {"scan1d", scan},
        {"scan2d", scan},
        {"scan3d", scan},
        {"scan_spread", scan},
        {"detector_snapshot",
         {{snapshot + "Data0D/CH00/Data00", ""},
          {snapshot + "Data1D/CH00/Data00", snapshot + "Data1D/CH00/Bkg00"},
          {snapshot + "Data1D/CH00/Data01", snapshot + "Data1D/CH00/Bkg01"},
          {snapshot + "Data2D/CH00/Data00", snapshot + "Data2D/CH00/Bkg00"}}},
        {"data_objects",
         {{"/RawData/Data001/Data00", "/RawData/Data001/Bkg00"},
          {"/RawData/Data003/Data00", "/RawData/Data003/Bkg00"}}}};
    return table;
}

double positionOf(const DataAxis& axis, std::size_t index)
{
    switch (axis.spacing) {
    case DataAxis::Spacing::Index:
        return static_cast<double>(index);
    case DataAxis::Spacing::Uniform:
        return axis.first + static_cast<double>(index) * axis.step;
    default:
        return axis.values.at(index);
    }
}

/// The axis' own numbers as an independent reader found them: all of them, or the first and the last five.
QString positionDifference(const DataAxis& axis, const nlohmann::json& array)
{
    const auto numbers = [&](const char* key) { return array.value(key, std::vector<double>()); };
    const auto first = numbers("first");
    const auto last = numbers("last");
    const auto size = static_cast<std::size_t>(axis.size);
    if (first.size() != std::min<std::size_t>(5, size) || last.size() != std::min<std::size_t>(5, size))
        return QStringLiteral("the JSON has not the expected number of values");
    const double largest = std::max(std::abs(first.front()), std::abs(last.back()));
    for (std::size_t i = 0; i < first.size(); ++i) {
        for (const auto& [position, expected] : {std::pair(i, first[i]), std::pair(size - last.size() + i, last[i])}) {
            if (!(std::abs(positionOf(axis, position) - expected) <= 1e-12 * largest))
                return QStringLiteral("position %1 is %2, not %3")
                    .arg(position)
                    .arg(positionOf(axis, position), 0, 'g', 17)
                    .arg(expected, 0, 'g', 17);
        }
    }
    return {};
}

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

} // namespace

class PymodaqDataTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void theWorkerTellsWhatArraysMean_data();
    void theWorkerTellsWhatArraysMean();
    void groupsAndSiblingsGiveTheirData();
    void recordingsHaveTimes();

private:
    void compareAxes(const DataItem& item, const PymodaqExpectation& expected, const nlohmann::json& nodes);
    void compareBackground(const DataItem& item, const PymodaqExpectation& expected, const QString& file);
};

namespace
{

QString sampleFile(const QString& name)
{
    return QDir(QStringLiteral(H5SCOUT_SHARED_DATA "/pymodaq")).filePath(name);
}

std::unique_ptr<FileClient> openClient(const QString& file)
{
    auto client = std::make_unique<FileClient>(
        file, [] { return std::make_unique<WorkerProcess>(QStringLiteral(H5SCOUT_WORKER_PROGRAM)); });
    await(client->open());
    return client;
}

} // namespace

void PymodaqDataTest::theWorkerTellsWhatArraysMean_data()
{
    QTest::addColumn<QString>("file");
    for (const auto& file : filesWithExpectations(H5SCOUT_SHARED_DATA "/pymodaq"))
        QTest::newRow(file.substr(file.rfind('/') + 1).c_str()) << text(file);
}

void PymodaqDataTest::compareAxes(const DataItem& item, const PymodaqExpectation& expected, const nlohmann::json& nodes)
{
    const auto axes = expected.axes();
    QCOMPARE(item.axes.size(), axes.size());
    for (std::size_t i = 0; i < axes.size(); ++i) {
        const DataAxis& axis = item.axes[i];
        const PymodaqExpectation expectedAxis(nodes, axes[i].path);
        QCOMPARE(text(axis.path.toStdString()), text(axes[i].path));
        QCOMPARE(axis.label, text(expectedAxis.text("label")));
        QCOMPARE(axis.units, text(expectedAxis.text("units")));
        QCOMPARE(static_cast<std::int64_t>(axis.dimension), axes[i].dimension);
        QCOMPARE(static_cast<std::int64_t>(axis.spreadOrder), axes[i].spreadOrder);
        QCOMPARE(axis.isNavigation, axes[i].isNavigation);
        QCOMPARE(static_cast<std::int64_t>(axis.size), expectedAxis.shape().front());
        const QString difference = positionDifference(axis, expectedAxis.node());
        QVERIFY2(difference.isEmpty(), (axis.path.toStdString() + ": " + difference.toStdString()).c_str());
        // Where PyMoDAQ could work out a step, the axis is uniform (its growing axes claim it without looking).
        if (expectedAxis.text("distribution") == "uniform" && expectedAxis.node().at("class") == "CARRAY" &&
            axis.size > 1)
            QCOMPARE(axis.spacing, DataAxis::Spacing::Uniform);
    }
    bool isSpread = false;
    for (std::size_t i = 1; i < axes.size(); ++i)
        isSpread = isSpread || axes[i].dimension == axes[i - 1].dimension;
    QCOMPARE(item.isSpread, isSpread);
}

void PymodaqDataTest::compareBackground(const DataItem& item, const PymodaqExpectation& expected, const QString& file)
{
    const std::string path = item.node.path.toStdString();
    if (!expected.hasBackgrounds() || (expected.role() != "data" && expected.role() != "data_enlargeable")) {
        QCOMPARE(item.backgroundPath, QByteArray());
        QCOMPARE(item.backgroundNote, QString());
        return;
    }
    const std::string stem =
        QFileInfo(file).fileName().section(QRegularExpression(QStringLiteral("_(tables|h5py)")), 0, 0).toStdString();
    const auto& table = backgrounds();
    QVERIFY2(table.contains(stem) && table.at(stem).contains(path),
             ("the test does not know the backgrounds beside " + path).c_str());
    const std::string background = table.at(stem).at(path);
    QCOMPARE(text(item.backgroundPath.toStdString()), text(background));
    QCOMPARE(item.backgroundNote.isEmpty(), !background.empty());
}

void PymodaqDataTest::theWorkerTellsWhatArraysMean()
{
    QFETCH(QString, file);
    const ExpectedFile json(file.toStdString() + ".json");
    const auto client = openClient(file);
    int compared = 0;
    for (const auto& [path, node] : json.nodes().items()) {
        const PymodaqExpectation expected(json.nodes(), path);
        if (expected.role().empty())
            continue;
        ++compared;
        const DataInfo info = await(client->data(QByteArray::fromStdString(path)));
        QCOMPARE(info.items.size(), std::size_t{1});
        const DataItem& item = info.items.front();
        QCOMPARE(item.rule, DataItem::Rule::Pymodaq);
        QVERIFY(!item.ruleNote.isEmpty());
        QCOMPARE(item.title, text(expected.text("TITLE")));
        QCOMPARE(item.label, text(expected.text("label")));
        QCOMPARE(item.units, text(expected.text("units")));
        QCOMPARE(item.origin, text(expected.text("origin")));
        QCOMPARE(item.source, text(expected.text("source")));
        QCOMPARE(item.timestamp, expected.number("timestamp"));
        const auto navigation = expected.navigationDimensions();
        QVERIFY2(std::equal(navigation.begin(), navigation.end(), item.navigationDimensions.begin(),
                            item.navigationDimensions.end()),
                 path.c_str());
        QCOMPARE(text(item.errorPath.toStdString()), text(expected.errorPath()));
        compareBackground(item, expected, file);
        compareAxes(item, expected, json.nodes());
        if (QTest::currentTestFailed())
            QFAIL((path + ": " + item.notes.join(QLatin1Char(' ')).toStdString()).c_str());
    }
    QVERIFY(compared >= 11 || !file.contains(QStringLiteral("scan2d"))); // the JSON is understood
}

void PymodaqDataTest::groupsAndSiblingsGiveTheirData()
{
    const QString file = sampleFile(QStringLiteral("data_objects_tables.h5"));
    if (!QFile::exists(file))
        QSKIP("The shared sample files are not there.");
    const auto client = openClient(file);
    const DataInfo group = await(client->data("/RawData/Data008"));
    QCOMPARE(group.items.size(), std::size_t{12});
    QCOMPARE(group.items.front().node.path, QByteArray("/RawData/Data008/Data00"));
    QCOMPARE(group.items.back().label, QStringLiteral("spectrum 11"));
    const DataInfo siblings = await(client->data("/RawData/Data008/Data03", DataScope::Siblings));
    QCOMPARE(siblings.items.size(), std::size_t{12});
    const DataInfo errors = await(client->data("/RawData/Data001/ErrorBar01", DataScope::Siblings));
    QCOMPARE(errors.items.size(), std::size_t{2});
    const DataInfo external = await(client->data("/RawData"));
    QCOMPARE(external.items.size(), std::size_t{1});
    QCOMPARE(external.items.front().node.path, QByteArray("/RawData/Lowercase_name"));
    QCOMPARE(await(client->data("/")).items.size(), std::size_t{0});
    QCOMPARE(await(client->data("/RawData/Logger")).items.size(), std::size_t{0});
}

void PymodaqDataTest::recordingsHaveTimes()
{
    const QString file = sampleFile(QStringLiteral("logger_tables.h5"));
    if (!QFile::exists(file))
        QSKIP("The shared sample files are not there.");
    const auto client = openClient(file);
    const DataInfo info = await(client->data("/RawData/Data_logger000/Detector001/Data1D/CH00/EnlData00"));
    const DataAxis* const time = info.items.at(0).axisOf(0);
    QVERIFY(time && time->isTime && time->isNavigation);
    QVERIFY(!info.items.at(0).axisOf(1)->isTime);
}

QTEST_GUILESS_MAIN(PymodaqDataTest)
#include "tst_pymodaq_data.moc"
