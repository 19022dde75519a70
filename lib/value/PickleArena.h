// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PickleNode.h"

#include <deque>
#include <optional>
#include <span>

namespace h5scout::value::pickle
{

/// All nodes of one pickle, with limits on what it may grow to.
class Arena
{
public:
    NodeId add(Node node);

    Node& operator[](NodeId id) { return m_nodes[id]; }
    const Node& operator[](NodeId id) const { return m_nodes[id]; }

    template <typename Kind>
    const Kind* getIf(NodeId id) const
    {
        return std::get_if<Kind>(&m_nodes[id]);
    }
    template <typename T>
    const T* valueIf(NodeId id) const
    {
        const auto* leaf = getIf<Leaf>(id);
        return leaf ? leaf->value.getIf<T>() : nullptr;
    }

    /// The bytes of a bytes object or of a Python 2 str.
    std::optional<std::string_view> bytesOf(NodeId id) const;
    /// The text of a str of either Python, ASCII in practice.
    std::optional<std::string_view> textOf(NodeId id) const;
    std::optional<std::int64_t> integerOf(NodeId id) const;
    /// The items of a tuple; empty if it is none.
    std::span<const NodeId> tupleItems(NodeId id) const;

    /// Accounts for bytes that are copied from one node to another: a short pickle may ask for it again and again.
    void spendCopiedBytes(std::size_t count);

private:
    std::deque<Node> m_nodes; // references stay valid
    std::size_t m_copiedBytes = 0;
};

} // namespace h5scout::value::pickle
