// SPDX-License-Identifier: GPL-3.0-or-later
#include <vector>

#include <fmt/format.h>

#include "h5scout/backend/ObjectRows.h"
#include "h5scout/protocol/h5scout.pb.h"
#include "h5scout/value/PythonLiteral.h"

#include "BadRequest.h"
#include "EditActions.h"
#include "MetadataMessages.h"

namespace h5scout::worker
{

namespace
{

/// They lie in memory before they are written.
constexpr std::uint64_t kMostZeroBytes = std::uint64_t{1} << 30U;

NdArray contentOf(const protocol::CreateArray& action)
{
    if (action.has_content())
        return protocol::arrayFrom(action.content());
    const ElementType type = protocol::elementTypeFrom(action.type());
    const Shape shape = protocol::shapeFrom(action.shape());
    if (type.byteSize == 0)
        throw InvalidDataType("Only elements of a fixed width can be zero.",
                              {.node = action.parent(), .advice = "Choose a type of number."});
    const auto count = elementCount(shape);
    if (!count || *count > kMostZeroBytes / type.byteSize)
        throw LimitExceeded(fmt::format("An array of zeros can have {} MiB at most.", kMostZeroBytes >> 20U),
                            {.node = action.parent(), .advice = "Make an EArray and append to it."});
    return {shape, type, std::vector<std::byte>(*count * type.byteSize)};
}

std::string createArray(const protocol::CreateArray& action, H5Backend& file)
{
    const Metadata metadata = metadataFrom(action.metadata());
    file.defineCompression("zlib", static_cast<int>(action.compression_level()));
    const std::string& parent = action.parent();
    const std::string& name = action.name();
    switch (static_cast<NodeKind>(action.kind())) {
    case NodeKind::CArray:
        return file.createCArray(parent, name, contentOf(action), action.title(), metadata).path();
    case NodeKind::EArray:
        return file
            .createEArray(parent, name, protocol::elementTypeFrom(action.type()), protocol::shapeFrom(action.shape()),
                          action.title(), metadata)
            .path();
    case NodeKind::VLArray:
        return file.createVLArray(parent, name, protocol::elementTypeFrom(action.type()), action.title(), metadata)
            .path();
    case NodeKind::StringArray:
        return file.createStringArray(parent, name, action.title(), metadata).path();
    default:
        throw BadRequest("An array of that kind cannot be made.", {.node = parent});
    }
}

EditPlan plan(const protocol::CreateArray& action)
{
    return {fmt::format("Add array {}", action.name()),
            [&action](H5Backend& file) { return createArray(action, file); }};
}

/// Rows of different length, in files of PyTables and in others.
bool isRagged(const Node& node)
{
    if (node.kind() == NodeKind::VLArray || node.kind() == NodeKind::StringArray)
        return true;
    const auto element = elementTypeOf(CArray(node).dataType());
    return element && element->kind == ElementKind::Row;
}

std::string appendRows(const protocol::AppendRows& action, H5Backend& file)
{
    const Node node = file.getNode(action.path());
    const NdArray rows = protocol::arrayFrom(action.rows());
    if (isRagged(node))
        VLArray(node).append(rows);
    else
        EArray(node).append(rows);
    return node.path();
}

/// How many rows those are, by the rules of append().
std::uint64_t rowCount(const protocol::Array& rows, const Node& node)
{
    const Shape given = protocol::shapeFrom(rows.shape());
    if (isRagged(node)) {
        const ElementKind kind = protocol::elementTypeFrom(rows.type()).kind;
        return !given.empty() && (kind == ElementKind::Row || kind == ElementKind::Text) ? given[0] : 1;
    }
    const EArray array(node);
    const Shape shape = array.shape();
    if (given.size() == shape.size())
        return given[array.extensibleDimension()];
    const bool areNumbers = given.size() == 1 && shape.size() == 2 && shape[1 - array.extensibleDimension()] == 1;
    return areNumbers ? given[0] : 1;
}

std::string rowsInWords(std::uint64_t count)
{
    return count == 1 ? "1 row" : fmt::format("{} rows", count);
}

EditPlan plan(const protocol::AppendRows& action, const H5Backend& now)
{
    return {fmt::format("Append {} to {}", rowsInWords(rowCount(action.rows(), now.getNode(action.path()))),
                        nameInMenu(action.path())),
            [&action](H5Backend& file) { return appendRows(action, file); }};
}

Value objectOf(const protocol::AppendText& action)
{
    if (auto object = parsePythonLiteral(action.text()))
        return std::move(*object);
    throw InvalidDataType("The text is no Python literal.",
                          {.node = action.path(), .advice = "Give the object as Python prints it."});
}

std::string appendText(const protocol::AppendText& action, H5Backend& file)
{
    const VLArray array(file.getNode(action.path()));
    if (holdsObjects(array))
        appendObject(array, objectOf(action));
    else
        array.append(NdArray({1}, std::vector{action.text()})); // pickled, or as PyTables keeps texts
    return array.path();
}

EditPlan plan(const protocol::AppendText& action, const H5Backend& now)
{
    const Node node = now.getNode(action.path());
    const bool isObject = node.kind() == NodeKind::VLArray && holdsObjects(VLArray(node));
    return {fmt::format("Append {} to {}", isObject ? "an object" : "a text", nameInMenu(action.path())),
            [&action](H5Backend& file) { return appendText(action, file); }};
}

} // namespace

EditPlan arrayPlan(const protocol::Edit& request, const H5Backend& now)
{
    switch (request.action_case()) {
    case protocol::Edit::kCreateArray:
        return plan(request.create_array());
    case protocol::Edit::kAppendRows:
        return plan(request.append_rows(), now);
    case protocol::Edit::kAppendText:
        return plan(request.append_text(), now);
    default:
        throw BadRequest("It is no edit of an array.");
    }
}

} // namespace h5scout::worker
