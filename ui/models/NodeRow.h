// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of NodeTreeModel, small: a group may have 200,000 of them. Types, shapes, titles and PyMoDAQ's words repeat
// from node to node, so that a file keeps each different one once (NodePool) and a row holds its number; what is rare
// (link targets, errors) is behind a pointer. A row takes 104 bytes, its place in the parent 8 and its heap block 8
// more: some 120 bytes for a name of up to 15 bytes, as std::string keeps those in place.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <QByteArray>
#include <QString>

#include "h5scout/client/NodeTypes.h"
#include "ui/models/Roles.h"

namespace h5scout::ui
{

/// Keeps each different value once and numbers them. Values are never dropped before the whole.
template <typename T>
class Interner
{
public:
    /// `hash` is the caller's: equal values have equal hashes.
    quint32 add(const T& value, std::size_t hash)
    {
        const auto [first, last] = m_numbers.equal_range(hash);
        for (auto candidate = first; candidate != last; ++candidate) {
            if (m_values[candidate->second] == value)
                return candidate->second;
        }
        const auto number = static_cast<quint32>(m_values.size());
        m_values.push_back(value);
        m_numbers.emplace(hash, number);
        return number;
    }
    const T& at(quint32 number) const { return m_values[number]; }
    std::size_t size() const { return m_values.size(); }

private:
    std::vector<T> m_values;
    std::unordered_multimap<std::size_t, quint32> m_numbers;
};

struct NodeListing;

/// What few rows have.
struct NodeRowExtras
{
    QByteArray linkTarget;
    QByteArray linkFile;
    std::optional<UserError> error;
};

struct NodeRow
{
    static constexpr quint64 kUnknownCount = UINT64_MAX;
    static constexpr quint8 kNoGroupType = UINT8_MAX;

    NodeRow* parent = nullptr; ///< null: a file
    std::string name;
    std::unique_ptr<NodeListing> listing; ///< null: nobody has asked yet
    std::unique_ptr<NodeRowExtras> extras;
    quint64 objectAddress = 0;
    quint64 childCount = kUnknownCount;
    quint32 row = 0; ///< in the parent's listing; of a file: among the files
    quint32 dataType = 0;
    quint32 space = 0;
    quint32 title = 0;
    quint32 pymodaqType = 0;
    quint32 hardLinks = 1;
    quint32 attributeCount = 0;
    NodeKind kind = NodeKind::Unknown;
    LinkKind link = LinkKind::Hard;
    quint8 groupType = kNoGroupType;
    RowMeaning rowMeaning = RowMeaning::Numbers;
    RowKind rowKind = RowKind::Node;

    NodeRow();
    ~NodeRow();
    NodeRow(const NodeRow&) = delete;
    NodeRow& operator=(const NodeRow&) = delete;

    bool isGroup() const { return rowKind != RowKind::Status && kind == NodeKind::Group; }
    QByteArray path() const;
    const NodeRow& fileRow() const;
    /// The nearest ancestor that is the same object (a link cycle), or null.
    const NodeRow* sameAncestor() const;
    /// Number of child rows, with the status row.
    std::size_t rowCount() const;
    NodeRow* child(std::size_t number) const;
};

/// The children of a group as far as they are known.
struct NodeListing
{
    std::vector<std::unique_ptr<NodeRow>> rows;
    std::unique_ptr<NodeRow> status; ///< behind the rows: there is more, or an error
    /// Reloading: the new rows, until they are as many as the old ones.
    std::vector<std::unique_ptr<NodeRow>> fresh;
    quint64 total = 0;   ///< as the last page said
    quint64 request = 0; ///< number of the running request, 0: none
    bool isComplete = false;
    bool isRefreshing = false;
    bool refreshesBelow = false; ///< reloading: the listings of the rows that stay come next
    std::optional<UserError> error;

    LoadingState state() const;
    /// The rows from `first` on learn their places.
    void renumber(std::size_t first);
};

/// What the rows of one file share.
class NodePool
{
public:
    NodePool();

    std::unique_ptr<NodeRow> makeRow(const NodeInfo& node, NodeRow* parent);
    /// Gives `row` what `node` says; its place and listing stay.
    void fill(NodeRow& row, const NodeInfo& node);
    NodeInfo info(const NodeRow& row) const;
    const QString& title(const NodeRow& row) const { return m_texts.at(row.title); }
    /// Number of different types, shapes and texts kept.
    std::size_t size() const { return m_types.size() + m_spaces.size() + m_texts.size(); }

private:
    Interner<DataType> m_types;
    Interner<Dataspace> m_spaces;
    Interner<QString> m_texts;
};

} // namespace h5scout::ui
