// SPDX-License-Identifier: GPL-3.0-or-later
// Errors of the worker, and errors about the worker, in sentences for people.
#pragma once

#include "Subject.h"
#include "h5scout/client/Result.h"

namespace h5scout::protocol
{
class Error;
}

namespace h5scout::client
{

/// What the worker says went wrong. What it leaves open (attempt, node) is taken from `subject`.
UserError userError(const protocol::Error& error, const Subject& subject, const QString& fileName);
/// The worker's answer cannot be what was asked for; `reason` is a sentence.
UserError nonsensicalAnswer(const Subject& subject, const QString& fileName, const QString& reason);
/// A request was made while no worker has the file.
UserError fileNotOpen(const Subject& subject, const QString& fileName);
/// A request that has more bytes than a message may have.
UserError tooLarge(const Subject& subject, const QString& fileName, quint64 bytes, quint64 limit);
/// What is asked for cannot be put into a message; `reason` is a sentence.
UserError notSendable(const Subject& subject, const QString& fileName, const QString& reason);
/// The worker ended by itself; `how` as in WorkerTransport::ended. `subject` is what it was busy with, null if nothing.
UserError workerEnded(const Subject* subject, const QString& fileName, const QString& how,
                      const QStringList& lastWords);

} // namespace h5scout::client
