// SPDX-License-Identifier: GPL-3.0-or-later
#include "NodeWalker.h"

#include "h5scout/backend/NodeRef.h"
#include "h5scout/hdf5/Calls.h"

namespace h5scout::backend
{

namespace
{

/// The names in the group at `path`; none if it cannot be listed: a broken group does not end a walk.
std::vector<std::string> namesIn(FileState& file, const std::string& path)
{
    file.requireOpen("walk through the file", path);
    try {
        const FoundObject group = file.openObject(path);
        file.names().load(group.handle.get(), path, ChildOrder::File, {});
        return file.names().names();
    } catch (const hdf5::CallError&) {
        return {};
    } catch (const NodeError&) {
        return {};
    }
}

/// The object of a hard link; empty for other links, which a walk visits but does not follow, and for broken objects.
std::optional<hdf5::ObjectInfo> hardLinkedObject(const FileState& file, const std::string& path)
{
    try {
        if (hdf5::linkInfo(file.id(), path, file.linkAccess()).kind == LinkKind::Hard)
            return hdf5::objectInfo(file.id(), path, file.linkAccess());
    } catch (const hdf5::CallError&) {
        // Visited as it is; its summary says what is wrong.
    }
    return std::nullopt;
}

} // namespace

bool SeenObjects::isNew(const hdf5::ObjectInfo& info)
{
    const bool canRepeat = info.kind == hdf5::ObjectKind::Group || info.hardLinks > 1;
    return !canRepeat || m_addresses.insert(info.address).second;
}

GroupWalker::GroupWalker(std::shared_ptr<FileState> file, const std::string& start)
    : m_file(std::move(file))
{
    const FoundObject found = m_file->openObject(start);
    if (found.info.kind != hdf5::ObjectKind::Group)
        return;
    m_seen.isNew(found.info);
    m_ready.push_back(start);
    m_stack.push_back(start);
}

void GroupWalker::listChildGroups(const std::string& path)
{
    for (const std::string& name : namesIn(*m_file, path)) {
        std::string child = childPath(path, name);
        const auto info = hardLinkedObject(*m_file, child);
        if (!info || info->kind != hdf5::ObjectKind::Group || !m_seen.isNew(*info))
            continue;
        m_ready.push_back(child);
        m_stack.push_back(std::move(child));
    }
}

std::optional<Node> GroupWalker::next()
{
    while (m_ready.empty() && !m_stack.empty()) {
        const std::string path = std::move(m_stack.back());
        m_stack.pop_back();
        listChildGroups(path);
    }
    if (m_ready.empty())
        return std::nullopt;
    Node node = makeNode(m_file, std::move(m_ready.front()));
    m_ready.pop_front();
    return node;
}

AllNodesWalker::AllNodesWalker(std::shared_ptr<FileState> file, const std::string& start)
    : m_file(file)
    , m_ready{start}
    , m_groups(file, start)
{
    m_seen.isNew(file->openObject(start).info);
}

void AllNodesWalker::listChildren(const std::string& path)
{
    for (const std::string& name : namesIn(*m_file, path)) {
        std::string child = childPath(path, name);
        const auto info = hardLinkedObject(*m_file, child);
        if (!info || m_seen.isNew(*info))
            m_ready.push_back(std::move(child));
    }
}

std::optional<Node> AllNodesWalker::next()
{
    while (m_ready.empty()) {
        const auto group = m_groups.next();
        if (!group)
            return std::nullopt;
        listChildren(group->path());
    }
    Node node = makeNode(m_file, std::move(m_ready.front()));
    m_ready.pop_front();
    return node;
}

} // namespace h5scout::backend
