// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/backend/Node.h"

#include <fmt/format.h>

#include "AttributeReader.h"
#include "NodeObject.h"
#include "Summary.h"
#include "h5scout/backend/Attributes.h"
#include "h5scout/backend/Group.h"

namespace h5scout
{

Node::Node(std::shared_ptr<backend::NodeObject> object)
    : m_object(std::move(object))
{}

const std::string& Node::path() const noexcept
{
    return m_object->path();
}

std::string Node::name() const
{
    return nameOfPath(path());
}

NodeKind Node::kind() const
{
    return m_object->kind();
}

std::string Node::title() const
{
    const NodeKind itsKind = kind();
    if (itsKind == NodeKind::SoftLink || itsKind == NodeKind::ExternalLink || itsKind == NodeKind::Unknown)
        return {};
    return backend::readTextAttribute(*m_object->file(), m_object->id(), path(), "TITLE").value_or(std::string());
}

std::optional<Group> Node::parentNode() const
{
    m_object->file()->requireOpen("look for the parent", path());
    if (path() == "/")
        return std::nullopt;
    return Group(backend::makeNode(m_object->file(), parentOfPath(path())));
}

Attributes Node::attrs() const
{
    return Attributes(*this);
}

Value Node::getAttr(std::string_view name) const
{
    return attrs().get(name);
}

void Node::setAttr(std::string_view name, const Value& value, AttributeStorage storage) const
{
    attrs().set(name, value, storage);
}

NodeSummary Node::summary() const
{
    backend::FileState& file = *m_object->file();
    file.requireOpen("read the node", path());
    return backend::summarize(file, file.id(), path(), path());
}

NodeDetails Node::details() const
{
    m_object->file()->requireOpen("read the node", path());
    return backend::describeInDetail(*m_object->file(), path());
}

H5Backend Node::backend() const
{
    return toH5Backend();
}

std::int64_t Node::id() const
{
    return m_object->id();
}

bool operator==(const Node& left, const Node& right)
{
    return left.m_object == right.m_object ||
           (left.m_object->file() == right.m_object->file() && left.path() == right.path());
}

std::string toString(const Node& node)
{
    return fmt::format("{} ({}) {}", node.path(), toString(node.kind()), pythonRepr(Value(Text{node.title()})));
}

} // namespace h5scout
