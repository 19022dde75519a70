// SPDX-License-Identifier: GPL-3.0-or-later
#include "PickleCalls.h"

#include "DateTimeCheck.h"
#include "PickleNumpy.h"
#include "Utf8.h"

#include <array>
#include <optional>

namespace h5scout::value::pickle
{

namespace
{

using Arguments = std::span<const NodeId>;
/// Empty: not with these arguments. Then the call is opaque.
using Constructor = std::optional<Node> (*)(Arena&, Arguments);

std::optional<Node> asNode(std::optional<Value> value)
{
    if (!value)
        return std::nullopt;
    return Leaf{std::move(*value)};
}

std::optional<Node> makeDType(Arena& arena, Arguments arguments)
{
    const auto text = arguments.empty() ? std::nullopt : arena.textOf(arguments[0]);
    const auto dtype = text ? dtypeFromText(*text) : std::nullopt;
    if (!dtype)
        return std::nullopt;
    return *dtype;
}

std::optional<Node> makeNumpyScalar(Arena& arena, Arguments arguments)
{
    return asNode(numpyScalar(arena, arguments));
}

std::optional<Node> makeBareArray(Arena& arena, Arguments arguments)
{
    const auto* type = arguments.empty() ? nullptr : arena.getIf<Global>(arguments[0]);
    if (!type || type->module != "numpy" || type->name != "ndarray")
        return std::nullopt;
    return BareArray{};
}

std::optional<Node> makeArrayFromBuffer(Arena& arena, Arguments arguments)
{
    return asNode(arrayFromBuffer(arena, arguments));
}

int byteAt(std::string_view bytes, std::size_t index)
{
    return static_cast<unsigned char>(bytes[index]);
}

/// The time in six bytes; the top bit of the hour is Python's `fold`.
Time timeFromBytes(std::string_view bytes)
{
    return {byteAt(bytes, 0) & 0x7F, byteAt(bytes, 1), byteAt(bytes, 2),
            (byteAt(bytes, 3) << 16) | (byteAt(bytes, 4) << 8) | byteAt(bytes, 5), std::nullopt};
}

/// The date in four bytes; the top bit of the month is Python's `fold`.
Date dateFromBytes(std::string_view bytes)
{
    return {(byteAt(bytes, 0) << 8) | byteAt(bytes, 1), byteAt(bytes, 2) & 0x7F, byteAt(bytes, 3)};
}

/// The bytes of the first argument if they are `count`.
std::optional<std::string_view> countedBytes(const Arena& arena, Arguments arguments, std::size_t count)
{
    const auto bytes = arguments.empty() ? std::nullopt : arena.bytesOf(arguments[0]);
    return bytes && bytes->size() == count ? bytes : std::nullopt;
}

/// Puts the time zone, the second argument, into `time`; false if it is one that is not known.
bool takeZone(const Arena& arena, Arguments arguments, Time& time)
{
    if (arguments.size() < 2)
        return true;
    const auto* zone = arena.getIf<Zone>(arguments[1]);
    if (!zone)
        return false;
    time.utcOffsetSeconds = zone->utcOffsetSeconds;
    return true;
}

std::optional<Node> makeDate(Arena& arena, Arguments arguments)
{
    const auto bytes = countedBytes(arena, arguments, 4);
    if (!bytes || !isValid(dateFromBytes(*bytes)))
        return std::nullopt;
    return Leaf{dateFromBytes(*bytes)};
}

std::optional<Node> makeTime(Arena& arena, Arguments arguments)
{
    const auto bytes = countedBytes(arena, arguments, 6);
    if (!bytes)
        return std::nullopt;
    Time time = timeFromBytes(*bytes);
    if (!takeZone(arena, arguments, time) || !isValid(time))
        return std::nullopt;
    return Leaf{time};
}

std::optional<Node> makeDateTime(Arena& arena, Arguments arguments)
{
    const auto bytes = countedBytes(arena, arguments, 10);
    if (!bytes)
        return std::nullopt;
    DateTime moment{dateFromBytes(*bytes), timeFromBytes(bytes->substr(4))};
    if (!takeZone(arena, arguments, moment.time) || !isValid(moment.date) || !isValid(moment.time))
        return std::nullopt;
    return Leaf{moment};
}

std::optional<Node> makeDuration(Arena& arena, Arguments arguments)
{
    constexpr std::int64_t kSecondsADay = 86'400;
    constexpr std::int64_t kMaximalDays = 999'999'999; // Python's own limit
    if (arguments.size() != 3)
        return std::nullopt;
    const auto days = arena.integerOf(arguments[0]);
    const auto seconds = arena.integerOf(arguments[1]);
    const auto microseconds = arena.integerOf(arguments[2]);
    if (!days || !seconds || !microseconds || *days < -kMaximalDays || *days > kMaximalDays || *seconds < 0 ||
        *seconds >= kSecondsADay)
        return std::nullopt;
    return Duration{*days * kSecondsADay + *seconds, *microseconds};
}

std::optional<Node> makeZone(Arena& arena, Arguments arguments)
{
    const auto* offset = arguments.empty() ? nullptr : arena.getIf<Duration>(arguments[0]);
    if (!offset || offset->microseconds != 0 || offset->seconds <= -86'400 || offset->seconds >= 86'400)
        return std::nullopt;
    return Zone{static_cast<int>(offset->seconds)};
}

/// The text as Latin-1; empty if it has other characters.
std::optional<std::string> latin1FromUtf8(std::string_view text)
{
    std::string latin1;
    latin1.reserve(text.size());
    while (!text.empty()) {
        const DecodedCharacter character = decodeUtf8(text);
        if (!character.isValid || character.codePoint > 0xFF)
            return std::nullopt;
        latin1 += static_cast<char>(static_cast<unsigned char>(character.codePoint));
        text.remove_prefix(character.byteCount);
    }
    return latin1;
}

/// text.encode("latin1"), the way in which protocols 0 to 2 write bytes.
std::optional<Node> encodeLatin1(Arena& arena, Arguments arguments)
{
    if (arguments.size() != 2)
        return std::nullopt;
    const auto text = arena.textOf(arguments[0]);
    const auto encoding = arena.textOf(arguments[1]);
    if (!text || (encoding != "latin1" && encoding != "latin-1"))
        return std::nullopt;
    arena.spendCopiedBytes(text->size());
    auto bytes = latin1FromUtf8(*text);
    if (!bytes)
        return std::nullopt;
    return Leaf{Bytes{std::move(*bytes)}};
}

/// bytes(), bytearray(), bytearray(b"..."), bytearray("...", "latin-1").
std::optional<Node> makeBytes(Arena& arena, Arguments arguments)
{
    if (arguments.empty())
        return Leaf{Bytes{}};
    if (arguments.size() == 2)
        return encodeLatin1(arena, arguments);
    const auto bytes = arena.bytesOf(arguments[0]);
    if (!bytes)
        return std::nullopt;
    arena.spendCopiedBytes(bytes->size());
    return Leaf{Bytes{std::string(*bytes)}};
}

std::optional<Node> makeSet(Arena& arena, Arguments arguments)
{
    if (arguments.empty())
        return Sequence{Sequence::Kind::Set, {}};
    const auto* items = arena.getIf<Sequence>(arguments[0]);
    if (!items)
        return std::nullopt;
    arena.spendCopiedBytes(items->items.size() * sizeof(NodeId));
    return Sequence{Sequence::Kind::Set, items->items};
}

std::optional<double> realOf(const Arena& arena, NodeId id)
{
    if (const auto* real = arena.valueIf<double>(id))
        return *real;
    if (const auto integer = arena.integerOf(id))
        return static_cast<double>(*integer);
    return std::nullopt;
}

std::optional<Node> makeComplex(Arena& arena, Arguments arguments)
{
    if (arguments.size() != 2)
        return std::nullopt;
    const auto real = realOf(arena, arguments[0]);
    const auto imaginary = realOf(arena, arguments[1]);
    if (!real || !imaginary)
        return std::nullopt;
    return Leaf{std::complex<double>(*real, *imaginary)};
}

/// copyreg's own helper: its first argument is the class.
std::optional<Node> makeObject(Arena& arena, Arguments arguments)
{
    if (arguments.empty())
        return std::nullopt;
    return newObject(arena, arguments[0]);
}

struct KnownCall
{
    std::string_view module;
    std::string_view name;
    Constructor constructor;
};

constexpr std::array kKnownCalls = {
    KnownCall{"numpy", "dtype", makeDType},
    KnownCall{"numpy.core.multiarray", "scalar", makeNumpyScalar},
    KnownCall{"numpy.core.multiarray", "_reconstruct", makeBareArray},
    KnownCall{"numpy.core.numeric", "_frombuffer", makeArrayFromBuffer},
    KnownCall{"datetime", "date", makeDate},
    KnownCall{"datetime", "time", makeTime},
    KnownCall{"datetime", "datetime", makeDateTime},
    KnownCall{"datetime", "timedelta", makeDuration},
    KnownCall{"datetime", "timezone", makeZone},
    KnownCall{"_codecs", "encode", encodeLatin1},
    KnownCall{"builtins", "bytes", makeBytes},
    KnownCall{"builtins", "bytearray", makeBytes},
    KnownCall{"builtins", "set", makeSet},
    KnownCall{"builtins", "frozenset", makeSet},
    KnownCall{"builtins", "complex", makeComplex},
    KnownCall{"copyreg", "_reconstructor", makeObject},
    KnownCall{"copyreg", "__newobj__", makeObject},
};

/// Today's name of a module that was renamed: by Python 3, or by NumPy 2.
std::string presentModule(const std::string& module)
{
    if (module == "__builtin__")
        return "builtins";
    if (module == "copy_reg")
        return "copyreg";
    if (module.starts_with("numpy._core."))
        return "numpy.core." + module.substr(std::string_view("numpy._core.").size());
    return module;
}

} // namespace

Node reduce(Arena& arena, NodeId callable, NodeId arguments)
{
    const auto* global = arena.getIf<Global>(callable);
    const auto* sequence = arena.getIf<Sequence>(arguments);
    if (!sequence || sequence->kind != Sequence::Kind::Tuple)
        throw BadPickle();
    if (!global)
        return newObject(arena, callable);
    const std::string module = presentModule(global->module);
    for (const KnownCall& known : kKnownCalls) {
        if (known.module == module && known.name == global->name) {
            if (auto node = known.constructor(arena, sequence->items))
                return std::move(*node);
        }
    }
    return Opaque{global->fullName()};
}

Node newObject(const Arena& arena, NodeId classId)
{
    if (const auto* global = arena.getIf<Global>(classId))
        return Opaque{global->fullName()};
    if (const auto* opaque = arena.getIf<Opaque>(classId))
        return *opaque;
    throw BadPickle();
}

void build(Arena& arena, NodeId object, NodeId state)
{
    if (auto* dtype = std::get_if<DType>(&arena[object])) {
        applyDTypeState(arena, state, *dtype);
    } else if (arena.getIf<BareArray>(object)) {
        if (auto array = arrayFromState(arena, arena.tupleItems(state)))
            arena[object] = Leaf{std::move(*array)};
        else
            arena[object] = Opaque{"numpy.ndarray"};
    }
}

} // namespace h5scout::value::pickle
