// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/NodeRow.h"

#include <QHash>

namespace h5scout::ui
{
namespace
{

std::size_t hashOf(const DataType& type)
{
    return std::hash<std::string>{}(describeType(type));
}

std::size_t hashOf(const Dataspace& space)
{
    std::size_t hash = qHashRange(space.shape.begin(), space.shape.end(), static_cast<std::size_t>(space.kind));
    return qHashRange(space.maximalShape.begin(), space.maximalShape.end(), hash);
}

} // namespace

NodeRow::NodeRow() = default;
NodeRow::~NodeRow() = default;

QByteArray NodeRow::path() const
{
    if (!parent)
        return QByteArrayLiteral("/");
    QByteArray above = parent->path();
    if (!above.endsWith('/'))
        above += '/';
    return above + QByteArray(name.data(), static_cast<qsizetype>(name.size()));
}

const NodeRow& NodeRow::fileRow() const
{
    const NodeRow* top = this;
    while (top->parent)
        top = top->parent;
    return *top;
}

const NodeRow* NodeRow::sameAncestor() const
{
    if (objectAddress == 0 || !isGroup())
        return nullptr;
    for (const NodeRow* above = parent; above; above = above->parent) {
        if (above->objectAddress == objectAddress)
            return above;
    }
    return nullptr;
}

std::size_t NodeRow::rowCount() const
{
    return listing ? listing->rows.size() + (listing->status ? 1 : 0) : 0;
}

NodeRow* NodeRow::child(std::size_t number) const
{
    if (!listing)
        return nullptr;
    if (number < listing->rows.size())
        return listing->rows[number].get();
    return number == listing->rows.size() ? listing->status.get() : nullptr;
}

void NodeListing::renumber(std::size_t first)
{
    for (std::size_t number = first; number < rows.size(); ++number)
        rows[number]->row = static_cast<quint32>(number);
    if (status)
        status->row = static_cast<quint32>(rows.size());
}

LoadingState NodeListing::state() const
{
    if (request != 0)
        return LoadingState::Loading;
    if (error)
        return LoadingState::Failed;
    return isComplete ? LoadingState::Loaded : LoadingState::Partial;
}

NodePool::NodePool()
{
    // Number 0 of each is what a row has that has none.
    m_types.add(DataType{}, hashOf(DataType{}));
    m_spaces.add(Dataspace{}, hashOf(Dataspace{}));
    m_texts.add(QString(), qHash(QString()));
}

std::unique_ptr<NodeRow> NodePool::makeRow(const NodeInfo& node, NodeRow* parent)
{
    auto row = std::make_unique<NodeRow>();
    row->parent = parent;
    fill(*row, node);
    return row;
}

void NodePool::fill(NodeRow& row, const NodeInfo& node)
{
    row.name.assign(node.name.constData(), static_cast<std::size_t>(node.name.size()));
    row.kind = node.kind;
    row.link = node.link;
    row.rowMeaning = node.rowMeaning;
    row.groupType = node.groupType ? static_cast<quint8>(*node.groupType) : NodeRow::kNoGroupType;
    row.objectAddress = node.objectAddress;
    row.childCount = node.childCount.value_or(NodeRow::kUnknownCount);
    row.hardLinks = node.hardLinks;
    row.attributeCount = node.attributeCount;
    const bool hasType = isArrayKind(node.kind) || node.kind == NodeKind::NamedType;
    row.dataType = hasType ? m_types.add(node.dataType, hashOf(node.dataType)) : 0;
    row.space = m_spaces.add(node.space, hashOf(node.space));
    row.title = m_texts.add(node.title, qHash(node.title));
    row.pymodaqType = m_texts.add(node.pymodaqType, qHash(node.pymodaqType));
    row.extras.reset();
    if (node.error || !node.linkTarget.isEmpty() || !node.linkFile.isEmpty())
        row.extras = std::make_unique<NodeRowExtras>(NodeRowExtras{node.linkTarget, node.linkFile, node.error});
}

NodeInfo NodePool::info(const NodeRow& row) const
{
    NodeInfo node;
    node.path = row.path();
    node.name = QByteArray(row.name.data(), static_cast<qsizetype>(row.name.size()));
    node.kind = row.kind;
    node.link = row.link;
    node.rowMeaning = row.rowMeaning;
    if (row.groupType != NodeRow::kNoGroupType)
        node.groupType = static_cast<GroupType>(row.groupType);
    node.pymodaqType = m_texts.at(row.pymodaqType);
    node.title = m_texts.at(row.title);
    node.dataType = m_types.at(row.dataType);
    node.space = m_spaces.at(row.space);
    if (row.childCount != NodeRow::kUnknownCount)
        node.childCount = row.childCount;
    node.objectAddress = row.objectAddress;
    node.hardLinks = row.hardLinks;
    node.attributeCount = row.attributeCount;
    if (row.extras) {
        node.linkTarget = row.extras->linkTarget;
        node.linkFile = row.extras->linkFile;
        node.error = row.extras->error;
    }
    return node;
}

} // namespace h5scout::ui
