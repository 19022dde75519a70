// SPDX-License-Identifier: GPL-3.0-or-later
// EditTypes.h as messages to the worker, and its answers as EditTypes.h.
#pragma once

#include "h5scout/client/EditTypes.h"
#include "h5scout/protocol/h5scout.pb.h"

namespace h5scout::client
{

protocol::Request createFileMessage(const QString& filePath, const NewFile& file);
/// What the queue adds to a message: id and priority.
inline constexpr std::size_t kEnvelopeBytes = 32;

/// `options` complete.
protocol::Request startEditingMessage(const EditOptions& options);
protocol::Request stopEditingMessage();
/// Throws Error for a value that is nested too deep.
protocol::Request editMessage(const EditAction& action, bool mustBeUndoable);
protocol::Request undoMessage(int steps, RedoLoss redo);
protocol::Request redoMessage(int steps);
protocol::Request saveAsMessage(const QString& target, bool mayOverwrite);
protocol::Request measureRemovalMessage(const QByteArray& path);
protocol::Request findReferrersMessage(const QByteArray& path);

EditState editStateFrom(const protocol::EditState& message);
Edited editedFrom(const protocol::Edited& message);

// Each reads an answer. Throws Error if it is another one.
void readEditState(EditState& answer, const protocol::Reply& reply);
void readEdited(Edited& answer, const protocol::Reply& reply);
void readRemovalExtent(RemovalExtent& answer, const protocol::Reply& reply);
void readReferrers(Referrers& answer, const protocol::Reply& reply);
void readSaved(Saved& answer, const protocol::Reply& reply);

/// What it tries and where, for sentences.
struct EditSubject
{
    QString attempt; ///< "set the attribute 'units'"
    QByteArray node;
};
EditSubject subjectOf(const EditAction& action);

} // namespace h5scout::client
