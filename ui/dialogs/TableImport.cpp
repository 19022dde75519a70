// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/TableImport.h"

#include <chrono>
#include <fstream>
#include <functional>

#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

#include "h5scout/client/InBackground.h"
#include "h5scout/import/NpyFile.h"
#include "h5scout/value/Error.h"
#include "h5scout/value/LosslessConversion.h"
#include "ui/models/Format.h"

namespace h5scout::ui
{

namespace
{

constexpr std::chrono::milliseconds kBetweenReports{100};
constexpr qint64 kMostTextBytes = qint64{1} << 30;

QString sentenceOf(const Error& error)
{
    return QString::fromStdString(error.context().advice.empty() ? error.reason()
                                                                 : error.reason() + ' ' + error.context().advice);
}

ImportedTable refused(const QString& problem)
{
    ImportedTable table;
    table.problem = problem;
    return table;
}

ImportedTable parse(std::shared_ptr<const std::string> text, std::optional<TableFormat> format, const ElementType& type,
                    std::size_t columns, const TableProgress& progress)
{
    ImportedTable table;
    table.text = std::move(text);
    table.format = format ? *format : guessTableFormat(*table.text, columns);
    try {
        std::optional<TableText> read = readTable(*table.text, *table.format, type, {}, progress);
        table.wasStopped = !read;
        if (read) {
            table.elements = std::move(read->elements);
            table.faults = std::move(read->faults);
            for (const std::string& name : read->names)
                table.names += QString::fromStdString(name);
        }
    } catch (const Error& error) {
        table.problem = sentenceOf(error);
    }
    return table;
}

ImportedTable parseNpy(const QString& path, const ElementType& type, const NpyProgress& progress)
{
    ImportedTable table;
    try {
        std::ifstream file(QFile::encodeName(path).toStdString(), std::ios::binary);
        const std::optional<NdArray> array = readNpy(file, {}, progress);
        table.wasStopped = !array;
        if (!array)
            return table;
        LosslessConversion conversion = convertLosslessly(*array, type);
        if (conversion.fault)
            table.problem = QString::fromStdString(conversion.fault->sentence);
        else
            table.elements =
                NdArray(array->shape(), type, std::vector<std::byte>(conversion.bytes.begin(), conversion.bytes.end()));
    } catch (const Error& error) {
        table.problem = sentenceOf(error);
    }
    return table;
}

/// Empty: it cannot be read, or is too large.
std::shared_ptr<const std::string> textOf(QFile& file)
{
    const QByteArray bytes = file.read(kMostTextBytes);
    if (bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF")) {
        QStringDecoder decoder(QStringDecoder::Utf16);
        return std::make_shared<const std::string>(QString(decoder(bytes)).toStdString());
    }
    return std::make_shared<const std::string>(bytes.toStdString());
}

} // namespace

TableImport::TableImport(QObject* parent)
    : QObject(parent)
{
    m_clock.setInterval(kBetweenReports);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        const std::uint64_t total = m_task ? m_task->total.load() : 0;
        if (total > 0)
            Q_EMIT progressed(static_cast<double>(m_task->done) / static_cast<double>(total));
    });
}

TableImport::~TableImport()
{
    stop();
}

void TableImport::setWanted(const ElementType& type, std::size_t columns)
{
    m_type = type;
    m_columns = columns;
}

void TableImport::stop()
{
    if (m_task)
        m_task->isStopped = true;
}

void TableImport::start(std::function<ImportedTable(Task&)> work)
{
    stop();
    m_task = std::make_shared<Task>();
    m_clock.start();
    inBackground<ImportedTable>(
        this, [task = m_task, work = std::move(work)] { return work(*task); },
        [this, task = m_task](const ImportedTable& table) {
            if (task != m_task)
                return;
            m_task.reset();
            m_clock.stop();
            Q_EMIT finished(table);
        });
}

void TableImport::readText(std::shared_ptr<const std::string> text, std::optional<TableFormat> format)
{
    start([text = std::move(text), format, type = m_type, columns = m_columns](Task& task) {
        task.total = text->size();
        return parse(text, format, type, columns, [&task](std::size_t done) {
            task.done = done;
            return !task.isStopped;
        });
    });
}

void TableImport::readFile(const QString& path)
{
    start([path, type = m_type, columns = m_columns](Task& task) {
        const auto progress = [&task](std::uint64_t done) {
            task.done = done;
            return !task.isStopped;
        };
        QFile file(path);
        if (QFileInfo(path).isDir() || !file.open(QIODevice::ReadOnly))
            return refused(tr("%1 cannot be read: %2.").arg(QFileInfo(path).fileName(), file.errorString()));
        task.total = static_cast<std::uint64_t>(file.size());
        if (file.peek(6) == "\x93NUMPY")
            return parseNpy(path, type, progress);
        if (file.size() > kMostTextBytes)
            return refused(tr("%1 has %2, more than is read at once.")
                               .arg(QFileInfo(path).fileName(), formatBytes(static_cast<quint64>(file.size()))));
        if (file.peek(8) == QByteArray("\x89HDF\r\n\x1a\n", 8))
            return refused(tr("%1 is an HDF5 file, neither text nor a .npy file.").arg(QFileInfo(path).fileName()));
        return parse(textOf(file), {}, type, columns, progress);
    });
}

} // namespace h5scout::ui
