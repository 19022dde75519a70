// SPDX-License-Identifier: GPL-3.0-or-later
#include "UserErrors.h"

#include "h5scout/client/NodeTypes.h"
#include "h5scout/protocol/h5scout.pb.h"

#include <QCoreApplication>

#include <algorithm>
#include <string>

namespace h5scout::client
{
namespace
{

/// A worker is not trusted to be brief.
constexpr std::size_t kMaximalTextBytes = 4000;
constexpr int kMaximalFrames = 100;

QString tr(const char* text)
{
    return QCoreApplication::translate("h5scout::client", text);
}

QByteArray cut(const std::string& text)
{
    return {text.data(), static_cast<qsizetype>(std::min(text.size(), kMaximalTextBytes))};
}

QString couldNot(const QString& attempt, const QByteArray& node, const QString& fileName)
{
    if (attempt.isEmpty())
        return tr("Could not open %1.").arg(fileName);
    if (node.isEmpty())
        return tr("Could not %1 in %2.").arg(attempt, fileName);
    return tr("Could not %1 at %2 in %3.").arg(attempt, displayName(node), fileName);
}

QString couldNot(const Subject& subject, const QString& fileName)
{
    return subject.failure.isEmpty() ? couldNot(subject.attempt, subject.node, fileName) : subject.failure;
}

UserError::Remedy remedyFor(const protocol::Error& error)
{
    switch (error.kind()) {
    case protocol::Error::NEEDS_RECOVERY:
        return UserError::Remedy::Recover;
    case protocol::Error::CHANGED:
        return UserError::Remedy::Reload;
    case protocol::Error::NO_ROOM_FOR_REDO:
        return UserError::Remedy::UndoWithoutRedo;
    default:
        return UserError::Remedy::None;
    }
}

QString adviceFor(const protocol::Error& error)
{
    if (!error.advice().empty())
        return displayText(cut(error.advice()));
    if (error.kind() == protocol::Error::NOT_FOUND)
        return tr("The file may have changed: reload it with F5.");
    return {};
}

/// `clause` as a sentence of its own.
QString sentenceOf(QString clause)
{
    if (clause.isEmpty())
        return clause;
    clause[0] = clause[0].toUpper();
    return clause + QLatin1Char('.');
}

} // namespace

UserError userError(const protocol::Error& error, const Subject& subject, const QString& fileName)
{
    const bool isFixed = subject.attempt.isEmpty() || !subject.failure.isEmpty();
    const QByteArray node = error.node().empty() ? subject.node : cut(error.node());
    const QString attempt = error.attempt().empty() ? subject.attempt : displayText(cut(error.attempt()));

    UserError result;
    result.what = isFixed ? couldNot(subject, fileName) : couldNot(attempt, node, fileName);
    result.why = displayText(cut(error.reason()));
    result.whatToDo = adviceFor(error);
    result.remedy = remedyFor(error);
    const int frames = std::min(error.frames_size(), kMaximalFrames);
    for (int i = 0; i < frames; ++i)
        result.details.append(displayText(cut(error.frames(i))));
    return result;
}

UserError nonsensicalAnswer(const Subject& subject, const QString& fileName, const QString& reason)
{
    return {couldNot(subject, fileName),
            tr("The worker gave an answer that makes no sense."),
            tr("Reload the file with F5."),
            {reason}};
}

UserError fileNotOpen(const Subject& subject, const QString& fileName)
{
    return {couldNot(subject, fileName), tr("The file is not open."), tr("Reload the file with F5."), {}};
}

UserError tooLarge(const Subject& subject, const QString& fileName, quint64 bytes, quint64 limit)
{
    const auto mib = [](quint64 count) { return static_cast<double>(count) / (1 << 20); };
    return {couldNot(subject, fileName),
            tr("It has %1 MiB; at most %2 MiB can be sent at once.")
                .arg(QString::number(mib(bytes), 'f', 1), QString::number(mib(limit), 'f', 0)),
            tr("Give it in several parts."),
            {}};
}

UserError notSendable(const Subject& subject, const QString& fileName, const QString& reason)
{
    return {couldNot(subject, fileName), reason, {}, {}};
}

UserError workerEnded(const Subject* subject, const QString& fileName, const QString& how, const QStringList& lastWords)
{
    UserError error;
    error.why = sentenceOf(how);
    error.details = lastWords;
    if (!subject) {
        error.what = tr("The worker of %1 has ended.").arg(fileName);
        error.whatToDo = tr("Choose Reopen.");
    } else if (subject->attempt.isEmpty()) {
        error.what = tr("The worker of %1 ended while it tried to open the file.").arg(fileName);
    } else {
        error.what = tr("The worker of %1 ended while it tried to %2 at %3.")
                         .arg(fileName, subject->attempt, displayName(subject->node));
        error.whatToDo = tr("Choose Reopen. Other files are not concerned.");
    }
    return error;
}

} // namespace h5scout::client
