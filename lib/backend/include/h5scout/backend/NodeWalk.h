// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <optional>

#include "h5scout/backend/Group.h"
#include "h5scout/backend/Node.h"

namespace h5scout
{

namespace backend
{
class Walker;
}

/// A walk through the tree as a lazy range: `for (const Node& node : backend.walkNodes("/"))`. One pass; each group is
/// listed when the walk comes to it. Every object of the file is visited once, so a walk ends however the links run in
/// circles; links that lead nowhere and children that cannot be read are visited (NodeKind SoftLink, ExternalLink,
/// Unknown). Ends early, for good, if the file is closed: NodeError.
class NodeWalk
{
public:
    /// Of one pass.
    class Iterator
    {
    public:
        using iterator_concept = std::input_iterator_tag;
        using value_type = Node;
        using difference_type = std::ptrdiff_t;

        /// For NodeWalk.
        explicit Iterator(backend::Walker* walker = nullptr)
            : m_walker(walker)
        {}
        const Node& operator*() const;
        const Node* operator->() const { return &**this; }
        Iterator& operator++();
        void operator++(int) { ++*this; }
        friend bool operator==(const Iterator& iterator, std::default_sentinel_t end);

    private:
        backend::Walker* m_walker; // owned by the NodeWalk
    };

    /// For H5Backend: walkNodes(), walkGroups().
    explicit NodeWalk(std::unique_ptr<backend::Walker> walker);
    ~NodeWalk();
    NodeWalk(NodeWalk&&) noexcept; ///< the walk goes on here, and is at its end there
    NodeWalk& operator=(NodeWalk&&) noexcept;

    Iterator begin();                                           ///< goes on where the walk is
    std::default_sentinel_t end() const noexcept { return {}; } ///< where begin() gets to

    /// Step by step, for those who pause between steps: the next node, empty at the end.
    std::optional<Node> next();

private:
    std::unique_ptr<backend::Walker> m_walker;
};

} // namespace h5scout
