// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "h5scout/value/Value.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace h5scout::value::pickle
{

/// The bytes are no pickle, or break a limit. Thrown and caught within the room: `readPickle` gives "empty".
struct BadPickle
{};

/// Nodes live in an arena and refer to each other by number, so that shared and circular objects need no ownership.
using NodeId = std::uint32_t;

/// A value that is complete in itself.
struct Leaf
{
    Value value;
};

/// A str of Python 2: bytes or text, as whoever uses it likes.
struct NarrowText
{
    std::string bytes;
};

struct Sequence
{
    enum class Kind : std::uint8_t { List, Tuple, Set };
    Kind kind = Kind::List;
    std::vector<NodeId> items;
};

struct Mapping
{
    std::vector<std::pair<NodeId, NodeId>> items;
};

/// A class or function, named but never looked up.
struct Global
{
    std::string module;
    std::string name;

    std::string fullName() const { return module + "." + name; }
};

/// What is not rebuilt: an object of the class `name`.
struct Opaque
{
    std::string name;
};

/// numpy.dtype: the letter and the size of an element, as in "f8".
struct DType
{
    char letter = '\0';
    std::size_t byteSize = 0;
    bool isBigEndian = false;
    bool isPlain = true; ///< false: it has fields or a shape of its own
};

/// numpy.ndarray before BUILD.
struct BareArray
{};

/// datetime.timedelta
struct Duration
{
    std::int64_t seconds = 0;
    std::int64_t microseconds = 0;
};

/// datetime.timezone
struct Zone
{
    int utcOffsetSeconds = 0;
};

using Node = std::variant<Leaf, NarrowText, Sequence, Mapping, Global, Opaque, DType, BareArray, Duration, Zone>;

} // namespace h5scout::value::pickle
