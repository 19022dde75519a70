// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QFutureWatcher>
#include <QObject>
#include <QString>

#include "h5scout/client/Result.h"
#include "ui/export/CsvText.h"
#include "ui/export/ExportPage.h"
#include "ui/export/ExportRequest.h"
#include "ui/export/FileSave.h"
#include "ui/export/PageReader.h"

namespace h5scout::ui
{

/// What cannot be exported, in a sentence; empty if it can.
QString exportProblem(const ExportRequest& request);

/// Exports the numbers behind a plot: reads them from the file a page at a time and writes them as text on another
/// thread. At most two pages are in memory. One export an object. Lives in the window's thread and never blocks; when
/// it dies early the export is cancelled (deleteLater() from within its signals).
class DataExport : public QObject
{
    Q_OBJECT
public:
    DataExport(const ExportRequest& request, const CsvFormat& format, QObject* parent = nullptr);
    ~DataExport() override;

    /// Into a new file. Ends with exactly one of finished(), failed(), cancelled(), never within this call.
    void saveTo(const QString& path, Overwrite overwrite);
    /// To the clipboard, as text; ends likewise. More than kMostCopiedCells fail at once.
    void copy();
    /// Leaves nothing behind.
    void cancel();

    /// For tests: the numbers of each array that are read at once.
    void setElementsAPage(quint64 count) { m_elementsAPage = count; }

    static constexpr quint64 kMostCopiedCells = 1'000'000;

Q_SIGNALS:
    /// Lines of numbers.
    void progressed(quint64 done, quint64 total);
    /// `path` is empty after copy().
    void finished(const QString& path);
    void failed(const h5scout::UserError& error);
    void cancelled();

private:
    struct Text;
    using Outcome = std::optional<UserError>;

    void start(std::shared_ptr<Text> text);
    void readNext();
    void takePage(const Result<ExportPage>& page);
    /// Does `work` on another thread, one at a time; showWritten() follows.
    void write(std::function<Outcome(Text&)> work);
    static Outcome attempt(const std::function<Outcome(Text&)>& work, Text& text);
    void showWritten();
    void failSoon(const UserError& error);
    void fail(const UserError& error);
    void release();

    ExportRequest m_request;
    CsvFormat m_format;
    quint64 m_elementsAPage = 0;
    std::shared_ptr<Text> m_text; ///< null: not running
    std::unique_ptr<PageReader> m_reader;
    std::optional<ExportPage> m_waiting; ///< read while the one before is being written
    QFutureWatcher<Outcome> m_writing;
    bool m_isReading = false;
    bool m_isCommitting = false;
    quint64 m_rowsWritten = 0;
    quint64 m_rowsInWork = 0;
    quint64 m_rowCount = 0;
};

} // namespace h5scout::ui
