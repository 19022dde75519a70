// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/backend/Group.h"

#include <algorithm>

#include <fmt/format.h>

#include "AttributeReader.h"
#include "NodeObject.h"
#include "Summary.h"

namespace h5scout
{

namespace
{

NodeError wrongKind(const Node& node)
{
    return {NodeError::Cause::WrongKind,
            fmt::format("The node is no group, but of the kind {}.", toString(node.kind())),
            node.object()->file()->context("open the group", node.path())};
}

NodeError missingChild(const Node& group, std::string_view name)
{
    return {NodeError::Cause::Missing, fmt::format("The group has no child named '{}'.", name),
            group.object()->file()->context("find a child", group.path())};
}

/// Reads the names up to those of the page.
bool loadPage(const Group& group, std::uint64_t offset, std::uint64_t limit, ChildOrder order,
              const KeepGoing& keepGoing)
{
    const std::uint64_t wanted = limit > UINT64_MAX - offset ? UINT64_MAX : offset + limit;
    const hdf5::Id id = group.object()->id();
    backend::FileState& file = *group.object()->file();
    return file.attempt("list the children of the group", group.path(),
                        [&] { return file.names().load(id, group.path(), order, keepGoing, wanted); });
}

} // namespace

Group::Group(const Node& node)
    : Node(node)
{
    if (object()->info().kind != hdf5::ObjectKind::Group)
        throw wrongKind(node);
}

std::uint64_t Group::childCount() const
{
    const hdf5::Id id = object()->id();
    return object()->file()->attempt("count the children of the group", path(), [id] { return hdf5::childCount(id); });
}

bool Group::loadChildrenNames(ChildOrder order, const KeepGoing& keepGoing) const
{
    return loadPage(*this, 0, UINT64_MAX, order, keepGoing);
}

std::vector<std::string> Group::childrenNames() const
{
    static_cast<void>(loadChildrenNames(ChildOrder::Name, {})); // nothing stops it
    return object()->file()->names().names();
}

std::vector<std::string> Group::childrenNames(std::uint64_t offset, std::uint64_t limit, ChildOrder order) const
{
    loadPage(*this, offset, limit, order, {});
    const std::vector<std::string>& all = object()->file()->names().names();
    const std::uint64_t begin = std::min<std::uint64_t>(offset, all.size());
    const std::uint64_t count = std::min<std::uint64_t>(limit, all.size() - begin);
    const auto first = all.begin() + static_cast<std::ptrdiff_t>(begin);
    return {first, first + static_cast<std::ptrdiff_t>(count)};
}

std::vector<Node> Group::children() const
{
    static_cast<void>(loadChildrenNames(ChildOrder::File, {}));
    std::vector<Node> nodes;
    for (const std::string& name : object()->file()->names().names())
        nodes.push_back(backend::makeNode(object()->file(), childPath(path(), name)));
    return nodes;
}

bool Group::hasChild(std::string_view name) const
{
    const bool isOneStep = !name.empty() && name != "." && name.find('/') == std::string_view::npos;
    return isOneStep && object()->file()->linkExists(childPath(path(), name));
}

Node Group::child(std::string_view name) const
{
    if (!hasChild(name))
        throw missingChild(*this, name);
    return backend::makeNode(object()->file(), childPath(path(), name));
}

NodeSummary Group::childSummary(std::string_view name) const
{
    if (!hasChild(name))
        throw missingChild(*this, name);
    return backend::summarize(*object()->file(), object()->id(), std::string(name), childPath(path(), name));
}

std::vector<NodeSummary> Group::childSummaries(std::uint64_t offset, std::uint64_t limit, ChildOrder order,
                                               const KeepGoing& keepGoing) const
{
    std::vector<NodeSummary> rows;
    if (!loadPage(*this, offset, limit, order, keepGoing))
        return rows;
    for (const std::string& name : childrenNames(offset, limit, order)) {
        if (keepGoing && !keepGoing())
            break;
        rows.push_back(backend::summarize(*object()->file(), object()->id(), name, childPath(path(), name)));
    }
    return rows;
}

std::optional<GroupType> Group::type() const
{
    const auto text = backend::readTextAttribute(*object()->file(), object()->id(), path(), "type");
    return text ? findGroupType(*text) : std::nullopt;
}

} // namespace h5scout
