// SPDX-License-Identifier: GPL-3.0-or-later
// What each opcode does. The names in the comments are those of Python's pickletools.
#include "PickleMachine.h"

#include "PickleCalls.h"
#include "PickleText.h"

#include <bit>
#include <charconv>

namespace h5scout::value::pickle
{

namespace
{

constexpr std::uint8_t kHighestProtocol = 5;

/// The argument of an opcode, or BadPickle.
template <typename T>
T required(std::optional<T> argument)
{
    if (!argument)
        throw BadPickle();
    return std::move(*argument);
}

std::uint64_t readKey(std::string_view line)
{
    std::uint64_t key = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), key);
    if (error != std::errc() || end != line.data() + line.size())
        throw BadPickle();
    return key;
}

double bigEndianDouble(std::string_view bytes)
{
    std::uint64_t bits = 0;
    for (const char byte : bytes)
        bits = (bits << 8U) | static_cast<std::uint8_t>(byte);
    return std::bit_cast<double>(bits);
}

} // namespace

bool Machine::runNumber(std::uint8_t opcode)
{
    switch (opcode) {
    case 'N': // NONE
        pushValue(None{});
        return true;
    case 0x88: // NEWTRUE
        pushValue(true);
        return true;
    case 0x89: // NEWFALSE
        pushValue(false);
        return true;
    case 'I': // INT
        pushValue(required(readIntegerLine(m_input.takeLine())));
        return true;
    case 'L': // LONG
        pushValue(required(readLongLine(m_input.takeLine())));
        return true;
    case 'J': // BININT
        pushValue(std::int64_t{static_cast<std::int32_t>(m_input.takeUnsigned(4))});
        return true;
    case 'K': // BININT1
        pushValue(static_cast<std::int64_t>(m_input.takeUnsigned(1)));
        return true;
    case 'M': // BININT2
        pushValue(static_cast<std::int64_t>(m_input.takeUnsigned(2)));
        return true;
    case 0x8A: // LONG1
        pushBinaryInteger(m_input.takeCounted(1));
        return true;
    case 0x8B: // LONG4
        pushBinaryInteger(m_input.takeCounted(4));
        return true;
    case 'F': // FLOAT
        pushValue(required(readFloatLine(m_input.takeLine())));
        return true;
    case 'G': // BINFLOAT
        pushValue(bigEndianDouble(m_input.take(8)));
        return true;
    default:
        return false;
    }
}

bool Machine::runString(std::uint8_t opcode)
{
    switch (opcode) {
    case 'S': // STRING
        pushNode(NarrowText{required(readStringLine(m_input.takeLine()))});
        return true;
    case 'T': // BINSTRING
        pushNode(NarrowText{std::string(m_input.takeCounted(4))});
        return true;
    case 'U': // SHORT_BINSTRING
        pushNode(NarrowText{std::string(m_input.takeCounted(1))});
        return true;
    case 'V': // UNICODE
        pushValue(Text{required(readUnicodeLine(m_input.takeLine()))});
        return true;
    case 'X': // BINUNICODE
        pushText(m_input.takeCounted(4));
        return true;
    case 0x8C: // SHORT_BINUNICODE
        pushText(m_input.takeCounted(1));
        return true;
    case 0x8D: // BINUNICODE8
        pushText(m_input.takeCounted(8));
        return true;
    case 'B': // BINBYTES
        pushBytes(m_input.takeCounted(4));
        return true;
    case 'C': // SHORT_BINBYTES
        pushBytes(m_input.takeCounted(1));
        return true;
    case 0x8E: // BINBYTES8
    case 0x96: // BYTEARRAY8
        pushBytes(m_input.takeCounted(8));
        return true;
    default:
        return false;
    }
}

bool Machine::runStack(std::uint8_t opcode)
{
    switch (opcode) {
    case 0x80: // PROTO
        if (m_input.takeByte() > kHighestProtocol)
            throw BadPickle();
        return true;
    case 0x95: // FRAME
        if (m_input.takeUnsigned(8) > m_input.remaining())
            throw BadPickle();
        return true;
    case '(': // MARK
        m_marks.push_back(m_stack.size());
        return true;
    case '0': // POP, also of a mark
        if (!m_marks.empty() && m_marks.back() == m_stack.size())
            m_marks.pop_back();
        else
            pop();
        return true;
    case '1': // POP_MARK
        popToMark();
        return true;
    case '2': // DUP
        m_stack.push_back(top());
        return true;
    default:
        return false;
    }
}

bool Machine::runMemo(std::uint8_t opcode)
{
    switch (opcode) {
    case 'p': // PUT
        memoize(readKey(m_input.takeLine()));
        return true;
    case 'q': // BINPUT
        memoize(m_input.takeUnsigned(1));
        return true;
    case 'r': // LONG_BINPUT
        memoize(m_input.takeUnsigned(4));
        return true;
    case 0x94: // MEMOIZE
        memoize(m_memo.size());
        return true;
    case 'g': // GET
        pushMemoized(readKey(m_input.takeLine()));
        return true;
    case 'h': // BINGET
        pushMemoized(m_input.takeUnsigned(1));
        return true;
    case 'j': // LONG_BINGET
        pushMemoized(m_input.takeUnsigned(4));
        return true;
    default:
        return false;
    }
}

bool Machine::runNewContainer(std::uint8_t opcode)
{
    using Kind = Sequence::Kind;
    switch (opcode) {
    case ']': // EMPTY_LIST
        pushNode(Sequence{Kind::List, {}});
        return true;
    case 'l': // LIST
        pushNode(Sequence{Kind::List, popToMark()});
        return true;
    case ')': // EMPTY_TUPLE
        pushTuple({});
        return true;
    case 't': // TUPLE
        pushTuple(popToMark());
        return true;
    case 0x85: // TUPLE1
    case 0x86: // TUPLE2
    case 0x87: // TUPLE3
        pushTuple(popItems(opcode - 0x84U));
        return true;
    case '}': // EMPTY_DICT
        pushMapping({});
        return true;
    case 'd': // DICT
        pushMapping(popToMark());
        return true;
    case 0x8F: // EMPTY_SET
        pushNode(Sequence{Kind::Set, {}});
        return true;
    case 0x91: // FROZENSET
        pushNode(Sequence{Kind::Set, popToMark()});
        return true;
    default:
        return false;
    }
}

bool Machine::runFillContainer(std::uint8_t opcode)
{
    switch (opcode) {
    case 'a': { // APPEND
        const std::vector<NodeId> item = popItems(1);
        extend(top(), item);
        return true;
    }
    case 'e':    // APPENDS
    case 0x90: { // ADDITEMS
        const std::vector<NodeId> items = popToMark();
        extend(top(), items);
        return true;
    }
    case 's': { // SETITEM
        const std::vector<NodeId> item = popItems(2);
        extendMapping(top(), item);
        return true;
    }
    case 'u': { // SETITEMS
        const std::vector<NodeId> flat = popToMark();
        extendMapping(top(), flat);
        return true;
    }
    default:
        return false;
    }
}

bool Machine::runCall(std::uint8_t opcode)
{
    switch (opcode) {
    case 'c': { // GLOBAL
        const std::string_view module = m_input.takeLine();
        pushGlobal(module, m_input.takeLine());
        return true;
    }
    case 0x93: { // STACK_GLOBAL
        const NodeId name = pop();
        const NodeId module = pop();
        pushGlobal(required(m_arena.textOf(module)), required(m_arena.textOf(name)));
        return true;
    }
    case 'R': { // REDUCE
        const NodeId arguments = pop();
        const NodeId callable = pop();
        pushNode(reduce(m_arena, callable, arguments));
        return true;
    }
    case 'b': { // BUILD
        const NodeId state = pop();
        build(m_arena, top(), state);
        return true;
    }
    case 0x92: // NEWOBJ_EX
        pop(); // keyword arguments
        [[fallthrough]];
    case 0x81: { // NEWOBJ
        pop();   // arguments
        const NodeId classId = pop();
        pushNode(newObject(m_arena, classId));
        return true;
    }
    case 'o': { // OBJ
        const std::vector<NodeId> items = popToMark();
        if (items.empty())
            throw BadPickle();
        pushNode(newObject(m_arena, items.front()));
        return true;
    }
    case 'i': { // INST
        const std::string_view module = m_input.takeLine();
        pushGlobal(module, m_input.takeLine());
        const NodeId classId = pop();
        popToMark();
        pushNode(newObject(m_arena, classId));
        return true;
    }
    case 'P': // PERSID
        m_input.takeLine();
        pushNode(Opaque{"persistent object"});
        return true;
    case 'Q': // BINPERSID
        pop();
        pushNode(Opaque{"persistent object"});
        return true;
    case 0x82: // EXT1
    case 0x83: // EXT2
    case 0x84: // EXT4
        m_input.take(std::size_t{1} << (opcode - 0x82U));
        pushNode(Opaque{"copyreg extension"});
        return true;
    default:
        return false;
    }
}

} // namespace h5scout::value::pickle
