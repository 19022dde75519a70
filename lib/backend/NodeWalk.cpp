// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/backend/NodeWalk.h"

#include "NodeWalker.h"

namespace h5scout
{

NodeWalk::NodeWalk(std::unique_ptr<backend::Walker> walker)
    : m_walker(std::move(walker))
{}

NodeWalk::~NodeWalk() = default;
NodeWalk::NodeWalk(NodeWalk&&) noexcept = default;
NodeWalk& NodeWalk::operator=(NodeWalk&&) noexcept = default;

NodeWalk::Iterator NodeWalk::begin()
{
    if (m_walker)
        m_walker->current = m_walker->next();
    return Iterator(m_walker.get());
}

std::optional<Node> NodeWalk::next()
{
    return m_walker ? m_walker->next() : std::nullopt;
}

const Node& NodeWalk::Iterator::operator*() const
{
    return *m_walker->current;
}

NodeWalk::Iterator& NodeWalk::Iterator::operator++()
{
    m_walker->current = m_walker->next();
    return *this;
}

bool operator==(const NodeWalk::Iterator& iterator, std::default_sentinel_t /*end*/)
{
    return !iterator.m_walker || !iterator.m_walker->current.has_value();
}

} // namespace h5scout
