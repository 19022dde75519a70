// SPDX-License-Identifier: GPL-3.0-or-later
#include "PickleMachine.h"

#include "NumberLiteral.h"

namespace h5scout::value::pickle
{

namespace
{

/// Every step can make the stack or a container longer by one.
constexpr std::size_t kMaximalSteps = 8 * kMaximalValueNodes;
constexpr std::size_t kMaximalNameBytes = 200;

} // namespace

NodeId Machine::run()
{
    for (std::size_t step = 0; step < kMaximalSteps; ++step) {
        const std::uint8_t opcode = m_input.takeByte();
        if (opcode == '.')
            return pop();
        const bool isKnown = runNumber(opcode) || runString(opcode) || runStack(opcode) || runMemo(opcode) ||
                             runNewContainer(opcode) || runFillContainer(opcode) || runCall(opcode);
        if (!isKnown)
            break;
    }
    throw BadPickle();
}

/// At most one entry a node is of use.
void Machine::memoize(std::uint64_t key)
{
    m_memo[key] = top();
    if (m_memo.size() > kMaximalValueNodes)
        throw BadPickle();
}

void Machine::pushGlobal(std::string_view module, std::string_view name)
{
    if (module.size() > kMaximalNameBytes || name.size() > kMaximalNameBytes)
        throw BadPickle();
    pushNode(Global{std::string(module), std::string(name)});
}

NodeId Machine::top() const
{
    const std::size_t floor = m_marks.empty() ? 0 : m_marks.back();
    if (m_stack.size() <= floor)
        throw BadPickle();
    return m_stack.back();
}

NodeId Machine::pop()
{
    const NodeId id = top();
    m_stack.pop_back();
    return id;
}

std::vector<NodeId> Machine::popToMark()
{
    if (m_marks.empty())
        throw BadPickle();
    const std::size_t count = m_stack.size() - m_marks.back();
    m_marks.pop_back();
    return popItems(count);
}

std::vector<NodeId> Machine::popItems(std::size_t count)
{
    const std::size_t floor = m_marks.empty() ? 0 : m_marks.back();
    if (m_stack.size() - floor < count)
        throw BadPickle();
    const auto first = m_stack.end() - static_cast<std::ptrdiff_t>(count);
    std::vector<NodeId> items(first, m_stack.end());
    m_stack.erase(first, m_stack.end());
    return items;
}

void Machine::pushTuple(std::vector<NodeId> items)
{
    pushNode(Sequence{Sequence::Kind::Tuple, std::move(items)});
}

void Machine::pushMapping(const std::vector<NodeId>& flat)
{
    pushNode(Mapping{});
    extendMapping(top(), flat);
}

/// Items for an object that is not rebuilt are dropped, like the object.
void Machine::extend(NodeId container, const std::vector<NodeId>& items)
{
    if (auto* sequence = std::get_if<Sequence>(&m_arena[container]);
        sequence && sequence->kind != Sequence::Kind::Tuple)
        sequence->items.insert(sequence->items.end(), items.begin(), items.end());
    else if (!m_arena.getIf<Opaque>(container))
        throw BadPickle();
}

void Machine::extendMapping(NodeId container, const std::vector<NodeId>& flat)
{
    if (flat.size() % 2 != 0)
        throw BadPickle();
    auto* mapping = std::get_if<Mapping>(&m_arena[container]);
    if (!mapping && !m_arena.getIf<Opaque>(container))
        throw BadPickle();
    for (std::size_t i = 0; mapping && i < flat.size(); i += 2)
        mapping->items.emplace_back(flat[i], flat[i + 1]);
}

void Machine::pushMemoized(std::uint64_t key)
{
    const auto found = m_memo.find(key);
    if (found == m_memo.end())
        throw BadPickle();
    m_stack.push_back(found->second);
}

void Machine::pushBinaryInteger(std::string_view littleEndian)
{
    if (auto integer = integerFromTwosComplement(littleEndian))
        pushValue(std::move(*integer));
    else
        pushNode(Opaque{"int"});
}

} // namespace h5scout::value::pickle
