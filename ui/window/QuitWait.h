// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>

class QMessageBox;

namespace h5scout::ui
{

class FileList;

/// Keeps the window from closing over edits that run. It closes by itself when they have ended; a dialog says so if
/// that lasts, and lets the user quit without waiting or not at all. If an edit fails, the window stays, to say so.
class QuitWait : public QObject
{
    Q_OBJECT
public:
    /// A child of `window`, which is the one to close.
    QuitWait(FileList* files, QWidget* window);

    /// Whether the window may close now. If not, waiting has begun.
    bool mayQuit();

private:
    void follow();
    void showDialog();
    void stop();
    QString sentence() const;

    FileList* m_files;
    QWidget* m_window;
    QPointer<QMessageBox> m_dialog;
    QTimer m_delay; ///< short work needs no dialog
    bool m_isWaiting = false;
    bool m_isForced = false; ///< by the user
};

} // namespace h5scout::ui
