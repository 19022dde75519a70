// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/AttributeModel.h"

#include "ui/Icons.h"
#include "ui/models/Format.h"
#include "ui/models/ValueItem.h"

#include <QGuiApplication>
#include <QPalette>

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

std::unique_ptr<ValueItem> makeItem(const AttributeInfo& attribute, int row)
{
    auto item = std::make_unique<ValueItem>();
    item->row = row;
    item->attribute = std::make_unique<AttributeInfo>(attribute);
    item->value = &item->attribute->value;
    return item;
}

} // namespace

AttributeModel::AttributeModel(QObject* parent)
    : QAbstractItemModel(parent)
{}
AttributeModel::~AttributeModel() = default;

void AttributeModel::showNode(FileClient* file, const QByteArray& path)
{
    m_isStale = file == m_file && path == m_path;
    if (!m_isStale)
        dropRows();
    m_file = file;
    m_path = path;
    ++m_generation;
    requestPage();
}

void AttributeModel::clear()
{
    dropRows();
    m_file = nullptr;
    m_path.clear();
    ++m_generation;
    setState(LoadingState::NotLoaded);
}

void AttributeModel::dropRows()
{
    m_isStale = false;
    m_total = 0;
    if (m_items.empty())
        return;
    beginResetModel();
    m_items.clear();
    endResetModel();
}

void AttributeModel::setState(LoadingState state)
{
    m_state = state;
    Q_EMIT stateChanged(state);
}

void AttributeModel::requestPage()
{
    const quint64 offset = m_isStale ? 0 : m_items.size();
    m_file->attributes(m_path, offset, kPage, kValueBytes, {.owner = m_owner})
        .then(this, [this, generation = m_generation](const Result<AttributePage>& result) {
            if (generation == m_generation)
                pageArrived(result);
        });
    setState(LoadingState::Loading);
}

void AttributeModel::pageArrived(const Result<AttributePage>& result)
{
    if (!result.hasValue()) { // what has been read stays
        setState(result.hasError() ? LoadingState::Failed : LoadingState::NotLoaded);
        if (result.hasError())
            Q_EMIT failed(result.error());
        return;
    }
    if (m_isStale)
        dropRows();
    const AttributePage& page = result.value();
    m_total = page.total;
    if (!page.attributes.empty()) {
        const int first = static_cast<int>(m_items.size());
        beginInsertRows({}, first, first + static_cast<int>(page.attributes.size()) - 1);
        for (const AttributeInfo& attribute : page.attributes)
            m_items.push_back(makeItem(attribute, static_cast<int>(m_items.size())));
        endInsertRows();
    }
    const bool isComplete = page.attributes.empty() || m_items.size() >= m_total;
    setState(isComplete ? LoadingState::Loaded : LoadingState::Partial);
}

bool AttributeModel::requestWhole(int row)
{
    ValueItem& item = *m_items[static_cast<std::size_t>(row)];
    if (!m_file || !item.attribute->isCut || item.whole == ValueItem::Whole::Tried)
        return false;
    if (item.whole == ValueItem::Whole::Asked)
        return true;
    item.whole = ValueItem::Whole::Asked;
    m_file->attributes(m_path, static_cast<quint64>(row), 1, kWholeValueBytes)
        .then(this, [this, row, generation = m_generation](const Result<AttributePage>& result) {
            wholeArrived(generation, row, result);
        });
    return true;
}

void AttributeModel::wholeArrived(quint64 generation, int row, const Result<AttributePage>& result)
{
    if (generation != m_generation || row >= static_cast<int>(m_items.size()))
        return;
    ValueItem& item = *m_items[static_cast<std::size_t>(row)];
    item.whole = ValueItem::Whole::Tried;
    // The file may have changed meanwhile: then the row is not that attribute any more.
    const bool isSame = result.hasValue() && result.value().attributes.size() == 1 &&
                        result.value().attributes.front().name == item.attribute->name;
    if (isSame) {
        const QModelIndex index = indexOf(item);
        item.makeParts();
        if (!item.parts.empty()) {
            beginRemoveRows(index, 0, static_cast<int>(item.parts.size()) - 1);
            item.parts.clear();
            endRemoveRows();
        }
        // The parts are made at once, apart, so that they can be announced before they are there.
        auto whole = makeItem(result.value().attributes.front(), row);
        whole->makeParts();
        item.attribute = std::move(whole->attribute);
        item.value = &item.attribute->value;
        if (!whole->parts.empty()) {
            beginInsertRows(index, 0, static_cast<int>(whole->parts.size()) - 1);
            item.parts = std::move(whole->parts);
            for (const auto& part : item.parts)
                part->parent = &item;
            endInsertRows();
        }
        Q_EMIT dataChanged(index, indexOf(item, kColumnCount - 1));
    }
    if (result.hasError())
        Q_EMIT failed(result.error());
    Q_EMIT wholeEnded(row);
}

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
    case Qt::DecorationRole:
        return hasError && index.column() == ValueColumn ? QVariant(icon(QStringLiteral("error"))) : QVariant();
    case Qt::ToolTipRole:
        return plainToolTip(toolTip(*item, index.column()));
    case Qt::ForegroundRole:
        if (index.column() == TypeColumn || (item->parent && index.column() == NameColumn))
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
    case ErrorRole:
        return hasError ? QVariant::fromValue(*attribute.error) : QVariant();
    default:
        return {};
    }
}

QVariant AttributeModel::displayData(const ValueItem& item, int column) const
{
    const AttributeInfo* attribute = item.attribute.get();
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
    if (column == NameColumn)
        return displayData(item, NameColumn).toString();
    return attribute && attribute->error ? attribute->error->sentence() : item.displayText(kToolTipBytes);
}

} // namespace h5scout::ui
