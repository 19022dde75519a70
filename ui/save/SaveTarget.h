// SPDX-License-Identifier: GPL-3.0-or-later
// Where something is saved: names, and whether a file can be made there.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace h5scout::ui
{

/// "run_042_RawData_Scan000_Data00" for a node of run_042.h5, without what file systems do not take.
QString suggestedName(const QString& filePath, const QByteArray& nodePath);

/// `path` with another suffix, where it has none or that of another format; any other is the user's own.
QString withSuffix(const QString& path, const QString& suffix);

/// What was typed as an absolute path: "~/a.csv", or a name in `folder`.
QString absoluteTarget(const QString& typed, const QString& folder);

struct SaveNeed
{
    quint64 guessedBytes = 0;
    quint64 leastBytes = 0;
    QStringList sources = {}; ///< must not be replaced
    bool operator==(const SaveNeed&) const = default;
};

struct TargetState
{
    QString problem;     ///< why nothing can be saved there, a sentence; empty if it can
    QString warning;     ///< it may go wrong
    bool exists = false; ///< a file that would be replaced
};

/// Asks the disk: blocks, in any thread.
TargetState checkTarget(const QString& path, const SaveNeed& need);

} // namespace h5scout::ui
