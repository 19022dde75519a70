// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/TableImport.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <functional>

#include <QFile>
#include <QFileInfo>

#include "h5scout/client/InBackground.h"
#include "h5scout/import/NpyFile.h"
#include "h5scout/import/TableStream.h"
#include "h5scout/import/TextFile.h"
#include "h5scout/value/Error.h"
#include "h5scout/value/LosslessConversion.h"
#include "h5scout/value/TypeWords.h"
#include "ui/models/Format.h"

namespace h5scout::ui
{

namespace
{

constexpr std::chrono::milliseconds kBetweenReports{100};
constexpr std::uint64_t kMostElementBytes = std::uint64_t{48} << 20U; ///< a request of 64 MiB is refused
constexpr std::uint64_t kMostTextBytes = std::uint64_t{8} << 20U;
constexpr std::uint64_t kBeginningBytes = std::uint64_t{1} << 20U; ///< of a large file
constexpr std::uint64_t kShownRows = 1000;

QString tr(const char* text)
{
    return TableImport::tr(text);
}

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

ImportedTable parse(std::shared_ptr<const std::string> text, std::optional<TableFormat> format, const CellType& type,
                    std::size_t columns, const TableProgress& progress)
{
    ImportedTable table;
    table.text = std::move(text);
    table.format = format ? *format : guessTableFormat(*table.text, columns, type);
    try {
        std::optional<TableText> read = readTable(*table.text, *table.format, type, {}, progress);
        table.wasStopped = !read;
        if (read) {
            table.elements = std::move(read->elements);
            table.faults = std::move(read->faults);
            table.commentLines = read->commentLines;
            for (const std::string& name : read->names)
                table.names += QString::fromStdString(name);
        }
    } catch (const Error& error) {
        table.problem = sentenceOf(error);
    }
    return table;
}

/// More text than that could become more elements than a request takes.
std::uint64_t mostTextBytes(const CellType& type)
{
    constexpr std::uint64_t kBytesOfCell = 2; // a digit and what stands behind it
    return std::min(kMostTextBytes, kBytesOfCell * kMostElementBytes / type.byteSize());
}

/// The first rows of a large text.
ImportedTable parseBeginning(const std::string& text, std::optional<TableFormat> format, const CellType& type,
                             std::size_t columns)
{
    TableFormat known = format ? *format : guessTableFormat(text, columns, type);
    known.isVerbatim = type.isText();
    const std::string_view rows = firstRows(text, known, kShownRows);
    if (rows.empty()) {
        ImportedTable table = refused(tr("Its first line has no end within %1.").arg(formatBytes(kBeginningBytes)));
        table.format = known;
        return table;
    }
    ImportedTable table = parse(std::make_shared<const std::string>(rows), known, type, columns, {});
    return table;
}

ImportedTable parseText(std::ifstream& file, std::optional<TableFormat> format, const CellType& type,
                        std::size_t columns, bool isLarge, const TableProgress& progress)
{
    const std::uint64_t limit = isLarge ? kBeginningBytes : mostTextBytes(type);
    const TextEncoding encoding = format ? format->encoding : guessTextEncoding(file, limit);
    auto text = std::make_shared<std::string>();
    TextFile reader(file, encoding);
    while (reader.bytesRead() < limit && reader.read(*text, kBeginningBytes)) {
    }
    ImportedTable table = isLarge ? parseBeginning(*text, format, type, columns)
                                  : parse(std::move(text), format, type, columns, progress);
    table.text.reset();
    if (table.format)
        table.format->encoding = encoding;
    return table;
}

/// Nothing of rows that are large themselves.
NdArray firstRowsOf(NpyReader& reader)
{
    const Shape& shape = reader.shape();
    const std::uint64_t rowBytes = shape.front() == 0 ? 0 : reader.byteCount() / shape.front();
    const std::uint64_t count = rowBytes == 0 ? kShownRows : std::min(kBeginningBytes / rowBytes, kShownRows);
    return reader.rows(0, std::min(count, shape.front()));
}

/// Strings of one width as texts.
void takeTexts(ImportedTable& table, const NdArray& array)
{
    if (array.type().kind == ElementKind::Text) {
        table.elements = array;
        return;
    }
    if (array.type().kind != ElementKind::FixedString) {
        table.problem =
            tr("The file holds %1, but the array takes texts.").arg(QString::fromStdString(typeInWords(array.type())));
        return;
    }
    std::vector<std::string> texts(array.size());
    for (std::size_t index = 0; index < texts.size(); ++index)
        texts[index] = array.toText(index);
    table.elements = NdArray(array.shape(), std::move(texts));
}

/// Gives the table what the array is as the wanted type. Of a large file it is only the beginning.
void convertInto(ImportedTable& table, const NdArray& array, const ElementType& type, bool rounds)
{
    if (type.kind == ElementKind::Text) {
        takeTexts(table, array);
        return;
    }
    ElementConversion conversion = convertLosslessly(array, type);
    table.canBeRounded = canLoseDigits(array.type(), type) && (conversion.fault || table.largeFile);
    if (table.canBeRounded && conversion.fault) {
        ElementConversion rounded = convertRounding(array, type);
        table.canBeRounded = !rounded.fault;
        if (rounds || rounded.fault)
            conversion = std::move(rounded);
    }
    if (conversion.fault) {
        table.problem = QString::fromStdString(conversion.fault->sentence);
        return;
    }
    table.isRounded = table.canBeRounded && rounds;
    table.largestChange = conversion.largestChange;
    table.elements =
        NdArray(array.shape(), type, std::vector<std::byte>(conversion.bytes.begin(), conversion.bytes.end()));
}

ImportedTable parseNpy(std::ifstream& file, const ElementType& type, bool rounds, const LargeFile& asLarge,
                       const NpyProgress& progress)
{
    ImportedTable table;
    NpyReader reader(file);
    std::optional<NdArray> array;
    const bool isLarge = elementCount(reader.shape()).value_or(0) > kMostElementBytes / CellType(type).byteSize();
    if (isLarge) {
        table.largeFile = asLarge;
        table.largeFile->shape = reader.shape();
        array = firstRowsOf(reader);
    } else {
        file.seekg(0);
        array = readNpy(file, {}, progress);
    }
    table.wasStopped = !array;
    if (array)
        convertInto(table, *array, type, rounds);
    return table;
}

/// Throws Error.
ImportedTable parseFile(const QString& path, std::optional<TableFormat> format, const CellType& type,
                        std::size_t columns, bool rounds, const TableProgress& progress)
{
    const std::string name = QFile::encodeName(path).toStdString();
    const LargeFile asLarge{path, stampOfSource(name), {}};
    std::ifstream file = openSource(name);
    std::array<char, 8> begin{};
    file.read(begin.data(), begin.size());
    const std::string_view magic(begin.data(), static_cast<std::size_t>(file.gcount()));
    file.clear();
    file.seekg(0);
    if (magic.starts_with("\x93NUMPY"))
        return parseNpy(file, type.element, rounds, asLarge, progress);
    if (magic == "\x89HDF\r\n\x1a\n")
        return refused(tr("%1 is an HDF5 file, neither text nor a .npy file.").arg(QFileInfo(path).fileName()));
    const bool isLarge = asLarge.stamp.byteCount > mostTextBytes(type);
    ImportedTable table = parseText(file, format, type, columns, isLarge, progress);
    if (isLarge)
        table.largeFile = asLarge;
    return table;
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

void TableImport::setWanted(const CellType& type, std::size_t columns)
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

void TableImport::readFile(const QString& path, std::optional<TableFormat> format)
{
    start([path, format, type = m_type, columns = m_columns, rounds = m_rounds](Task& task) {
        ImportedTable table;
        try {
            task.total = static_cast<std::uint64_t>(QFileInfo(path).size());
            table = parseFile(path, format, type, columns, rounds, [&task](std::uint64_t done) {
                task.done = done;
                return !task.isStopped;
            });
        } catch (const Error& error) {
            table = refused(sentenceOf(error));
            table.format = format; // another one may do
        }
        table.path = path;
        return table;
    });
}

} // namespace h5scout::ui
