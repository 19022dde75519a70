// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/RecentFiles.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

namespace h5scout::ui
{

namespace
{
const QString kPathsKey = QStringLiteral("recent/files");
const QString kFolderKey = QStringLiteral("recent/folder");
} // namespace

RecentFiles::RecentFiles(QObject* parent)
    : QObject(parent)
{
    const QSettings settings;
    m_paths = settings.value(kPathsKey).toStringList();
    m_paths.removeDuplicates();
    m_paths = m_paths.mid(0, kMaximalCount);
    m_lastFolder = settings.value(kFolderKey).toString();
}

void RecentFiles::add(const QString& filePath)
{
    m_paths.removeAll(filePath);
    m_paths.prepend(filePath);
    m_paths = m_paths.mid(0, kMaximalCount);
    m_lastFolder = QFileInfo(filePath).path();
    store();
}

void RecentFiles::remove(const QString& filePath)
{
    if (m_paths.removeAll(filePath) > 0)
        store();
}

void RecentFiles::clear()
{
    m_paths.clear();
    store();
}

QString RecentFiles::lastFolder() const
{
    return m_lastFolder.isEmpty() ? QDir::homePath() : m_lastFolder;
}

void RecentFiles::store()
{
    QSettings settings;
    settings.setValue(kPathsKey, m_paths);
    settings.setValue(kFolderKey, m_lastFolder);
    Q_EMIT changed();
}

} // namespace h5scout::ui
