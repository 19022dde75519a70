// SPDX-License-Identifier: GPL-3.0-or-later
// The part of H5Backend that makes groups.
#include <fmt/format.h>

#include "AttributeEncoder.h"
#include "AttributeWriter.h"
#include "FoldCase.h"
#include "FormatAttributes.h"
#include "GroupRules.h"
#include "NewNode.h"
#include "NodeBookkeeping.h"
#include "NodeObject.h"
#include "Session.h"
#include "h5scout/backend/H5Backend.h"
#include "h5scout/hdf5/EditCalls.h"
#include "h5scout/value/Names.h"

namespace h5scout
{

namespace
{

using backend::Bookkeeping;
using backend::FileState;
using State = std::shared_ptr<FileState>;

constexpr const char* kAttempt = "make the group";

/// A group to be made; without a type, as getSetGroup makes it.
struct NewGroup
{
    std::string parent;
    std::string name;
    std::string title;
    std::optional<GroupType> type;
    const Metadata& metadata;
};

Group makeGroup(const State& file, const NewGroup& group)
{
    const backend::NewPlace place = backend::requireNewPlace(*file, group.parent, group.name, kAttempt);
    if (group.type)
        backend::requireGroupRules(*group.type, place.name, group.metadata, file->context(kAttempt, place.path));
    backend::requireTitle(group.title, file->context(kAttempt, place.path));
    const backend::EncodedMetadata metadata(
        *file, place.path, backend::withoutBookkeeping(*file, NodeKind::Group, group.metadata), kAttempt);
    file->attempt(kAttempt, place.path, [&] {
        const hdf5::Handle made = hdf5::createGroup(place.parent.handle.get(), place.name);
        backend::completeNewNode(*file, place, [&] {
            backend::writeGroupBookkeeping(*file, made.get(), group.title);
            if (group.type)
                backend::EncodedMetadata(*file, place.path, {{"type", Text{std::string(toString(*group.type))}}},
                                         kAttempt)
                    .write(made.get());
            metadata.write(made.get());
            if (group.type && file->bookkeeping() != Bookkeeping::Plain)
                backend::EncodedMetadata(*file, place.path,
                                         {{"backend", Text{backend::backendName(file->bookkeeping())}}}, kAttempt)
                    .write(made.get());
        });
    });
    file->forgetNames();
    return Group(backend::makeNode(file, place.path));
}

/// The group of that name; empty if there is no such child. Throws NodeError if it is something else.
std::optional<Group> existingGroup(const State& file, const std::string& parent, std::string_view name)
{
    const std::string path = childPath(parent, name);
    if (nodeNameFault(name) || !file->linkExists(path))
        return std::nullopt;
    const Node node = backend::makeNode(file, path);
    if (node.object()->info().kind != hdf5::ObjectKind::Group)
        throw NodeError(NodeError::Cause::WrongKind,
                        fmt::format("'{}' is there, and is no group, but of the kind {}.", name, toString(node.kind())),
                        file->context(kAttempt, path));
    return Group(node);
}

} // namespace

Group H5Backend::getSetGroup(const NodeRef& where, std::string_view name, std::string_view title,
                             const Metadata& metadata) const
{
    const State& file = state();
    const std::string& parent = backend::pathIn(file, where, kAttempt);
    std::optional<Group> group = existingGroup(file, parent, name);
    if (!group)
        group = makeGroup(file, {parent, std::string(name), std::string(title), std::nullopt, metadata});
    m_session->currentGroup = group->path();
    return *group;
}

Group H5Backend::addGroup(std::string_view name, GroupType type, const NodeRef& where, std::string_view title,
                          const Metadata& metadata) const
{
    const State& file = state();
    const std::string& parent = backend::pathIn(file, where, kAttempt);
    file->beginChange(kAttempt, backend::pathOfNew(parent, name));
    // In plain HDF5 a name is what was asked for.
    const std::string capitalName =
        file->bookkeeping() == Bookkeeping::Plain ? std::string(name) : backend::capitalized(name);
    std::optional<Group> group = existingGroup(file, parent, name);
    if (!group && capitalName != name)
        group = existingGroup(file, parent, capitalName);
    if (!group) {
        group = makeGroup(file, {parent, capitalName, std::string(title), type, metadata});
    }
    m_session->currentGroup = group->path();
    return *group;
}

std::optional<Group> H5Backend::currentGroup() const
{
    if (!isOpen())
        return std::nullopt;
    const State& file = state();
    if (m_session->currentGroup.empty() || !file->linkExists(m_session->currentGroup))
        return std::nullopt;
    return Group(backend::makeNode(file, m_session->currentGroup));
}

std::string H5Backend::nextGroupName(const NodeRef& where, GroupType type) const
{
    return backend::nextNumberedName(type, Group(getNode(where)).childrenNames(0, UINT64_MAX),
                                     state()->context("name the next group", where.path()));
}

std::optional<Group> H5Backend::lastGroup(const NodeRef& where, GroupType type) const
{
    const Group parent(getNode(where));
    for (const std::string& name : backend::numberedNames(type, parent.childrenNames(0, UINT64_MAX))) {
        if (parent.childSummary(name).kind == NodeKind::Group)
            return Group(parent.child(name));
    }
    return std::nullopt;
}

} // namespace h5scout
