// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeAnswers.h"

#include "FakeArrays.h"
#include "FakeData.h"
#include "FakeReductions.h"
#include "h5scout/protocol/Convert.h"

#include <algorithm>

namespace h5scout::test
{
namespace
{

constexpr std::size_t kWalkPageNodes = 3;

const FakeNode* find(const FakeTree& tree, const std::string& path)
{
    const auto found = tree.find(QByteArray::fromStdString(path));
    return found == tree.end() ? nullptr : &found->second;
}

void fill(protocol::Error& error, protocol::Error::Kind kind, const char* attempt, const QByteArray& node,
          const QByteArray& reason)
{
    error.set_kind(kind);
    error.set_attempt(attempt);
    error.set_node(node.toStdString());
    error.set_reason(reason.toStdString());
    error.set_file("/fake/file.h5");
}

void fill(protocol::Dataspace& space, const Shape& shape, const Shape& maximalShape)
{
    space.set_kind(shape.empty() ? protocol::Dataspace::SCALAR : protocol::Dataspace::SIMPLE);
    protocol::setShape(*space.mutable_shape(), shape);
    protocol::setShape(*space.mutable_maximal_shape(), maximalShape.empty() ? shape : maximalShape);
}

void fill(protocol::NodeInfo& info, const FakeNode& node)
{
    info.set_path(node.path.toStdString());
    info.set_name(node.name.toStdString());
    info.set_kind(static_cast<std::uint32_t>(node.kind));
    info.set_link(static_cast<std::uint32_t>(node.link));
    info.set_link_target(node.linkTarget.toStdString());
    info.set_link_file(node.linkFile.toStdString());
    if (node.groupType)
        info.set_group_type(static_cast<std::uint32_t>(*node.groupType));
    info.set_pymodaq_type(node.pymodaqType.toStdString());
    info.set_title(node.title.toStdString());
    if (isArrayKind(node.kind)) {
        *info.mutable_data_type() = protocol::toMessage(node.dataType);
        fill(*info.mutable_space(), shapeOf(node), node.maximalShape);
    }
    if (node.kind == NodeKind::Group && node.isChildCountKnown)
        info.set_child_count(node.children.size());
    info.set_object_address(node.objectAddress != 0 ? node.objectAddress : qHash(node.path));
    info.set_hard_links(1);
    info.set_attribute_count(static_cast<std::uint32_t>(node.attributes.size()));
    if (!node.error.isEmpty())
        fill(*info.mutable_error(), protocol::Error::FAILED, "open the object", node.path, node.error);
}

void fillDescription(protocol::NodeInfo& info, const FakeNode& node)
{
    fill(info, node);
    info.set_units(node.units.toStdString());
    info.set_label(node.label.toStdString());
    for (const FakeAttribute& attribute : node.attributes)
        info.add_attribute_names(attribute.name.toStdString());
    if (!isArrayKind(node.kind))
        return;
    protocol::Storage& storage = *info.mutable_storage();
    storage.set_layout(node.chunkShape.empty() ? protocol::Storage::CONTIGUOUS : protocol::Storage::CHUNKED);
    protocol::setShape(*storage.mutable_chunk_shape(), node.chunkShape);
    storage.set_stored_bytes(node.array.bytes().size());
    storage.set_logical_bytes(node.array.bytes().size());
}

/// `maximalBytes` 0: no limit. Only texts are ever cut.
void fill(protocol::Attribute& message, const FakeAttribute& attribute, const QByteArray& node,
          std::size_t maximalBytes)
{
    message.set_name(attribute.name.toStdString());
    message.set_encoding(static_cast<protocol::Attribute::Encoding>(attribute.encoding));
    message.set_stored_text(attribute.storedText.toStdString());
    message.set_stored_bytes(static_cast<std::uint64_t>(attribute.storedText.size()));
    message.mutable_space()->set_kind(protocol::Dataspace::SCALAR);
    const auto* const text = attribute.value.getIf<Text>();
    message.set_is_cut(text && maximalBytes > 0 && text->utf8.size() > maximalBytes);
    if (message.is_cut())
        *message.mutable_value() = protocol::toMessage(Text{text->utf8.substr(0, maximalBytes)});
    else if (attribute.error.isEmpty())
        *message.mutable_value() = protocol::toMessage(attribute.value);
    else
        fill(*message.mutable_error(), protocol::Error::FAILED, "read the attribute", node, attribute.error);
    DataType type = dataTypeOf({ElementKind::Text, 0});
    if (const auto* const array = attribute.value.getIf<Array>()) {
        type = dataTypeOf(array->array->type());
        fill(*message.mutable_space(), array->array->shape(), {});
    } else if (const auto* const scalar = attribute.value.getIf<NumpyScalar>()) {
        type = dataTypeOf(scalar->array->type());
    }
    *message.mutable_data_type() = protocol::toMessage(type);
}

/// First and past-the-last index of a page.
std::pair<std::size_t, std::size_t> pageBounds(std::uint64_t offset, std::uint32_t limit, std::size_t total)
{
    const std::size_t begin = std::min<std::size_t>(offset, total);
    return {begin, limit == 0 ? total : std::min<std::size_t>(begin + limit, total)};
}

protocol::Reply opened(const FakeTree& tree)
{
    protocol::Reply reply;
    protocol::Opened& message = *reply.mutable_opened();
    message.set_protocol_version(1);
    message.set_worker_version("fake");
    message.set_hdf5_version("1.10.8");
    message.set_file_bytes(2048);
    message.set_modified_ns(1'700'000'000'000'000'000);
    fill(*message.mutable_root(), tree.at("/"));
    return reply;
}

protocol::Reply children(const FakeTree& tree, const FakeNode& node, const protocol::ListChildren& request)
{
    protocol::Reply reply;
    protocol::ChildPage& page = *reply.mutable_children();
    page.set_path(request.path());
    page.set_offset(request.offset());
    page.set_total(node.children.size());
    const auto [begin, end] = pageBounds(request.offset(), request.limit(), node.children.size());
    for (std::size_t i = begin; i < end; ++i)
        fill(*page.add_children(), tree.at(childPath(node.path, node.children[i])));
    return reply;
}

protocol::Reply attributes(const FakeNode& node, const protocol::ListAttributes& request)
{
    protocol::Reply reply;
    protocol::AttributePage& page = *reply.mutable_attributes();
    page.set_path(request.path());
    page.set_offset(request.offset());
    page.set_total(node.attributes.size());
    const auto [begin, end] = pageBounds(request.offset(), request.limit(), node.attributes.size());
    for (std::size_t i = begin; i < end; ++i)
        fill(*page.add_attributes(), node.attributes[i], node.path, request.maximal_value_bytes());
    return reply;
}

protocol::Reply dataOf(const FakeTree& tree, const FakeNode& node, protocol::DescribeData::Scope scope)
{
    protocol::Reply reply;
    reply.mutable_data()->set_path(node.path.toStdString());
    for (const FakeNode* described : describedNodes(tree, node, scope)) {
        protocol::DataItem& item = *reply.mutable_data()->add_items();
        fillDescription(*item.mutable_node(), *described);
        fillItem(item, *described);
    }
    return reply;
}

protocol::Reply readAttribute(const FakeNode& node, const protocol::ReadAttribute& request)
{
    const auto found =
        std::find_if(node.attributes.begin(), node.attributes.end(),
                     [&](const FakeAttribute& attribute) { return attribute.name.toStdString() == request.name(); });
    if (found == node.attributes.end())
        return errorReply(0, protocol::Error::NOT_FOUND, "read the attribute", node.path,
                          "There is no such attribute.");
    protocol::Reply reply;
    protocol::AttributePage& page = *reply.mutable_attributes();
    page.set_path(request.path());
    page.set_total(1);
    fill(*page.add_attributes(), *found, node.path, request.maximal_value_bytes());
    return reply;
}

std::vector<protocol::Reply> walk(const FakeTree& tree, const FakeNode& start)
{
    std::vector<protocol::Reply> replies(1);
    std::uint64_t visited = 0;
    std::vector<const FakeNode*> left{&start};
    while (!left.empty()) {
        const FakeNode& node = *left.back();
        left.pop_back();
        for (auto name = node.children.rbegin(); name != node.children.rend(); ++name)
            left.push_back(&tree.at(childPath(node.path, *name)));
        if (&node == &start)
            continue;
        if (static_cast<std::size_t>(replies.back().walk().nodes_size()) == kWalkPageNodes)
            replies.emplace_back();
        fill(*replies.back().mutable_walk()->add_nodes(), node);
        replies.back().mutable_walk()->set_visited(++visited);
    }
    replies.back().mutable_walk()->set_visited(visited);
    return replies;
}

protocol::Reply notFound(const std::string& path)
{
    return errorReply(0, protocol::Error::NOT_FOUND, "find the node", QByteArray::fromStdString(path),
                      "There is no such node.");
}

std::vector<protocol::Reply> answersAbout(const FakeTree& tree, const protocol::Request& request,
                                          const std::string& path, int stages)
{
    const FakeNode* const node = find(tree, path);
    if (!node)
        return {notFound(path)};
    switch (request.body_case()) {
    case protocol::Request::kDescribe: {
        protocol::Reply reply;
        fillDescription(*reply.mutable_node(), *node);
        return {reply};
    }
    case protocol::Request::kListChildren:
        return {children(tree, *node, request.list_children())};
    case protocol::Request::kListAttributes:
        return {attributes(*node, request.list_attributes())};
    case protocol::Request::kWalk:
        return walk(tree, *node);
    case protocol::Request::kDescribeData:
        return {dataOf(tree, *node, request.describe_data().scope())};
    case protocol::Request::kReadAttribute:
        return {readAttribute(*node, request.read_attribute())};
    default:
        break;
    }
    if (!isArrayKind(node->kind)) {
        return {errorReply(0, protocol::Error::BAD_REQUEST, "read the elements", node->path,
                           "The object is a group, not a dataset.")};
    }
    const ArrayAt arrayAt = [&tree](const std::string& other) {
        const FakeNode* const found = find(tree, other);
        return found && isArrayKind(found->kind) ? &found->array : nullptr;
    };
    switch (request.body_case()) {
    case protocol::Request::kReadArray:
        return {node->countingShape.empty() ? readArray(node->array, request.read_array())
                                            : readCountingArray(node->countingShape, request.read_array())};
    case protocol::Request::kReadEnvelope:
        return readEnvelope(node->array, request.read_envelope(), stages, arrayAt);
    case protocol::Request::kReadImage:
        return readImage(node->array, request.read_image(), stages, arrayAt);
    case protocol::Request::kReadProjection:
        return readProjection(node->array, request.read_projection(), arrayAt);
    case protocol::Request::kReadStatistics:
        return readStatistics(node->array, request.read_statistics(), arrayAt);
    default:
        return {errorReply(0, protocol::Error::BAD_REQUEST, "answer", {}, "The request is empty.")};
    }
}

std::string pathOf(const protocol::Request& request)
{
    switch (request.body_case()) {
    case protocol::Request::kDescribe:
        return request.describe().path();
    case protocol::Request::kListChildren:
        return request.list_children().path();
    case protocol::Request::kListAttributes:
        return request.list_attributes().path();
    case protocol::Request::kReadArray:
        return request.read_array().path();
    case protocol::Request::kReadEnvelope:
        return request.read_envelope().path();
    case protocol::Request::kReadImage:
        return request.read_image().path();
    case protocol::Request::kWalk:
        return request.walk().path();
    case protocol::Request::kDescribeData:
        return request.describe_data().path();
    case protocol::Request::kReadAttribute:
        return request.read_attribute().path();
    case protocol::Request::kReadProjection:
        return request.read_projection().path();
    case protocol::Request::kReadStatistics:
        return request.read_statistics().path();
    default:
        return {};
    }
}

} // namespace

protocol::Reply errorReply(quint64 id, protocol::Error::Kind kind, const char* attempt, const QByteArray& node,
                           const QByteArray& reason)
{
    protocol::Reply reply;
    reply.set_id(id);
    reply.set_last(true);
    fill(*reply.mutable_error(), kind, attempt, node, reason);
    return reply;
}

std::vector<protocol::Reply> answersTo(const FakeTree& tree, const protocol::Request& request, int stages)
{
    std::vector<protocol::Reply> replies;
    if (request.has_open_file())
        replies.push_back(opened(tree));
    else
        replies = answersAbout(tree, request, pathOf(request), stages);
    for (protocol::Reply& reply : replies)
        reply.set_id(request.id());
    replies.back().set_last(true);
    return replies;
}

} // namespace h5scout::test
