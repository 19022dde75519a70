// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStatusBar>
#include <QString>

class QLabel;
class QProgressBar;
class QTimer;

namespace h5scout
{
class FileClient;
}

namespace h5scout::ui
{

/// The status bar: what the cursor points at, which file, how it is open, and whether its worker is at work.
class StatusPanel : public QStatusBar
{
    Q_OBJECT
public:
    explicit StatusPanel(QWidget* parent = nullptr);

    void setHint(const QString& hint);
    /// What has been done: stands before the hints for a while.
    void tell(const QString& sentence);
    /// Its name and how it is open; null: neither. Editing is marked: what is done here changes the file.
    void showFile(const FileClient* file);
    /// The bar appears after a moment only: short work leaves no flicker.
    void setRunningRequests(int count);

protected:
    void changeEvent(QEvent* event) override;

private:
    void setEditing(bool isEditing);
    void colourMode();

    QLabel* m_hint = nullptr;
    QLabel* m_file = nullptr;
    QLabel* m_mode = nullptr;
    QLabel* m_activity = nullptr;
    QProgressBar* m_bar = nullptr;
    QTimer* m_delay = nullptr;
    int m_runningRequests = 0;
    bool m_isEditing = false;
};

} // namespace h5scout::ui
