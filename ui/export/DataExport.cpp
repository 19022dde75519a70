// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/DataExport.h"

#include <atomic>
#include <new>
#include <utility>

#include <QClipboard>
#include <QGuiApplication>
#include <QPointer>
#include <QPromise>
#include <QSet>
#include <QThreadPool>

#include "ui/export/CsvWriter.h"

namespace h5scout::ui
{

namespace
{

constexpr quint64 kMostMatrixColumns = 1U << 20U;

quint64 rowsOf(const ExportPage& page, const ExportRequest& request)
{
    if (const auto* table = std::get_if<TablePage>(&page))
        return table->rowCount;
    const auto& plane = std::get<PlanePage>(page);
    const bool isLong = std::get<ExportPlane>(request).form == ExportPlane::Form::Long;
    return isLong ? plane.rows.count * plane.columns.count : plane.rows.count;
}

QSet<FileClient*> clientsOf(const ExportRequest& request)
{
    QSet<FileClient*> clients;
    if (const auto* plane = std::get_if<ExportPlane>(&request))
        clients << plane->client;
    else
        for (const ExportColumn& column : std::get<ExportTable>(request).columns) {
            const auto* line = std::get_if<ExportLine>(&column.source);
            clients << (line ? line->client : column.client);
        }
    clients.remove(nullptr);
    return clients;
}

} // namespace

QString exportProblem(const ExportRequest& request)
{
    const ExportSize size = exportSize(request);
    if (size.cells == 0)
        return DataExport::tr("There are no numbers to save.");
    const auto* plane = std::get_if<ExportPlane>(&request);
    if (plane && plane->form == ExportPlane::Form::Matrix && plane->columns.count > kMostMatrixColumns)
        return DataExport::tr(
                   "A matrix of %L1 columns is wider than programs can read. Choose one line for each element.")
            .arg(plane->columns.count);
    return {};
}

/// The text in the making, with its target: a file, or memory. Used by one thread at a time.
struct DataExport::Text
{
    Text(const ExportRequest& request, const CsvFormat& format)
        : writer(request, format, [this](std::string_view text) { return take(text); })
    {}

    bool take(std::string_view text)
    {
        if (isCancelled)
            return false;
        if (file)
            return file->write(text);
        copied += text;
        return true;
    }

    CsvWriter writer;
    std::unique_ptr<FileSave> file; ///< null: to the clipboard
    QString path;
    std::string copied;
    std::atomic<bool> isCancelled = false; ///< the only thing that both threads touch at once
};

DataExport::DataExport(const ExportRequest& request, const CsvFormat& format, QObject* parent)
    : QObject(parent)
    , m_request(request)
    , m_format(format)
{
    connect(&m_writing, &QFutureWatcherBase::finished, this, [this] { showWritten(); });
}

DataExport::~DataExport()
{
    release();
}

void DataExport::saveTo(const QString& path, Overwrite overwrite)
{
    auto text = std::make_shared<Text>(m_request, m_format);
    text->path = path;
    text->file = std::make_unique<FileSave>(path, overwrite);
    start(std::move(text));
}

void DataExport::copy()
{
    if (const quint64 cells = exportSize(m_request).cells; cells > kMostCopiedCells)
        return failSoon({tr("Could not copy the numbers."),
                         tr("There are %L1 of them; the clipboard takes %L2.").arg(cells).arg(kMostCopiedCells),
                         tr("Save them to a file, or zoom in and copy what is in view."),
                         {}});
    start(std::make_shared<Text>(m_request, m_format));
}

void DataExport::start(std::shared_ptr<Text> text)
{
    Q_ASSERT(!m_text);
    if (const QString problem = exportProblem(m_request); !problem.isEmpty())
        return failSoon({tr("Could not export the numbers."), problem, {}, {}});
    for (FileClient* client : clientsOf(m_request))
        connect(client, &FileClient::stateChanged, this, [this](FileClient::State state) {
            // Also between two requests: what follows would be of another state of the file.
            if (m_text && !m_isCommitting && state != FileClient::State::Open)
                failSoon({tr("Could not export all numbers."),
                          tr("The file was closed, reloaded or lost meanwhile."),
                          tr("Open it and export again."),
                          {}});
        });
    m_text = std::move(text);
    m_rowCount = exportSize(m_request).rows;
    m_reader = PageReader::of(m_request, m_elementsAPage);
    write([origins = exportOrigins(m_request)](Text& target) -> Outcome {
        if (target.file)
            if (auto error = target.file->open())
                return error;
        target.writer.writeHead(origins);
        return {};
    });
    readNext();
}

void DataExport::readNext()
{
    if (m_isReading || m_waiting || m_reader->isAtEnd())
        return;
    m_isReading = true;
    m_reader->next([self = QPointer(this)](const Result<ExportPage>& page) {
        if (self)
            self->takePage(page);
    });
}

void DataExport::takePage(const Result<ExportPage>& page)
{
    m_isReading = false;
    if (!m_text)
        return;
    if (page.hasError()) // not at once: this is called from within the reader
        return failSoon(page.error());
    m_waiting = page.value();
    if (!m_writing.isRunning())
        showWritten();
}

/// No exception may leave a thread of the pool.
DataExport::Outcome DataExport::attempt(const std::function<Outcome(Text&)>& work, Text& text)
{
    try {
        return work(text);
    } catch (const std::bad_alloc&) {
        return UserError{tr("Could not export the numbers."), tr("There is not enough memory."), {}, {}};
    }
}

void DataExport::write(std::function<Outcome(Text&)> work)
{
    auto promise = std::make_shared<QPromise<Outcome>>();
    m_writing.setFuture(promise->future());
    promise->start();
    QThreadPool::globalInstance()->start([promise, text = m_text, work = std::move(work)]() mutable {
        Outcome outcome = attempt(work, *text);
        text.reset(); // where it is the last one, the half file goes before anybody is told
        promise->addResult(std::move(outcome));
        promise->finish();
    });
}

/// Nothing is being written (any more): hand on what has been read, or end.
void DataExport::showWritten()
{
    if (!m_text)
        return;
    if (const QFuture<Outcome> future = m_writing.future(); future.resultCount() > 0 && future.result())
        return fail(*future.result());
    if (m_isCommitting) {
        const QString path = m_text->path;
        if (!m_text->file)
            QGuiApplication::clipboard()->setText(QString::fromStdString(m_text->copied));
        m_text.reset();
        Q_EMIT finished(path);
        return;
    }
    m_rowsWritten += std::exchange(m_rowsInWork, 0);
    Q_EMIT progressed(m_rowsWritten, m_rowCount);
    if (!m_text || m_writing.isRunning()) // whoever was told has cancelled
        return;
    if (m_waiting) {
        m_rowsInWork = rowsOf(*m_waiting, m_request);
        auto page = std::make_shared<ExportPage>(std::move(*m_waiting));
        m_waiting.reset();
        write([page](Text& target) -> Outcome {
            if (!target.writer.write(*page) && target.file && !target.isCancelled)
                return target.file->commit(); // says why it cannot be written
            return {};
        });
    } else if (!m_isReading && m_reader->isAtEnd()) {
        m_isCommitting = true;
        write([](Text& target) -> Outcome { return target.file ? target.file->commit() : std::nullopt; });
    }
    readNext();
}

void DataExport::cancel()
{
    if (!m_text || m_isCommitting)
        return;
    release();
    Q_EMIT cancelled();
}

void DataExport::failSoon(const UserError& error)
{
    release();
    QMetaObject::invokeMethod(
        this, [this, error] { Q_EMIT failed(error); }, Qt::QueuedConnection);
}

void DataExport::fail(const UserError& error)
{
    release();
    Q_EMIT failed(error);
}

void DataExport::release()
{
    if (m_text)
        m_text->isCancelled = true;
    m_text.reset();
    m_waiting.reset();
    if (m_reader)
        m_reader.release()->deleteLater(); // may be calling us
}

} // namespace h5scout::ui
