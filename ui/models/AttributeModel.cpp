// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/AttributeModel.h"

#include "ui/Icons.h"
#include "ui/models/EditQueue.h"
#include "ui/models/Format.h"
#include "ui/models/ValueItem.h"

#include <QGuiApplication>
#include <QPalette>

#include "h5scout/value/Names.h"

namespace h5scout::ui
{
namespace
{

/// More of a value than fits into any cell.
constexpr std::size_t kCellBytes = 1000;
constexpr int kCellLength = 300;
constexpr std::size_t kToolTipBytes = 4000;

QString encodingText(AttributeInfo::Encoding encoding)
{
    switch (encoding) {
    case AttributeInfo::Encoding::Native:
        break;
    case AttributeInfo::Encoding::PymodaqJson:
        return QStringLiteral(" · PyMoDAQ JSON");
    case AttributeInfo::Encoding::Pickle:
        return QStringLiteral(" · pickle");
    }
    return {};
}

} // namespace

AttributeModel::AttributeModel(QObject* parent)
    : QAbstractItemModel(parent)
    , m_queue(new EditQueue(this))
{}
AttributeModel::~AttributeModel() = default;

// -------------------------------------------------------------------------------------------------------------
// structure

ValueItem* AttributeModel::itemOf(const QModelIndex& index)
{
    return index.isValid() ? static_cast<ValueItem*>(index.internalPointer()) : nullptr;
}

QModelIndex AttributeModel::indexOf(const ValueItem& item, int column) const
{
    return createIndex(item.row, column, const_cast<ValueItem*>(&item)); // Qt's pointer is not const
}

QModelIndex AttributeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const ValueItem* above = itemOf(parent);
    return indexOf(*(above ? above->parts : m_items)[static_cast<std::size_t>(row)], column);
}

QModelIndex AttributeModel::parent(const QModelIndex& child) const
{
    const ValueItem* item = itemOf(child);
    return item && item->parent ? indexOf(*item->parent) : QModelIndex();
}

int AttributeModel::rowCount(const QModelIndex& parent) const
{
    if (parent.column() > 0)
        return 0;
    ValueItem* item = itemOf(parent);
    if (!item)
        return static_cast<int>(m_items.size());
    item->makeParts(); // its number of rows does not change by being made
    return static_cast<int>(item->parts.size());
}

int AttributeModel::columnCount(const QModelIndex& /*parent*/) const
{
    return kColumnCount;
}

bool AttributeModel::hasChildren(const QModelIndex& parent) const
{
    if (parent.column() > 0)
        return false;
    const ValueItem* item = itemOf(parent);
    return item ? item->mayHaveParts() : !m_items.empty();
}

bool AttributeModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && m_state == LoadingState::Partial && m_file;
}

void AttributeModel::fetchMore(const QModelIndex& parent)
{
    if (canFetchMore(parent))
        requestPage();
}

// -----------------------------------------------------------------------------------------------------------------
// cells

QVariant AttributeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case ValueColumn:
        return tr("Value");
    case TypeColumn:
        return tr("Type");
    default:
        return {};
    }
}

QVariant AttributeModel::data(const QModelIndex& index, int role) const
{
    const ValueItem* item = itemOf(index);
    if (!item)
        return {};
    const AttributeInfo& attribute = *item->top().attribute;
    const bool hasError = item->attribute && attribute.error;
    switch (role) {
    case Qt::DisplayRole:
        return displayData(*item, index.column());
    case Qt::EditRole:
        return editData(*item, index.column());
    case Qt::DecorationRole:
        return decoration(*item, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(toolTip(*item, index.column()));
    case Qt::ForegroundRole:
        if (index.column() == TypeColumn || (index.column() == NameColumn && (item->parent || isShownLocked(*item))) ||
            (!item->parent && item->pending))
            return QGuiApplication::palette().brush(QPalette::PlaceholderText);
        return {};
    case ValueRole:
        return item->value ? QVariant::fromValue(*item->value) : QVariant();
    case ReprRole:
        return hasError ? QString() : item->repr();
    case WholeTextRole:
        return hasError ? attribute.error->sentence() : item->displayText(SIZE_MAX);
    case StoredTextRole:
        return attribute.storedText;
    case AttributeNameRole:
        return attribute.name;
    case IsCutRole:
        return attribute.isCut;
    case AttributeTypeRole:
        return item->parent ? QVariant() : QVariant::fromValue(attribute.dataType);
    case NameCheckRole:
        return QVariant::fromValue<NameCheck>(
            [this, name = attribute.name](const QString& typed) { return nameProblem(typed, rowOf(name)); });
    case ErrorRole:
        return hasError ? QVariant::fromValue(*attribute.error) : QVariant();
    default:
        return {};
    }
}

QVariant AttributeModel::editData(const ValueItem& item, int column) const
{
    if (item.parent)
        return {};
    if (column == NameColumn)
        return displayName(item.attribute->name);
    if (column != ValueColumn || item.attribute->error || item.attribute->isCut)
        return {};
    return QVariant::fromValue(item.pending && item.pending->value ? *item.pending->value : *item.value);
}

QVariant AttributeModel::decoration(const ValueItem& item, int column) const
{
    if (item.parent)
        return {};
    if (column == NameColumn && m_isEditing && isFormatAttribute(m_kind, item.attribute->name.toStdString()))
        return icon(m_isFormatUnlocked ? QStringLiteral("lock-open") : QStringLiteral("lock"));
    if (column != ValueColumn)
        return {};
    if (item.pending)
        return icon(QStringLiteral("loading"));
    return item.attribute->error ? QVariant(icon(QStringLiteral("error"))) : QVariant();
}

/// What an edit that is on its way shows; invalid where that is no other than before.
QVariant AttributeModel::pendingData(const PendingEdit& pending, int column)
{
    switch (column) {
    case NameColumn:
        return pending.newName.isEmpty() ? QVariant() : pending.newName;
    case ValueColumn:
        if (!pending.value)
            return {};
        return singleLine(valueText(*pending.value, kCellBytes), kCellLength);
    default:
        return pending.isRemoval ? tr("Removing...") : tr("Saving...");
    }
}

QVariant AttributeModel::displayData(const ValueItem& item, int column) const
{
    const AttributeInfo* attribute = item.attribute.get();
    if (item.pending) {
        if (QVariant shown = pendingData(*item.pending, column); shown.isValid())
            return shown;
    }
    switch (column) {
    case NameColumn:
        return attribute ? displayName(attribute->name) : item.label;
    case ValueColumn: {
        if (attribute && attribute->error)
            return singleLine(attribute->error->why.isEmpty() ? attribute->error->what : attribute->error->why,
                              kCellLength);
        QString text = singleLine(item.displayText(kCellBytes), kCellLength);
        if (attribute && attribute->isCut && !text.endsWith(QChar(0x2026)))
            text += QChar(0x2026);
        return text;
    }
    case TypeColumn:
        if (!attribute)
            return item.typeName();
        if (attribute->error)
            return QString::fromStdString(describeType(attribute->dataType));
        return QString(item.typeName() + encodingText(attribute->encoding));
    default:
        return {};
    }
}

QString AttributeModel::toolTip(const ValueItem& item, int column) const
{
    const AttributeInfo* attribute = item.attribute.get();
    if (column == TypeColumn && attribute) {
        const QString type = QString::fromStdString(describeType(attribute->dataType));
        const QString size = formatBytes(attribute->storedBytes);
        if (attribute->space.kind == Dataspace::Kind::Simple)
            return tr("Stored as %1 %2, %3")
                .arg(type, QString::fromStdString(formatShape(attribute->space.shape)), size);
        return tr("Stored as %1, %2").arg(type, size);
    }
    QString text = column == NameColumn            ? displayData(item, NameColumn).toString()
                   : attribute && attribute->error ? attribute->error->sentence()
                                                   : item.displayText(kToolTipBytes);
    const QString reason = attribute && m_isEditing ? whyNotEditable(indexOf(item, column)) : QString();
    return reason.isEmpty() ? text : text + QLatin1String("\n\n") + reason;
}

} // namespace h5scout::ui
