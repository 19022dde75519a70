// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QAction;
class QLabel;
class QVBoxLayout;

namespace h5scout::ui
{

/// What the window shows while no file is open: how to open one, and the files opened last.
class StartPage : public QWidget
{
    Q_OBJECT
public:
    /// `openAction` is what the button does.
    explicit StartPage(QAction* openAction, QWidget* parent = nullptr);

    void setRecentFiles(const QStringList& paths);

Q_SIGNALS:
    void fileChosen(const QString& filePath);

private:
    QLabel* m_recentTitle = nullptr;
    QVBoxLayout* m_recentLayout = nullptr;
};

} // namespace h5scout::ui
