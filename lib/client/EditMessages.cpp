// SPDX-License-Identifier: GPL-3.0-or-later
#include "EditMessages.h"

#include "h5scout/client/NodeTypes.h"
#include "h5scout/protocol/Convert.h"
#include "h5scout/value/Error.h"

#include "FromMessages.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace h5scout::client
{
namespace
{

static_assert(protocol::ATTRIBUTE_STORAGE_PYMODAQ_JSON == static_cast<int>(AttributeStorage::PymodaqJson));
static_assert(protocol::ATTRIBUTE_STORAGE_NATIVE == static_cast<int>(AttributeStorage::Native));

QString tr(const char* text)
{
    return QCoreApplication::translate("h5scout::client", text);
}

using NamedValues = google::protobuf::RepeatedPtrField<protocol::NamedValue>;

void write(NamedValues& message, const Metadata& metadata)
{
    for (const auto& [name, value] : metadata) {
        protocol::NamedValue& entry = *message.Add();
        entry.set_name(name);
        *entry.mutable_value() = protocol::toMessage(value);
    }
}

/// An action's message, and what it tries at which node.
struct ActionWriter
{
    protocol::Edit& edit;

    void operator()(const SetAttribute& action) const
    {
        protocol::SetAttribute& message = *edit.mutable_set_attribute();
        message.set_path(action.path.toStdString());
        message.set_name(action.name.toStdString());
        *message.mutable_value() = protocol::toMessage(action.value);
        message.set_storage(static_cast<protocol::AttributeStorage>(action.storage));
        message.set_may_replace(action.mayReplace);
    }
    void operator()(const RemoveAttributes& action) const
    {
        protocol::RemoveAttributes& message = *edit.mutable_remove_attributes();
        message.set_path(action.path.toStdString());
        for (const QByteArray& name : action.names)
            message.add_names(name.toStdString());
    }
    void operator()(const RenameAttribute& action) const
    {
        protocol::RenameAttribute& message = *edit.mutable_rename_attribute();
        message.set_path(action.path.toStdString());
        message.set_name(action.name.toStdString());
        message.set_new_name(action.newName.toStdString());
    }
    void operator()(const CreateGroup& action) const
    {
        protocol::CreateGroup& message = *edit.mutable_create_group();
        message.set_parent(action.parent.toStdString());
        message.set_name(action.name.toStdString());
        if (action.type)
            message.set_type(static_cast<std::uint32_t>(*action.type));
        message.set_title(action.title.toStdString());
        write(*message.mutable_metadata(), action.metadata);
    }
    void operator()(const CreateArray& action) const
    {
        protocol::CreateArray& message = *edit.mutable_create_array();
        message.set_parent(action.parent.toStdString());
        message.set_name(action.name.toStdString());
        message.set_kind(static_cast<std::uint32_t>(action.kind));
        *message.mutable_type() = protocol::toMessage(action.type);
        protocol::setShape(*message.mutable_shape(), action.shape);
        message.set_compression_level(static_cast<std::uint32_t>(std::max(action.compressionLevel, 0)));
        message.set_title(action.title.toStdString());
        write(*message.mutable_metadata(), action.metadata);
        if (action.content)
            *message.mutable_content() = protocol::toMessage(*action.content);
    }
    void operator()(const AppendRows& action) const
    {
        edit.mutable_append_rows()->set_path(action.path.toStdString());
        *edit.mutable_append_rows()->mutable_rows() = protocol::toMessage(action.rows);
    }
    void operator()(const AppendFile& action) const
    {
        protocol::AppendFile& message = *edit.mutable_append_file();
        message.set_path(action.path.toStdString());
        message.set_file(QFile::encodeName(action.file).toStdString());
        message.set_file_bytes(action.stamp.byteCount);
        message.set_file_modified(action.stamp.modified);
        *message.mutable_type() = protocol::toMessage(action.type);
        message.set_columns(action.columns);
        message.set_rounds(action.rounds);
        if (!action.table)
            return;
        message.mutable_table()->set_delimiter(static_cast<std::uint32_t>(action.table->delimiter));
        message.mutable_table()->set_decimal(static_cast<std::uint32_t>(action.table->decimal));
        message.mutable_table()->set_has_header(action.table->hasHeader);
        message.mutable_table()->set_encoding(static_cast<std::uint32_t>(action.table->encoding));
    }
    void operator()(const AppendText& action) const
    {
        edit.mutable_append_text()->set_path(action.path.toStdString());
        edit.mutable_append_text()->set_text(action.text.toStdString());
    }
    void operator()(const RemoveNode& action) const { edit.mutable_remove_node()->set_path(action.path.toStdString()); }
    void operator()(const MoveNode& action) const
    {
        protocol::MoveNode& message = *edit.mutable_move_node();
        message.set_path(action.path.toStdString());
        message.set_new_parent(action.newParent.toStdString());
        message.set_new_name(action.newName.toStdString());
    }
};

struct SubjectFinder
{
    EditSubject operator()(const SetAttribute& action) const
    {
        return {tr("set the attribute '%1'").arg(displayName(action.name)), action.path};
    }
    EditSubject operator()(const RemoveAttributes& action) const
    {
        return {action.names.size() == 1 ? tr("remove the attribute '%1'").arg(displayName(action.names.front()))
                                         : tr("remove %1 attributes").arg(action.names.size()),
                action.path};
    }
    EditSubject operator()(const RenameAttribute& action) const
    {
        return {tr("rename the attribute '%1'").arg(displayName(action.name)), action.path};
    }
    EditSubject operator()(const CreateGroup& action) const
    {
        return {action.name.isEmpty() ? tr("add a group") : tr("add the group '%1'").arg(displayName(action.name)),
                action.parent};
    }
    EditSubject operator()(const CreateArray& action) const
    {
        return {tr("add the array '%1'").arg(displayName(action.name)), action.parent};
    }
    EditSubject operator()(const AppendRows& action) const { return {tr("append rows"), action.path}; }
    EditSubject operator()(const AppendFile& action) const
    {
        return {tr("append the rows of %1").arg(QFileInfo(action.file).fileName()), action.path};
    }
    EditSubject operator()(const AppendText& action) const { return {tr("append a text"), action.path}; }
    EditSubject operator()(const RemoveNode& action) const { return {tr("remove the node"), action.path}; }
    EditSubject operator()(const MoveNode& action) const
    {
        return {action.newParent.isEmpty() ? tr("rename the node to '%1'").arg(displayName(action.newName))
                                           : tr("move the node to %1").arg(displayName(action.newParent)),
                action.path};
    }
};

QByteArray bytes(const std::string& text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

template <typename Texts>
QStringList textsFrom(const Texts& texts)
{
    QStringList result;
    for (const std::string& text : texts)
        result.append(displayText(bytes(text)));
    return result;
}

/// One for each of `count` steps, whatever the worker has sent.
template <typename Times>
QList<QDateTime> timesFrom(const Times& nanoseconds, int count)
{
    QList<QDateTime> result;
    for (int index = 0; index < count; ++index)
        result.append(index < nanoseconds.size() ? timeFromNanoseconds(nanoseconds[index]) : QDateTime());
    return result;
}

} // namespace

EditSubject subjectOf(const EditAction& action)
{
    return std::visit(SubjectFinder{}, action);
}

protocol::Request createFileMessage(const QString& filePath, const NewFile& file)
{
    protocol::Request request;
    protocol::CreateFile& body = *request.mutable_create_file();
    body.set_path(QFile::encodeName(filePath).toStdString());
    body.set_convention(file.convention == Convention::H5py ? protocol::CreateFile::H5PY
                                                            : protocol::CreateFile::TABLES);
    body.set_title(file.title.toStdString());
    body.set_overwrite(file.mayOverwrite);
    return request;
}

protocol::Request startEditingMessage(const EditOptions& options)
{
    protocol::Request request;
    protocol::StartEditing& body = *request.mutable_start_editing();
    body.set_history_folder(QFile::encodeName(options.historyFolder).toStdString());
    body.set_history_bytes(options.historyBytes);
    body.set_history_entries(options.historyEntries);
    return request;
}

protocol::Request stopEditingMessage()
{
    protocol::Request request;
    request.mutable_stop_editing();
    return request;
}

protocol::Request editMessage(const EditAction& action, bool mustBeUndoable)
{
    protocol::Request request;
    request.mutable_edit()->set_must_be_undoable(mustBeUndoable);
    std::visit(ActionWriter{*request.mutable_edit()}, action);
    return request;
}

protocol::Request undoMessage(int steps, RedoLoss redo)
{
    protocol::Request request;
    request.mutable_undo()->set_steps(static_cast<std::uint32_t>(std::max(steps, 1)));
    request.mutable_undo()->set_without_redo(redo == RedoLoss::Accepted);
    return request;
}

protocol::Request redoMessage(int steps)
{
    protocol::Request request;
    request.mutable_redo()->set_steps(static_cast<std::uint32_t>(std::max(steps, 1)));
    return request;
}

protocol::Request saveAsMessage(const QString& target, bool mayOverwrite)
{
    protocol::Request request;
    request.mutable_save_as()->set_target(QFile::encodeName(target).toStdString());
    request.mutable_save_as()->set_overwrite(mayOverwrite);
    return request;
}

protocol::Request measureRemovalMessage(const QByteArray& path)
{
    protocol::Request request;
    request.mutable_measure_removal()->set_path(path.toStdString());
    return request;
}

protocol::Request findReferrersMessage(const QByteArray& path)
{
    protocol::Request request;
    request.mutable_find_referrers()->set_path(path.toStdString());
    return request;
}

EditState editStateFrom(const protocol::EditState& message)
{
    return {message.is_editing(),
            textsFrom(message.undo_names()),
            textsFrom(message.redo_names()),
            timesFrom(message.undo_times_ns(), message.undo_names_size()),
            timesFrom(message.redo_times_ns(), message.redo_names_size()),
            textsFrom(message.notices()),
            message.file_bytes(),
            timeFromNanoseconds(message.modified_ns())};
}

Edited editedFrom(const protocol::Edited& message)
{
    return {editStateFrom(message.state()), bytes(message.path()), message.is_undoable()};
}

void readEditState(EditState& answer, const protocol::Reply& reply)
{
    if (!reply.has_edit_state())
        throw Error("It does not say whether the file can be edited.");
    answer = editStateFrom(reply.edit_state());
}

void readEdited(Edited& answer, const protocol::Reply& reply)
{
    if (!reply.has_edited())
        throw Error("It does not say what the edit has done.");
    answer = editedFrom(reply.edited());
}

void readRemovalExtent(RemovalExtent& answer, const protocol::Reply& reply)
{
    if (!reply.has_removal_extent())
        throw Error("It does not say what a removal takes away.");
    answer = {reply.removal_extent().node_count(), reply.removal_extent().stored_bytes()};
}

void readReferrers(Referrers& answer, const protocol::Reply& reply)
{
    if (!reply.has_referrers())
        throw Error("It does not say what names the node.");
    const protocol::Referrers& message = reply.referrers();
    answer = {{message.arrays().begin(), message.arrays().end()},
              message.array_count(),
              {message.soft_links().begin(), message.soft_links().end()},
              message.soft_link_count(),
              message.is_whole()};
}

void readSaved(Saved& answer, const protocol::Reply& reply)
{
    if (!reply.has_saved())
        throw Error("It does not say what was saved.");
    answer = {QFile::decodeName(bytes(reply.saved().target())), reply.saved().byte_count()};
}

} // namespace h5scout::client
