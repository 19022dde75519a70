// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>

#include <QList>
#include <QObject>

#include "h5scout/client/FileClient.h"

class QAction;

namespace h5scout::ui
{

class FileList;
class MessageBar;

/// What the message bar says about a file as a whole, with the buttons that help. One message a file: a newer one takes
/// the place of the older.
class FileMessages : public QObject
{
    Q_OBJECT
public:
    FileMessages(FileList* files, MessageBar* bar, QObject* parent);

    /// By which way the file could be opened, if that matters to the user.
    void tellOpened(const FileClient* file, const FileInfo& info);
    /// The file is not open, for that reason.
    void showFailure(FileClient* file, const UserError& error);
    /// Something in the open file went wrong. Of a file that has been lost, as showFailure() does.
    void showError(FileClient* file, const UserError& error);
    void tellChanged(FileClient* file);
    /// What the user should know, sentences.
    void tell(const FileClient* file, const QStringList& sentences);
    /// Takes back what showError() has said.
    void removeError(const FileClient* file);
    void remove(const FileClient* file);

private:
    QAction* reloadAction(FileClient* file, const QString& text);
    QAction* recoverAction(FileClient* file);

    FileList* m_files;
    MessageBar* m_bar;
    std::set<const FileClient*> m_withError; ///< what is said about them is an error of showError()
};

} // namespace h5scout::ui
