// SPDX-License-Identifier: GPL-3.0-or-later
// FileClient's requests that write.
#include "EditMessages.h"
#include "FileClientPrivate.h"
#include "ToMessages.h"
#include "h5scout/protocol/Framing.h"
#include "h5scout/value/Error.h"

#include <QCryptographicHash>
#include <QFile>
#include <QStandardPaths>

#include <exception>

namespace h5scout
{
namespace
{

/// Each file has its own, found again by its path.
QString historyFolderOf(const QString& filePath)
{
    const QByteArray hash = QCryptographicHash::hash(QFile::encodeName(filePath), QCryptographicHash::Sha256);
    return QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + QStringLiteral("/undo/") +
           QString::fromLatin1(hash.toHex());
}

} // namespace

Request<FileInfo> FileClient::recover()
{
    m_d->queue.cancelAll();
    m_d->letGoOfWorker();
    protocol::Request message = client::openFileMessage(m_d->filePath);
    message.mutable_open_file()->set_recover(true);
    return m_d->open({"recover", {}, {}, tr("Could not recover %1.").arg(m_d->fileName)}, message);
}

Request<FileInfo> FileClient::create(const NewFile& file)
{
    Q_ASSERT(m_d->state != State::Opening && m_d->state != State::Open);
    return m_d->open({"create", {}, {}, tr("Could not create %1.").arg(m_d->fileName)},
                     client::createFileMessage(m_d->filePath, file));
}

const EditState& FileClient::editState() const noexcept
{
    return m_d->editState;
}

bool FileClient::isWriting() const noexcept
{
    return m_d->queue.isWriting();
}

Request<EditState> FileClient::startEditing(const EditOptions& options)
{
    EditOptions complete = options;
    if (complete.historyFolder.isEmpty())
        complete.historyFolder = historyFolderOf(m_d->filePath);
    return m_d->askFor<EditState>(
        {"start editing", tr("start editing"), {}, tr("Could not start to edit %1.").arg(m_d->fileName)}, {},
        client::startEditingMessage(complete), client::readEditState);
}

Request<EditState> FileClient::stopEditing()
{
    return m_d->ask<EditState>("stop editing", tr("stop editing"), {}, {}, client::stopEditingMessage(),
                               client::readEditState);
}

Request<Edited> FileClient::edit(const EditAction& action, bool mustBeUndoable)
{
    const client::EditSubject what = client::subjectOf(action);
    const client::Subject subject{"edit", what.attempt, what.node};
    try {
        const protocol::Request message = client::editMessage(action, mustBeUndoable);
        if (message.ByteSizeLong() + client::kEnvelopeBytes > protocol::kMaximalFrameBytes)
            return m_d->queue.refuse<Edited>(subject, client::tooLarge(subject, m_d->fileName, message.ByteSizeLong(),
                                                                       protocol::kMaximalFrameBytes));
        return m_d->askFor<Edited>(subject, {}, message, client::readEdited);
    } catch (const std::exception& error) {
        return m_d->queue.refuse<Edited>(subject,
                                         client::notSendable(subject, m_d->fileName, QString::fromUtf8(error.what())));
    }
}

Request<Edited> FileClient::undo(int steps, RedoLoss redo)
{
    return m_d->askFor<Edited>(
        {"undo", tr("undo the last edit"), {}, tr("Could not undo the last edit of %1.").arg(m_d->fileName)}, {},
        client::undoMessage(steps, redo), client::readEdited);
}

Request<Edited> FileClient::redo(int steps)
{
    return m_d->askFor<Edited>(
        {"redo", tr("redo the edit"), {}, tr("Could not redo the edit of %1.").arg(m_d->fileName)}, {},
        client::redoMessage(steps), client::readEdited);
}

Request<Saved> FileClient::saveAs(const QString& target, bool mayOverwrite)
{
    const QString absolute = client::absolutePath(target);
    return m_d->askFor<Saved>(
        {"save as", tr("save a copy"), {}, tr("Could not save a copy of %1 as %2.").arg(m_d->fileName, absolute)}, {},
        client::saveAsMessage(absolute, mayOverwrite), client::readSaved);
}

Request<RemovalExtent> FileClient::measureRemoval(const QByteArray& path, RequestOptions options)
{
    return m_d->ask<RemovalExtent>("measure removal", tr("count what would be removed"), path, options,
                                   client::measureRemovalMessage(path), client::readRemovalExtent);
}

Request<Referrers> FileClient::findReferrers(const QByteArray& path, RequestOptions options)
{
    return m_d->ask<Referrers>("find referrers", tr("find what names it"), path, options,
                               client::findReferrersMessage(path), client::readReferrers);
}

} // namespace h5scout
