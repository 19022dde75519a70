// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>

#include <QList>
#include <QObject>

#include "h5scout/client/FileClient.h"

class QAction;

namespace h5scout::ui
{

class EditDialogs;
class EditRunner;
class FileList;
class MessageBar;

/// What the message bar says about a file as a whole, with the buttons that help. One message a file: a newer one takes
/// the place of the older.
class FileMessages : public QObject
{
    Q_OBJECT
public:
    FileMessages(FileList* files, MessageBar* bar, QObject* parent);

    /// Says what edits come to.
    void follow(EditRunner* runner, EditDialogs* dialogs);
    /// By which way the file could be opened, if that matters to the user.
    void tellOpened(const FileClient* file, const FileInfo& info);
    /// The file is not open, for that reason.
    void showFailure(FileClient* file, const UserError& error);
    /// Something in the open file went wrong. Of a file that has been lost, as showFailure() does.
    void showError(FileClient* file, const UserError& error);
    void tellChanged(FileClient* file);
    /// Of FileList::waiting(): what is to be done once the file has been saved. Said if that takes a while.
    void followWaiting(FileClient* file);
    /// What the user should know, sentences.
    void tell(const FileClient* file, const QStringList& sentences);
    /// What the last edit has broken, a sentence.
    void tellConsequence(const FileClient* file, const QString& sentence);
    /// There is no such node in it.
    void tellNotFound(const FileClient* file, const QByteArray& path);
    void tellListingFailed(const FileClient* file, const UserError& error);
    /// Takes back what showError() has said.
    void removeError(const FileClient* file);
    /// The user has gone on from what was shown of the file: takes back a refusal that nothing has to be done about.
    void removeRefusal(const FileClient* file);
    void remove(const FileClient* file);

private:
    enum class Kind : std::uint8_t {
        Refusal, ///< of something that was asked for; all is as before
        Error,   ///< holds until something is done about it: the next edit at the latest
        Waiting,
        Other
    };

    QAction* reloadAction(FileClient* file, const QString& text);
    QAction* recoverAction(FileClient* file);
    QAction* waitingAction(FileClient* file, const QString& text, void (FileList::*act)(FileClient*));
    void tellWaiting(FileClient* file);
    void removeIf(const FileClient* file, Kind kind);

    FileList* m_files;
    MessageBar* m_bar;
    std::map<const FileClient*, Kind> m_said; ///< what was said last
};

} // namespace h5scout::ui
