// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

class QMimeData;

namespace h5scout::ui
{

/// What to open: a file and, perhaps, a node in it.
struct OpenTarget
{
    QString filePath;    ///< absolute, cleaned; symbolic links are kept
    QByteArray nodePath; ///< absolute, empty: no particular node

    bool operator==(const OpenTarget&) const = default;
};

/// Parses "FILE", "FILE::/node" or a file:// URL. The last "::/" divides, unless `fileExists` says that the whole text
/// names a file. Relative paths count from the current folder.
OpenTarget parseOpenTarget(const QString& text, const std::function<bool(const QString&)>& fileExists);
OpenTarget parseOpenTarget(const QString& text);

/// "FILE::/node": what parseOpenTarget reads, and other tools (silx) too. The bytes of the path are kept as far as
/// UTF-8 goes.
QString formatOpenTarget(const OpenTarget& target);

/// The local files among dropped URLs; empty if there is none.
QList<OpenTarget> openTargetsOf(const QMimeData* mimeData);

} // namespace h5scout::ui
