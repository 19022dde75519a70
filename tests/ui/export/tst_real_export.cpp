// SPDX-License-Identifier: GPL-3.0-or-later
#include "CsvJudge.h"
#include "ExportEnding.h"
#include "Pictures.h"
#include "TestFile.h"
#include "h5scout/client/FileClient.h"
#include "h5scout/client/WorkerProcess.h"
#include "ui/export/DataExport.h"

#include <QFile>
#include <QTemporaryDir>

#include <cmath>
#include <limits>
#include <memory>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

namespace
{
constexpr quint64 kLength = 1'200'000; // more than one request brings
constexpr quint64 kColumns = 20'000;   // wider than an image may be
} // namespace

/// DataExport with h5scout-worker itself: several pages, judged by numpy.
class TestRealExport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (!hasJudge())
            QSKIP("There is no python with numpy.");
        for (quint64 i = 0; i < kLength; ++i)
            m_line.push_back(std::sin(static_cast<double>(i)) * 1e-7);
        for (quint64 i = 0; i < 7 * kColumns; ++i)
            m_plane.push_back(i % 1000 == 0 ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(i) / 3);
        m_file.makeDoubles("/line", {kLength}, m_line);
        m_file.makeDoubles("/plane", {7, kColumns}, m_plane);
        m_file.close();
        m_client = std::make_unique<FileClient>(QString::fromStdString(m_file.path()), localWorkerFactory());
        m_client->open();
        QTRY_COMPARE(m_client->state(), FileClient::State::Open);
    }
    void init() { QTest::failOnWarning(anyWarning()); }

    void aLongLineIsWholeAndExact()
    {
        ExportCurve curve;
        curve.line = {.client = m_client.get(), .path = "/line"};
        curve.name = QStringLiteral("Signal");
        curve.x.scale = AxisScale(kLength);
        curve.count = kLength;
        save(columnsOf({curve}));
        std::vector<double> expected;
        for (quint64 i = 0; i < kLength; ++i) {
            expected.push_back(static_cast<double>(i));
            expected.push_back(m_line[i]);
        }
        QCOMPARE(judged(m_target, QStringLiteral("tab"), 2, expected, 2), QStringLiteral("equal"));
    }

    void aLineThroughEnvelopesIsExact()
    {
        ExportLine line{.client = m_client.get(), .path = "/line"};
        line.component = Component::Real; // the worker computes
        save(ExportTable{{{QStringLiteral("Signal"), {}, line, {}, 5, kLength - 5}}});
        QCOMPARE(judged(m_target, QStringLiteral("tab"), 2, std::vector<double>(m_line.begin() + 5, m_line.end()), 1),
                 QStringLiteral("equal"));
    }

    void aWidePlaneIsWholeAndExact_data()
    {
        QTest::addColumn<bool>("isComputed");
        QTest::newRow("read") << false;
        QTest::newRow("computed") << true;
    }
    void aWidePlaneIsWholeAndExact()
    {
        QFETCH(bool, isComputed);
        ExportPlane plane{.client = m_client.get(), .path = "/plane"};
        plane.component = isComputed ? Component::Real : Component::Value;
        plane.rows = {0, 7, 1};
        plane.columns = {0, kColumns, 1};
        plane.rowScale = AxisScale(7);
        plane.columnScale = AxisScale(kColumns);
        save(plane);
        std::vector<double> expected;
        for (std::size_t row = 0; row < 7; ++row) {
            expected.push_back(static_cast<double>(row));
            const auto first = m_plane.begin() + static_cast<std::ptrdiff_t>(row * kColumns);
            expected.insert(expected.end(), first, first + kColumns);
        }
        QCOMPARE(judged(m_target, QStringLiteral("tab"), 3, expected, kColumns + 1), QStringLiteral("equal"));
    }

    void aReducedArrayIsWholeAndExact()
    {
        ExportLine line{.client = m_client.get(), .path = "/plane", .index = {0, 0}, .dimension = 1};
        line.reduction = {{0}, Reduction::Maximum, QStringLiteral("maximum")};
        save(ExportTable{{{QStringLiteral("Signal"), {}, line, {}, 0, kColumns}}});
        // Each row is larger than the one before it, and where one has no number none has.
        const std::vector<double> expected(m_plane.end() - kColumns, m_plane.end());
        QCOMPARE(judged(m_target, QStringLiteral("tab"), 2, expected, 1), QStringLiteral("equal"));
    }

private:
    void save(const ExportRequest& request)
    {
        DataExport run(request, {.separator = Separator::Tab});
        ExportEnding ending(run);
        run.saveTo(m_target, Overwrite::Replace);
        QTRY_COMPARE_WITH_TIMEOUT(ending.count(), 1, 60'000);
        QCOMPARE(ending.error(), QString());
        QVERIFY(ending.progressed.count() > 1);
    }

    TestFile m_file;
    QTemporaryDir m_folder;
    QString m_target = m_folder.filePath(QStringLiteral("data.tsv"));
    std::vector<double> m_line;
    std::vector<double> m_plane;
    std::unique_ptr<FileClient> m_client;
};

QTEST_MAIN(TestRealExport)
#include "tst_real_export.moc"
