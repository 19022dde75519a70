// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/TableClipboard.h"

#include "ui/models/Format.h"
#include "ui/table/ArrayGrid.h"

#include <QClipboard>
#include <QGuiApplication>

namespace h5scout::ui
{
namespace
{

constexpr quint64 kManyCells = 10'000; ///< they take more than a moment

} // namespace

TableClipboard::TableClipboard(QObject* parent)
    : QObject(parent)
{
    connect(&m_copy, &TableCopy::progressed, this, &TableClipboard::progressed);
    connect(&m_copy, &TableCopy::finished, this, &TableClipboard::take);
    connect(&m_copy, &TableCopy::failed, this, [this](const UserError& error) {
        Q_EMIT told({});
        Q_EMIT runningChanged();
        Q_EMIT failed(error);
    });
}

TableClipboard::~TableClipboard() = default;

void TableClipboard::copy(FileClient* file, const QByteArray& path, const ArrayGrid& grid, TableCopy::Headers headers)
{
    if (!grid.isShowing() || grid.selection().isEmpty())
        return;
    const quint64 count = grid.selection().cellCount();
    if (count > TableCopy::kMostCells) {
        const QString many =
            count == UINT64_MAX ? tr("More cells than can be counted") : tr("%1 cells").arg(formatCount(count));
        Q_EMIT told(tr("%1 are too many for the clipboard, which takes %2. Select fewer cells.")
                        .arg(many, formatCount(TableCopy::kMostCells)));
        return;
    }
    m_cellCount = count;
    m_copy.start(file, path, grid.plane(), grid.source(), grid.selection().range(), headers);
    Q_EMIT told(count > kManyCells ? tr("Copying %1 cells …").arg(formatCount(count)) : QString());
    Q_EMIT runningChanged();
}

void TableClipboard::take(const QString& text)
{
    QString shown = text;
    // A single cell is wanted in the middle of a line.
    if (m_cellCount == 1 && shown.endsWith(QLatin1Char('\n')))
        shown.chop(1);
    QGuiApplication::clipboard()->setText(shown);
    Q_EMIT told(m_cellCount == 1 ? tr("Copied 1 cell.") : tr("Copied %1 cells.").arg(formatCount(m_cellCount)));
    Q_EMIT runningChanged();
}

void TableClipboard::stop()
{
    const bool wasRunning = m_copy.isRunning();
    m_copy.cancel();
    Q_EMIT told(wasRunning ? tr("Copying was stopped.") : QString());
    Q_EMIT runningChanged();
}

} // namespace h5scout::ui
