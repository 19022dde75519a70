// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QAction;
class QLabel;
class QVBoxLayout;

namespace h5scout::ui
{

class RecentFiles;

/// What the window shows while no file is open: how to open one, and the files opened last.
class StartPage : public QWidget
{
    Q_OBJECT
public:
    /// `openAction` is what the button does.
    explicit StartPage(QAction* openAction, QWidget* parent = nullptr);

    /// Shows them, whatever becomes of them.
    void follow(const RecentFiles* files);

Q_SIGNALS:
    void fileChosen(const QString& filePath);

private:
    void setRecentFiles(const QStringList& paths);

    QLabel* m_recentTitle = nullptr;
    QVBoxLayout* m_recentLayout = nullptr;
};

} // namespace h5scout::ui
