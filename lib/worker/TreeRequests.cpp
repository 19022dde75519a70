// SPDX-License-Identifier: GPL-3.0-or-later
#include "TreeRequests.h"

#include <algorithm>
#include <string>
#include <utility>

#include "h5scout/worker/PartialReplies.h"
#include "h5scout/worker/Session.h"

#include "Messages.h"
#include "Slice.h"

namespace h5scout::worker
{

namespace
{

constexpr std::uint64_t kMostChildren = 10'000; ///< a page
constexpr std::size_t kMostPageBytes = 8U << 20U;
constexpr int kMostWalkNodes = 500; ///< a page

class DescribeJob : public Job
{
public:
    DescribeJob(const protocol::Describe& request, Session& session)
        : m_path(request.path())
        , m_session(session)
    {}

    std::optional<protocol::Reply> step(PartialReplies&) override
    {
        protocol::Reply reply;
        *reply.mutable_node() = toMessage(m_session.backend().details(m_path));
        return reply;
    }

private:
    std::string m_path;
    Session& m_session;
};

/// Reads the group's names first (the backend keeps them for the next page), then the rows of the page.
class ListChildrenJob : public Job
{
public:
    ListChildrenJob(const protocol::ListChildren& request, Session& session)
        : m_request(request)
        , m_order(request.order() == protocol::CHILD_ORDER_NAME ? ChildOrder::Name : ChildOrder::File)
        , m_group(session.backend().getNode(request.path()))
    {
        protocol::ChildPage& page = *m_reply.mutable_children();
        page.set_path(m_group.path());
        page.set_offset(request.offset());
        page.set_total(m_group.childCount());
    }

    std::optional<protocol::Reply> step(PartialReplies& replies) override
    {
        const Slice slice;
        const auto keepGoing = [&] { return !slice.isOver() && !replies.isCancelled(); };
        if (!m_hasNames) {
            m_hasNames = m_group.loadChildrenNames(m_order, keepGoing);
            return std::nullopt;
        }
        protocol::ChildPage& page = *m_reply.mutable_children();
        const auto done = static_cast<std::uint64_t>(page.children_size());
        const std::uint64_t wanted = std::min<std::uint64_t>(m_request.limit(), kMostChildren);
        if (done >= wanted || m_bytes >= kMostPageBytes || done >= page.total() ||
            m_request.offset() >= page.total() - done)
            return std::move(m_reply);
        const std::uint64_t left = std::min(wanted - done, kPiece);
        const auto rows = m_group.childSummaries(m_request.offset() + done, left, m_order);
        for (const NodeSummary& row : rows) {
            protocol::NodeInfo& child = *page.add_children();
            child = toMessage(row);
            m_bytes += child.ByteSizeLong();
        }
        replies.sendProgress(done + rows.size(), std::min(wanted, page.total() - m_request.offset()));
        if (rows.empty()) { // the group has fewer children than it says
            page.set_total(m_request.offset() + done);
            return std::move(m_reply);
        }
        return std::nullopt;
    }

private:
    static constexpr std::uint64_t kPiece = 100; ///< rows between looks at the clock

    protocol::ListChildren m_request;
    ChildOrder m_order;
    Group m_group;
    bool m_hasNames = false;
    std::size_t m_bytes = 0;
    protocol::Reply m_reply;
};

class WalkJob : public Job
{
public:
    WalkJob(const protocol::Walk& request, Session& session)
        : m_walk(session.backend().walkNodes(Group(session.backend().getNode(request.path()))))
    {
        m_walk.next(); // the group itself, which is not below it
    }

    std::optional<protocol::Reply> step(PartialReplies& replies) override
    {
        const Slice slice;
        m_reply.mutable_walk();
        while (!slice.isOver() && !replies.isCancelled()) {
            const std::optional<Node> node = m_walk.next();
            if (!node) {
                m_reply.mutable_walk()->set_visited(m_visited);
                return std::move(m_reply);
            }
            add(*node);
            if (m_reply.walk().nodes_size() >= kMostWalkNodes)
                sendPage(replies);
        }
        if (m_reply.walk().nodes_size() > 0 && replies.isStageDue())
            sendPage(replies);
        return std::nullopt;
    }

private:
    void add(const Node& node)
    {
        protocol::NodeInfo& message = *m_reply.mutable_walk()->add_nodes();
        try {
            message = toMessage(node.summary());
        } catch (...) { // one node must not spoil the walk
            message.Clear();
            message.set_path(node.path());
            message.set_name(node.name());
            *message.mutable_error() = currentExceptionMessage();
        }
        ++m_visited;
    }

    void sendPage(PartialReplies& replies)
    {
        m_reply.mutable_walk()->set_visited(m_visited);
        replies.send(std::exchange(m_reply, {}));
    }

    NodeWalk m_walk;
    std::uint64_t m_visited = 0;
    protocol::Reply m_reply;
};

} // namespace

std::unique_ptr<Job> makeDescribeJob(const protocol::Describe& request, Session& session)
{
    return std::make_unique<DescribeJob>(request, session);
}

std::unique_ptr<Job> makeListChildrenJob(const protocol::ListChildren& request, Session& session)
{
    return std::make_unique<ListChildrenJob>(request, session);
}

std::unique_ptr<Job> makeWalkJob(const protocol::Walk& request, Session& session)
{
    return std::make_unique<WalkJob>(request, session);
}

} // namespace h5scout::worker
