// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "ArrayReading.h"
#include "ArrayWriting.h"
#include "Growth.h"
#include "NodeObject.h"
#include "TextRows.h"
#include "h5scout/backend/CArray.h"
#include "h5scout/backend/ObjectRows.h"
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

bool isRagged(const CArray& array)
{
    return array.dataType().typeClass == TypeClass::VLen && array.shape().size() == 1;
}

} // namespace

EArray::EArray(const Node& node)
    : CArray(node)
{
    const SpaceInfo now = space();
    if (!backend::growingDimension(*this, now))
        throw NodeError(
            NodeError::Cause::WrongKind,
            fmt::format("The node is no enlargeable array: it is of the kind {}, of the shape {}, and of the "
                        "maximal shape {}.",
                        toString(kind()), formatShape(now.shape), formatMaximalShape(now.maximalShape)),
            object()->file()->context("open the array", path()));
}

std::size_t EArray::extensibleDimension() const
{
    return backend::growingDimension(*this, space()).value_or(0);
}

void EArray::append(const NdArray& rows) const
{
    backend::appendRows(*this, rows);
}

void EArray::appendRows(std::span<const std::byte> rows) const
{
    backend::appendRowBytes(*this, rows);
}

VLArray::VLArray(const Node& node)
    : EArray(node)
{
    requireKind(node, isRagged(*this), "array of variable length");
}

void VLArray::append(const NdArray& rows) const
{
    EArray::append(rows);
}

bool holdsObjects(const VLArray& array)
{
    return backend::rowMeaning(array) == RowMeaning::PickledObjects;
}

void appendObject(const VLArray& array, const Value& object)
{
    backend::appendObject(array, object);
}

std::uint64_t VLArray::rowCount() const
{
    return shape().front(); // one-dimensional, or it would not be of this kind
}

std::vector<NdArray> VLArray::rows(std::uint64_t first, std::uint64_t count, std::uint64_t maximalBytes) const
{
    const NdArray array = backend::readingAt(*this, [&] {
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

void StringArray::append(std::string_view text) const
{
    VLArray::append(NdArray({1}, std::vector{std::string(text)}));
}

NdArray StringArray::stringToArray(std::string_view text)
{
    const auto rows = backend::asRows(RowMeaning::PickledTexts, NdArray({1}, std::vector{std::string(text)}),
                                      {.attempt = "pickle a text"});
    return rows.value().rows().front();
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
