// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

namespace h5scout::ui
{

/// The files opened last, newest first, and the folder to start the Open dialog in. Kept in QSettings.
class RecentFiles : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype kMaximalCount = 12;

    explicit RecentFiles(QObject* parent = nullptr);

    const QStringList& paths() const noexcept { return m_paths; }
    void add(const QString& filePath);
    void remove(const QString& filePath);
    void clear();

    QString lastFolder() const;

Q_SIGNALS:
    void changed();

private:
    void store();

    QStringList m_paths;
    QString m_lastFolder;
};

} // namespace h5scout::ui
