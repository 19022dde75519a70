// SPDX-License-Identifier: GPL-3.0-or-later
#include "PickleArena.h"

namespace h5scout::value::pickle
{

namespace
{

constexpr std::size_t kMaximalCopiedBytes = std::size_t{128} << 20;

} // namespace

NodeId Arena::add(Node node)
{
    if (m_nodes.size() == kMaximalValueNodes)
        throw BadPickle();
    m_nodes.push_back(std::move(node));
    return static_cast<NodeId>(m_nodes.size() - 1);
}

std::optional<std::string_view> Arena::bytesOf(NodeId id) const
{
    if (const auto* bytes = valueIf<Bytes>(id))
        return bytes->bytes;
    if (const auto* narrow = getIf<NarrowText>(id))
        return narrow->bytes;
    return std::nullopt;
}

std::optional<std::string_view> Arena::textOf(NodeId id) const
{
    if (const auto* text = valueIf<Text>(id))
        return text->utf8;
    if (const auto* narrow = getIf<NarrowText>(id))
        return narrow->bytes;
    return std::nullopt;
}

std::optional<std::int64_t> Arena::integerOf(NodeId id) const
{
    if (const auto* integer = valueIf<std::int64_t>(id))
        return *integer;
    return std::nullopt;
}

std::span<const NodeId> Arena::tupleItems(NodeId id) const
{
    const auto* sequence = getIf<Sequence>(id);
    if (!sequence || sequence->kind != Sequence::Kind::Tuple)
        return {};
    return sequence->items;
}

void Arena::spendCopiedBytes(std::size_t count)
{
    m_copiedBytes += count;
    if (m_copiedBytes > kMaximalCopiedBytes)
        throw BadPickle();
}

} // namespace h5scout::value::pickle
