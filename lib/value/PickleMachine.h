// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PickleArena.h"
#include "PickleInput.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace h5scout::value::pickle
{

/// Runs the opcodes of a pickle: a stack, a memo, and no way out. What would run code in Python becomes an Opaque.
/// Takes time and memory in proportion to the pickle.
class Machine
{
public:
    explicit Machine(std::string_view pickle)
        : m_input(pickle)
    {}

    /// The object that the pickle leaves behind. Throws BadPickle.
    NodeId run();

    const Arena& arena() const { return m_arena; }

private:
    // Each runs an opcode of its family, or returns false.
    bool runNumber(std::uint8_t opcode);
    bool runString(std::uint8_t opcode);
    bool runStack(std::uint8_t opcode);
    bool runMemo(std::uint8_t opcode);
    bool runNewContainer(std::uint8_t opcode);
    bool runFillContainer(std::uint8_t opcode);
    bool runCall(std::uint8_t opcode);

    void pushNode(Node node) { m_stack.push_back(m_arena.add(std::move(node))); }
    void pushValue(Value value) { pushNode(Leaf{std::move(value)}); }
    void pushText(std::string_view utf8) { pushValue(Text{std::string(utf8)}); }
    void pushBytes(std::string_view bytes) { pushValue(Bytes{std::string(bytes)}); }
    void pushGlobal(std::string_view module, std::string_view name);
    NodeId top() const;
    NodeId pop();
    std::vector<NodeId> popToMark();
    std::vector<NodeId> popItems(std::size_t count);

    void pushTuple(std::vector<NodeId> items);
    void pushMapping(const std::vector<NodeId>& flat);
    void extend(NodeId container, const std::vector<NodeId>& items);
    void extendMapping(NodeId container, const std::vector<NodeId>& flat);
    void memoize(std::uint64_t key);
    void pushMemoized(std::uint64_t key);
    void pushBinaryInteger(std::string_view littleEndian);

    Input m_input;
    Arena m_arena;
    std::vector<NodeId> m_stack;
    std::vector<std::size_t> m_marks; ///< heights of the stack
    std::unordered_map<std::uint64_t, NodeId> m_memo;
};

} // namespace h5scout::value::pickle
