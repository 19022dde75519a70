// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/backend/H5Backend.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <sys/stat.h>

#include "FileChecks.h"
#include "FileState.h"
#include "FoldCase.h"
#include "NodeObject.h"
#include "NodeWalker.h"
#include "OpenFile.h"
#include "OpenForWriting.h"
#include "Session.h"
#include "Summary.h"

namespace h5scout
{

std::string hdf5Version()
{
    return hdf5::libraryVersion();
}

H5Backend::H5Backend(Convention convention)
    : m_convention(convention)
{}

H5Backend Node::toH5Backend() const
{
    m_object->file()->requireOpen("look for the open file", path());
    H5Backend result;
    result.m_session = m_object->file()->session();
    return result;
}

const std::shared_ptr<backend::FileState>& H5Backend::state() const
{
    if (!isOpen())
        throw NodeError(NodeError::Cause::Closed, "No file is open.",
                        {.attempt = "use the file", .file = fileName(), .advice = "Open one first."});
    return m_session->state;
}

Convention H5Backend::convention() const noexcept
{
    if (!isWritable() || !hasBookkeeping())
        return m_convention;
    return m_session->state->bookkeeping() == backend::Bookkeeping::Tables ? Convention::Tables : Convention::H5py;
}

bool H5Backend::hasBookkeeping() const noexcept
{
    return !isWritable() || m_session->state->bookkeeping() != backend::Bookkeeping::Plain;
}

void H5Backend::openFile(std::string_view path, OpenMode mode, const OpenOptions& options)
{
    closeFile();
    m_session.reset();
    auto file = mode == OpenMode::ReadOnly ? backend::openForReading(std::string(path))
                                           : backend::openForWriting(std::string(path), mode, options, m_convention);
    m_session = std::make_shared<backend::Session>(file);
    file->setSession(m_session);
}

CommitResult H5Backend::commit()
{
    return state()->commit();
}

void H5Backend::closeFile()
{
    if (!m_session)
        return;
    if (const auto lost = m_session->state->close())
        throw StorageError(*lost);
}

bool H5Backend::isOpen() const noexcept
{
    return m_session && m_session->state->isOpen();
}

bool H5Backend::isWritable() const noexcept
{
    return isOpen() && m_session->state->isWritable();
}

void H5Backend::flush() const
{
    if (state()->isWritable())
        state()->flush();
}

std::string H5Backend::fileName() const
{
    return m_session ? m_session->state->name() : std::string();
}

std::int64_t H5Backend::fileId() const
{
    state()->settle(); // who asks looks at the file by itself
    return state()->id();
}

const OpenedFile& H5Backend::opened() const
{
    return state()->opened();
}

FileStamp H5Backend::stampNow() const
{
    const backend::FileState& file = *state();
    const int descriptor = file.attempt("look for changes", {}, [&] { return hdf5::fileDescriptor(file.id()); });
    struct stat status = {};
    if (::fstat(descriptor, &status) != 0)
        throw Error(std::string("The system says: ") + std::strerror(errno) + '.',
                    file.context("look for changes", {}));
    return {static_cast<std::uint64_t>(status.st_size), backend::modifiedNanoseconds(status)};
}

Group H5Backend::root() const
{
    return Group(backend::makeNode(state(), "/"));
}

Node H5Backend::getNode(const NodeRef& where, std::string_view name) const
{
    const auto& file = state();
    if (where.fileState() && where.fileState() != file)
        throw NodeError(NodeError::Cause::WrongKind, "The node belongs to another file.",
                        file->context("find the node", where.path()));
    Node node = backend::makeNode(file, name.empty() ? where.path() : normalizedPath(childPath(where.path(), name)));
    try {
        node.object()->id();
    } catch (const NodeError& error) {
        // An external link is a node, though nothing of it can be read here.
        if (error.cause() != NodeError::Cause::NotFollowed || node.kind() != NodeKind::ExternalLink)
            throw;
    }
    return node;
}

bool H5Backend::hasNode(const NodeRef& where) const
{
    return state()->linkExists(where.path());
}

std::string H5Backend::getNodeName(const NodeRef& node) const
{
    return nameOfPath(getNodePath(node));
}

std::string H5Backend::getNodePath(const NodeRef& node) const
{
    return getNode(node).path();
}

std::optional<Group> H5Backend::getParentNode(const NodeRef& node) const
{
    return getNode(node).parentNode();
}

std::vector<Node> H5Backend::getChildren(const NodeRef& where) const
{
    return Group(getNode(where)).children();
}

std::optional<Group> H5Backend::getGroupByTitle(const NodeRef& where, std::string_view title) const
{
    const Group group(getNode(where));
    for (const std::string& name : group.childrenNames(0, UINT64_MAX)) {
        const NodeSummary child = group.childSummary(name);
        if (child.kind == NodeKind::Group && child.title == title)
            return Group(group.child(name));
    }
    return std::nullopt;
}

bool H5Backend::isNodeInGroup(const NodeRef& where, std::string_view name) const
{
    const std::string wanted = backend::foldedCase(name);
    const std::vector<std::string> names = Group(getNode(where)).childrenNames(0, UINT64_MAX);
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& child) { return backend::foldedCase(child) == wanted; });
}

NodeWalk H5Backend::walkNodes(const NodeRef& where) const
{
    return NodeWalk(std::make_unique<backend::AllNodesWalker>(state(), getNodePath(where)));
}

NodeWalk H5Backend::walkGroups(const NodeRef& where) const
{
    return NodeWalk(std::make_unique<backend::GroupWalker>(state(), getNodePath(where)));
}

NodeSummary H5Backend::summary(const NodeRef& where) const
{
    const auto& file = state();
    return backend::summarize(*file, file->id(), where.path(), where.path());
}

NodeDetails H5Backend::details(const NodeRef& where) const
{
    return backend::describeInDetail(*state(), where.path());
}

NdArray H5Backend::read(const NodeRef& array, std::uint64_t maximalBytes) const
{
    return CArray(getNode(array)).read(maximalBytes);
}

bool H5Backend::hasAttr(const NodeRef& node, std::string_view name) const
{
    return getNode(node).attrs().contains(name);
}

Value H5Backend::getAttr(const NodeRef& node, std::string_view name) const
{
    return getNode(node).getAttr(name);
}

std::vector<std::pair<std::string, Value>> H5Backend::getAttrs(const NodeRef& node) const
{
    return getNode(node).attrs().toMap();
}

void H5Backend::setAttr(const NodeRef& node, std::string_view name, const Value& value, AttributeStorage storage) const
{
    getNode(node).setAttr(name, value, storage);
}

} // namespace h5scout
