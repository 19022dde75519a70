// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "h5scout/backend/Node.h"
#include "h5scout/value/GroupType.h"

namespace h5scout
{

/// In which order children are listed.
enum class ChildOrder : std::uint8_t {
    File, ///< creation order where the file tracks it, else by name
    Name, ///< by the bytes of the name
};

/// Asked between pieces of work; false stops it.
using KeepGoing = std::function<bool()>;

/// A group. Listing never fails because of one child: a child that cannot be read is listed with NodeKind::Unknown and
/// a summary that says what is wrong. The names of the group that was last listed are kept in the file's state, so that
/// pages of a large group cost one reading of its names in all. Python: GROUP.
class Group : public Node
{
public:
    /// Throws NodeError if `node` is no group.
    explicit Group(const Node& node);

    /// One cheap HDF5 call, whatever the size.
    std::uint64_t childCount() const;
    /// All names, sorted by their bytes. Python: children_name.
    std::vector<std::string> childrenNames() const;
    /// At most `limit` names from number `offset` on; fewer at the end.
    std::vector<std::string> childrenNames(std::uint64_t offset, std::uint64_t limit,
                                           ChildOrder order = ChildOrder::File) const;
    /// Reads the names ahead for the two above, asking `keepGoing` every thousand names or so. False: it was stopped;
    /// what was read is kept, and the next call goes on from there unless another group was listed in between.
    [[nodiscard]] bool loadChildrenNames(ChildOrder order, const KeepGoing& keepGoing) const;

    /// All children in file order; the objects are not opened yet. Python: children.
    std::vector<Node> children() const;
    /// Throws NodeError if there is no such name; `name` is one step, never a path. Python: get_child.
    Node child(std::string_view name) const;
    /// Exact, by the bytes.
    bool hasChild(std::string_view name) const;

    /// The row of one child; its object may be broken (NodeSummary::error). Throws NodeError if there is no such name.
    NodeSummary childSummary(std::string_view name) const;
    /// The rows of a page; stops early, with fewer rows, when `keepGoing` says so.
    std::vector<NodeSummary> childSummaries(std::uint64_t offset, std::uint64_t limit,
                                            ChildOrder order = ChildOrder::File, const KeepGoing& keepGoing = {}) const;

    /// H5Backend::removeNode of every child, and throws as that does: those before it are gone then. Python:
    /// remove_children.
    void removeChildren() const;

    /// From the attribute `type`; empty if that names none.
    std::optional<GroupType> type() const;
};

} // namespace h5scout
