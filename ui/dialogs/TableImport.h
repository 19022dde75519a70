// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>

#include <QByteArray>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include "h5scout/import/CellType.h"
#include "h5scout/import/SourceFile.h"
#include "h5scout/import/TableText.h"

namespace h5scout::ui
{

/// A file that is too large for cells: only its beginning has been read.
struct LargeFile
{
    QString path;
    SourceStamp stamp;
    Shape shape; ///< of the array in a .npy file
};

/// What has been read of a text or a file.
struct ImportedTable
{
    QString problem;                         ///< why nothing has been read, a sentence; empty if something has
    bool wasStopped = false;                 ///< as it was asked for
    NdArray elements;                        ///< of the wanted type; of a text: (rows, columns)
    std::vector<FaultyCell> faults;          ///< of a text
    QStringList names;                       ///< of the columns of a text, if it has any
    std::optional<TableFormat> format;       ///< of a text; empty: it was a .npy file
    std::size_t commentLines = 0;            ///< of a text: those that were left out
    QString path;                            ///< of the file; empty: it was no file
    std::shared_ptr<const std::string> text; ///< null: it was a file
    bool canBeRounded = false;               ///< .npy: numbers are, or may be, other ones than the wanted type holds
    bool isRounded = false;   ///< .npy: numbers were rounded to the nearest of the wanted type, as it was asked for
    double largestChange = 0; ///< by that, of `elements`: as ElementConversion has it
    std::optional<LargeFile> largeFile; ///< of which `elements` are the first rows, some of those that take most space
};

/// Reads texts and files in a thread of the pool: one at a time, a newer one instead of the one before.
class TableImport : public QObject
{
    Q_OBJECT
public:
    explicit TableImport(QObject* parent = nullptr);
    ~TableImport() override;

    /// As what elements are wanted, and in how many columns, where the text leaves doubt.
    void setWanted(const CellType& type, std::size_t columns);
    /// Whether numbers of a .npy file may be rounded to the wanted type.
    void setRounding(bool rounds) { m_rounds = rounds; }
    /// `format`: empty: guessed. UTF-8.
    void readText(std::shared_ptr<const std::string> text, std::optional<TableFormat> format);
    /// .npy, else text (UTF-8, Latin-1, or UTF-16 with a byte order mark, as spreadsheets write it). Of a file with
    /// more elements than a request of the window takes only the beginning. `format`: of a text; empty: guessed.
    void readFile(const QString& path, std::optional<TableFormat> format = {});
    void stop();
    bool isRunning() const { return m_task != nullptr; }

Q_SIGNALS:
    /// Some ten times a second while it takes long.
    void progressed(double share);
    /// With each reading that was not replaced by a newer one.
    void finished(const h5scout::ui::ImportedTable& table);

private:
    struct Task
    {
        std::atomic<bool> isStopped = false;
        std::atomic<std::uint64_t> done = 0;
        std::atomic<std::uint64_t> total = 0;
    };
    void start(std::function<ImportedTable(Task& task)> work);

    CellType m_type;
    std::size_t m_columns = 0;
    bool m_rounds = false;
    std::shared_ptr<Task> m_task; ///< null: nothing is being read
    QTimer m_clock;
};

} // namespace h5scout::ui
