// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/FileMessages.h"

#include <QAction>
#include <QTimer>

#include "ui/Icons.h"
#include "ui/window/EditDialogs.h"
#include "ui/window/EditRunner.h"
#include "ui/window/FileList.h"
#include "ui/window/MessageBar.h"

namespace h5scout::ui
{
namespace
{

constexpr int kWaitingDelayMs = 400;

} // namespace

FileMessages::FileMessages(FileList* files, MessageBar* bar, QObject* parent)
    : QObject(parent)
    , m_files(files)
    , m_bar(bar)
{}

void FileMessages::follow(EditRunner* runner, EditDialogs* dialogs)
{
    connect(runner, &EditRunner::succeeded, this, &FileMessages::removeError);
    connect(runner, &EditRunner::noticed, this, &FileMessages::tell);
    connect(runner, &EditRunner::failed, this, &FileMessages::showError);
    connect(runner, &EditRunner::consequenceFound, this, &FileMessages::tellConsequence);
    connect(dialogs, &EditDialogs::succeeded, this, &FileMessages::removeError);
    connect(dialogs, &EditDialogs::failed, this, &FileMessages::showError);
}

// Actions belong to the file: they go when it is closed.

QAction* FileMessages::reloadAction(FileClient* file, const QString& text)
{
    auto* action = new QAction(icon(QStringLiteral("reload")), text, file);
    connect(action, &QAction::triggered, this, [this, file] { m_files->reload(file); });
    return action;
}

QAction* FileMessages::recoverAction(FileClient* file)
{
    auto* action = new QAction(icon(QStringLiteral("history")), tr("Recover"), file);
    action->setToolTip(tr("Finish the change whose saving was cut off, or take it back"));
    connect(action, &QAction::triggered, this, [this, file] { m_files->recover(file); });
    return action;
}

QAction* FileMessages::waitingAction(FileClient* file, const QString& text, void (FileList::*act)(FileClient*))
{
    auto* action = new QAction(text, file);
    connect(action, &QAction::triggered, this, [this, file, act] { (m_files->*act)(file); });
    return action;
}

void FileMessages::showFailure(FileClient* file, const UserError& error)
{
    const bool isLost = file->state() == FileClient::State::Lost;
    auto* close = new QAction(icon(QStringLiteral("close")), tr("Close File"), file);
    connect(close, &QAction::triggered, this, [this, file] { m_files->close(file); });
    QList<QAction*> remedies;
    if (error.remedy == UserError::Remedy::Recover)
        remedies.append(recoverAction(file));
    else
        remedies.append(reloadAction(file, isLost ? tr("Reopen") : tr("Try Again")));
    remedies.append(close);
    m_said[file] = Kind::Other;
    m_bar->showError(file->filePath(), error, remedies);
}

void FileMessages::showError(FileClient* file, const UserError& error)
{
    if (file->state() == FileClient::State::Lost) { // with what was running in it
        showFailure(file, error);
        return;
    }
    QList<QAction*> remedies;
    if (error.remedy == UserError::Remedy::Recover)
        remedies.append(recoverAction(file));
    else if (error.remedy == UserError::Remedy::Reload)
        remedies.append(reloadAction(file, tr("Reload")));
    m_said[file] = remedies.isEmpty() ? Kind::Refusal : Kind::Error;
    m_bar->showError(file->filePath(), error, remedies);
}

void FileMessages::tellNotFound(const FileClient* file, const QByteArray& path)
{
    if (file->state() != FileClient::State::Open) // the file's own message says why it was not found
        return;
    UserError error;
    error.what = tr("There is no node %1 in %2.").arg(displayName(path), file->fileName());
    error.whatToDo = tr("Look for it in the tree.");
    m_said[file] = Kind::Refusal;
    m_bar->showError(file->filePath(), error);
}

void FileMessages::tellListingFailed(const FileClient* file, const UserError& error)
{
    if (file->state() != FileClient::State::Open)
        return;
    m_said[file] = Kind::Other;
    m_bar->showError(file->filePath(), error);
}

void FileMessages::tellChanged(FileClient* file)
{
    MessageBar::Message message;
    message.source = file->filePath();
    message.severity = MessageBar::Severity::Information;
    message.text = tr("%1 has been written or replaced since it was opened. What is shown may be out of date.")
                       .arg(file->fileName());
    message.remedies = {reloadAction(file, tr("Reload"))};
    m_said[file] = Kind::Other;
    m_bar->showMessage(message);
}

void FileMessages::followWaiting(FileClient* file)
{
    if (!m_files->waiting(file)) {
        removeIf(file, Kind::Waiting);
        return;
    }
    QTimer::singleShot(kWaitingDelayMs, this, [this, file] {
        if (m_files->waiting(file))
            tellWaiting(file);
    });
}

void FileMessages::tellWaiting(FileClient* file)
{
    const bool isClosing = m_files->waiting(file) == FileList::AfterSaving::Close;
    const QString text = isClosing ? tr("%1 is still being saved. It will be closed after that.")
                                   : tr("%1 is still being saved. It will be reloaded after that.");
    MessageBar::Message message;
    message.source = file->filePath();
    message.severity = MessageBar::Severity::Information;
    message.text = text.arg(file->fileName()) + QLatin1Char(' ') +
                   tr("Without waiting, changes that are not saved yet may be lost; the file itself stays whole.");
    message.remedies = {waitingAction(file, isClosing ? tr("Close Without Waiting") : tr("Reload Without Waiting"),
                                      &FileList::stopWaiting),
                        waitingAction(file, isClosing ? tr("Keep Open") : tr("Do Not Reload"), &FileList::keep)};
    m_said[file] = Kind::Waiting;
    m_bar->showMessage(message);
}

void FileMessages::tell(const FileClient* file, const QStringList& sentences)
{
    MessageBar::Message message;
    message.source = file->filePath();
    message.severity = MessageBar::Severity::Information;
    message.text = sentences.join(QLatin1Char(' '));
    m_said[file] = Kind::Other;
    m_bar->showMessage(message);
}

void FileMessages::tellConsequence(const FileClient* file, const QString& sentence)
{
    MessageBar::Message message;
    message.source = file->filePath();
    message.severity = MessageBar::Severity::Warning;
    message.text = sentence;
    m_said[file] = Kind::Error;
    m_bar->showMessage(message);
}

void FileMessages::tellOpened(const FileClient* file, const FileInfo& info)
{
    remove(file);
    const QString name = file->fileName();
    MessageBar::Message message;
    message.source = file->filePath();
    message.severity = MessageBar::Severity::Warning;
    switch (info.door) {
    case FileInfo::Door::Plain:
        if (info.recovery.isEmpty())
            return;
        message.severity = MessageBar::Severity::Information;
        message.text = info.recovery;
        break;
    case FileInfo::Door::Swmr:
        message.severity = MessageBar::Severity::Information;
        message.text =
            tr("%1 is being written (SWMR), or its writer was ended. Press F5 to see what was added.").arg(name);
        break;
    case FileInfo::Door::StaleFlag:
        message.text = tr("%1 is open in a program that writes it, or was not closed properly. "
                          "It is shown as it was when it was last written to disk.")
                           .arg(name);
        break;
    case FileInfo::Door::Cut:
        message.text = tr("%1 is shorter than it should be: what lies behind its end is missing and reads as zeros. "
                          "Look for a complete copy before you rely on its numbers.")
                           .arg(name);
        break;
    }
    m_bar->showMessage(message);
}

void FileMessages::removeError(const FileClient* file)
{
    removeIf(file, Kind::Error);
    removeIf(file, Kind::Refusal);
}

void FileMessages::removeRefusal(const FileClient* file)
{
    removeIf(file, Kind::Refusal);
}

void FileMessages::removeIf(const FileClient* file, Kind kind)
{
    const auto said = m_said.find(file);
    if (said != m_said.end() && said->second == kind)
        remove(file);
}

void FileMessages::remove(const FileClient* file)
{
    m_said.erase(file);
    m_bar->removeSource(file->filePath());
}

} // namespace h5scout::ui
