// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "ui/table/TableCopy.h"

namespace h5scout::ui
{

class ArrayGrid;

/// Copies the selection of a table to the clipboard, and says in a sentence what has become of it.
class TableClipboard : public QObject
{
    Q_OBJECT
public:
    explicit TableClipboard(QObject* parent = nullptr);
    ~TableClipboard() override;

    /// Refused, in a sentence, where the selection is too large.
    void copy(FileClient* file, const QByteArray& path, const ArrayGrid& grid, TableCopy::Headers headers);
    /// Takes back what was said last; a copy that runs ends, the clipboard stays as it was.
    void stop();
    bool isRunning() const noexcept { return m_copy.isRunning(); }

Q_SIGNALS:
    /// A sentence; empty: nothing any more.
    void told(const QString& note);
    void progressed(const h5scout::Progress& progress);
    /// isRunning() may be another.
    void runningChanged();
    void failed(const h5scout::UserError& error);

private:
    void take(const QString& text);

    TableCopy m_copy;
    quint64 m_cellCount = 0;
};

} // namespace h5scout::ui
