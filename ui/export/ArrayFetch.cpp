// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/ArrayFetch.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include <QCoreApplication>

namespace h5scout::ui
{

namespace
{

constexpr RequestOptions kOptions{.owner = 0, .priority = Priority::Background};

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(h5scout::ui::ArrayFetch)
};

UserError unusable(const QByteArray& path, const QString& why, const QString& whatToDo = {})
{
    return {Tr::tr("Could not export the numbers of %1.").arg(displayName(path)), why, whatToDo, {}};
}

UserError fileIsClosed(const QByteArray& path)
{
    return unusable(path, Tr::tr("The file was closed or reloaded meanwhile."), Tr::tr("Open it and export again."));
}

NdArray arrayOf(const std::vector<double>& numbers)
{
    std::vector<std::byte> bytes(numbers.size() * sizeof(double));
    if (!bytes.empty())
        std::memcpy(bytes.data(), numbers.data(), bytes.size());
    return {Shape{numbers.size()}, elementTypeOf(ElementKind::Float64), std::move(bytes)};
}

/// What plots show of complex numbers unless told otherwise, as the worker computes it.
NdArray amplitudes(const NdArray& array)
{
    std::vector<double> numbers(array.size());
    for (std::size_t i = 0; i < numbers.size(); ++i)
        numbers[i] = std::abs(array.toComplex(i));
    return arrayOf(numbers);
}

/// True if the numbers are to be computed by the worker; else they are read as they are stored, so that large integers
/// stay exact.
bool isComputed(Component component, const QByteArray& backgroundPath)
{
    return component != Component::Value || !backgroundPath.isEmpty();
}

/// `convert` makes an array of `count` numbers of the answer, or an empty one of what is no answer to the question.
template <typename T, typename Convert>
void finish(const Request<T>& request, const QByteArray& path, quint64 count, QObject* receiver, FetchEnd finished,
            Convert convert)
{
    request.then(receiver, [path, count, finished = std::move(finished), convert](const Result<T>& answer) {
        if (answer.hasError())
            return finished(answer.error());
        if (answer.wasCancelled())
            return finished(fileIsClosed(path));
        NdArray array = convert(answer.value());
        if (!isNumeric(array.type().kind))
            return finished(unusable(path, Tr::tr("Its elements are no numbers.")));
        if (array.size() != count)
            return finished(unusable(path, Tr::tr("It does not have the elements that were plotted (any more)."),
                                     Tr::tr("Reload the file and export again.")));
        finished(isComplex(array.type().kind) ? amplitudes(array) : std::move(array));
    });
}

bool isClosed(const QPointer<FileClient>& client, const QByteArray& path, QObject* receiver, const FetchEnd& finished)
{
    if (client)
        return false;
    QMetaObject::invokeMethod(
        receiver, [path, finished] { finished(fileIsClosed(path)); }, Qt::QueuedConnection);
    return true;
}

std::vector<Range> rangesAt(const std::vector<quint64>& index)
{
    std::vector<Range> ranges;
    for (const quint64 i : index)
        ranges.push_back({i, 1, 1});
    return ranges;
}

NdArray elementsOf(const ArrayBlock& block)
{
    return block.array;
}

/// Of an ExportLine or ExportPlane; the ranges of what it shows are still to be set.
template <typename Part>
ProjectionQuery projectionOf(const Part& part, quint32 rowDimension, quint32 columnDimension)
{
    ProjectionQuery query{.path = part.path,
                          .ranges = rangesAt(part.index),
                          .rowDimension = rowDimension,
                          .columnDimension = columnDimension,
                          .reduction = part.reduction.by,
                          .component = part.component,
                          .backgroundPath = part.backgroundPath};
    for (const quint32 dimension : part.reduction.over)
        if (dimension < query.ranges.size())
            query.ranges[dimension] = Range{0, 0, 1}; // to the end
    return query;
}

void fetchReduced(const ExportLine& line, const Range& range, QObject* receiver, FetchEnd finished)
{
    ProjectionQuery query = projectionOf(line, line.dimension, line.dimension);
    query.ranges[line.dimension] = range;
    query.width = static_cast<quint32>(range.count);
    query.height = 1;
    finish(line.client->projection(query, kOptions), line.path, range.count, receiver, std::move(finished),
           [range](const Image& image) {
               return arrayOf(image.columns == range && !image.isEstimate ? image.values : std::vector<double>());
           });
}

void fetchReduced(const ExportPlane& plane, const Range& rows, const Range& columns, QObject* receiver,
                  FetchEnd finished)
{
    ProjectionQuery query = projectionOf(plane, plane.rowDimension, plane.columnDimension);
    query.ranges[plane.rowDimension] = rows;
    query.ranges[plane.columnDimension] = columns;
    query.width = static_cast<quint32>(columns.count);
    query.height = static_cast<quint32>(rows.count);
    finish(plane.client->projection(query, kOptions), plane.path, rows.count * columns.count, receiver,
           std::move(finished), [rows, columns](const Image& image) {
               const bool isExact = image.rows == rows && image.columns == columns && !image.isEstimate;
               return arrayOf(isExact ? image.values : std::vector<double>());
           });
}

} // namespace

bool isFetchedTransposed(const ExportPlane& plane)
{
    return !isComputed(plane.component, plane.backgroundPath) && plane.reduction.over.empty() &&
           plane.rowDimension > plane.columnDimension;
}

void fetchLine(const ExportLine& line, quint64 start, quint64 count, QObject* receiver, FetchEnd finished)
{
    if (isClosed(line.client, line.path, receiver, finished))
        return;
    if (!line.reduction.over.empty() && line.dimension < line.index.size())
        return fetchReduced(line, {start, count, 1}, receiver, std::move(finished));
    if (!isComputed(line.component, line.backgroundPath)) {
        std::vector<Range> ranges = rangesAt(line.index);
        if (line.dimension < ranges.size())
            ranges[line.dimension] = {start, count, 1};
        finish(line.client->readArray(line.path, ranges, kOptions), line.path, count, receiver, std::move(finished),
               elementsOf);
        return;
    }
    EnvelopeQuery query{.path = line.path,
                        .index = line.index,
                        .dimension = line.dimension,
                        .start = start,
                        .count = count,
                        .columns = static_cast<quint32>(count),
                        .component = line.component,
                        .backgroundPath = line.backgroundPath};
    // One sample a column: the smallest and the largest one are the sample itself.
    finish(line.client->envelope(query, kOptions), line.path, count, receiver, std::move(finished),
           [start, count](const Envelope& envelope) {
               const bool isExact = envelope.start == start && envelope.count == count &&
                                    envelope.samplesRead == count && !envelope.isEstimate;
               return arrayOf(isExact ? envelope.minimum : std::vector<double>());
           });
}

void fetchBlock(const ExportPlane& plane, const Range& rows, const Range& columns, QObject* receiver, FetchEnd finished)
{
    if (isClosed(plane.client, plane.path, receiver, finished))
        return;
    const quint64 count = rows.count * columns.count;
    const Range rowRange{rows.start, rows.count, 1};
    const Range columnRange{columns.start, columns.count, 1};
    if (!plane.reduction.over.empty() && std::max(plane.rowDimension, plane.columnDimension) < plane.index.size())
        return fetchReduced(plane, rowRange, columnRange, receiver, std::move(finished));
    if (!isComputed(plane.component, plane.backgroundPath)) {
        std::vector<Range> ranges = rangesAt(plane.index);
        if (plane.rowDimension < ranges.size() && plane.columnDimension < ranges.size()) {
            ranges[plane.rowDimension] = rowRange;
            ranges[plane.columnDimension] = columnRange;
        }
        finish(plane.client->readArray(plane.path, ranges, kOptions), plane.path, count, receiver, std::move(finished),
               elementsOf);
        return;
    }
    const ImageQuery query{.path = plane.path,
                           .index = plane.index,
                           .rowDimension = plane.rowDimension,
                           .columnDimension = plane.columnDimension,
                           .rows = rowRange,
                           .columns = columnRange,
                           .width = static_cast<quint32>(columns.count),
                           .height = static_cast<quint32>(rows.count),
                           .component = plane.component,
                           .backgroundPath = plane.backgroundPath};
    finish(plane.client->image(query, kOptions), plane.path, count, receiver, std::move(finished),
           [rowRange, columnRange](const Image& image) {
               const bool isExact = image.rows == rowRange && image.columns == columnRange && !image.isEstimate;
               return arrayOf(isExact ? image.values : std::vector<double>());
           });
}

} // namespace h5scout::ui
