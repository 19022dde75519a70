// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "NodeObject.h"

namespace h5scout::backend
{

/// Objects that were already visited. Groups are all remembered, since a damaged file can say that there is one link to
/// a group where the links run in circles; of the others those that say that they have several hard links.
class SeenObjects
{
public:
    /// True at the first call for an object.
    bool isNew(const hdf5::ObjectInfo& info);

private:
    std::unordered_set<std::uint64_t> m_addresses;
};

/// One walk, step by step. The order is upstream's (FORMAT.md section 10): of groups, a stack: the last child group is
/// descended into first; of nodes, all children of each group, the groups in that order.
class Walker
{
public:
    virtual ~Walker() = default;
    Walker() = default;
    Walker(const Walker&) = delete;
    Walker& operator=(const Walker&) = delete;

    /// The next node; empty at the end, and from then on.
    virtual std::optional<Node> next() = 0;
    /// The node that next() gave last; for the iterator.
    std::optional<Node> current;
};

class GroupWalker : public Walker
{
public:
    GroupWalker(std::shared_ptr<FileState> file, const std::string& start);
    std::optional<Node> next() override;

private:
    void listChildGroups(const std::string& path);

    std::shared_ptr<FileState> m_file;
    std::deque<std::string> m_ready;  ///< visited next
    std::vector<std::string> m_stack; ///< to be listed, the last one first
    SeenObjects m_seen;
};

class AllNodesWalker : public Walker
{
public:
    AllNodesWalker(std::shared_ptr<FileState> file, const std::string& start);
    std::optional<Node> next() override;

private:
    void listChildren(const std::string& path);

    std::shared_ptr<FileState> m_file;
    std::deque<std::string> m_ready;
    GroupWalker m_groups;
    SeenObjects m_seen;
};

} // namespace h5scout::backend
