// SPDX-License-Identifier: GPL-3.0-or-later
// How the attributes come: a page after the other, values in full on demand, everything again after an edit.
#include "ui/models/AttributeModel.h"
#include "ui/models/ListingMerge.h"
#include "ui/models/ValueItem.h"

#include <algorithm>

namespace h5scout::ui
{
namespace
{

std::unique_ptr<ValueItem> makeItem(const AttributeInfo& attribute)
{
    auto item = std::make_unique<ValueItem>();
    item->attribute = std::make_unique<AttributeInfo>(attribute);
    item->value = &item->attribute->value;
    return item;
}

ListingKey keyOf(const QByteArray& name)
{
    return {{name.constData(), static_cast<std::size_t>(name.size())}};
}

bool isSame(const AttributeInfo& left, const AttributeInfo& right)
{
    return left.name == right.name && left.dataType == right.dataType && left.space == right.space &&
           left.value == right.value && left.encoding == right.encoding && left.storedText == right.storedText &&
           left.storedBytes == right.storedBytes && left.isCut == right.isCut && left.error == right.error;
}

} // namespace

void AttributeModel::showNode(FileClient* file, const QByteArray& path, NodeKind kind)
{
    const bool isSameNode = file == m_file && path == m_path;
    if (file != m_file) {
        if (m_file)
            disconnect(m_file, &FileClient::edited, this, nullptr);
        connect(file, &FileClient::edited, this, &AttributeModel::onEdited);
    }
    m_file = file;
    m_path = path;
    m_kind = kind;
    if (isSameNode) {
        requestAgain();
        return;
    }
    dropRows();
    ++m_generation;
    requestPage();
}

void AttributeModel::clear()
{
    dropRows();
    if (m_file)
        disconnect(m_file, &FileClient::edited, this, nullptr);
    m_file = nullptr;
    m_path.clear();
    ++m_generation;
    ++m_pageRequest;
    setState(LoadingState::NotLoaded);
}

void AttributeModel::dropRows()
{
    m_isStale = false;
    m_total = 0;
    m_pending.clear();
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
    ask(m_items.size(), kPage);
}

void AttributeModel::requestAgain()
{
    m_isStale = true;
    ask(0, std::max(kPage, static_cast<quint32>(m_items.size()) + 1));
}

void AttributeModel::ask(quint64 offset, quint32 limit)
{
    m_file->attributes(m_path, offset, limit, kValueBytes, {.owner = m_owner})
        .then(this, [this, request = ++m_pageRequest](const Result<AttributePage>& result) {
            if (request == m_pageRequest)
                pageArrived(result);
        });
    setState(LoadingState::Loading);
}

void AttributeModel::pageArrived(const Result<AttributePage>& result)
{
    const bool wasStale = m_isStale;
    m_isStale = false;
    if (!result.hasValue()) { // what has been read stays
        forgetEnded();
        setState(result.hasError() ? LoadingState::Failed : LoadingState::NotLoaded);
        if (result.hasError())
            Q_EMIT failed(result.error());
        return;
    }
    const AttributePage& page = result.value();
    m_total = page.total;
    if (wasStale)
        mergePage(page);
    else
        insertRowsOf(page, 0, page.attributes.size(), static_cast<int>(m_items.size()));
    forgetEnded();
    const bool isComplete = page.attributes.empty() || m_items.size() >= m_total;
    setState(isComplete ? LoadingState::Loaded : LoadingState::Partial);
    if (wasStale)
        Q_EMIT refreshed();
}

void AttributeModel::insertRowsOf(const AttributePage& page, std::size_t first, std::size_t count, int row)
{
    if (count == 0)
        return;
    beginInsertRows({}, row, row + static_cast<int>(count) - 1);
    std::vector<std::unique_ptr<ValueItem>> items;
    for (std::size_t number = first; number < first + count; ++number) {
        items.push_back(makeItem(page.attributes[number]));
        const auto pending = std::find_if(m_pending.begin(), m_pending.end(), [&](const auto& each) {
            return each->running > 0 && each->name == page.attributes[number].name;
        });
        if (pending != m_pending.end())
            items.back()->pending = *pending;
    }
    m_items.insert(m_items.begin() + row, std::make_move_iterator(items.begin()), std::make_move_iterator(items.end()));
    numberRows();
    endInsertRows();
}

void AttributeModel::numberRows()
{
    int row = 0;
    for (const auto& item : m_items)
        item->row = row++;
}

void AttributeModel::mergePage(const AttributePage& page)
{
    std::vector<ListingKey> old;
    for (const auto& item : m_items) // one that has been renamed meanwhile stays the same row
        old.push_back(keyOf(item->pending ? item->pending->name : item->attribute->name));
    std::vector<ListingKey> fresh;
    for (const AttributeInfo& attribute : page.attributes)
        fresh.push_back(keyOf(attribute.name));
    for (const MergeStep& step : planMerge(old, fresh)) {
        const int row = static_cast<int>(step.first);
        if (step.kind == MergeStep::Kind::Insert) {
            insertRowsOf(page, step.first, step.count, row);
            continue;
        }
        beginRemoveRows({}, row, row + static_cast<int>(step.count) - 1);
        m_items.erase(m_items.begin() + row, m_items.begin() + row + static_cast<int>(step.count));
        numberRows();
        endRemoveRows();
    }
    for (std::size_t row = 0; row < m_items.size(); ++row) {
        if (!isSame(*m_items[row]->attribute, page.attributes[row]))
            replaceAttribute(*m_items[row], page.attributes[row]);
    }
}

/// The row stays, with another value in it.
void AttributeModel::replaceAttribute(ValueItem& item, const AttributeInfo& attribute)
{
    const QModelIndex index = indexOf(item);
    item.makeParts();
    if (!item.parts.empty()) {
        beginRemoveRows(index, 0, static_cast<int>(item.parts.size()) - 1);
        item.parts.clear();
        endRemoveRows();
    }
    // The parts are made at once, apart, so that they can be announced before they are there.
    auto fresh = makeItem(attribute);
    fresh->makeParts();
    item.attribute = std::move(fresh->attribute);
    item.value = &item.attribute->value;
    item.whole = ValueItem::Whole::NotAsked;
    if (!fresh->parts.empty()) {
        beginInsertRows(index, 0, static_cast<int>(fresh->parts.size()) - 1);
        item.parts = std::move(fresh->parts);
        for (const auto& part : item.parts)
            part->parent = &item;
        endInsertRows();
    }
    rowChanged(item);
}

void AttributeModel::rowChanged(const ValueItem& item)
{
    Q_EMIT dataChanged(indexOf(item), indexOf(item, kColumnCount - 1));
}

bool AttributeModel::requestWhole(int row)
{
    ValueItem& item = topItem(row);
    if (!m_file || !item.attribute->isCut || item.whole == ValueItem::Whole::Tried)
        return false;
    if (item.whole == ValueItem::Whole::Asked)
        return true;
    item.whole = ValueItem::Whole::Asked;
    m_file->attribute(m_path, item.attribute->name, kWholeValueBytes)
        .then(this,
              [this, name = item.attribute->name, generation = m_generation](const Result<AttributePage>& result) {
                  if (generation == m_generation)
                      wholeArrived(name, result);
              });
    return true;
}

void AttributeModel::wholeArrived(const QByteArray& name, const Result<AttributePage>& result)
{
    // The file may have changed meanwhile: then there may be no such attribute any more, or it may be read again.
    const int row = rowOf(name);
    if (row < 0)
        return;
    ValueItem& item = topItem(row);
    if (item.whole == ValueItem::Whole::Asked) {
        if (result.hasValue() && result.value().attributes.size() == 1)
            replaceAttribute(item, result.value().attributes.front());
        item.whole = ValueItem::Whole::Tried;
    }
    if (result.hasError())
        Q_EMIT failed(result.error());
    Q_EMIT wholeEnded(row);
}

int AttributeModel::rowOf(const QByteArray& name) const
{
    const auto found = std::find_if(m_items.begin(), m_items.end(),
                                    [&name](const auto& item) { return item->attribute->name == name; });
    return found == m_items.end() ? -1 : static_cast<int>(found - m_items.begin());
}

} // namespace h5scout::ui
