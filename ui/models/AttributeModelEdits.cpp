// SPDX-License-Identifier: GPL-3.0-or-later
// How the attributes are edited.
#include "ui/models/AttributeModel.h"

#include "h5scout/value/Names.h"
#include "ui/editors/ValueFormat.h"
#include "ui/models/EditQueue.h"
#include "ui/models/ValueItem.h"

#include <algorithm>
#include <utility>

namespace h5scout::ui
{

void AttributeModel::setEditing(bool isEditing)
{
    m_isEditing = isEditing;
    allChanged();
}

void AttributeModel::setFormatUnlocked(bool isUnlocked)
{
    m_isFormatUnlocked = isUnlocked;
    allChanged();
}

void AttributeModel::allChanged()
{
    if (!m_items.empty())
        Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(m_items.size()) - 1, kColumnCount - 1));
}

AttributeStorage AttributeModel::storageOf(int row) const
{
    return topItem(row).attribute->encoding == AttributeInfo::Encoding::PymodaqJson ? AttributeStorage::PymodaqJson
                                                                                    : AttributeStorage::Native;
}

bool AttributeModel::isLocked(const AttributeInfo& attribute) const
{
    return !m_isFormatUnlocked && isFormatAttribute(m_kind, attribute.name.toStdString());
}

bool AttributeModel::isShownLocked(const ValueItem& item) const
{
    return m_isEditing && isLocked(*item.attribute);
}

QString AttributeModel::whyNotChangeable(int row) const
{
    const ValueItem& item = topItem(row);
    if (!m_isEditing)
        return tr("Turn on editing (Ctrl+E) to change attributes.");
    if (item.pending && item.pending->isRemoval)
        return tr("The attribute is being removed.");
    if (isLocked(*item.attribute))
        return tr("The file's format needs this attribute. \"Unlock Format Attributes\" in the context menu lets you "
                  "change it.");
    return {};
}

QString AttributeModel::whyNotEditable(const QModelIndex& index) const
{
    const ValueItem* item = itemOf(index);
    if (!item)
        return tr("There is no attribute.");
    if (item->parent)
        return m_isEditing ? tr("Parts are edited with their whole: edit the row of the attribute itself.")
                           : tr("Turn on editing (Ctrl+E) to change attributes.");
    const QString reason = whyNotChangeable(item->row);
    if (!reason.isEmpty() || index.column() != ValueColumn)
        return reason;
    if (item->attribute->error)
        return tr("The value could not be read, so it cannot be edited.");
    if (item->attribute->isCut && item->whole == ValueItem::Whole::Tried)
        return tr("The value is too long to be edited here.");
    if (item->value->is<None>())
        return tr(
            "None has nothing to edit. \"Change Type...\" in the context menu gives the attribute another value.");
    return QString::fromStdString(whyOnlyShown(*item->value));
}

QString AttributeModel::nameProblem(const QString& name, int own) const
{
    const std::string utf8 = name.toStdString();
    if (const auto fault = attributeNameFault(utf8))
        return QString::fromStdString(*fault);
    if (name != name.trimmed())
        return tr("The name begins or ends with a space.");
    if (own < 0 && !m_isFormatUnlocked && isFormatAttribute(m_kind, utf8))
        return tr("An attribute of this name belongs to the file's format.");
    for (const auto& item : m_items) {
        const bool isTaken =
            item->attribute->name == name.toUtf8() || (item->pending && item->pending->newName == name);
        if (item->row != own && isTaken)
            return tr("There is an attribute of that name already.");
    }
    return {};
}

Qt::ItemFlags AttributeModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    const bool isEditable =
        m_isEditing && index.isValid() && index.column() != TypeColumn && whyNotEditable(index).isEmpty();
    return isEditable ? flags | Qt::ItemIsEditable : flags;
}

bool AttributeModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    if (index.column() == ValueColumn) {
        if (value.typeId() != qMetaTypeId<Value>())
            return false;
        setValue(index.row(), value.value<Value>());
        return true;
    }
    const QString name = value.toString();
    if (!nameProblem(name, index.row()).isEmpty())
        return false;
    rename(index.row(), name);
    return true;
}

void AttributeModel::setValue(int row, const Value& value, AttributeStorage storage, Ended ended)
{
    if (!m_file)
        return;
    ValueItem& item = topItem(row);
    pendingOf(item).value = value;
    sendEdit(
        item,
        [path = m_path, value, storage](const QByteArray& name) {
            return SetAttribute{.path = path, .name = name, .value = value, .storage = storage};
        },
        std::move(ended));
}

void AttributeModel::addAttribute(const QByteArray& name, const Value& value, AttributeStorage storage, Ended ended)
{
    if (!m_file)
        return;
    m_queue->add(
        m_file,
        [path = m_path, name, value, storage] {
            return SetAttribute{.path = path, .name = name, .value = value, .storage = storage, .mayReplace = false};
        },
        [this, ended = std::move(ended)](const Result<Edited>& result) { tellEnd(result, ended); });
}

void AttributeModel::removeAttributes(const QList<int>& rows, Ended ended)
{
    if (!m_file)
        return;
    std::vector<Pending> pending;
    for (const int row : rows) {
        ValueItem& item = topItem(row);
        PendingEdit& edit = pendingOf(item);
        edit.isRemoval = true;
        ++edit.running;
        pending.push_back(item.pending);
        rowChanged(item);
    }
    m_queue->add(
        m_file,
        [path = m_path, pending] {
            RemoveAttributes removal{path, {}};
            for (const Pending& each : pending)
                removal.names.append(each->name);
            return removal;
        },
        [this, pending, ended = std::move(ended)](const Result<Edited>& result) { editEnded(pending, result, ended); });
}

void AttributeModel::rename(int row, const QString& newName)
{
    if (!m_file)
        return;
    ValueItem& item = topItem(row);
    PendingEdit& pending = pendingOf(item);
    pending.newName = newName;
    const std::weak_ptr<PendingEdit> renaming = item.pending;
    sendEdit(
        item,
        [path = m_path, name = newName.toUtf8()](const QByteArray& oldName) {
            return RenameAttribute{path, oldName, name};
        },
        [this, renaming, name = newName.toUtf8()](const Result<Edited>& result) {
            const auto renamedOne = renaming.lock();
            if (result.hasError()) {
                Q_EMIT editFailed(result.error());
            } else if (result.hasValue() && renamedOne) { // what waits for it goes on with its new name
                const QByteArray oldName = std::exchange(renamedOne->name, name);
                Q_EMIT renamed(oldName, name);
            }
        });
}

PendingEdit& AttributeModel::pendingOf(ValueItem& item)
{
    if (!item.pending) {
        item.pending = std::make_shared<PendingEdit>();
        item.pending->name = item.attribute->name;
        m_pending.push_back(item.pending);
    }
    return *item.pending;
}

void AttributeModel::sendEdit(ValueItem& item, const std::function<EditAction(const QByteArray& name)>& make,
                              Ended ended)
{
    const Pending pending = item.pending;
    ++pending->running;
    m_queue->add(
        m_file, [pending, make] { return make(pending->name); },
        [this, pending, ended = std::move(ended)](const Result<Edited>& result) {
            editEnded({pending}, result, ended);
        });
    rowChanged(item);
}

void AttributeModel::tellEnd(const Result<Edited>& result, const Ended& ended)
{
    if (ended)
        ended(result);
    else if (result.hasError())
        Q_EMIT editFailed(result.error());
    else if (result.wasCancelled())
        Q_EMIT editFailed({tr("The edit was cancelled: the attribute is as before."), {}, {}, {}});
}

void AttributeModel::editEnded(const std::vector<Pending>& pending, const Result<Edited>& result, const Ended& ended)
{
    for (const Pending& each : pending)
        --each->running;
    tellEnd(result, ended);
    // A success is shown until what is in the file now has been read; a failure left the old value there.
    if (!result.hasValue() && !m_isStale)
        forgetEnded();
}

void AttributeModel::forgetEnded()
{
    for (const auto& item : m_items) {
        if (item->pending && item->pending->running == 0) {
            item->pending.reset();
            rowChanged(*item);
        }
    }
    std::erase_if(m_pending, [](const auto& pending) { return pending->running == 0; });
}

void AttributeModel::onEdited(const Edited& edited)
{
    const bool isAboutThis = edited.path.isEmpty() || edited.path == m_path; // empty: undo and redo
    if (isAboutThis && m_state != LoadingState::NotLoaded)
        requestAgain();
}

} // namespace h5scout::ui
