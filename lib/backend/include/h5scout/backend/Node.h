// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "h5scout/backend/NodeRef.h"
#include "h5scout/backend/NodeSummary.h"
#include "h5scout/value/AttributeStorage.h"
#include "h5scout/value/NodeKind.h"
#include "h5scout/value/Value.h"

namespace h5scout
{

namespace backend
{
class NodeObject;
}

class Attributes;
class Group;
class H5Backend;

/// A node of an open file: a cheap handle that shares the file's state and names an object in it by its path. Copies
/// are the same node. It does not keep the file open: once the file is closed, everything but path() and name() throws
/// NodeError. A node that was moved from is still that node. Use only on the thread that opened the file. Python: Node.
class Node
{
public:
    /// Absolute, without a slash at the end; "/" for the root. Bytes. Python: path.
    const std::string& path() const noexcept;
    /// The last step of the path; "/" for the root. Python: name.
    std::string name() const;
    /// Decided by the HDF5 object first, then by CLASS and the other bookkeeping attributes where they do not
    /// contradict it. Unknown for a child whose object cannot be read, SoftLink and ExternalLink for links that lead
    /// nowhere. Read once.
    NodeKind kind() const;
    /// TITLE as text, empty if there is none, and for links that lead nowhere and objects that cannot be read. Raw text
    /// stays text; PyMoDAQ's JSON is unwrapped. Python: title.
    std::string title() const;
    /// Empty for the root. Python: parent_node.
    std::optional<Group> parentNode() const;

    /// Python: attrs.
    Attributes attrs() const;
    /// Attributes::get. Python: get_attr.
    Value getAttr(std::string_view name) const;
    /// Attributes::set. Python: set_attr.
    void setAttr(std::string_view name, const Value& value, AttributeStorage storage = AttributeStorage::Keep) const;

    /// The node's row in a tree; never throws for a broken object (see NodeSummary::error), NodeError if the file is
    /// closed or there is no such link.
    NodeSummary summary() const;
    /// The same with the storage; as cheap as HDF5 allows, but H5Dget_storage_size walks the chunk index.
    NodeDetails details() const;

    /// The open file. It shares this node's file: see H5Backend about closing. Python: to_h5_backend.
    H5Backend toH5Backend() const;
    /// The same. Python: h5file.
    H5Backend backend() const;
    /// HDF5's identifier (hid_t) of the open object, owned by this node and its copies. Python: node, CARRAY.array.
    std::int64_t id() const;

    /// The same node of the same open file. Python: ==.
    friend bool operator==(const Node& left, const Node& right);

    Node(const Node&) = default;            ///< the same node
    Node& operator=(const Node&) = default; ///< the same node
    ~Node() = default;

    /// For the rooms behind this header.
    explicit Node(std::shared_ptr<backend::NodeObject> object);
    const std::shared_ptr<backend::NodeObject>& object() const noexcept { return m_object; } ///< as above

private:
    std::shared_ptr<backend::NodeObject> m_object;
};

/// "/path (CLASS) 'TITLE'". Python: str(node).
std::string toString(const Node& node);

} // namespace h5scout
