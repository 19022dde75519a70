// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CsvJudge.h"
#include "ExportEnding.h"
#include "FakeWorkerFile.h"
#include "Pictures.h"
#include "h5scout/client/FileClient.h"
#include "ui/export/DataExport.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QTemporaryDir>

#include <csignal>
#include <cstring>
#include <limits>
#include <memory>
#include <sys/resource.h>

namespace h5scout::test
{

using namespace ui;

inline constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
inline constexpr double kInfinity = std::numeric_limits<double>::infinity();

template <typename T>
inline NdArray arrayOf(const Shape& shape, ElementKind kind, const std::vector<T>& numbers)
{
    std::vector<std::byte> bytes(numbers.size() * sizeof(T));
    std::memcpy(bytes.data(), numbers.data(), bytes.size());
    return {shape, elementTypeOf(kind), bytes};
}

inline std::vector<double> sevenths(std::size_t count)
{
    std::vector<double> numbers;
    for (std::size_t i = 0; i < count; ++i)
        numbers.push_back(static_cast<double>(i) / 7 - 1e-9);
    return numbers;
}

/// A file whose worker is played by the test, and a folder to export into.
class DataExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_hasJudge = hasJudge(); }
    void init()
    {
        QTest::failOnWarning(anyWarning());
        m_file = std::make_unique<FakeWorkerFile>();
        m_client = std::make_unique<FileClient>(QStringLiteral("run_042.h5"), m_file->factory());
        m_folder = std::make_unique<QTemporaryDir>();
        m_client->open();
        QTRY_COMPARE(m_client->state(), FileClient::State::Open);
    }
    void cleanup()
    {
        m_client.reset();
        QCoreApplication::processEvents();
        m_file.reset();
    }

protected:
    ExportLine line(const QByteArray& path) const { return {.client = m_client.get(), .path = path}; }
    ExportCurve curve(const QByteArray& path, const QString& name, quint64 count) const
    {
        return {.line = line(path),
                .name = name,
                .units = QStringLiteral("V"),
                .errorPath = {},
                .x = {.scale = AxisScale(count)},
                .start = 0,
                .count = count};
    }
    ExportPlane plane(const QByteArray& path, quint64 rows, quint64 columns) const
    {
        ExportPlane plane{.client = m_client.get(), .path = path};
        plane.name = QStringLiteral("Counts");
        plane.rows = {0, rows, 1};
        plane.columns = {0, columns, 1};
        plane.rowScale = AxisScale::uniform(10, 0.5, rows);
        plane.rowScale.label = QStringLiteral("Height");
        plane.rowScale.units = QStringLiteral("mm");
        plane.columnScale = AxisScale(columns);
        return plane;
    }
    QString target(const char* name = "data.csv") const { return m_folder->filePath(QString::fromLatin1(name)); }
    /// Lines of the file after an export of it; what went wrong, if anything did.
    QStringList exported(const ExportRequest& request, const CsvFormat& format = {}, quint64 elementsAPage = 0)
    {
        QFile::remove(target());
        DataExport run(request, format);
        run.setElementsAPage(elementsAPage);
        ExportEnding ending(run);
        run.saveTo(target(), Overwrite::Refuse);
        if (!QTest::qWaitFor([&ending] { return ending.count() > 0; }) || ending.finished.isEmpty())
            return {ending.error()};
        QFile file(target());
        if (!file.open(QIODevice::ReadOnly))
            return {file.errorString()};
        return QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
    }
    QStringList entries() const
    {
        return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<FakeWorkerFile> m_file;
    std::unique_ptr<FileClient> m_client;
    std::unique_ptr<QTemporaryDir> m_folder;
    bool m_hasJudge = false;
};

} // namespace h5scout::test
