// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "ArrayReading.h"
#include "NodeObject.h"
#include "h5scout/backend/Attributes.h"
#include "h5scout/backend/CArray.h"
#include "h5scout/value/PickleSubset.h"

namespace h5scout
{

namespace
{

void requireKind(const Node& node, bool isRight, std::string_view wanted)
{
    if (!isRight)
        throw NodeError(NodeError::Cause::WrongKind,
                        fmt::format("The node is no {}, but of the kind {}.", wanted, toString(node.kind())),
                        node.object()->file()->context("open the array", node.path()));
}

std::optional<std::uint64_t> asNumber(const Value& value)
{
    if (const auto* integer = value.getIf<std::int64_t>(); integer != nullptr && *integer >= 0)
        return static_cast<std::uint64_t>(*integer);
    if (const auto* scalar = value.getIf<NumpyScalar>(); scalar != nullptr && isInteger(scalar->array->type().kind)) {
        const double number = scalar->array->toDouble(0);
        if (number >= 0)
            return static_cast<std::uint64_t>(number);
    }
    return std::nullopt;
}

} // namespace

EArray::EArray(const Node& node)
    : CArray(node)
{
    const NodeKind is = kind();
    requireKind(node, is == NodeKind::EArray || is == NodeKind::VLArray || is == NodeKind::StringArray,
                "enlargeable array");
}

std::size_t EArray::extensibleDimension() const
{
    const Shape limits = maximalShape();
    const Attributes attributes = attrs();
    if (attributes.contains("EXTDIM")) {
        const auto dimension = asNumber(attributes.stored("EXTDIM").value);
        if (dimension && *dimension < limits.size() && limits[*dimension] == kUnlimited)
            return *dimension;
    }
    const auto found = std::find(limits.begin(), limits.end(), kUnlimited);
    return found == limits.end() ? 0 : static_cast<std::size_t>(found - limits.begin());
}

VLArray::VLArray(const Node& node)
    : EArray(node)
{
    requireKind(node, kind() == NodeKind::VLArray || kind() == NodeKind::StringArray, "array of variable length");
}

std::uint64_t VLArray::rowCount() const
{
    return shape().front(); // one-dimensional, or it would not be of this kind
}

std::vector<NdArray> VLArray::rows(std::uint64_t first, std::uint64_t count, std::uint64_t maximalBytes) const
{
    const NdArray array = object()->file()->attempt("read the rows", path(), [&] {
        return backend::readSelection(*object(), {{first, count, 1}}, maximalBytes);
    });
    return {array.rows().begin(), array.rows().end()};
}

StringArray::StringArray(const Node& node)
    : VLArray(node)
{
    requireKind(node, kind() == NodeKind::StringArray, "array of strings");
}

std::vector<std::string> StringArray::texts() const
{
    return texts(0, rowCount());
}

std::vector<std::string> StringArray::texts(std::uint64_t first, std::uint64_t count, std::uint64_t maximalBytes) const
{
    const NdArray array = read({{first, count, 1}}, maximalBytes);
    return {array.texts().begin(), array.texts().end()};
}

std::string StringArray::arrayToString(std::span<const std::byte> pickle)
{
    const std::string_view bytes(reinterpret_cast<const char*>(pickle.data()), pickle.size());
    if (auto text = readPickledText(bytes))
        return std::move(*text);
    if (const auto value = readPickle(bytes))
        return displayText(*value);
    return fmt::format("<not a text: {} bytes>", bytes.size());
}

} // namespace h5scout
