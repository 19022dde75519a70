// SPDX-License-Identifier: GPL-3.0-or-later
#include "PickleTree.h"

#include "Utf8.h"

namespace h5scout::value::pickle
{

namespace
{

constexpr std::size_t kMaximalTreeBytes = std::size_t{128} << 20;

Value undecodable(std::string kind)
{
    return Undecodable{
        std::move(kind), "It is not rebuilt: only plain data, dates and NumPy's numbers are read from a pickle.", {}};
}

class TreeBuilder
{
public:
    explicit TreeBuilder(const Arena& arena)
        : m_arena(arena)
    {}

    Value build(NodeId id, int depth)
    {
        if (++m_nodes > kMaximalValueNodes)
            throw BadPickle();
        return std::visit([this, depth](const auto& node) { return convert(node, depth); }, m_arena[id]);
    }

private:
    Value convert(const Leaf& leaf, int)
    {
        if (const auto* text = leaf.value.getIf<Text>())
            spend(text->utf8.size());
        else if (const auto* bytes = leaf.value.getIf<Bytes>())
            spend(bytes->bytes.size());
        else if (const auto* integer = leaf.value.getIf<BigInteger>())
            spend(integer->digits.size());
        return leaf.value;
    }
    Value convert(const NarrowText& text, int)
    {
        spend(2 * text.bytes.size());
        return Text{utf8FromLatin1(text.bytes)};
    }
    Value convert(const Sequence& sequence, int depth)
    {
        requireDepth(depth);
        std::vector<Value> items;
        for (const NodeId item : sequence.items)
            items.push_back(build(item, depth + 1));
        switch (sequence.kind) {
        case Sequence::Kind::Tuple:
            return Tuple{std::move(items)};
        case Sequence::Kind::Set:
            return Set{std::move(items)};
        case Sequence::Kind::List:
            break;
        }
        return List{std::move(items)};
    }
    Value convert(const Mapping& mapping, int depth)
    {
        requireDepth(depth);
        Dict dict;
        for (const auto& [key, item] : mapping.items) {
            Value keyValue = build(key, depth + 1);
            dict.items.emplace_back(std::move(keyValue), build(item, depth + 1));
        }
        return dict;
    }
    Value convert(const Global& global, int) { return undecodable(global.fullName()); }
    Value convert(const Opaque& opaque, int) { return undecodable(opaque.name); }
    Value convert(const DType&, int) { return undecodable("numpy.dtype"); }
    Value convert(const BareArray&, int) { return undecodable("numpy.ndarray"); }
    Value convert(const Duration&, int) { return undecodable("datetime.timedelta"); }
    Value convert(const Zone&, int) { return undecodable("datetime.timezone"); }

    static void requireDepth(int depth)
    {
        if (depth >= kMaximalValueDepth)
            throw BadPickle();
    }

    void spend(std::size_t bytes)
    {
        m_bytes += bytes;
        if (m_bytes > kMaximalTreeBytes)
            throw BadPickle();
    }

    const Arena& m_arena;
    std::size_t m_nodes = 0;
    std::size_t m_bytes = 0;
};

} // namespace

Value treeFrom(const Arena& arena, NodeId root)
{
    return TreeBuilder(arena).build(root, 0);
}

} // namespace h5scout::value::pickle
